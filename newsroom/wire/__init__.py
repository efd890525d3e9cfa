"""Bytes coming in: feeds fetched and read, lists of feeds in and out.

The names below are loaded when they are first used, so that importing this room costs nothing: aiohttp and
feedparser are heavy, and a command that fetches nothing must not wait for them. The function ``fetch`` has
the name of its module, so it is imported from there: ``from newsroom.wire.fetch import fetch``.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsroom.wire.discovery import Candidate
    from newsroom.wire.errors import FeedError, NoFeedError, OpmlError
    from newsroom.wire.exchange import FetchRequest, Outcome
    from newsroom.wire.opml import read_opml, write_opml
    from newsroom.wire.parse import parse_feed
    from newsroom.wire.parsed import ParsedFeed
    from newsroom.wire.pool import ParserPool
    from newsroom.wire.subscription import feed_address

__all__ = [
    "Candidate",
    "FeedError",
    "FetchRequest",
    "NoFeedError",
    "OpmlError",
    "Outcome",
    "ParsedFeed",
    "ParserPool",
    "feed_address",
    "parse_feed",
    "read_opml",
    "write_opml",
]

_HOMES = {
    "Candidate": "discovery",
    "FeedError": "errors",
    "NoFeedError": "errors",
    "FetchRequest": "exchange",
    "OpmlError": "errors",
    "Outcome": "exchange",
    "ParsedFeed": "parsed",
    "ParserPool": "pool",
    "feed_address": "subscription",
    "parse_feed": "parse",
    "read_opml": "opml",
    "write_opml": "opml",
}


def __getattr__(name: str) -> object:
    """Load one of the room's names from the module it is in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
