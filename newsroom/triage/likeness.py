"""How sure it is that two accounts tell of one event.

A logistic regression over what two accounts share, its weights learned from headlines that editors labelled
as of one event, of a later one or of another (``python -m tests.benchmarks.grouping`` learns them anew). Rare
words count for more than common ones. What two accounts say against each other is told apart from the score:
two companies' announcements may be as like as two peas.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from newsroom.triage.accounts import Account

WEIGHTS = (1.49, -0.72, 1.18, 1.54, 1.44, -0.71, 0.04, -0.61, 0.25, -1.12, -0.71, 0.08)
BIAS = -4.31
"""Learned from all labelled pairs, follow-ups among them, as not of one event."""
_PER_DAY = 0.35
"""What each day between two accounts beyond the first takes from the logit: news is told within a day."""
_LEAST = 1_000
"""Of so many headlines at least the frequencies of words are taken to be: those of a few say little."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two accounts have to do with each other."""

    score: float
    """From 0 to 1."""
    strangers: bool
    """They speak of different companies or people: whatever else is alike, they are of two events."""
    differs: bool
    """They name other numbers or versions: of two events, or of two days of one."""


class Frequencies:
    """In how many headlines a part stands, of how many."""

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        self._counts = counts
        self._total = max(total, _LEAST)
        self._weights: dict[str, float] = {}

    def weight(self, part: str) -> float:
        """Return how much a part tells, from 0 (it stands in every headline) to 1 (in no other)."""
        found = min(self._counts.get(part, 0), self._total)
        return math.log((self._total + 1) / (found + 1)) / math.log(self._total + 1)

    def sum(self, parts: frozenset[str]) -> float:
        """Return how much parts tell together."""
        known = self._weights
        for part in parts - known.keys():
            known[part] = self.weight(part)
        return sum(map(known.__getitem__, parts))


def likeness(one: Account, other: Account, frequencies: Frequencies) -> Likeness:
    """Compare two accounts."""
    if one.chinese != other.chinese:
        logit = _across_languages(one, other)
    else:
        found = signs(one, other, frequencies)
        logit = BIAS + sum(weight * sign for weight, sign in zip(WEIGHTS, found, strict=True))
    days = abs((one.dated - other.dated).total_seconds()) / 86_400
    logit -= _PER_DAY * max(0.0, days - 1)
    score = 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
    return Likeness(score, strangers(one, other), differs(one, other))


def _across_languages(one: Account, other: Account) -> float:
    """Return how sure it is where only names, versions and numbers can be compared, as a logit.

    A company with a version, or three companies, are as much as is asked of headlines of one language.
    """
    versions = sum(bool(found & other.models.get(name, frozenset())) for name, found in one.models.items())
    numbers = sum(len(each) > 1 for each in one.numbers & other.numbers)
    return 0.95 * (len(one.names & other.names) + 2 * versions + numbers - 1.2)


def strangers(one: Account, other: Account) -> bool:
    """Tell whether two accounts speak of different companies or people."""
    return _names_differ(one, other) or _unheard_of(one, other)


def differs(one: Account, other: Account) -> bool:
    """Tell whether two accounts name other numbers or versions."""
    return _numbers_differ(one, other) or _versions_differ(one, other)


def signs(one: Account, other: Account, frequencies: Frequencies) -> tuple[float, ...]:
    """Return what speaks for two accounts being of one event, and against it, in the order of WEIGHTS."""
    shared = one.title & other.title
    both = frequencies.sum(shared)
    mine, others = frequencies.sum(one.title), frequencies.sum(other.title)
    covered = (
        frequencies.sum(one.title & other.text) / mine if mine else 0.0,
        frequencies.sum(other.title & one.text) / others if others else 0.0,
    )
    absent = (_absent(one, other) + _absent(other, one)) / 2
    return (
        max(covered),
        min(covered),
        len(shared) / max(1, min(len(one.title), len(other.title))),
        math.log1p(both),
        float(bool(one.numbers & other.numbers)),
        float(_numbers_differ(one, other)),
        float(bool(one.names & other.names)),
        float(_names_differ(one, other)),
        float(_versions_differ(one, other)),
        float(_unheard_of(one, other)),
        absent,
        both / math.sqrt(mine * others) if mine and others else 0.0,
    )


def _numbers_differ(one: Account, other: Account) -> bool:
    return bool(one.numbers - other.all_numbers and other.numbers - one.all_numbers)


def _names_differ(one: Account, other: Account) -> bool:
    return bool(one.names and other.names and not one.names & other.names)


def _versions_differ(one: Account, other: Account) -> bool:
    return any(
        bool(versions - other.models[name] and other.models[name] - versions)
        for name, versions in one.models.items()
        if name in other.models
    )


def _unheard_of(one: Account, other: Account) -> bool:
    """Tell whether neither speaks of whom the other speaks of."""
    return bool(one.who and other.who and one.who not in other.text and other.who not in one.text) and not (
        one.names & other.names
    )


def _absent(one: Account, other: Account) -> bool:
    return bool(one.subject) and not one.subject & other.text
