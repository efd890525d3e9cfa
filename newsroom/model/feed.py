"""Feeds: the sources an editor subscribes to."""

from datetime import datetime
from enum import Enum
from typing import Literal

from msgspec import Struct

FeedKind = Literal["feed", "page", "command", "folder", "clip"]
"""How a feed is read: as a feed proper, or by its recipe from a page, a command's output, a folder.

What is clipped by hand lies in a feed of kind `clip`, which is never polled.
"""


MOST_WEIGHT = 100
"""Points that the weight of a feed gives or takes at most."""


class Keep(Enum):
    """Stands for what is to stay as it is, where None means something else."""

    KEEP = "keep"


KEEP = Keep.KEEP


class FeedDraft(Struct, frozen=True, kw_only=True):
    """A subscription as an OPML file or an editor gives it, before it is stored."""

    url: str
    title: str = ""
    site: str | None = None
    tags: tuple[str, ...] = ()
    kind: FeedKind = "feed"
    recipe: str | None = None
    """JSON: how a page, a command's output or a folder is read."""
    interval: int | None = None
    """Minutes between polls, if the editor wants it otherwise than the feed's rhythm has it."""
    full_text: bool | None = None
    """Whether to fetch the pages of its articles; None leaves it to the program."""
    paused: bool = False
    """It is not to be polled for now."""
    weight: int = 0
    """Points that its stories get, or lose, where the inbox shows the best first."""


class FeedChange(Struct, frozen=True, kw_only=True):
    """What an editor changes of a feed; fields that are not given stay as they are."""

    own_title: str | Keep = KEEP
    """'' goes back to the name the feed gives itself."""
    tags: tuple[str, ...] | Keep = KEEP
    interval: int | None | Keep = KEEP
    """Minutes between polls; None goes back to the feed's own rhythm."""
    full_text: bool | None | Keep = KEEP
    paused: bool | Keep = KEEP
    url: str | Keep = KEEP
    """A new address; the feed keeps its articles, and is no longer failing, retired or moving."""
    recipe: str | None | Keep = KEEP
    weight: int | Keep = KEEP
    """Points that its stories get, or lose, where the inbox shows the best first."""


class Wishes(Struct, frozen=True, kw_only=True):
    """What a feed asks of those who poll it (RSS 2.0: ttl, skipHours, skipDays; sy:updatePeriod)."""

    ttl: int | None = None
    """Minutes it may be kept before it is asked for again."""
    skip_hours: frozenset[int] = frozenset()
    """Hours of the day in UTC, 0 to 23, in which it is not to be asked for."""
    skip_days: frozenset[int] = frozenset()
    """Days of the week in UTC, Monday 0 to Sunday 6, on which it is not to be asked for."""


class FeedFigures(Struct, frozen=True, kw_only=True):
    """What a feed brought, and what became of it."""

    articles: int = 0
    unread: int = 0
    """Stories that it carries and that are neither read nor dismissed nor held, as its view shows them."""
    recent: int = 0
    """Articles since the instant that was asked about."""
    first: datetime | None = None
    """When the oldest of its articles came out; None where there are none."""
    picked: int = 0
    """Articles that stand in issues, or whose link does."""


class Feed(Struct, frozen=True, kw_only=True):
    """A stored feed and how its last polls went."""

    id: int
    url: str
    title: str
    """The name to show: the editor's own if they gave one, else the feed's, else its host."""
    own_title: str = ""
    """The name the editor gave it; '' if none."""
    site: str | None = None
    tags: tuple[str, ...] = ()
    added: datetime
    etag: str | None = None
    modified: str | None = None
    """The Last-Modified header as the server wrote it; sent back unchanged (RFC 9110 section 13.1.3)."""
    validators_of: str | None = None
    """The address that gave `etag` and `modified`, where redirects led elsewhere than `url`."""
    fingerprint: str | None = None
    """SHA-256 of the last body, so that an unchanged one is not parsed again."""
    checked: datetime | None = None
    succeeded: datetime | None = None
    failures: int = 0
    """Failed polls in a row; 0 after a success."""
    error: str | None = None
    """Why the last poll failed, in plain words; None after a success."""
    kind: FeedKind = "feed"
    recipe: str | None = None
    """JSON: how a page, a command's output or a folder is read."""
    interval: int | None = None
    """Minutes between polls, as the editor set them; None: by the feed's own rhythm."""
    full_text: bool | None = None
    """Whether the pages of its articles are fetched, as the editor set it; None leaves it to the program."""
    paused: datetime | None = None
    """Since when the editor does not want it polled."""
    retired: datetime | None = None
    """When its server said that it is gone for good (HTTP 410); it is not polled any more unless named."""
    due: datetime | None = None
    """When its rhythm, or its back-off, has it polled next; None: at once."""
    not_before: datetime | None = None
    """Until when its server wants to be left alone, as it said itself (Retry-After)."""
    rhythm: int | None = None
    """Minutes that usually lie between two of its articles; None where that cannot be told."""
    latest: datetime | None = None
    """When its newest article came out, as far as its articles are dated."""
    wishes: Wishes = Wishes()
    moving_to: str | None = None
    """Where its server said last time it has moved to for good; it moves when this is said again."""
    moved_from: str | None = None
    """Its address before it last moved by itself."""
    moved: datetime | None = None
    """When that was."""
    weight: int = 0
    """Points that its stories get, or lose, where the inbox shows the best first."""
