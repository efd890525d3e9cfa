"""Keys that the desk or the terminal keeps: a command cannot be reached by them, or not everywhere."""

from __future__ import annotations

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import key_name

_KEPT = {"ctrl+q": N_("{key} leaves the desk from anywhere")}
"""Keys that the app takes before any place gets them."""
_ELSEWHERE = {
    "ctrl+c": N_("{key} copies what is chosen, and in texts it does nothing else"),
}
"""Keys that a command gets only where nothing else wants them."""
_SENT_AS = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
    "ctrl+left_square_brace": "escape",
}
"""Keys that a terminal sends as others: of control characters it has no more than those."""


def why_kept(key: str) -> str | None:
    """Return why no command can have a key, None where one can."""
    return _(_KEPT[key]).format(key=key_name(key)) if key in _KEPT else None


def doubt(key: str) -> str | None:
    """Return why a key may not do in some terminal or place what it is given to, None where it does."""
    if key in _ELSEWHERE:
        return _(_ELSEWHERE[key]).format(key=key_name(key))
    if key in _SENT_AS:
        message = _("most terminals send {key} as {other}")
        return message.format(key=key_name(key), other=key_name(_SENT_AS[key]))
    return None
