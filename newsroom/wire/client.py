"""Requests to the servers of feeds, over aiohttp."""

from __future__ import annotations

import asyncio
import re
import ssl
from asyncio import sleep
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from types import TracebackType
from typing import Self

import aiohttp

from newsroom import __version__
from newsroom.settings.said import said
from newsroom.wire.errors import FeedError, StatusError
from newsroom.wire.exchange import Answer, FetchRequest, Outlook, require_size
from newsroom.wire.failures import broken_off, in_plain_words, not_public, status_in_plain_words
from newsroom.wire.headers import conditions, fresh_for, retry_after
from newsroom.wire.hosts import host_of
from newsroom.wire.proxies import Proxies
from newsroom.wire.reach import is_loopback, is_number, is_public
from newsroom.wire.resolver import LookUp, NotPublic, Resolver
from newsroom.wire.trail import REDIRECTS, Trail
from newsroom.wire.turns import CONNECTIONS_A_HOST
from newsroom.wire.unpacking import ENCODINGS, unpacker

HOME = "https://pypi.org/project/newsroom/"

_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"
)
_NOT_IN_A_COMMENT = re.compile(r"[^!-~]|[()\\]")
"""What may not stand in a comment of User-Agent (RFC 9110 section 5.6.5)."""

_LONGEST_HEADER = 32 * 1024
"""Bytes of one header; some sites send more than aiohttp's 8 KiB of policies with every answer."""


class Client:
    """Asks servers for feeds; several requests may run at a time.

    An address that the editor gave may be anywhere, and so may redirects within its own host if that is not
    of the public internet. All other redirects must lead to the public internet: they go over connections of
    their own, whose resolver refuses every other address, so that neither a name that changes its address in
    between nor an open connection is a way around it.
    """

    def __init__(
        self,
        timeout: float,
        *,
        contact: str = HOME,
        accept: str = _ACCEPT,
        interval: float = 0.0,
        look_up: LookUp | None = None,
        public: Callable[[str], bool] = is_public,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Make a client; its sessions begin when it is entered.

        Args:
            timeout: Seconds for a whole answer, from looking up the host to the last byte.
            interval: Seconds between the beginnings of two requests to a host that is not this machine.
            contact: Where those who are asked can read who asks; goes into the User-Agent.
            accept: What kinds of answers are wanted: the Accept header.
            look_up: Lists the addresses of a host; None asks the system.
            public: Tells whether an IP address is of the public internet.
            now: Tells the time, in UTC.
        """
        self._timeout = timeout
        self._public = public
        self._now = now
        self._agent = f"newsroom/{__version__} (+{_NOT_IN_A_COMMENT.sub('', contact)})"
        self._accept = accept
        self._proxies = Proxies()
        self._resolver = Resolver(look_up, is_public=public)
        self._guard = Resolver(look_up, is_public=public, guarded=True)
        self._interval = interval
        self._hosts: dict[str, asyncio.Semaphore] = {}
        self._next: dict[str, float] = {}
        """When a host may be asked next, on the clock of the event loop."""
        # Not aiohttp's, which is made once at its import: SSL_CERT_FILE and SSL_CERT_DIR are read here.
        self._tls = ssl.create_default_context()
        self._tls.set_alpn_protocols(["http/1.1"])

    async def __aenter__(self) -> Self:
        self._cookies = aiohttp.CookieJar()
        self._open = self._session(self._resolver)
        self._guarded = self._session(self._guard)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.close()
        await self._guarded.close()

    async def get(self, request: FetchRequest) -> Answer:
        """Ask for a feed, unless it is as it was.

        Raises:
            FeedError: there is no answer, or none with a body that can be taken.
        """
        url = request.url
        try:
            trail = Trail(request.named_by or url)
            if request.named_by and request.named_by != url:
                trail.follow(HTTPStatus.TEMPORARY_REDIRECT, url, cookie=False)
            async with asyncio.timeout(self._timeout) as limit:
                while True:
                    url = str(trail.url)
                    async with self._turn(host_of(url), limit):
                        answer = await self._step(request, trail)
                    if answer:
                        return answer
        except FeedError:
            raise
        # One server's nonsense must not end the fetch of all others, and aiohttp's errors are of many kinds.
        except Exception as error:
            raise FeedError(in_plain_words(error, url, self._timeout)) from error

    async def _step(self, request: FetchRequest, trail: Trail) -> Answer | None:
        """Ask at one address; None: it redirects, and the trail has gone there."""
        host, url = host_of(str(trail.url)), trail.url
        proxy = self._proxies.of(str(url))
        session = await self._session_for(trail, host, proxied=proxy is not None)
        asked = conditions(request, str(url))
        secret = trail.credentials
        login = {"Authorization": aiohttp.encode_basic_auth(*secret)} if secret else {}
        async with session.get(url, headers=asked | login, allow_redirects=False, proxy=proxy) as response:
            headers = response.headers
            if response.status in REDIRECTS and "Location" in headers:
                trail.follow(response.status, headers["Location"], cookie="Set-Cookie" in headers)
                # What it says beside its Location is not wanted, and may be without end.
                response.close()
                return None
            outlook = Outlook(
                retry_after=retry_after(headers, self._now()), fresh_for=fresh_for(headers, self._now())
            )
            if response.status == 304 and asked:
                return Answer(
                    body=None,
                    url=str(url),
                    etag=headers.get("ETag", request.etag),
                    modified=headers.get("Last-Modified", request.modified),
                    fingerprint=request.fingerprint,
                    moving_to=trail.moving_to,
                    outlook=outlook,
                )
            if response.status != 200:
                raise StatusError(
                    status_in_plain_words(response.status, host),
                    response.status,
                    outlook.retry_after,
                    gone=response.status == 410 and trail.lasting,
                )
            return await self._take(request, response, trail, outlook)

    async def _take(
        self, request: FetchRequest, response: aiohttp.ClientResponse, trail: Trail, outlook: Outlook
    ) -> Answer:
        """Read the body while it comes, and no more of it than is wanted."""
        body, came = bytearray(), 0
        packed = unpacker(response.headers.get("Content-Encoding", ""))
        async for chunk in response.content.iter_any():
            came += len(chunk)
            require_size(came)
            for portion in packed.feed(chunk):
                body += portion
                # After each portion: a bomb does not go off.
                require_size(len(body))
        if not packed.whole:
            # Else a feed that was cut off would count as read, and be called unchanged from then on.
            raise FeedError(broken_off(trail.url.host or ""))
        fingerprint = sha256(body).hexdigest()
        if not body.strip():
            raise FeedError(said("the answer is empty"))
        return Answer(
            body=None if fingerprint == request.fingerprint else bytes(body),
            url=str(trail.url),
            content_type=response.headers.get("Content-Type", ""),
            etag=response.headers.get("ETag"),
            modified=response.headers.get("Last-Modified"),
            fingerprint=fingerprint,
            moving_to=trail.moving_to,
            outlook=outlook,
        )

    async def _session_for(self, trail: Trail, host: str, *, proxied: bool) -> aiohttp.ClientSession:
        """Choose the connections that a step may use.

        Raises:
            FeedError: a redirect leads to a number that is not public.
            NotPublic: it leads to a name whose address is not, and a proxy would go there for us.
        """
        if not trail.redirected:
            return self._open
        if trail.at_home and not self._is_public(host):
            return self._open
        if is_loopback(host) or (is_number(host) and not self._public(host)):
            raise FeedError(not_public(host))
        if proxied:
            await self._ask_before_proxy(host)
            return self._open
        return self._guarded

    async def _ask_before_proxy(self, host: str) -> None:
        """Refuse a name that is not public, though a proxy will look it up once more and for itself."""
        if is_number(host):
            return
        try:
            await self._guard.resolve(host)
        except NotPublic as error:
            raise FeedError(not_public(host)) from error
        except OSError:
            # Behind a proxy names often cannot be looked up at all.
            return

    def _is_public(self, host: str) -> bool:
        if is_number(host):
            return self._public(host)
        return not is_loopback(host) and self._resolver.knows_as_public(host)

    @asynccontextmanager
    async def _turn(self, host: str, limit: asyncio.Timeout) -> AsyncIterator[None]:
        """Wait until a host may be asked, for many redirects may lead to it; that takes none of the time.

        This machine has no limits.
        """
        if is_loopback(host):
            yield
            return
        clock = asyncio.get_running_loop().time
        left = (limit.when() or clock()) - clock()
        limit.reschedule(None)
        async with self._hosts.setdefault(host, asyncio.Semaphore(CONNECTIONS_A_HOST)):
            at = max(self._next.get(host, 0.0), clock())
            self._next[host] = at + self._interval
            await sleep(at - clock())
            limit.reschedule(clock() + left)
            yield

    def _session(self, resolver: Resolver) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, resolver=resolver, ssl=self._tls),
            # Only the whole counts: a limit for each read lets a server drip for ever.
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
            headers={"User-Agent": self._agent, "Accept": self._accept, "Accept-Encoding": ENCODINGS},
            auto_decompress=False,
            cookie_jar=self._cookies,
            max_line_size=_LONGEST_HEADER,
            max_field_size=_LONGEST_HEADER,
        )
