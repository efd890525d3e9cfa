"""Issues of the digest: what an editor composes."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from newsroom.model.forms import Form

Labelling = Literal["", "not_assessed", "not_applicable", "required", "done"]
"""Whether an issue has to say that a model drafted parts of it; '': as its publication has it."""


class Entry(Struct, frozen=True, kw_only=True):
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
    model: str = ""
    """The language model that drafted summary or headline, edited since or not; '' where none did."""
    follows: tuple[int, int] | None = None
    """The entry that ran and that this one follows up (后续): its issue's id, and its number there."""


class Draft(Struct, frozen=True, kw_only=True):
    """What is known of a text that was drafted; an issue keeps it of texts outside its entries."""

    field: str
    """``lead`` or ``commentary``."""
    model: str
    """The language model; '' where the text is the sources' own."""
    confirmed: bool = False
    """Someone has edited it since, or said that it is right."""


class Issue(Struct, frozen=True, kw_only=True):
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
    drafts: tuple[Draft, ...] = ()
    """Which of lead and commentary were drafted."""
    labelling: Labelling = ""
    aigc: str = ""
    """The front matter's ``AIGC`` map, as it is written there (GB 45438-2025); '' where there is none."""
    source: str | None = None
    """The text of the file it was imported from; what still has its value there is written as it was.

    In every form but the daily one it is the whole of the document.
    """
    form: Form = "daily"


class Evidence(Struct, frozen=True, kw_only=True):
    """A source text of an entry, kept as it was when it was picked."""

    entry: str
    """The entry's uid."""
    kind: str
    """``feed``: the text the feed gave at the moment of the pick; ``page``: the page's full text."""
    article: int | None
    url: str | None
    title: str
    source: str
    text: str
    """Plain text, paragraphs separated by blank lines."""
    retrieved: datetime
    published: datetime | None = None
    """When the source came out, as far as it says."""


class Override(Struct, frozen=True, kw_only=True):
    """A finding that the editor lets pass, with the reason why."""

    id: int
    rule: str
    entry: str | None
    """The uid of the entry it is about."""
    excerpt: str
    """The words it is about."""
    reason: str
    at: datetime


class Past(Struct, frozen=True, kw_only=True):
    """An entry that ran in an earlier issue."""

    issue: int
    date: date | None
    """The issue's day."""
    number: int
    headline: str
    canonical: str | None
    """What identifies the page it led to (`text.addresses.canonical`)."""
    at: datetime
    """When it went out."""


class Export(Struct, frozen=True, kw_only=True):
    """One time that an issue went out."""

    revision: int
    at: datetime
    form: str
    """``markdown``, ``html`` …"""
    path: str
    sha256: str | None


class IssueHead(Struct, frozen=True, kw_only=True):
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
    form: Form = "daily"

    @property
    def name(self) -> str:
        """What to call it in a list: its title, else the name of its file, else its day."""
        return self.title.strip() or self.origin or (str(self.date) if self.date else f"{self.id}")


class StoredIssue(Struct, frozen=True, kw_only=True):
    """An issue with its place in the archive."""

    head: IssueHead
    issue: Issue


class Revision(Struct, frozen=True, kw_only=True):
    """One saved state of an issue."""

    issue: int
    number: int
    at: datetime
    cause: str
    content: Issue
