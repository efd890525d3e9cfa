"""When a feed is to be asked again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from statistics import median

from msgspec import Struct

from newsroom.model import Wishes

_NEWEST = 30
"""So many of a feed's newest articles show its rhythm."""

_PUNCTUAL = 0.98
"""Who calls just as often as a feed is due must find it due, though a round takes its time."""

_SPREAD = 0.25
"""A failing feed is asked again up to so much earlier or later: not all at once when a server comes back."""

_SILENCE = 10
"""A feed that has been silent for ten times as long as its rhythm has another rhythm now."""

_MOST_DOUBLINGS = 12


class Bounds(Struct, frozen=True, kw_only=True):
    """The settings' bounds of the time between two polls."""

    shortest: timedelta = timedelta(minutes=30)
    longest: timedelta = timedelta(hours=24)


class Known(Struct, frozen=True, kw_only=True):
    """What is known of a feed after a poll."""

    rhythm: int | None = None
    """Minutes between two of its articles."""
    latest: datetime | None = None
    """When its newest article came out."""
    interval: int | None = None
    """Minutes between polls as the editor set them."""
    wishes: Wishes = Wishes()
    fresh_for: timedelta | None = None
    """How long the answer stays fresh."""
    retry_after: timedelta | None = None
    """How long the server wants to be left alone."""
    failures: int = 0
    """Polls that failed in a row, this one counted."""


def rhythm(dates: Iterable[datetime | None], now: datetime) -> int | None:
    """Return the minutes that usually lie between two articles: the median gap of the newest.

    Articles that are not dated, or in the future, do not count; with fewer than three left there is none.
    """
    known = sorted({date for date in dates if date is not None and date <= now}, reverse=True)[:_NEWEST]
    if len(known) < 3:
        return None
    gaps = [(later - earlier).total_seconds() for later, earlier in zip(known, known[1:], strict=False)]
    return max(round(median(gaps) / 60), 1)


def next_due(now: datetime, known: Known, bounds: Bounds, chance: float) -> datetime:
    """Return when a feed is to be asked again.

    The editor's own interval counts before all others. Otherwise a feed is asked twice in its rhythm, within
    the bounds; not before its answer is stale (Cache-Control and Expires, RFC 9111 section 4.2), nor sooner
    than its ttl (RSS 2.0) or sy:updatePeriod (RSS 1.0 syndication module) ask for, nor in its skipHours and
    skipDays. A failing feed is asked at an interval that doubles with each failure, with some chance in it.
    What a server asks by Retry-After (RFC 9110 section 10.2.3) is added to all of this. Whatever headers and
    elements say, it is never later than the longest interval of settings and editor.

    Args:
        now: When it was polled.
        known: What is known of it.
        bounds: The settings' bounds.
        chance: A number from 0 to 1, for the spread of failing feeds.
    """
    own = timedelta(minutes=known.interval) if known.interval else None
    longest = max(bounds.longest, bounds.shortest, own or timedelta())
    if known.failures:
        wait = _backed_off(own or bounds.shortest, known.failures, longest, chance)
        due = now + wait
    elif own is not None:
        due = now + own * _PUNCTUAL
    else:
        asked = [known.fresh_for or timedelta(), timedelta(minutes=known.wishes.ttl or 0)]
        wait = max(_adapted(known, now, bounds) * _PUNCTUAL, min(max(asked), longest))
        due = _outside(now + wait, known.wishes, now + longest)
    if known.retry_after is not None:
        due = max(due, now + known.retry_after)
    return min(due, now + longest)


def _adapted(known: Known, now: datetime, bounds: Bounds) -> timedelta:
    if known.rhythm is None:
        return bounds.shortest
    usual = timedelta(minutes=known.rhythm)
    if known.latest is not None:
        usual = max(usual, (now - known.latest) / _SILENCE)
    return min(max(usual / 2, bounds.shortest), max(bounds.longest, bounds.shortest))


def _backed_off(base: timedelta, failures: int, longest: timedelta, chance: float) -> timedelta:
    doubled: timedelta = base * 2 ** min(failures - 1, _MOST_DOUBLINGS)
    return min(doubled, longest) * (1 + _SPREAD * (2 * chance - 1))


def _outside(due: datetime, wishes: Wishes, last: datetime) -> datetime:
    """Return the first instant from `due` on that is not in an hour or on a day to skip, or else `due`."""
    due = due.astimezone(UTC)
    instant = due
    while instant <= last:
        if instant.hour not in wishes.skip_hours and instant.weekday() not in wishes.skip_days:
            return instant
        instant = instant.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return due
