"""Days and times as the screen shows them: without the year in this one, with it in another."""

from __future__ import annotations

from datetime import date, datetime

from newsroom.settings.clock import local


def short_day(day: date, today: date) -> str:
    """Return a day as ``07.26``, of another year than today's as ``2025.07.26``."""
    return f"{day:%m.%d}" if day.year == today.year else f"{day:%Y.%m.%d}"


def short_time(at: datetime, now: datetime, clock: str = "%H:%M") -> str:
    """Return an instant by the clocks that times are shown in, as ``07.26 08:00``; see `short_day`."""
    here = local(at)
    return f"{short_day(here, local(now))} {here:{clock}}"
