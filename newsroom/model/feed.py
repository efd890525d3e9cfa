"""Feeds: the sources an editor subscribes to."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDraft:
    """A subscription as an OPML file or an editor gives it, before it is stored."""

    url: str
    title: str = ""
    site: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A stored feed and how its last polls went."""

    id: int
    url: str
    title: str
    """The name to show: the editor's own if they gave one, else the feed's, else its host."""
    site: str | None = None
    tags: tuple[str, ...] = ()
    added: datetime
    etag: str | None = None
    modified: str | None = None
    """The Last-Modified header as the server wrote it; sent back unchanged (RFC 9110 section 13.1.3)."""
    fingerprint: str | None = None
    """SHA-256 of the last body, so that an unchanged one is not parsed again."""
    checked: datetime | None = None
    succeeded: datetime | None = None
    failures: int = 0
    """Failed polls in a row; 0 after a success."""
    error: str | None = None
    """Why the last poll failed, in plain words; None after a success."""
