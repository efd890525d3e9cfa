"""Accounts each of which tells what the headline of the other one says.

Two that tell one event in other words have few words of their headlines in common; but what one of them puts
first the other one tells further down. What a later turn tells first the earlier account has nowhere, however
much of what went before the later one repeats.
"""

from __future__ import annotations

from datetime import timedelta

from newsroom.triage.accounts import Account
from newsroom.triage.frequencies import Frequencies
from newsroom.triage.one_deed import another_deed

NEAR = timedelta(hours=8)
"""Within that an event is told by most who tell it."""
_LEAST = 6
"""So many words or pairs of letters has a text beside its headline, at least."""
_ENOUGH = 0.35
"""So much of either headline, rare words counting for more, stands in the other account."""
_ENOUGH_OF_A_FLASH = 0.5
"""So much if one of them is a headline alone."""


def tell_each_other(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether each of two accounts of one language tells what the headline of the other one says."""
    if one.chinese != other.chinese or abs(one.dated - other.dated) > NEAR:
        return False
    shorter, longer = sorted((len(one.body), len(other.body)))
    enough = _ENOUGH if shorter >= _LEAST else _ENOUGH_OF_A_FLASH
    if longer < _LEAST or _told(one, other, frequencies) < enough or _told(other, one, frequencies) < enough:
        return False
    return not another_deed(one, other)


def _told(one: Account, other: Account, frequencies: Frequencies) -> float:
    """Return how much of a headline another account tells, from 0 to 1."""
    said = frequencies.sum_of_all(one.title)
    told = sum(frequencies.weight(part) for part in one.title if other.has(part))
    return told / said if said else 0.0
