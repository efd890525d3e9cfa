"""The pages of articles are fetched, a few at a time and each host seldom enough."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from newsroom.settings.language import N_
from newsroom.settings.said import said
from newsroom.text.addresses import is_web
from newsroom.wire.errors import FeedError, StatusError, TooLarge
from newsroom.wire.exchange import MOST_BYTES, Answer, FetchRequest
from newsroom.wire.hosts import host_of
from newsroom.wire.manners import Manners, client_for
from newsroom.wire.reach import is_loopback
from newsroom.wire.turns import Line, Turns

if TYPE_CHECKING:
    from newsroom.wire.client import Client

AT_A_TIME = 6
"""Pages: more would not come sooner, as each has to be read by one process afterwards."""

_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, text/plain;q=0.5, */*;q=0.1"
_NO_ONE = "https://feed.invalid/"
"""Who names the pages of feeds that are no web addresses: a host that is not there (RFC 2606)."""

_KINDS = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"RIFF", "RIFF"),
)
"""How files begin that are no pages, whatever they are served as."""


class PageRequest(Struct, frozen=True):
    """The page of an article."""

    article: int
    """The article's id."""
    url: str
    feed: str
    """The address of its feed: only a page of the same host may lie outside the public internet."""


class PageBody(Struct, frozen=True):
    """What a server gave for a page."""

    url: str
    """Where it came from at last, after redirects."""
    body: bytes = b""
    content_type: str = ""
    error: str = ""
    """Why there is nothing, in plain words."""


OnPage = Callable[[PageRequest, PageBody], Awaitable[None]]


async def fetch_pages(requests: Sequence[PageRequest], on_page: OnPage, manners: Manners) -> None:
    """Fetch pages, and hand over each as soon as it is there; one that fails is handed over as well.

    To stop, cancel the task.

    Args:
        requests: The pages.
        on_page: Called for each, in the order they come in.
        manners: How servers are asked.
    """
    if not requests:
        return
    line = Line(
        Turns(
            ((host_of(each.url), each) for each in requests), interval=manners.host_interval, free=is_loopback
        )
    )
    async with await asyncio.to_thread(client_for, manners, _ACCEPT) as client:

        async def work() -> None:
            while (request := await line.next()) is not None:
                try:
                    page = await _page(client, request)
                finally:
                    await line.done(host_of(request.url))
                await on_page(request, page)

        async with asyncio.TaskGroup() as tasks:
            for _number in range(min(AT_A_TIME, manners.concurrency, len(requests))):
                tasks.create_task(work())


async def fetch_document(
    url: str, *, timeout: float, contact: str | None, named_by: str | None = None, accept: str = _ACCEPT
) -> Answer:
    """Fetch one page or document.

    Args:
        url: Its address.
        timeout: In seconds.
        contact: Told to the server.
        named_by: The address of the feed whose article links there: the page then has to be of the public
            internet or of the feed's own host. None: the editor named the page, and it may be anywhere.
        accept: The kinds of content that are asked for.

    Raises:
        FeedError: it cannot be had.
    """
    host = host_of(url)
    try:
        manners = Manners(timeout=timeout, contact=contact, host_interval=0)
        async with await asyncio.to_thread(client_for, manners, accept) as client:
            return await client.get(FetchRequest(0, url, named_by=_namer(named_by)))
    except TooLarge:
        message = N_("the page of {host} is larger than {size} MiB")
        raise FeedError(said(message, host=host, size=MOST_BYTES // 2**20)) from None
    except StatusError as error:
        raise FeedError(_status(error.status, host)) from None


async def _page(client: Client, request: PageRequest) -> PageBody:
    url, host = request.url, host_of(request.url)
    if not is_web(url):
        return PageBody(url, error=said("the article has no web address"))
    try:
        answer = await client.get(FetchRequest(0, url, named_by=_namer(request.feed)))
    except TooLarge:
        message = N_("the page of {host} is larger than {size} MiB")
        return PageBody(url, error=said(message, host=host, size=MOST_BYTES // 2**20))
    except StatusError as error:
        return PageBody(url, error=_status(error.status, host))
    except FeedError as error:
        return PageBody(url, error=error.message)
    body, kind = answer.body or b"", answer.content_type.partition(";")[0].strip().lower()
    found = next((name for opening, name in _KINDS if body.startswith(opening)), "")
    if found or kind.startswith(("image/", "audio/", "video/", "application/pdf", "font/")):
        message = N_("{host} gives a file ({kind}), no page")
        return PageBody(answer.url, error=said(message, host=host, kind=found or kind))
    return PageBody(answer.url, body, answer.content_type)


def _namer(feed: str | None) -> str | None:
    """Return who names an address of a feed's article; None for the editor.

    Who writes a feed must not have us ask what only this machine or its network can reach.
    """
    return feed if feed is None or is_web(feed) else _NO_ONE


def _status(status: int, host: str) -> str:
    """Say what a status other than 200 means for a page (RFC 9110 section 15)."""
    if status in (404, 410):
        message = N_("{host} has no such page (HTTP {status})")
    elif status in (401, 402, 403, 407, 451):
        message = N_("{host} does not show the page to this program (HTTP {status})")
    elif status == 429:
        message = N_("{host} is asked too often (HTTP {status}); try again later")
    elif status >= 500:
        message = N_("{host} has a fault of its own (HTTP {status}); try again later")
    else:
        message = N_("{host} answers with HTTP {status}, and no page")
    return said(message, host=host, status=status)
