"""What a poll leaves behind: its answer's headers, and what became of its articles."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from newsroom.model import Wishes


class Answered(Struct, frozen=True, kw_only=True):
    """What an answer leaves for the next poll."""

    etag: str | None = None
    modified: str | None = None
    """The Last-Modified header as it was written."""
    validators_of: str | None = None
    """The address that gave the two, where redirects led elsewhere than the feed's own."""
    fingerprint: str | None = None
    """SHA-256 of the body."""
    moving_to: str | None = None
    """Where its server says it has moved to for good."""
    title: str = ""
    """What the feed calls itself; shown if the editor gave it no name."""
    site: str | None = None
    """The address of its site; None keeps the one known."""
    rhythm: int | None = None
    """Minutes between its articles; None keeps what is known, as does `latest`."""
    latest: datetime | None = None
    wishes: Wishes = Wishes()


class Absorbed(Struct, frozen=True):
    """What became of the articles a feed gave."""

    new: tuple[int, ...] = ()
    """Ids of those that were not there before, in the feed's order."""
    updated: tuple[int, ...] = ()
    """Ids of those that came again with another title, body or link."""
    unchanged: int = 0
