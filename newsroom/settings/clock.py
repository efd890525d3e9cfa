"""The zone that times are shown in: the publication's, wherever the machine is that the program runs on.

As the language of the interface is, it is chosen once for a run; until then it is the machine's own.
"""

from __future__ import annotations

from datetime import datetime, tzinfo

_chosen: tzinfo | None = None


def use_zone(name: str | None) -> None:
    """Choose the zone by its IANA name; None: that of the machine.

    Raises:
        ZoneInfoNotFoundError: there is no such zone.
    """
    from zoneinfo import ZoneInfo

    global _chosen
    _chosen = ZoneInfo(name) if name else None


def local(at: datetime) -> datetime:
    """Return an instant by the clocks of the zone that times are shown in."""
    return at.astimezone(_chosen)
