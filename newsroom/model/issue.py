"""Issues of the digest: what an editor composes."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One numbered item of an issue; its number is its place in the issue, from 1."""

    uid: str
    """Stable name of the entry within its issue, whatever its number."""
    headline: str = ""
    """Plain text, one line."""
    url: str = ""
    summary: str = ""
    """Markdown, one line."""
    article: int | None = None
    """Id of the article it was picked from."""
    drafted: bool = False
    """The summary was drafted by the program and no one has touched it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """The content of one issue, a plain value; edits make new ones."""

    date: date | None
    title: str
    published: datetime | None = None
    """The front matter's `date`, with the publication's zone; None until the first export fixes it."""
    categories: tuple[str, ...] = ()
    lead: str = ""
    """Markdown, one line."""
    entries: tuple[Entry, ...] = ()
    commentary: str = ""
    """Markdown paragraphs with a blank line between them."""
    source: str | None = None
    """The text of the file it was imported from; what still has its value there is written as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A source text of an entry, kept as it was when it was picked."""

    entry: str
    """The entry's uid."""
    kind: str
    """``feed``: the text the feed gave at the moment of the pick."""
    article: int | None
    url: str | None
    title: str
    source: str
    text: str
    """Plain text, paragraphs separated by blank lines."""
    retrieved: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueHead:
    """What a list of issues shows."""

    id: int
    date: date | None
    title: str
    entries: int
    revision: int
    created: datetime
    changed: datetime
    exported: datetime | None
    """When it last went out; None while it is a draft."""
    origin: str | None
    """Name of the file it was imported from."""
    open: bool
    """It is the issue that picks go into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredIssue:
    """An issue with its place in the archive."""

    head: IssueHead
    issue: Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One saved state of an issue."""

    issue: int
    number: int
    at: datetime
    cause: str
    content: Issue
