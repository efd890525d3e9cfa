"""Feeds are looked for before they are added: what an address stands for is fetched and read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from newsroom.desk import feeds
from newsroom.desk.context import Desk
from newsroom.model import FeedDraft

if TYPE_CHECKING:
    from newsroom.wire import Candidate


Wanted: TypeAlias = "Candidate | str"
"""A feed that was found, or the address of one that is known."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an address turned out to stand for."""

    given: str
    """As the editor gave it."""
    feeds: tuple[Candidate, ...] = ()
    """Those that were found, each fetched and read."""
    known: str | None = None
    """Its address, if the newsroom has such a feed; then no one was asked."""
    error: str | None = None
    """Why there are none, in plain words."""
    is_page: bool = False
    """A page is there, and it has no feed."""
    may_be: bool = False
    """It may be a feed all the same, which cannot be reached or read just now."""


async def discover(
    desk: Desk, addresses: Sequence[str], on_found: Callable[[int], None] = lambda done: None
) -> list[Found]:
    """Find the feeds that addresses stand for; nothing is added.

    Args:
        desk: The open newsroom.
        addresses: Of feeds, pages or people on platforms that are known; one without a scheme is taken for
            https.
        on_found: Told how many of the addresses are done.

    Raises:
        FeedError: one of them is no address at all.
    """
    from newsroom.wire.discovery import find_all
    from newsroom.wire.errors import NoFeedError, PageError
    from newsroom.wire.platforms import Bridges

    wanted = [feeds.address(each) for each in addresses]
    known = {feed.url for feed in desk.store.feeds.all()}
    asked = [url for url in dict.fromkeys(wanted) if url not in known]
    settings, sources = desk.settings.fetch, desk.settings.sources
    results = await find_all(
        asked,
        Bridges(rsshub=sources.rsshub, werss=sources.werss),
        timeout=settings.timeout,
        interval=settings.host_interval,
        contact=settings.contact,
        on_found=on_found,
    )
    by_address = dict(zip(asked, results, strict=True))

    def told(given: str, url: str) -> Found:
        if url in known:
            return Found(given, known=url)
        result = by_address[url]
        if isinstance(result, tuple):
            return Found(given, result)
        is_page = isinstance(result, PageError)
        return Found(
            given, error=str(result), is_page=is_page, may_be=not isinstance(result, PageError | NoFeedError)
        )

    return list(map(told, addresses, wanted))


def add_found(desk: Desk, chosen: Sequence[Wanted]) -> feeds.Subscribed:
    """Subscribe to feeds that were found, and to known ones, which stay as they are."""
    return feeds.subscribe(
        desk,
        [
            FeedDraft(url=each) if isinstance(each, str) else FeedDraft(url=each.url, site=each.site)
            for each in chosen
        ],
    )
