"""Feeds are found: from the address of a feed, of a page that has feeds, or of a platform that is known."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct
from yarl import URL

from newsroom.settings.language import _
from newsroom.wire.client import Client
from newsroom.wire.errors import FeedError, PageError
from newsroom.wire.exchange import Answer, FetchRequest
from newsroom.wire.hosts import host_of
from newsroom.wire.local import is_local, read_local
from newsroom.wire.pages import Page
from newsroom.wire.parsed import ParsedFeed
from newsroom.wire.platforms import Bridges, route
from newsroom.wire.pool import ParserPool
from newsroom.wire.reach import is_loopback

T = TypeVar("T")

SECONDS = 90.0
"""The longest that one address is searched for feeds."""

_COMMON = ("feed", "rss.xml", "atom.xml", "index.xml", "feed.xml", "rss", "feed.json", "feeds/all.atom.xml")
"""Where sites have their feed, the most usual first."""


class Candidate(Struct, frozen=True, kw_only=True):
    """A feed that was found, fetched and read."""

    url: str
    """Its address; the user name and password of the address given go along on the same site."""
    title: str
    site: str | None
    articles: int


class Search:
    """Looks for feeds; hosts other than this machine are asked no more often than when feeds are polled."""

    def __init__(self, client: Client, pool: ParserPool, bridges: Bridges, interval: float) -> None:
        """Make a search.

        Args:
            client: Asks servers; it refuses what leads from the internet into a private network.
            pool: Reads what they answer.
            bridges: Make feeds of platforms that have none.
            interval: Seconds between two requests to a host.
        """
        self._client = client
        self._pool = pool
        self._bridges = bridges
        self._interval = interval
        self._next: dict[str, float] = {}

    async def find(self, address: str) -> tuple[Candidate, ...]:
        """Find the feeds an address stands for; every one was fetched and read.

        Args:
            address: As `newsroom.wire.feed_address` gives it.

        Raises:
            FeedError: there is none, or it cannot be reached or read.
        """
        try:
            async with asyncio.timeout(SECONDS):
                return await self._find(address)
        except TimeoutError:
            message = _("looking for feeds at {host} takes more than {seconds:g} seconds")
            raise FeedError(message.format(host=host_of(address), seconds=SECONDS)) from None

    async def _find(self, address: str) -> tuple[Candidate, ...]:
        if is_local(address):
            answer = await asyncio.to_thread(read_local, FetchRequest(0, address))
            return (_candidate(address, await self._read(answer)),)
        if found := await self._on_platform(address):
            return found
        answer = await self._ask(address, None)
        try:
            return (_candidate(address, await self._read(answer)),)
        except FeedError as error:
            if not isinstance(error, PageError) and "html" not in answer.content_type.lower():
                raise
        page = await self._pool.look(answer.body or b"", answer.content_type, answer.url)
        return await self._of_page(address, answer.url, page)

    async def _of_page(self, address: str, url: str, page: Page) -> tuple[Candidate, ...]:
        """Find the feeds of a page.

        Raises:
            FeedError: it has none.
        """
        for named in (page.feeds, page.links):
            if found := _different(await self._probe(named, address)):
                return found
        for other in page.also:
            if other != address and (found := await self._on_platform(other, address)):
                return found
        for guess in _guesses(url):
            if right := await self._probe([guess], address):
                return tuple(right)
        message = _(
            "no feed was found at {host}, neither named by the page nor where feeds usually are; “newsroom"
            " feeds add-page” follows a page that has none"
        )
        raise PageError(message.format(host=host_of(url)))

    async def _on_platform(self, address: str, named_by: str | None = None) -> tuple[Candidate, ...]:
        """Find the feeds of a page on a known platform; none if it is on none, or has no page there."""
        found = route(address, self._bridges)
        if found is None:
            return ()
        failures: list[FeedError] = []
        # The addresses of platforms and of the editor's own bridges are as good as given.
        candidates = await self._probe(found.feeds, None if found.sure else named_by, failures)
        if not candidates and found.sure and failures:
            raise failures[0]
        return tuple(candidates)

    async def _probe(
        self, addresses: Sequence[str], named_by: str | None, failures: list[FeedError] | None = None
    ) -> list[Candidate]:
        """Try addresses at once, and keep those that are feeds, in their order."""

        async def tried(address: str) -> Candidate | None:
            try:
                feed = await self._read(await self._ask(address, named_by))
            except FeedError as error:
                if failures is not None:
                    failures.append(error)
                return None
            return _candidate(_with_credentials(address, named_by), feed)

        return [found for found in await _all(map(tried, addresses)) if found is not None]

    async def _ask(self, address: str, named_by: str | None) -> Answer:
        await self._turn(host_of(address))
        return await self._client.get(FetchRequest(0, address, named_by=named_by))

    async def _turn(self, host: str) -> None:
        """Wait until a host may be asked."""
        if is_loopback(host):
            return
        now = asyncio.get_running_loop().time()
        at = max(self._next.get(host, now), now)
        self._next[host] = at + self._interval
        await asyncio.sleep(at - now)

    async def _read(self, answer: Answer) -> ParsedFeed:
        return await self._pool.parse(answer.body or b"", answer.content_type, answer.url)


async def find_all(
    addresses: Sequence[str],
    bridges: Bridges,
    *,
    timeout: float,
    interval: float,
    contact: str | None,
    on_found: Callable[[int], None] = lambda done: None,
) -> list[tuple[Candidate, ...] | FeedError]:
    """Search addresses for feeds, several at a time; return for each what was found, or why nothing was.

    Args:
        addresses: As `newsroom.wire.feed_address` gives them.
        bridges: Make feeds of platforms that have none.
        timeout: Seconds for a whole answer.
        interval: Seconds between two requests to a host that is not this machine.
        contact: Where those who are asked can read who asks.
        on_found: Told how many of the addresses are done.
    """
    from newsroom.wire.client import HOME

    places, done = asyncio.Semaphore(20), 0

    with ParserPool() as pool:
        async with Client(timeout, contact=contact or HOME, interval=interval) as client:
            search = Search(client, pool, bridges, interval)

            async def found(address: str) -> tuple[Candidate, ...] | FeedError:
                nonlocal done
                async with places:
                    try:
                        return await search.find(address)
                    except FeedError as error:
                        return error
                    finally:
                        done += 1
                        on_found(done)

            return await _all(map(found, addresses))


async def _all(tasks: Iterable[Awaitable[T]]) -> list[T]:
    return list(await asyncio.gather(*tasks))


def _candidate(address: str, feed: ParsedFeed) -> Candidate:
    return Candidate(url=address, title=feed.title, site=feed.site, articles=len(feed.articles))


def _different(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Keep one of feeds that are the same in several forms; sites offer theirs as RSS and as Atom."""
    kept = {(each.title, each.articles, _topic(each.url)): each for each in reversed(found)}
    return tuple(sorted(kept.values(), key=found.index))


def _topic(address: str) -> str:
    """Return an address without what tells the form of the feed."""
    url = URL(address)
    words = (word for part in url.path.split("/") for word in part.replace("-", ".").split("."))
    forms = frozenset(("rss", "rss2", "atom", "xml", "json", "feed", "rdf", "index", "1", "0", "2", "92", ""))
    chosen = (f"{name}={value}" for name, value in url.query.items() if value.lower() not in forms)
    return "/".join([url.host or "", *(word for word in words if word.lower() not in forms), *chosen])


def _guesses(address: str) -> list[str]:
    """List where the feed of a page may be: beside it, then at the root of its site."""
    url = URL(address).with_query(None).with_fragment(None)
    folder = url if url.path.endswith("/") else url.with_path(url.path + "/")
    folders = dict.fromkeys((folder, url.origin() / ""))
    guesses = [str(each.join(URL(name))) for each in folders for name in _COMMON]
    if len(folders) > 1:
        # Of the page's own folder only the most usual; a page of an article has none there.
        own = guesses[: len(_COMMON)]
        guesses = [*own[:3], *guesses[len(_COMMON) :]]
    return guesses


def _with_credentials(address: str, named_by: str | None) -> str:
    """Give an address on the site of the editor's own address the user name and password of that one."""
    if named_by is None:
        return address
    given, url = URL(named_by), URL(address)
    if given.user is None or given.origin() != url.origin():
        return address
    return str(url.with_user(given.user).with_password(given.password))
