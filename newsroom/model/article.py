"""Articles, and what the inbox shows of them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from newsroom.model.query import EVERYTHING, Query


class IndexWords(Struct, frozen=True, kw_only=True):
    """An article as the index of words holds it: tokens with spaces between, in UTF-8."""

    title: bytes
    body: bytes


class ArticleDraft(Struct, frozen=True, kw_only=True):
    """An article as a feed gives it: cleaned and dated, not yet stored."""

    key: str
    """Identity within its feed: ``guid:`` with the id, else ``link:`` or ``content:`` with a hash of it."""
    url: str | None
    """The link as given, made absolute; http or https only."""
    canonical: str | None
    """The link without tracking and other noise: two articles with one canonical link are one story."""
    title: str
    """Plain text on one line, safe to print; may be empty."""
    author: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    html: str = ""
    """The fullest body the feed gives, cleaned: no scripts, no remote frames, no control characters."""
    tags: tuple[str, ...] = ()
    words: IndexWords | None = None
    """What the index of words is to hold of it, where that was made already: of this title and this body."""


class Article(Struct, frozen=True, kw_only=True):
    """A stored article, whole."""

    id: int
    feed_id: int
    source: str
    """The title of its feed."""
    url: str | None
    canonical: str | None
    title: str
    author: str | None
    published: datetime | None
    """What the feed says; None where it says nothing."""
    seen: datetime
    """When it was first fetched."""
    html: str
    tags: tuple[str, ...]
    story: int
    """Id of the story it belongs to."""
    read: bool
    starred: bool
    dismissed: bool
    held: date | None
    """Hidden from the inbox until this day."""

    @property
    def when(self) -> datetime:
        """When it came out: its own date unless that lies after it was first seen, else when it was seen."""
        return self.published if self.published and self.published <= self.seen else self.seen


class Ran(Struct, frozen=True):
    """Where a story ran: an issue's id and date, and the entry's number in it."""

    issue: int
    date: date | None
    number: int


class Row(Struct, frozen=True, kw_only=True):
    """One line of the inbox: a story, shown by one of its articles."""

    id: int
    """Id of the article that is shown."""
    story: int
    title: str
    source: str
    url: str | None
    when: datetime
    published: datetime | None
    read: bool
    starred: bool
    dismissed: bool
    held: date | None
    picked: int | None
    """Its entry's number in the open issue."""
    ran: Ran | None
    """The last exported issue its story ran in."""
    sources: int
    """How many feeds carry the story."""
    turn: Ran | None = None
    """An entry that went out and that the story may be a later turn of (后续). It did not run itself, or what
    came since and is unread goes on from what ran: it does not sink then."""
    follows: bool = False
    """It may be a later turn of another story, be that read, dismissed or neither."""


Order = Literal["best", "newest", "relevance"]
"""What comes first in a view."""

Grouping = Literal["none", "day", "feed"]
"""How a view's stories stand together."""


class Mark(StrEnum):
    """What an editor can set on an article."""

    READ = "read"
    STARRED = "starred"
    DISMISSED = "dismissed"
    HELD = "held"


class View(Struct, frozen=True, kw_only=True):
    """Which stories the inbox shows, and in which order; the parts are joined by and."""

    name: str = ""
    """What the view is known by: a built-in one's id such as ``since``, ``feed`` or ``tag``, or ''."""
    since: datetime | None = None
    """Only what was first seen, went on, or came back into the inbox, at or after this instant."""
    out_since: datetime | None = None
    """Only what came out at or after this instant, or whose hold ended since; what has no date came out when
    it was first seen."""
    unread: bool = False
    starred: bool = False
    held: bool = False
    """Only held articles; otherwise held ones are hidden until their day, see `shows_held`."""
    dismissed: bool = False
    """Only dismissed articles; otherwise they are hidden, see `shows_dismissed`."""
    feeds: tuple[int, ...] = ()
    tag: str | None = None
    source: str | None = None
    """Only what names this very source itself: one called AI is not that of every name with AI in it."""
    query: Query = EVERYTHING
    """What one of a story's articles must hold."""
    today: date | None = None
    """The editor's day, for held articles; None shows those held for any later day as hidden."""
    order: Order = "newest"
    grouping: Grouping = "none"
    zone: str = "UTC"
    """The time zone of the days that stories are grouped by."""

    @property
    def shows_dismissed(self) -> bool:
        """Dismissed stories are not hidden: it is their view, or the query asks for them."""
        return self.dismissed or self.query.asks_for("dismissed")

    @property
    def shows_held(self) -> bool:
        """Held stories are not hidden before their day: it is their view, or the query asks."""
        return self.held or self.dismissed or self.query.asks_for("held")
