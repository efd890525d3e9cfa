"""Where two commands want one key: in one place, or in a place and one around it; the nearer gets it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Any

from msgspec import Struct

from newsroom.tui.commands.base import Command, Commanded
from newsroom.tui.keymaps import Keymap

Kind = type[Command[Any]]


class Conflict(Struct, frozen=True):
    """Two commands that can be reached at one time have the same key: only the first gets it."""

    key: str
    first: Kind
    second: Kind


@cache
def places() -> tuple[tuple[type[Commanded], ...], ...]:
    """Return all places of the desk, each with those around it, nearest first.

    It imports every pane and screen, so it is asked for on a thread or when the list of keys is opened.
    """
    import newsroom.tui.panes
    import newsroom.tui.screens

    for package in (newsroom.tui.panes, newsroom.tui.screens):
        for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            importlib.import_module(module.name)
    from textual.screen import Screen

    screens = [
        place
        for place in _subclasses(Commanded)
        if issubclass(place, Screen) and place.__module__.startswith("newsroom.")
    ]
    # The desk comes first, as what holds most places.
    screens.sort(key=lambda place: len(place.HOLDS), reverse=True)
    return tuple(chain for screen in screens for chain in _chains(screen))


def _chains(screen: type[Commanded]) -> Iterator[tuple[type[Commanded], ...]]:
    """Yield the places of a screen, each with those around it, nearest first."""
    from newsroom.tui.widgets.linelist import LineList
    from newsroom.tui.widgets.pageview import PageView

    for place in screen.HOLDS or (LineList, PageView):
        if place.HOLDS:
            yield from ((*chain, screen) for chain in _chains(place))
        else:
            yield (place, screen)


def _subclasses(place: type[Commanded]) -> Iterator[type[Commanded]]:
    for each in place.__subclasses__():
        yield each
        yield from _subclasses(each)


def all_commands() -> dict[str, Kind]:
    """Return every command by its id, in the order of the places that offer them."""
    found: dict[str, Kind] = {}
    for place in places():
        for kind in _reached(place):
            found.setdefault(kind.id, kind)
    return found


def _reached(place: Sequence[type[Commanded]]) -> list[Kind]:
    seen: dict[str, Kind] = {}
    for each in place:
        for kind in each.all_commands():
            seen.setdefault(kind.id, kind)
    return list(seen.values())


def conflicts(keymap: Keymap) -> list[Conflict]:
    """Return the keys a keymap gives to two commands of one place; what collides by default is meant so."""
    found: dict[tuple[str, str, str], Conflict] = {}
    for place in places():
        for first, second in combinations(_reached(place), 2):
            if first.id not in keymap and second.id not in keymap:
                continue
            if set(first.keys) & set(second.keys):
                continue
            for key in keymap.get(first.id, first.keys):
                if key in keymap.get(second.id, second.keys):
                    found.setdefault((key, first.id, second.id), Conflict(key, first, second))
    return list(found.values())


def shared_by_default() -> list[Conflict]:
    """Return the keys that two commands of one place have without any keymap; each has to be meant so."""
    found: dict[tuple[str, str, str], Conflict] = {}
    for place in places():
        for first, second in combinations(_reached(place), 2):
            for key in first.keys:
                if key in second.keys:
                    found.setdefault((key, first.id, second.id), Conflict(key, first, second))
    return list(found.values())


def taken_around(place_name: str) -> dict[str, Kind]:
    """Return the default keys of all commands that can be reached where a place's are, with the nearest.

    Args:
        place_name: What stands before the dot in the ids of the place's commands, such as ``composer``.
    """
    found: dict[str, Kind] = {}
    for place in places():
        kinds = _reached(place)
        if any(kind.id.partition(".")[0] == place_name for kind in kinds):
            for kind in kinds:
                for key in kind.keys:
                    found.setdefault(key, kind)
    return found


def with_sharers(keymap: Keymap) -> Keymap:
    """Add the commands that share a key with one that is moved.

    Textual takes a key from all commands of a place when it moves one of them.
    """
    full = dict(keymap)
    for place in places():
        for kind in _reached(place):
            for other in _reached(place):
                if kind.id in keymap and other.id not in full and set(kind.keys) & set(other.keys):
                    full[other.id] = other.keys
    return full
