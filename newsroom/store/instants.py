"""Instants and days as text: one width a column, so that the order of the text is the order of time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time


def to_seconds(instant: datetime) -> str:
    """Write an instant in UTC to the second, as in 2025-07-26T13:40:00Z."""
    return _utc(instant).isoformat(timespec="seconds")[:19] + "Z"


def to_milliseconds(instant: datetime) -> str:
    """Write an instant in UTC to the millisecond, as in 2025-07-26T13:40:00.000Z."""
    return _utc(instant).isoformat(timespec="milliseconds")[:23] + "Z"


def optional_seconds(instant: datetime | None) -> str | None:
    """Write an instant that may be unknown."""
    return None if instant is None else to_seconds(instant)


def to_instant(text: str) -> datetime:
    """Read an instant of either width."""
    return datetime.fromisoformat(text)


def optional_instant(text: str | None) -> datetime | None:
    """Read an instant that may be unknown."""
    return None if text is None else datetime.fromisoformat(text)


def optional_day(text: str | None) -> date | None:
    """Read a day that may be unknown."""
    return None if text is None else date.fromisoformat(text)


def start_of(day: date) -> datetime:
    """Return the first instant of a day in UTC."""
    return datetime.combine(day, time(), UTC)


def _utc(instant: datetime) -> datetime:
    if instant.tzinfo is UTC:
        return instant
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        # Feeds do say 0001-01-01T00:00:00+08:00, which in UTC lies before the first year there is.
        return instant
