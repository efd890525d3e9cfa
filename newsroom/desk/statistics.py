"""The numbers of the newsroom: what came in, what was picked, what went out, which terms rise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsroom.desk.context import Desk
from newsroom.store.statistics import IssueCount, SourceCount

_ISSUES = 30
_TERMS = 20
_LEAST = 3
"""Headlines of this week that a term must stand in to count as rising."""


@dataclass(frozen=True, slots=True)
class Rising:
    """A term that stands in more headlines this week than in the weeks before."""

    term: str
    now: int
    """Headlines of the last seven days."""
    before: float
    """Headlines a week, in the three weeks before."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is counted."""

    days: tuple[tuple[date, int], ...]
    """Articles a day, the earliest first; days are the publication's."""
    sources: tuple[SourceCount, ...]
    stories: int
    picked: int
    """Stories of these days that are in an issue."""
    issues: tuple[IssueCount, ...]
    rising: tuple[Rising, ...]

    @property
    def share(self) -> float:
        """Which part of the stories was picked."""
        return self.picked / self.stories if self.stories else 0.0


def count(desk: Desk, days: int = 30) -> Numbers:
    """Count the last days, today among them."""
    from datetime import datetime, time
    from zoneinfo import ZoneInfo

    zone, today = ZoneInfo(desk.publication.zone), desk.today()
    first = today - timedelta(days=days - 1)
    since = datetime.combine(first, time(), zone)
    store = desk.store.statistics
    by_day = Counter(at.astimezone(zone).date() for at in store.instants(since))
    stories, picked = store.stories(since)
    return Numbers(
        days=tuple((day, by_day[day]) for day in (first + timedelta(days=n) for n in range(days))),
        sources=tuple(store.sources(since)),
        stories=stories,
        picked=picked,
        issues=tuple(store.issues(_ISSUES)),
        rising=rising(desk),
    )


def rising(desk: Desk) -> tuple[Rising, ...]:
    """Return the terms that rise: names and words of headlines, those that grew most first."""
    now = desk.now()
    week, month = now - timedelta(days=7), now - timedelta(days=28)
    headlines = desk.store.statistics.headlines
    return rising_among(headlines(week, now), headlines(month, week))


def rising_among(week: Sequence[str], before: Sequence[str]) -> tuple[Rising, ...]:
    """Return the terms that stand in more headlines of a week than of the three weeks before."""
    from newsroom.triage.terms import count_terms

    found = [
        Rising(term, n, earlier / 3)
        for term, (n, earlier) in count_terms(week, before, _LEAST).items()
        if n > 1.5 * earlier / 3
    ]
    found.sort(key=lambda each: (-(each.now - each.before) / (each.before + 1) ** 0.5, each.term))
    return tuple(_apart(found))


def _apart(found: list[Rising]) -> list[Rising]:
    """Leave out what is part of a longer term that stands in nearly as many headlines."""
    kept: list[Rising] = []
    for each in found:
        longer = any(
            each.term != other.term and each.term in other.term and other.now * 1.3 >= each.now
            for other in found[: _TERMS * 4]
        )
        if not longer:
            kept.append(each)
        if len(kept) == _TERMS:
            break
    return kept
