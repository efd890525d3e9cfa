"""The numbers of the newsroom: what came in, what was picked, what went out, which terms rise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from newsroom.desk.context import Desk
from newsroom.settings.language import _
from newsroom.store.statistics import IssueCount, SourceCount

_TERMS = 20
_LEAST = 3
"""Stories of this week whose headlines a term must stand in to count as rising."""
_DOUBLED = 2
"""How much larger a part of the week's headlines has to have a word of any news, than of those before."""


class Rising(Struct, frozen=True):
    """A term that stands in the headlines of more stories this week than in the weeks before."""

    term: str
    now: int
    """Stories of the last seven days."""
    before: float | None
    """Stories a week, in the three weeks before; None where those have too few to compare with."""


class Numbers(Struct, frozen=True):
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
        issues=tuple(store.issues(first)),
        rising=rising(desk),
    )


def rising(desk: Desk) -> tuple[Rising, ...]:
    """Return the terms that rise: names and words of headlines, those that grew most first.

    What a rule dismisses counts nowhere. What the editor dismisses counts, as other weeks are gone through
    already when this one is not, but a term rises only by stories that are left.
    """
    now = desk.now()
    week, month = now - timedelta(days=7), now - timedelta(days=28)
    told = desk.store.statistics.headlines(week, now)
    before = [headline for headline, _dismissed in desk.store.statistics.headlines(month, week)]
    left = [headline.casefold() for headline, dismissed in told if not dismissed]
    return rising_among([headline for headline, _dismissed in told], before, left)


def heading_of(terms: Sequence[Rising]) -> str:
    """Say what the numbers of terms are: of a newsroom of a few days nothing is known to rise."""
    if any(each.before is None for each in terms):
        return _("Terms of the week: stories (too few of the weeks before to tell which rise)")
    return _("Rising terms: stories this week, a week before")


def before_of(term: Rising, cells: int) -> str:
    """Return how many stories a week had a term before, set right; nothing where that is not known."""
    return "" if term.before is None else f"{term.before:>{cells}.1f}"


def rising_among(
    week: Sequence[str], before: Sequence[str], left: Sequence[str] | None = None
) -> tuple[Rising, ...]:
    """Return the terms that stand in more headlines of a week than of the three weeks before.

    Words of any news (手机, 值得) have to stand in twice as large a part of them. Where the three weeks have
    fewer headlines than the one, as in the first days of a newsroom, nothing is known to rise: then it is the
    terms of the week, without such words.

    Args:
        week: Headlines of the week.
        before: Headlines of the three weeks before it.
        left: Of the week's those that are not dismissed, case-folded; a term stands in some. None is all.
    """
    from newsroom.text.common_words import COMMON, EVERYDAY
    from newsroom.triage.terms import count_terms

    comparable = len(before) >= len(week)
    found: list[tuple[Rising, float]] = []
    for term, (n, earlier) in count_terms(week, before, _LEAST).items():
        usual = earlier / 3
        if term in COMMON or term in EVERYDAY:
            rises = comparable and n * (len(before) + 1) > _DOUBLED * (earlier + 1) * len(week)
        else:
            rises = n > 1.5 * usual or not comparable
        folded = term.casefold()
        if rises and (left is None or sum(folded in each for each in left) >= _LEAST):
            growth = (n - usual) / (usual + 1) ** 0.5 if comparable else n
            found.append((Rising(term, n, usual if comparable else None), growth))
    found.sort(key=lambda each: (-each[1], each[0].term))
    return tuple(_apart([each for each, _growth in found]))


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
