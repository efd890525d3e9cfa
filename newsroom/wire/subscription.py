"""Addresses that an editor can subscribe to."""

import re

from newsroom.settings.language import _
from newsroom.text.addresses import is_web, without_credentials
from newsroom.text.clean import clean_text
from newsroom.wire.errors import FeedError

_FEED_SCHEME = re.compile(
    r"feed:(?://)?(?=https?://)|feed:(?=//)|feed:(?=[\w-]+\.[\w.-]+(?:[:/]|$))", re.IGNORECASE
)
_FILE = re.compile(r"file://(?:localhost)?/[^/]", re.IGNORECASE)


def feed_address(given: str) -> str:
    """Turn an address as it stands in a list, or is typed, into one that can be fetched.

    Web addresses and those of local files (``file:///``) stay as they are; ``feed:https://…`` becomes what
    follows it; ``feed://…`` and ``feed:example.org/…`` become http, as those who invented the scheme had it.

    Raises:
        FeedError: it has another scheme, or none.
    """
    address = _FEED_SCHEME.sub(_after_feed, clean_text(given).strip(), count=1)
    if is_web(address) or _FILE.match(address):
        return address
    message = _("{address} is not the address of a feed; it must begin with http://, https:// or file:///")
    raise FeedError(message.format(address=without_credentials(address)[:200] or "''"))


def _after_feed(scheme: re.Match[str]) -> str:
    after = scheme.string[scheme.end() :]
    if after.startswith("//"):
        return "http:"
    return "" if after.lower().startswith(("http://", "https://")) else "http://"
