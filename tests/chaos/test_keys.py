"""Random keys on every screen: nothing crashes, and what was written stays in the issue's history."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot, WaitForScreenTimeout
from textual.worker import WorkerCancelled

from newsroom.desk import Desk
from newsroom.desk.composing import change, opened, start
from newsroom.issues import set_lead
from newsroom.tui.app import NewsroomApp
from tests.chaos.effort import KEYS, LONG, SIZES
from tests.chaos.seeds import kept
from tests.tui.conftest import running, settled

LEAD = "这一段导语在乱按之前就写好了。"

WAYS: dict[str, tuple[str, ...]] = {
    "inbox": (),
    "reader": ("2",),
    "composer": ("a", "3"),
    "editor": ("a", "3", "j", "e"),
    "lead": ("L",),
    "commentary": ("C",),
    "findings": ("c",),
    "preview": ("p",),
    "history": ("B",),
    "feeds": ("F",),
    "views": ("f",),
    "search": ("slash",),
    "issues": ("D",),
    "palette": ("colon",),
    "help": ("question_mark",),
    "adding": ("plus",),
    "export": ("E",),
    "find in the reader": ("2", "slash"),
    "choosing in the reader": ("2", "v"),
    "rules": ("X",),
    "numbers": ("T",),
    "why": ("w",),
    "order": ("comma",),
    "group": ("b",),
    "links": ("2", "enter"),
    "copying": ("a", "3", "Y"),
    "changes": ("a", "3", "X"),
    "jump": ("semicolon",),
    "publishing": ("a", "P"),
    "choosing a draft": ("a", "3", "W"),
    "clipping": ("F", "c"),
    "feed form": ("F", "e"),
    "tidying": ("colon", *"tidy", "enter"),
    "events": ("D", "slash", *"month", "enter", "enter", "3", "m"),
    "themes": ("colon", *"theme", "enter"),
    "keys": ("colon", *"change", "space", *"keys", "enter"),
}
"""The keys that lead from the desk to each screen.

Pictures, conflicts, hooks and the spellings that were learned need more than keys to have anything to show.
"""

SHORT = ("inbox", "editor", "findings", "feeds", "palette")
"""What the suite has time for."""

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
SIGNS = {
    "/": "slash",
    "?": "question_mark",
    ":": "colon",
    "+": "plus",
    "=": "equals_sign",
    "<": "less_than_sign",
    ">": "greater_than_sign",
    ";": "semicolon",
    "*": "asterisk",
    "!": "exclamation_mark",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "&": "ampersand",
    "%": "percent_sign",
    ",": "comma",
    "\\": "backslash",
    "导": "导",
    "🜂": "🜂",
    "\u0301": "\u0301",
}
SPELT = {name: sign for sign, name in SIGNS.items()}
OTHERS = (
    *(
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
        "tab",
        "shift+tab",
        "enter",
        "space",
    ),
    *(
        "backspace",
        "delete",
        "escape",
        "ctrl+left",
        "ctrl+right",
        "ctrl+w",
        "ctrl+delete",
        "ctrl+s",
        "ctrl+d",
    ),
    *("ctrl+u", "ctrl+z", "ctrl+y", "ctrl+o", "ctrl+g", "ctrl+p", "f1", "f2", "f3", "f4", "f6", "f10"),
)
"""Not ctrl+e: it gives the terminal to another program."""


def random_key(chance: random.Random) -> events.Key:
    kind = chance.random()
    if kind < 0.45:
        letter = chance.choice(LETTERS)
        return events.Key(letter, letter)
    if kind < 0.65:
        sign, name = chance.choice(list(SIGNS.items()))
        return events.Key(name, sign)
    name = chance.choice(OTHERS)
    return events.Key(name, {"space": " ", "enter": "\r", "tab": "\t"}.get(name))


async def walk(app: NewsroomApp, pilot: Pilot[str], way: tuple[str, ...]) -> None:
    for key in way:
        with suppress(WaitForScreenTimeout):
            await pilot.press(key)
            await pilot.pause(0.05)


async def rest(app: NewsroomApp, pilot: Pilot[str]) -> None:
    """Wait for what goes on; a screen that is left meanwhile cancels its work, and never answers Pilot."""
    with suppress(TimeoutError, WorkerCancelled, WaitForScreenTimeout):
        await settled(app, pilot)


def brought_back(desk: Desk, id: int) -> None:
    """Bring an issue back whose making was undone: `redo` did it, unless another step followed the undo."""
    with desk.store.writing() as db:
        db.execute("UPDATE issues SET removed = NULL WHERE id = ?", [id])


def harmless(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep keys that hit upon anything from what lies outside."""
    monkeypatch.chdir(folder)  # an export is written where one is
    monkeypatch.setattr(NewsroomApp, "open_url", lambda self, url, new_tab=True: None)
    monkeypatch.setattr(NewsroomApp, "copy_to_clipboard", lambda self, text: None)
    monkeypatch.setattr(NewsroomApp, "action_suspend_process", lambda self: None)
    for feed in desk.store.feeds.all():  # nothing is asked of the network
        desk.store.polls.failed(feed.id, desk.now(), "not asked", desk.now().replace(year=2099))


@pytest.mark.parametrize("size", [(80, 24), (160, 45)] if LONG else [(80, 24)], ids=str)
@pytest.mark.parametrize("place", WAYS if LONG else SHORT)
async def test_random_keys(
    desk: Desk, place: str, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    harmless(desk, tmp_path, monkeypatch)
    id = start(desk).stored.head.id
    change(desk, id, lambda issue: set_lead(issue, LEAD), "lead")
    chance = random.Random(f"{place}/{size[0]}")
    left = KEYS
    pressed: list[str] = []
    while left:
        # A desk that was left is opened again.
        app = NewsroomApp(desk)
        async with app.run_test(size=size) as pilot:
            await rest(app, pilot)
            await walk(app, pilot, WAYS[place])
            while left and app.is_running:
                key = random_key(chance)
                pressed.append(key.key)
                app.post_message(key)
                left -= 1
                if left % 8 == 0:
                    with suppress(WaitForScreenTimeout):
                        await pilot.pause(0.01)
                if left % 200 == 0 and app.is_running:
                    await walk(app, pilot, ("escape", "escape", *WAYS[place]))
            if app.is_running:
                await rest(app, pilot)
        assert app._exception is None, pressed[-60:]
    assert desk.store.check() == []
    brought_back(desk, id)
    revisions = desk.store.issues.revisions(id)
    assert any(desk.store.issues.revision(id, each.number).content.lead == LEAD for each in revisions)


@pytest.mark.parametrize("seed", kept("keys"), ids=lambda seed: seed["was"].replace(" ", "-"))
async def test_keys_that_failed_once(
    desk: Desk, seed: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    harmless(desk, tmp_path, monkeypatch)
    app = NewsroomApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await rest(app, pilot)
        for key in seed["keys"]:
            app.post_message(events.Key(key, SPELT.get(key, key if len(key) == 1 else None)))
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
