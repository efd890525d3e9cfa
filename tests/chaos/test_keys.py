"""Random keys on every screen: nothing crashes, and what was written stays in the issue's history."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual import events
from textual.pilot import WaitForScreenTimeout
from textual.worker import WorkerFailed

from newsroom.desk import Desk
from newsroom.desk.composing import change, opened, start
from newsroom.issues import set_lead
from newsroom.settings.language import use_language
from newsroom.tui.app import NewsroomApp
from tests.chaos.effort import KEYS, LONG, SEED, SIZES
from tests.chaos.seeds import kept
from tests.chaos.walking import WAYS, Sitting, furnish, harmless, key_named, random_key, rest, sittings, walk
from tests.chaos.watching import Watch, way_out
from tests.tui.conftest import running, settled

LEAD = "这一段导语在乱按之前就写好了。"

SHORT = ("inbox", "editor", "findings", "feeds", "palette")
"""What the suite has time for."""

SITTINGS = list(sittings(SEED)) if LONG else [Sitting(place, (80, 24)) for place in SHORT]


async def pressed_at_random(
    app: NewsroomApp, sitting: Sitting, keys: list[events.Key], pressed: list[str]
) -> str:
    """Press keys until the desk is left or there are no more; say what screen cannot be left then.

    Args:
        app: The desk.
        sitting: Where to begin, and begin again every 200 keys.
        keys: The keys that are left; those that are pressed are taken away.
        pressed: Where the names of those that were pressed are noted.
    """
    async with app.run_test(size=sitting.size, notifications=True) as pilot:
        await rest(app, pilot)
        await walk(app, pilot, WAYS[sitting.place])
        while keys and app.is_running:
            key = keys.pop(0)
            pressed.append(key.key)
            app.post_message(key)
            if len(keys) % 8 == 0:
                with suppress(WaitForScreenTimeout):
                    await pilot.pause(0.01)
            if len(keys) % 200 == 0 and app.is_running:
                await walk(app, pilot, ("escape", "escape", *WAYS[sitting.place]))
        if app.is_running:
            await rest(app, pilot)
        return await way_out(app, pilot)


@pytest.mark.parametrize("sitting", SITTINGS, ids=str)
async def test_random_keys(
    desk: Desk, sitting: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    harmless(desk, tmp_path, monkeypatch)
    furnish(desk)
    use_language(sitting.language)
    desk = replace(desk, settings=replace(desk.settings, theme=sitting.theme))
    id = start(desk).stored.head.id
    change(desk, id, lambda issue: set_lead(issue, LEAD), "lead")
    watch = Watch(monkeypatch)
    watch.written.append(("lead", LEAD))
    chance = random.Random(f"{sitting.place}/{sitting.size[0]}" + (f"/{SEED}" if SEED else ""))
    keys = [random_key(chance) for _each in range(KEYS)]
    while keys:
        # A desk that was left is opened again.
        pressed: list[str] = []
        try:
            stuck = await pressed_at_random(NewsroomApp(desk), sitting, keys, pressed)
        except Exception as error:
            cause = error.error if isinstance(error, WorkerFailed) else error
            raise AssertionError(f"after {json.dumps(pressed)}") from cause
        assert not stuck, pressed
    assert desk.store.check() == []
    assert watch.strange_toasts() == []
    assert watch.lost(desk) == []


@pytest.mark.parametrize("seed", kept("keys"), ids=lambda seed: seed["was"].replace(" ", "-"))
async def test_keys_that_failed_once(
    desk: Desk, seed: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    harmless(desk, tmp_path, monkeypatch)
    app = NewsroomApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await rest(app, pilot)
        for key in seed["keys"]:
            app.post_message(key_named(key))
        if app.is_running:
            await rest(app, pilot)
    assert app._exception is None
    assert desk.store.check() == []


async def test_a_storm_of_sizes(desk: Desk) -> None:
    chance = random.Random(0)
    start(desk)
    async with running(desk) as (app, pilot):
        await walk(app, pilot, ("a", "3", "j", "e"))
        for _size in range(SIZES):
            await pilot.resize_terminal(chance.randrange(1, 240), chance.randrange(1, 90))
        await pilot.resize_terminal(120, 40)
        await settled(app, pilot)
        assert app.is_running


async def test_megabytes_pasted_are_kept(desk: Desk) -> None:
    text = "一段很长的话，从别处粘来。" * (80_000 if LONG else 2_000)
    start(desk)
    async with running(desk) as (app, pilot):
        await walk(app, pilot, ("L",))
        app.screen.post_message(events.Paste("\x1b]0;x\x07" + text))
        await settled(app, pilot)
        await walk(app, pilot, ("escape",))
        await settled(app, pilot)
        for _round in range(100):
            if app.book.saved:
                break
            await pilot.pause(0.05)
    assert opened(desk).issue.lead.endswith(text)
    assert "\x1b" not in opened(desk).issue.lead
