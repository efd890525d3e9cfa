"""What a key runs: looked up by the editor's keys, with those that are typed left to the text.

Textual takes the keys that a text would type from everything around it, and only then moves commands to other
keys: a command whose own keys are letters could not be run from a text by any key. Here the keys come first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from textual import events
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen


def bound_to(
    key: str, screen: Screen[Any], keymap: Mapping[str, str], *, priority: bool
) -> Iterator[tuple[DOMNode, Binding]]:
    """Yield what a key is bound to from the focused widget, nearest first. A seam of Textual's.

    Args:
        key: As Textual names it.
        screen: The one in front.
        keymap: From ids of bindings to their keys, as Textual takes it.
        priority: What comes before all else is asked for, outermost first and beyond a box as well.
    """
    focused = screen.focused
    if focused is None or focused.loading:
        reach: list[DOMNode] = [screen, screen.app]
    else:
        reach = list(focused.ancestors_with_self)
    if not priority:
        box = next((number for number, node in enumerate(reach) if node.is_modal), len(reach))
        reach = reach[: box + 1]
    character = key_to_character(key)
    typed = next((n for n, node in enumerate(reach) if node.check_consume_key(key, character)), len(reach))
    reach = reach[: typed + 1]
    for node in reversed(reach) if priority else reach:
        bindings = node._bindings.copy()
        if keymap:
            bindings.apply_keymap(dict(keymap))
        for binding in bindings.key_to_bindings.get(key, ()):
            if binding.priority == priority:
                yield node, binding


def without_alt(event: events.Key, screen: Screen[Any], keymap: Mapping[str, str]) -> None:
    """Make a sign that is pressed with Alt the sign alone, unless both together are bound.

    An Esc that is followed at once by such a key looks the same, and ``Esc /`` on a slow line is to search.

    Args:
        event: Of any key.
        screen: The one in front.
        keymap: As `bound_to` takes it.
    """
    sign, character = event.key.removeprefix("alt+"), event.character or ""
    if sign == event.key or not character.isascii() or character.isalnum() or not character.isprintable():
        return
    if not any(any(bound_to(event.key, screen, keymap, priority=first)) for first in (True, False)):
        event.key = sign


def types_nothing(event: events.Key) -> events.Key:
    """Take the letter from a key that is pressed with Alt: a text would type it.

    Other scripts are let through: an input method may send them right behind an Esc, which looks the same.
    """
    if event.key.startswith("alt+") and (event.character or "").isascii():
        event.character = None
    return event
