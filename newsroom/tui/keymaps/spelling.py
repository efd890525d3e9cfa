"""How keys are written in keymaps, such as ``j``, ``?``, ``ctrl+d``, ``shift+tab``, ``f5``."""

from __future__ import annotations

import re

from textual.keys import Keys, _character_to_key

_SHORT = {"esc": "escape", "pgup": "pageup", "pgdn": "pagedown", "return": "enter", "del": "delete"}
_NAMED = {each.value for each in Keys} | {_character_to_key(chr(code)) for code in range(32, 127)}
_MODIFIED = re.compile(r"(?P<modifiers>(?:(?:ctrl|alt|shift|super)\+)*)(?P<key>.+)")


def key_of(written: str) -> str | None:
    """Return Textual's name of a key as people write it, or None where there is no such key."""
    found = _MODIFIED.fullmatch(written)
    if found is None:
        return None
    modifiers, key = found["modifiers"], found["key"]
    if len(key) == 1:
        if key.isascii() and key.isalpha():
            # A terminal sends another letter with Shift, and the same with Ctrl whatever Shift does.
            if modifiers == "shift+":
                return key.upper()
            if modifiers == "ctrl+":
                key = key.lower()
        return modifiers + _character_to_key(key)
    key = _SHORT.get(key.lower(), key)
    return modifiers + key if key in _NAMED else None


def keys_in(text: str) -> tuple[list[str], list[str]]:
    """Read the keys of a command, separated by blanks; return those known, and the words that are none."""
    known: list[str] = []
    strange: list[str] = []
    for word in text.split():
        key = key_of(word)
        known.append(key) if key is not None else strange.append(word)
    return known, strange
