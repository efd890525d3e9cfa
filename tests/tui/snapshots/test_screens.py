"""Pictures of the screens, compared with those that were looked at and found good.

Taken anew by ``python -m pytest tests/tui/snapshots --snapshot-update``; look at what changed first.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import shutil
import string
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from inspect import isclass
from itertools import product, zip_longest
from pathlib import Path

import pytest
import textual
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion
from textual.screen import Screen
from textual.widgets import Input, TextArea

from newsroom.desk import open_desk
from newsroom.desk.sample import make_sample
from newsroom.settings.config import load
from newsroom.settings.language import use_language
from newsroom.settings.tables import Fetch
from newsroom.tui import screens
from newsroom.tui.app import NewsroomApp
from newsroom.tui.bound import bound_to
from newsroom.tui.commands.base import keys_here
from newsroom.tui.keymaps.conflicts import with_sharers
from newsroom.tui.keymaps.reading import read_keys
from newsroom.tui.screens.beside import ListWithPage
from newsroom.tui.screens.dialogs import Box, Dialog
from newsroom.tui.screens.full import FullScreen
from newsroom.tui.screens.palette import Palette
from newsroom.tui.typeahead import TakesAnyKey
from newsroom.tui.widgets.linelist import LineList
from tests.tui.conftest import send
from tests.tui.contrast import weak_texts
from tests.tui.snapshots.looks import HIGH_CONTRAST, LANGUAGES, PLAIN, SIZES, TERMINAL, Sitting
from tests.tui.snapshots.pictures import Picture, at_rest, wear, work_done
from tests.tui.snapshots.scene import Running, Scene, Stage, Step
from tests.tui.snapshots.scenes import SCENES, SITTINGS

VERSION = "8.2.8"
NOW = datetime(2026, 7, 27, 0, 30, tzinfo=UTC)
"""08:30 in Shanghai: the clock stands still while pictures are taken."""

pictured = pytest.mark.skipif(
    textual.__version__ != VERSION,
    reason=f"the pictures were taken with Textual {VERSION}, this is {textual.__version__}",
)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A sample newsroom for each language, made once."""
    found = {}
    for language in LANGUAGES:
        use_language(language)
        found[language] = make_sample(tmp_path_factory.mktemp(language), NOW).parent
    use_language(None)
    return found


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have the time of Shanghai, and nothing begin by itself while pictures are taken."""
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    for pause in ("EVIDENCE_PAUSE", "RANKING_PAUSE"):
        monkeypatch.setattr(f"newsroom.tui.screens.desk.{pause}", 3_600.0)
    # What answers after a moment without keys does so at once: no picture can be taken before it.
    monkeypatch.setattr("newsroom.tui.screens.selectors._AT_REST", 0.01)
    monkeypatch.setattr("newsroom.tui.panes.inbox.SEARCH_PAUSE", 0.01)
    monkeypatch.setattr(Palette, "_NO_MATCHES_COUNTDOWN", 0.01)
    # A picture that took long would be one of the dark half of a blinking cursor.
    monkeypatch.setattr(Input, "_toggle_cursor", lambda self: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda self: None)
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder whose path is as long on every machine; pictures show it as /tmp/newsroom."""
    path = Path("/tmp", "".join(random.choices(string.ascii_lowercase, k=8)))
    path.mkdir(mode=0o700)
    yield path
    shutil.rmtree(path)


async def take_step(running: Running, scene: Scene, step: Step) -> None:
    """Press a key, run a command or do something to the app."""
    app, pilot = running
    if not isinstance(step, str):
        done = step(app)
        if hasattr(done, "__await__"):
            await done
    elif "." in step:
        app.screen.action_run_command(step)  # type: ignore[attr-defined]
    else:
        await send(pilot, step)
    await work_done(running, scene)


@pictured
@pytest.mark.parametrize(
    ("scene", "sitting"), SITTINGS, ids=lambda each: each.name if isinstance(each, Scene) else each.id
)
async def test_a_screen_looks_as_it_did(
    scene: Scene,
    sitting: Sitting,
    samples: dict[str, Path],
    folder: Path,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if sitting.plain:
        monkeypatch.setenv("NO_COLOR", "1")
    use_language(sitting.language)
    if scene.empty:
        (folder / "newsroom.toml").write_text("")
    else:
        shutil.copytree(samples[sitting.language], folder, dirs_exist_ok=True)
    settings = replace(load(folder / "newsroom.toml"), theme=sitting.looks[0].theme, fetch=Fetch(pages=False))
    if sitting.plain:
        settings = replace(settings, theme=None)
    with open_desk(settings, folder / "newsroom.db", now=lambda: NOW) as desk:
        stage = Stage(desk, monkeypatch)
        scene.prepare(stage)
        app = NewsroomApp(stage.desk, sample=not scene.empty)
        taken, weak = [], {}
        async with app.run_test(size=SIZES[sitting.looks[0].size], notifications=scene.toasts) as pilot:
            await work_done((app, pilot), scene)
            for step in scene.steps:
                await take_step((app, pilot), scene, step)
            for look in sitting.looks:
                wear(app, look)
                await pilot.resize_terminal(*SIZES[look.size])
                await at_rest((app, pilot), scene, SIZES[look.size])
                taken.append(app.export_screenshot(title="newsroom", simplify=True))
                if look.theme not in (TERMINAL, PLAIN) and (found := weak_texts(app)):
                    weak[look.id] = found
            app.exit("")
    named = [look.id for look in sitting.looks]
    pictures = [picture.replace(folder.name, "newsroom") for picture in taken]
    same = [
        picture == snapshot(extension_class=Picture, name=name)
        for name, picture in zip(named, pictures, strict=True)
    ]
    assert not weak
    assert all(same), [name for name, like in zip(named, same, strict=True) if not like]


def moves_by(app: NewsroomApp, command: str) -> list[str]:
    """Return the keys that help names for a command where the cursor is."""
    here = keys_here(app.focused, app.screen, app.keymap)
    return next((list(keys) for _place, kind, keys in here if kind.id == command), [])


def not_bound(app: NewsroomApp) -> list[str]:
    """Return the keys that help names here and that run something else, or nothing."""
    wrong = []
    for place, kind, keys in keys_here(app.focused, app.screen, app.keymap):
        for key in keys:
            bound = (
                (node, binding)
                for node, binding in bound_to(key, app.screen, app._keymap, priority=False)
                # What is not to be done, or scrolls what is all in sight, passes the key on.
                if binding.action.startswith("command(")
                or (
                    node.check_action(binding.action, ())
                    and not binding.action.startswith(("scroll_", "page_"))
                )
            )
            node, binding = next(bound, (None, None))
            other = place.find_command(binding.id or "") if binding else None
            there: object = node
            shared = there is place and other is not None and set(other.keys) & set(kind.keys)
            if binding is None or (binding.id != kind.id and not shared):
                wrong.append(f"{key} {kind.id}: {binding and binding.action}")
    return wrong


@pytest.mark.parametrize("scene", [each for each in SCENES if not each.state], ids=lambda each: each.name)
async def test_by_every_keymap_keys_do_on_every_screen_what_help_says_and_move_in_its_list(
    scene: Scene, samples: dict[str, Path], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_language("en")
    shutil.copytree(samples["en"], folder, dirs_exist_ok=True)
    settings = replace(load(folder / "newsroom.toml"), fetch=Fetch(pages=False))
    with open_desk(settings, folder / "newsroom.db", now=lambda: NOW) as desk:
        stage = Stage(desk, monkeypatch)
        scene.prepare(stage)
        app = NewsroomApp(stage.desk, sample=True)
        async with app.run_test(size=(160, 45)) as pilot:
            await work_done((app, pilot), scene)
            for step in scene.steps:
                await take_step((app, pilot), scene, step)
            while not isinstance(app.screen, scene.screen):
                await pilot.pause(0.02)
            if isinstance(app.screen, TakesAnyKey):
                app.exit("")
                return
            for keymap in (None, "vim", "emacs", "newsboat"):
                app.take_keys(with_sharers(read_keys(replace(settings, keymap=keymap)).keymap))
                assert not_bound(app) == [], keymap
                lines = app.focused
                if not isinstance(lines, LineList) or len(lines) < 2:
                    continue
                for down, up in zip_longest(moves_by(app, "list.down"), moves_by(app, "list.up")):
                    lines.cursor = 0
                    first = lines.cursor  # behind a heading
                    await send(pilot, down)
                    await work_done((app, pilot), scene)
                    assert lines.cursor > first, (keymap, down)
                    await send(pilot, up)
                    await work_done((app, pilot), scene)
                    assert lines.cursor == first, (keymap, up)
            app.exit("")


def test_every_screen_is_photographed() -> None:
    shown = {scene.screen for scene in SCENES}
    there = set()
    for module in pkgutil.iter_modules(screens.__path__):
        found = vars(importlib.import_module(f"{screens.__name__}.{module.name}")).values()
        there |= {
            each
            for each in found
            if isclass(each) and issubclass(each, Screen) and each.__module__.startswith(screens.__name__)
        }
    assert there - {Box, Dialog, FullScreen, ListWithPage} == shown


def test_every_size_class_of_theme_and_language_is_seen_of_every_screen_and_each_pair_somewhere() -> None:
    full: dict[type, set[str]] = {}
    pairs = set()
    for scene, sitting in SITTINGS:
        for look in sitting.looks:
            kind = {HIGH_CONTRAST: "high", TERMINAL: "sixteen", PLAIN: "plain"}.get(look.theme, "colours")
            full.setdefault(scene.screen, set()).update({look.size, kind, sitting.language})
            pairs |= {(look.size, look.theme), (look.size, sitting.language), (look.theme, sitting.language)}
    themes = {look.theme for _scene, sitting in SITTINGS for look in sitting.looks}
    wanted = {*SIZES, *LANGUAGES, "colours", "high", "sixteen", "plain"}
    for scene in SCENES:
        if scene.coloured:
            full[scene.screen] |= {"plain", *LANGUAGES}
    assert {screen.__name__: wanted - seen for screen, seen in full.items() if wanted - seen} == {}
    every = [*product(SIZES, themes), *product(SIZES, LANGUAGES), *product(themes, LANGUAGES)]
    assert [pair for pair in every if pair not in pairs] == []
