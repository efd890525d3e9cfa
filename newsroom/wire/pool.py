"""Feeds are parsed in processes of their own, so that the screen does not wait and a feed can harm no other.

The workers are plain child processes on pipes, not those of concurrent.futures: there one worker that must
be killed takes the whole pool with it, the program's main module is loaded again in each, and a helper
process is left over.
"""

from __future__ import annotations

import asyncio
import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event, Lock, Timer
from typing import Self

from newsroom.model import FeedKind
from newsroom.settings import language
from newsroom.settings.language import N_
from newsroom.settings.reasons import reason_of
from newsroom.settings.said import said
from newsroom.wire import frames
from newsroom.wire.child import Child, WorkerGone, give_up
from newsroom.wire.errors import FeedError
from newsroom.wire.pages import Page
from newsroom.wire.parsed import ParsedFeed

SECONDS_A_FEED = 20.0
"""How long one feed may take to parse; the largest that are let in, 10 MiB, take about three."""

_MOST_WORKERS = 8


class ParserPool:
    """Worker processes that read feeds, one feed at a time each.

    Workers are started when there is work and no idle one, and kept until `close`. A pool may be used from
    any number of threads and event loops.
    """

    def __init__(self, workers: int | None = None, *, seconds: float = SECONDS_A_FEED) -> None:
        """Make a pool; no process is started yet.

        Args:
            workers: The most processes at a time; None: one a processor, and not more than eight.
            seconds: The longest that one feed may take.
        """
        size = workers or min(os.cpu_count() or 1, _MOST_WORKERS)
        # One thread a worker: it writes to the worker's pipe and waits at it. Its queue is the pool's queue.
        self._threads = ThreadPoolExecutor(max_workers=size, thread_name_prefix="newsroom-parse")
        self._size = size
        self._seconds = seconds
        self._idle: deque[Child] = deque()
        self._alive: set[Child] = set()
        self._lock = Lock()
        self._closed = False

    def start(self) -> None:
        """Start all workers, as many feeds are going to be read: what they import takes a while."""
        # What keeps a process from being started is told of the feed that needs it.
        with suppress(FeedError):
            for _worker in range(self._size):
                self._idle.append(self._started())

    async def parse(
        self,
        body: bytes,
        content_type: str,
        url: str,
        *,
        kind: FeedKind = "feed",
        recipe: str | None = None,
        new: bool = False,
    ) -> ParsedFeed:
        """Read a feed as `parse_feed` does, in a worker.

        Args:
            body: What it gave.
            content_type: What its server says that this is.
            url: Its address.
            kind: What it is.
            recipe: How it is read, if it is none.
            new: All its articles are going to be stored: each comes with its `IndexWords`.

        Raises:
            FeedError: the feed is none, cannot be read, or took too long or too much.
        """
        job = frames.Job(content_type, url, language.current(), kind, recipe, new=new)
        feed = await self._done(job, body)
        assert isinstance(feed, ParsedFeed)
        return feed

    async def look(self, body: bytes, content_type: str, url: str) -> Page:
        """Look which feeds a web page names, in a worker.

        Raises:
            FeedError: it took too long or too much.
        """
        page = await self._done(frames.Job(content_type, url, language.current(), look=True), body)
        assert isinstance(page, Page)
        return page

    async def _done(self, job: frames.Job, body: bytes) -> ParsedFeed | Page:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._parse, job, body)

    def close(self) -> None:
        """End all workers, busy or not; what waits for them fails. Closing twice does no harm."""
        with self._lock:
            self._closed = True
            alive = list(self._alive)
        for worker in alive:
            worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._idle.clear()
        for worker in alive:
            self._bury(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def _parse(self, job: frames.Job, body: bytes) -> ParsedFeed | Page:
        """Run in one of the threads.

        A worker that dies may have been ended from outside, and its feed be innocent: another one tries.
        """
        try:
            return self._parse_once(job, body)
        except _Died:
            try:
                return self._parse_once(job, body)
            except _Died:
                raise FeedError(self._reason(late=False)) from None

    def _parse_once(self, job: frames.Job, body: bytes) -> ParsedFeed | Page:
        worker = self._worker()
        late = Event()
        timer = Timer(self._seconds, give_up, (worker, late))
        timer.daemon = True
        timer.start()
        try:
            feed = worker.parse(job, body)
        except WorkerGone:
            self._bury(worker)
            if not late.is_set():
                raise _Died from None
            raise FeedError(self._reason(late=True)) from None
        except FeedError:
            self._idle.append(worker)
            raise
        finally:
            timer.cancel()
        self._idle.append(worker)
        return feed

    def _reason(self, *, late: bool) -> str:
        if late:
            message = N_(
                "the feed takes more than {seconds:g} seconds to read; it is too large or made to do so"
            )
            return said(message, seconds=self._seconds)
        return said("the feed ended the process that read it; it is too large or badly broken")

    def _worker(self) -> Child:
        """Take an idle worker, or start one."""
        with suppress(IndexError):
            while True:
                worker = self._idle.pop()
                if worker.lives():
                    return worker
                self._bury(worker)
        return self._started()

    def _started(self) -> Child:
        try:
            with self._lock:
                if self._closed:
                    raise FeedError(said("reading was broken off"))
                worker = Child()
                self._alive.add(worker)
        except OSError as error:
            message = N_("no process could be started to read the feed: {reason}")
            raise FeedError(said(message, reason=reason_of(error))) from None
        return worker

    def _bury(self, worker: Child) -> None:
        worker.bury()
        with self._lock:
            self._alive.discard(worker)


class _Died(Exception):
    """A worker ended by itself, or something ended it."""
