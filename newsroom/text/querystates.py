"""The states that a search may ask for, as they are typed: is:held, 状态：留到明天, is:dismissed,held."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import get_args

from newsroom.model.query import State

_STATES: dict[str, State] = {
    "未读": "unread",
    "已读": "read",
    "标星": "starred",
    "加星": "starred",
    "选用": "picked",
    "已选": "picked",
    "刊过": "ran",
    "登过": "ran",
    "留到明天": "held",
    "不用": "dismissed",
    "不要": "dismissed",
    "多家": "group",
    **{"收藏": "starred", "星标": "starred", "入选": "picked", "已刊": "ran", "已登": "ran", "多源": "group"},
}
NEXT_STATE = re.compile(r"\s*(、|\|\|?|,)\s*(?=([^\s|&()\-!,;、；\"“”„「」『』《》]+))")
"""What joins two states, before the second, in half width."""


def read_state(value: str) -> State | None:
    """Return the state that is meant, from its first letters on where they leave one."""
    states: tuple[State, ...] = get_args(State)
    if value in _STATES:
        return _STATES[value]
    folded = value.lower()
    meant = [state for state in states if state == folded] or [s for s in states if s.startswith(folded)]
    return meant[0] if len(meant) == 1 else None


def meant_as_state(word: str, joining: str) -> bool:
    """Tell whether a word goes on a list of states: unread,held and unread,helt, but not unread，芯片.

    What a comma or a bar stands before may be a word to look for as well; a 、 only goes on lists.

    Args:
        word: What stands behind the first state.
        joining: The sign between them, as it was typed.
    """
    folded = word.lower()
    if word in _STATES or folded in get_args(State) or joining == "、":
        return True
    if joining == ",":
        return folded.isascii() and folded.isalpha()
    return bool(get_close_matches(folded, get_args(State), n=1, cutoff=0.7))
