"""Feeds are polled, many at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Literal

from newsroom.settings.language import _
from newsroom.wire.commands import run_command
from newsroom.wire.documents import read_folder
from newsroom.wire.errors import FeedError, StatusError
from newsroom.wire.exchange import Answer, FetchRequest, Outcome, Outlook
from newsroom.wire.hosts import host_of
from newsroom.wire.local import is_local, path_of, read_local
from newsroom.wire.manners import POLITE, Manners, client_for
from newsroom.wire.parsed import ParsedFeed
from newsroom.wire.pool import ParserPool
from newsroom.wire.reach import is_loopback
from newsroom.wire.recipes import CommandRecipe, FolderRecipe, read_recipe
from newsroom.wire.turns import Line, Turns

if TYPE_CHECKING:
    from newsroom.wire.client import Client

_MANY = 10
"""For so many new feeds all workers are started before the first has come."""

__all__ = ["FetchRequest", "Outcome", "fetch"]


async def fetch(
    requests: Sequence[FetchRequest],
    on_outcome: Callable[[Outcome], Awaitable[None]],
    manners: Manners = POLITE,
    *,
    pool: ParserPool | None = None,
    client: Client | None = None,
) -> None:
    """Poll feeds, and hand over what each brought as soon as it is known.

    A feed that fails is an outcome like another. A feed whose server says it has not changed, or that has
    the same bytes as before, is not parsed. No host but this machine is asked for more than two feeds at a
    time; once one wants to be left alone (HTTP 429, or 503 with Retry-After), those of its feeds that still
    wait are put off.
    To stop, cancel the task: what was handed over stays, nothing comes after it.

    Args:
        requests: The feeds.
        on_outcome: Called for every feed, one after another, in the order in which they come in.
        manners: How servers are asked. The concurrency counts from the request until the outcome is handed
            over, so it also bounds the bodies in memory; who waits for a busy host does not count.
        pool: Worker processes to parse in; None: some are made when needed, and ended before this returns.
        client: Asks the servers; None: one is made, and closed before this returns.

    Raises:
        Exception: whatever `on_outcome` raises; the feeds that were not handed over yet are left.
    """
    if not requests:
        return
    async with AsyncExitStack() as stack:
        workers = pool or stack.enter_context(ParserPool())
        if pool is None and sum(each.fingerprint is None for each in requests) >= _MANY:
            await asyncio.to_thread(workers.start)
        if client is None:
            client = await stack.enter_async_context(await asyncio.to_thread(client_for, manners))
        poll = _Poll(client, workers, on_outcome, requests, manners)
        try:
            async with asyncio.TaskGroup() as tasks:
                for _number in range(min(manners.concurrency, len(requests))):
                    tasks.create_task(poll.work())
        except BaseExceptionGroup as errors:
            raise errors.exceptions[0] from None


async def once(request: FetchRequest, *, timeout: float, contact: str | None) -> ParsedFeed:
    """Read one feed, or what is read as one, for someone who waits for it.

    Raises:
        FeedError: it cannot be fetched or read.
    """
    answer = await ask(request, timeout=timeout, contact=contact)
    with ParserPool(1) as pool:
        return await pool.parse(
            answer.body or b"", answer.content_type, answer.url, kind=request.kind, recipe=request.recipe
        )


async def ask(request: FetchRequest, *, timeout: float, contact: str | None) -> Answer:
    """Get the bytes of one feed, or of what is read as one.

    Raises:
        FeedError: they cannot be had.
    """
    async with await asyncio.to_thread(client_for, Manners(timeout=timeout, contact=contact)) as client:
        return await _answer(request, client)


async def _answer(request: FetchRequest, client: Client) -> Answer:
    how = read_recipe(request.kind, request.recipe)
    if isinstance(how, CommandRecipe):
        return await run_command(request, how)
    if isinstance(how, FolderRecipe):
        return await asyncio.to_thread(read_folder, request, path_of(request.url), how)
    if is_local(request.url):
        return await asyncio.to_thread(read_local, request)
    return await client.get(request)


def _host(url: str) -> str:
    """Name the host whose limits an address is under; '' if there is none."""
    return "" if is_local(url) else host_of(url)


def limited_host(url: str) -> str:
    """Name the host of an address if there are limits to how often it is asked, else ''."""
    host = _host(url)
    return "" if is_loopback(host) else host


class _Poll:
    """One round of polling."""

    def __init__(
        self,
        client: Client,
        pool: ParserPool,
        on_outcome: Callable[[Outcome], Awaitable[None]],
        requests: Sequence[FetchRequest],
        manners: Manners,
    ) -> None:
        self._client = client
        self._pool = pool
        self._on_outcome = on_outcome
        self._line = Line(
            Turns(
                ((_host(each.url), each) for each in requests),
                interval=manners.host_interval,
                free=is_loopback,
            )
        )
        self._handing_over = asyncio.Lock()

    async def work(self) -> None:
        """Poll one feed after another until none is left."""
        while (request := await self._line.next()) is not None:
            host = _host(request.url)
            try:
                answer: Answer | FeedError = await _answer(request, self._client)
            except FeedError as error:
                answer = error
            finally:
                await self._line.done(host)
            await self._hand_over(await self._outcome(request, answer))
            if isinstance(answer, StatusError) and answer.busy and limited_host(request.url):
                await self._put_off(host, answer)

    async def _put_off(self, host: str, error: StatusError) -> None:
        """Leave the rest of a host's feeds alone for now."""
        message = _("{host} wants to be left alone; the feed is left for later").format(host=host)
        for request in await self._line.drop(host):
            outlook = Outlook(retry_after=error.retry_after)
            await self._hand_over(_unread(request, "put off", message, outlook))

    async def _hand_over(self, outcome: Outcome) -> None:
        async with self._handing_over:
            await self._on_outcome(outcome)

    async def _outcome(self, request: FetchRequest, answer: Answer | FeedError) -> Outcome:
        if isinstance(answer, StatusError):
            outlook = Outlook(retry_after=answer.retry_after)
            return _unread(request, "failed", answer.message, outlook, gone=answer.gone)
        if isinstance(answer, FeedError):
            return _unread(request, "failed", answer.message)
        try:
            feed = None
            if answer.body is not None:
                feed = await self._pool.parse(
                    answer.body,
                    answer.content_type,
                    answer.url,
                    kind=request.kind,
                    recipe=request.recipe,
                    new=request.fingerprint is None,
                )
        except FeedError as error:
            return _unread(request, "failed", error.message, answer.outlook)
        return Outcome(
            request=request,
            status="read" if feed else "unchanged",
            feed=feed,
            etag=answer.etag,
            modified=answer.modified,
            validators_of=answer.url,
            fingerprint=answer.fingerprint,
            moving_to=answer.moving_to,
            outlook=answer.outlook,
        )


def _unread(
    request: FetchRequest,
    status: Literal["failed", "put off"],
    message: str,
    outlook: Outlook | None = None,
    *,
    gone: bool = False,
) -> Outcome:
    return Outcome(
        request=request,
        status=status,
        etag=request.etag,
        modified=request.modified,
        validators_of=request.validators_of,
        fingerprint=request.fingerprint,
        error=message,
        outlook=outlook or Outlook(),
        gone=gone,
    )
