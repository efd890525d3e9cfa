"""What is wrong with themes and keymaps, for the doctor: the desk itself tells it for ten seconds only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Literal

from newsroom.desk.doctor import Examined
from newsroom.settings import paths
from newsroom.settings.config import Settings
from newsroom.settings.language import _
from newsroom.tui.keymaps import Keymap, Keys
from newsroom.tui.keymaps.reading import keymap_files, keys_of, read_keys, unknown_ids
from newsroom.tui.themes import ThemeError, load_themes, theme_named, unknown_theme


def examined(settings: Settings) -> Iterator[Examined]:
    """Examine theme and keys that the settings ask for, and each file of the editor's own beside them."""
    themes, errors = load_themes()
    for error in errors:
        yield Examined("settings", "error", str(error))
    if settings.theme:
        with suppress(ThemeError):  # told already
            if theme_named(settings.theme) is None:
                yield Examined("settings", "error", unknown_theme(settings.theme, themes))
    told: set[str] = set()
    for file, keys in _sources(settings):
        for state, problem, message in _problems(file, keys):
            if problem not in told:
                told.add(problem)
                yield Examined("settings", state, message)


def _sources(settings: Settings) -> Iterator[tuple[str, Keys]]:
    """Yield each keymap of the editor's own by itself, then the keys in force."""
    for file in keymap_files().values():
        if file.parent == paths.own_folder() / "keymaps":
            yield str(file), keys_of(file)
    if settings.keymap or settings.keys:
        yield str(settings.file), read_keys(settings)


def _problems(file: str, keys: Keys) -> Iterator[tuple[Literal["warning", "error"], str, str]]:
    """Yield each problem of a keymap: how grave it is, what it is, and the same with its file."""
    for problem in keys.problems:  # they name it themselves
        yield "error", problem, problem
    for doubt in keys.doubts:
        yield "warning", doubt, doubt
    for state, problem in _clashes(keys.keymap):
        yield state, problem, _("{file}: {problem}").format(file=file, problem=problem)


def _clashes(keymap: Keymap) -> Iterator[tuple[Literal["warning", "error"], str]]:
    if not keymap:
        return
    # Both import every pane and screen.
    from newsroom.tui.keymaps.conflicts import all_commands, conflicts
    from newsroom.tui.screens.keys import sentence

    for problem in unknown_ids(keymap, all_commands()):
        yield "error", problem
    for conflict in conflicts(keymap):
        yield "warning", sentence(conflict)
