"""Feeds are looked for before they are added: what an address stands for is fetched and read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from newsroom.desk import feeds
from newsroom.desk.context import Desk
from newsroom.model import FeedDraft
from newsroom.text.addresses import same_address

if TYPE_CHECKING:
    from newsroom.wire import Candidate, FeedError


Wanted: TypeAlias = "Candidate | str"
"""A feed that was found, or the address of one that is known."""


class Found(Struct, frozen=True):
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

    """
    from newsroom.wire.errors import FeedError, NoFeedError, PageError

    wanted: dict[str, str | FeedError] = {}
    for each in addresses:
        try:
            wanted[each] = feeds.address(each)
        except FeedError as error:
            wanted[each] = error
    known = {same_address(feed.url): feed.url for feed in desk.store.feeds.all()}
    asked = dict.fromkeys(
        url for url in wanted.values() if isinstance(url, str) and same_address(url) not in known
    )
    unread = len(wanted) - len(asked)
    by_address = await _search(desk, list(asked), lambda done: on_found(unread + done))
    by_address |= await _without_tls(desk, [each for each in addresses if feeds.is_bare(each)], by_address)

    def told(given: str) -> Found:
        url = wanted[given]
        if isinstance(url, str) and (there := known.get(same_address(url))) is not None:
            return Found(given, known=there)
        result = by_address[url] if isinstance(url, str) else url
        if isinstance(result, tuple):
            return Found(given, result)
        may_be = isinstance(url, str) and not isinstance(result, PageError | NoFeedError)
        return Found(given, error=str(result), is_page=isinstance(result, PageError), may_be=may_be)

    return list(map(told, addresses))


async def _search(
    desk: Desk, addresses: Sequence[str], on_found: Callable[[int], None] = lambda done: None
) -> dict[str, tuple[Candidate, ...] | FeedError]:
    from newsroom.wire.discovery import find_all
    from newsroom.wire.platforms import Bridges

    settings, sources = desk.settings.fetch, desk.settings.sources
    results = await find_all(
        addresses,
        Bridges(rsshub=sources.rsshub, werss=sources.werss),
        timeout=settings.timeout,
        interval=settings.host_interval,
        contact=settings.contact,
        on_found=on_found,
    )
    return dict(zip(addresses, results, strict=True))


async def _without_tls(
    desk: Desk, bare: Sequence[str], results: Mapping[str, tuple[Candidate, ...] | FeedError]
) -> dict[str, tuple[Candidate, ...] | FeedError]:
    """Try http where no scheme was given and https is not spoken; a bad certificate is no such case."""
    from newsroom.wire.errors import FeedError
    from newsroom.wire.failures import speaks_no_tls

    plain: dict[str, str] = {}
    for given in bare:
        url = feeds.address(given)
        result = results.get(url)
        if isinstance(result, FeedError) and url.startswith("https:") and speaks_no_tls(result):
            plain["http:" + url.removeprefix("https:")] = url
    found = await _search(desk, list(plain)) if plain else {}
    return {plain[url]: result for url, result in found.items() if isinstance(result, tuple)}


def add_found(desk: Desk, chosen: Sequence[Wanted]) -> feeds.Subscribed:
    """Subscribe to feeds that were found, and to known ones, which stay as they are."""
    return feeds.subscribe(
        desk,
        [
            FeedDraft(url=each) if isinstance(each, str) else FeedDraft(url=each.url, site=each.site)
            for each in chosen
        ],
    )
