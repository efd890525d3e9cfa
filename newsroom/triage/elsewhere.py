"""Places that two Chinese headlines name, each another one: 甲在匈牙利建厂, 甲在泰国建厂 are two events."""

from __future__ import annotations

from functools import lru_cache

from newsroom.text.places import PLACES, pattern
from newsroom.triage.accounts import Account

_HEADLINE = 50
"""Longer headlines name in passing where others are."""


def elsewhere(one: Account, other: Account) -> bool:
    """Tell whether each of two headlines names places of which the other account names none."""
    if max(len(one.head), len(other.head)) > _HEADLINE:
        return False
    mine, others = _places(one.head), _places(other.head)
    if not mine or not others or mine & others:
        return False
    return mine.isdisjoint(_places(other.lead)) and others.isdisjoint(_places(one.lead))


@lru_cache(maxsize=2048)
def _places(folded: str) -> frozenset[int]:
    """Return the places that a folded text names, each as a number."""
    return frozenset(PLACES[name] for name in pattern().findall(folded))
