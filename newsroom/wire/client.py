"""Requests to the servers of feeds, over one aiohttp session."""

from __future__ import annotations

import asyncio
import urllib.request
from contextlib import nullcontext
from hashlib import sha256
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from newsroom import __version__
from newsroom.settings.language import _
from newsroom.wire.errors import FeedError
from newsroom.wire.exchange import Answer, FetchRequest, require_size
from newsroom.wire.failures import host_of, in_plain_words, status_in_plain_words
from newsroom.wire.resolver import Resolver

_MOST_REDIRECTS = 10
_CONNECTIONS_A_HOST = 4
"""Requests at a time to one host that is not this machine: feeds of one house should not be a load to it."""

_HEADERS = {
    "User-Agent": f"newsroom/{__version__} (+https://pypi.org/project/newsroom/)",
    "Accept": "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5",
}


class Client:
    """Asks servers for feeds; several requests may run at a time."""

    def __init__(self, timeout: float) -> None:
        """Make a client; the session begins when it is entered.

        Args:
            timeout: Seconds for a whole answer, from looking up the host to the last byte.
        """
        self._timeout = timeout
        self._proxies = urllib.request.getproxies()
        self._hosts: dict[str, asyncio.Semaphore] = {}

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, resolver=Resolver()),
            # Only the whole counts: a limit for each read lets a server drip for ever.
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
            headers=_HEADERS,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    def turn(self, url: str) -> asyncio.Semaphore | nullcontext[None]:
        """Give a context in which the host of `url` may be asked; entering it may take waiting."""
        host = host_of(url)
        if _is_loopback(host):
            return nullcontext()
        return self._hosts.setdefault(host, asyncio.Semaphore(_CONNECTIONS_A_HOST))

    async def get(self, request: FetchRequest) -> Answer:
        """Ask for a feed, unless it is as it was.

        Raises:
            FeedError: there is no answer, or none with a body that can be taken.
        """
        try:
            async with asyncio.timeout(self._timeout):
                return await self._get(request)
        except FeedError:
            raise
        # One server's nonsense must not end the fetch of all others, and aiohttp's errors are of many kinds.
        except Exception as error:
            raise FeedError(in_plain_words(error, request.url, self._timeout)) from error

    async def _get(self, request: FetchRequest) -> Answer:
        conditions = _conditions(request)
        async with self._session.get(
            URL(request.url),
            headers=conditions,
            # aiohttp gives up at this number, not after it.
            max_redirects=_MOST_REDIRECTS + 1,
            proxy=self._proxy(request.url),
        ) as response:
            if response.status == 304 and conditions:
                return Answer(
                    body=None,
                    url=request.url,
                    etag=response.headers.get("ETag", request.etag),
                    modified=response.headers.get("Last-Modified", request.modified),
                    fingerprint=request.fingerprint,
                )
            if response.status != 200:
                raise FeedError(status_in_plain_words(response.status, host_of(str(response.url))))
            return await self._take(request, response)

    async def _take(self, request: FetchRequest, response: aiohttp.ClientResponse) -> Answer:
        """Read the body while it comes, and no more of it than is wanted."""
        body, digest = bytearray(), sha256()
        # aiohttp unpacks in portions, and waits while they are not taken: a bomb does not go off.
        async for chunk in response.content.iter_any():
            body += chunk
            digest.update(chunk)
            require_size(len(body))
        fingerprint = digest.hexdigest()
        if not body.strip():
            raise FeedError(_("the answer is empty"))
        return Answer(
            body=None if fingerprint == request.fingerprint else bytes(body),
            url=str(response.url.with_user(None)),
            content_type=response.headers.get("Content-Type", ""),
            etag=response.headers.get("ETag"),
            modified=response.headers.get("Last-Modified"),
            fingerprint=fingerprint,
        )

    def _proxy(self, url: str) -> str | None:
        """Name the proxy that the environment sets.

        aiohttp's own way to it starts threads for each request, and reads passwords from the user's .netrc.
        """
        proxy = self._proxies.get(url.partition(":")[0].lower())
        host = host_of(url)
        return proxy if proxy and not _is_loopback(host) and not urllib.request.proxy_bypass(host) else None


def _conditions(request: FetchRequest) -> dict[str, str]:
    """Make the headers by which a server may say that nothing has changed (RFC 9110 section 13.1).

    Without a fingerprint nothing was ever read, and such an answer would be of no use.
    """
    if not request.fingerprint:
        return {}
    conditions = {"If-None-Match": request.etag, "If-Modified-Since": request.modified}
    return {name: value for name, value in conditions.items() if value}


def _is_loopback(host: str) -> bool:
    return host in ("localhost", "::1") or host.startswith("127.")
