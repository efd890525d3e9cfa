"""Feeds are polled, many at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from importlib import import_module
from typing import TYPE_CHECKING

from newsroom.wire.errors import FeedError
from newsroom.wire.exchange import Answer, FetchRequest, Outcome
from newsroom.wire.local import is_local, read_local
from newsroom.wire.pool import ParserPool

if TYPE_CHECKING:
    from newsroom.wire.client import Client

__all__ = ["FetchRequest", "Outcome", "fetch"]

CONCURRENCY = 40
"""Feeds at a time, if the caller does not say; enough that the slow ones do not hold up the quick."""

TIMEOUT = 30.0
"""Seconds for a whole answer, if the caller does not say."""


async def fetch(
    requests: Sequence[FetchRequest],
    on_outcome: Callable[[Outcome], Awaitable[None]],
    *,
    concurrency: int = CONCURRENCY,
    timeout: float = TIMEOUT,
    pool: ParserPool | None = None,
) -> None:
    """Poll feeds, and hand over what each brought as soon as it is known.

    A feed that fails is an outcome like another. A feed whose server says it has not changed, or that has
    the same bytes as before, is not parsed. To stop, cancel the task: what was handed over stays, nothing
    comes after it.

    Args:
        requests: The feeds.
        on_outcome: Called for every feed, one after another, in the order in which they come in.
        concurrency: Feeds in work at a time, from the request until the outcome is handed over; so it also
            bounds the bodies in memory. No server but this machine is asked for more than four at a time.
        timeout: Seconds for a whole answer, redirects included; parsing has a limit of its own.
        pool: Worker processes to parse in; None: some are made when needed, and ended before this returns.

    Raises:
        Exception: whatever `on_outcome` raises; the feeds that were not handed over yet are left.
    """
    if not requests:
        return
    async with AsyncExitStack() as stack:
        workers = pool or stack.enter_context(ParserPool())
        client = await stack.enter_async_context(await _client(timeout))
        poll = _Poll(client, workers, on_outcome, concurrency)
        try:
            async with asyncio.TaskGroup() as tasks:
                for request in requests:
                    tasks.create_task(poll.feed(request))
        except BaseExceptionGroup as errors:
            raise errors.exceptions[0] from None


async def _client(timeout: float) -> Client:
    """Make the client on a thread: importing aiohttp takes long enough to be felt at the screen."""
    module = await asyncio.to_thread(import_module, "newsroom.wire.client")
    client: Client = module.Client(timeout)
    return client


class _Poll:
    """One round of polling."""

    def __init__(
        self,
        client: Client,
        pool: ParserPool,
        on_outcome: Callable[[Outcome], Awaitable[None]],
        concurrency: int,
    ) -> None:
        self._client = client
        self._pool = pool
        self._on_outcome = on_outcome
        self._slots = asyncio.Semaphore(concurrency)
        self._handing_over = asyncio.Lock()

    async def feed(self, request: FetchRequest) -> None:
        # First the host, then the slot: who waits for a busy host must not keep others from theirs.
        async with self._client.turn(request.url), self._slots:
            outcome = await self._outcome(request)
            async with self._handing_over:
                await self._on_outcome(outcome)

    async def _outcome(self, request: FetchRequest) -> Outcome:
        try:
            answer = await self._answer(request)
            if answer.body is None:
                feed = None
            else:
                feed = await self._pool.parse(answer.body, answer.content_type, answer.url)
        except FeedError as error:
            return Outcome(
                request=request,
                status="failed",
                etag=request.etag,
                modified=request.modified,
                fingerprint=request.fingerprint,
                error=str(error),
            )
        return Outcome(
            request=request,
            status="read" if feed else "unchanged",
            feed=feed,
            etag=answer.etag,
            modified=answer.modified,
            fingerprint=answer.fingerprint,
        )

    async def _answer(self, request: FetchRequest) -> Answer:
        if is_local(request.url):
            return await asyncio.to_thread(read_local, request)
        return await self._client.get(request)
