"""Days and times as the screen shows them: without the year in this one, with it in another."""

from __future__ import annotations

from datetime import date, datetime

from newsroom.model import Past, Ran
from newsroom.settings.clock import local


def short_day(day: date, today: date) -> str:
    """Return a day as ``07.26``, of another year than today's as ``2025.07.26``."""
    return f"{day:%m.%d}" if day.year == today.year else f"{day:%Y.%m.%d}"


def short_entry(ran: Ran | Past, today: date) -> str:
    """Name an entry that went out as ``07.26#1``, one of an issue without a day by its number alone."""
    return f"{short_day(ran.date, today) if ran.date else ''}#{ran.number}"


def short_time(at: datetime, now: datetime, clock: str = "%H:%M") -> str:
    """Return an instant by the clocks that times are shown in, as ``07.26 08:00``; see `short_day`."""
    here = local(at)
    return f"{short_day(here, local(now))} {here:{clock}}"
