"""What is asked of a feed's server, and what came of it."""

from datetime import timedelta
from typing import Literal

from msgspec import Struct

from newsroom.model import FeedKind
from newsroom.settings.language import N_
from newsroom.settings.said import said
from newsroom.wire.errors import TooLarge
from newsroom.wire.parsed import ParsedFeed

MOST_BYTES = 10 * 1024 * 1024
"""The largest body that is read, counted after it is unpacked."""


def require_size(size: int) -> None:
    """Refuse a body of more than `MOST_BYTES` bytes.

    Raises:
        TooLarge: it is.
    """
    if size > MOST_BYTES:
        message = N_("the feed is larger than {size} MiB; no feed should be")
        raise TooLarge(said(message, size=MOST_BYTES // 2**20))


class FetchRequest(Struct, frozen=True):
    """A feed to be polled, and what is known of its last answer."""

    feed: int
    """The feed's id."""
    url: str
    etag: str | None = None
    modified: str | None = None
    """The Last-Modified header of the last answer, as the server wrote it."""
    fingerprint: str | None = None
    """SHA-256 of the last body that was read, in hexadecimal; None if none was."""
    validators_of: str | None = None
    """The address, without credentials, that gave `etag` and `modified`; None: that of the feed."""
    kind: FeedKind = "feed"
    recipe: str | None = None
    """How something that is no feed is read; see `newsroom.wire.recipes`."""
    named_by: str | None = None
    """The page that names the address; it may then lead nowhere that a redirect of the page may not."""

    @property
    def address(self) -> str:
        """The feed's address without credentials and fragment, written as addresses of answers are."""
        from yarl import URL

        return str(URL(self.url).with_user(None).with_fragment(None))


class Outlook(Struct, frozen=True, kw_only=True):
    """What a server says of the next request."""

    retry_after: timedelta | None = None
    """How long it wants to be left alone; None if it does not say."""
    fresh_for: timedelta | None = None
    """How long its answer stays fresh; None if it does not say."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What polling one feed brought."""

    request: FetchRequest
    status: Literal["unchanged", "read", "failed", "put off"]
    """Put off: it was not asked for, as its host has just said that it is asked too often."""
    feed: ParsedFeed | None = None
    """What the feed says, if it was read."""
    etag: str | None = None
    """To be sent with the next request, as is `modified`; both are those of the request if it failed."""
    modified: str | None = None
    validators_of: str | None = None
    """The address that gave the two."""
    fingerprint: str | None = None
    moving_to: str | None = None
    """Where permanent redirects led to; it may hold the editor's own credentials."""
    gone: bool = False
    """Its server says that it is gone for good (HTTP 410)."""
    outlook: Outlook = Outlook()
    error: str | None = None
    """Why it failed or was put off, in plain words on one line."""


class Answer(Struct, frozen=True, kw_only=True):
    """A feed's bytes as they came, or word that they have not changed."""

    body: bytes | None
    """None: as in the answer that the request tells of."""
    url: str
    """Where it came from at last, after redirects; without credentials."""
    content_type: str = ""
    etag: str | None = None
    modified: str | None = None
    fingerprint: str | None = None
    moving_to: str | None = None
    outlook: Outlook = Outlook()
