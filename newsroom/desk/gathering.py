"""What a fetch brings gathers beside the event loop until the writing thread takes it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Generic, Protocol, TypeVar

_WORTHWHILE, _GATHERED_SECONDS = 2000, 0.25
"""So many articles gather before they are stored, but no longer than that."""

_MOST_GATHERED = 2 * _WORTHWHILE
"""While about so many articles wait to be stored, no further feed is asked."""


class Brought(Protocol):
    """What came of a feed."""

    @property
    def articles(self) -> int:
        """How many articles the feed gave, known ones too."""


T = TypeVar("T", bound=Brought)


class Gathering(Generic[T]):
    """Hands outcomes to the writing thread.

    They gather for a moment, and while the thread is busy, and go together: what a transaction costs besides
    what is in it is paid once. Whoever brings more than may gather waits, which bounds what lies in memory.
    """

    def __init__(
        self,
        store: Callable[[deque[T], Callable[[], object]], None],
        writer: ThreadPoolExecutor,
        tell: Callable[[], None],
    ) -> None:
        """Begin.

        Args:
            store: Takes out what came and writes it, on the writing thread; what it is given besides is to
                be called after each transaction.
            writer: That thread.
            tell: Called on the event loop when something has been written.
        """
        self._store = store
        self._writer = writer
        self._tell = tell
        self._gathered: deque[T] = deque()
        self._under_way: asyncio.Future[None] | None = None
        self._room = asyncio.Event()
        self._soon: asyncio.TimerHandle | None = None
        self._goes_on = True

    async def take(self, came: T) -> None:
        """Have what came of a feed written, after what came before it."""
        self._gathered.append(came)
        if not self._is_under_way():
            await self._seen()
            self._begin_in_time()
        elif self._articles() >= _MOST_GATHERED:
            self._room.clear()
            await self._room.wait()
            if not self._is_under_way():
                await self._seen()

    async def end(self) -> None:
        """Have everything written, and wait for it."""
        while True:
            await self._seen()
            if not self._gathered:
                return
            self._begin()

    def hurry(self) -> None:
        """Have what was gathered written, though no one waits for it but the end of the thread."""
        self._goes_on = False
        self._wait_no_more()
        for _outcome in range(len(self._gathered)):
            self._writer.submit(self._store, self._gathered, lambda: None)

    def _articles(self) -> int:
        return sum(came.articles for came in self._gathered)

    def _begin_in_time(self) -> None:
        """Begin at once with what is worth a transaction, else in a moment."""
        if self._is_under_way():
            return
        if self._articles() >= _WORTHWHILE:
            self._begin()
        elif self._soon is None:
            self._soon = asyncio.get_running_loop().call_later(_GATHERED_SECONDS, self._begin)

    def _wait_no_more(self) -> None:
        if self._soon is not None:
            self._soon.cancel()
            self._soon = None

    def _is_under_way(self) -> bool:
        return self._under_way is not None and not self._under_way.done()

    def _begin(self) -> None:
        self._wait_no_more()
        if self._is_under_way():
            return
        written = partial(asyncio.get_running_loop().call_soon_threadsafe, self._written)
        work = self._writer.submit(self._store, self._gathered, written)
        self._under_way = asyncio.wrap_future(work)
        self._under_way.add_done_callback(self._done)

    def _written(self) -> None:
        """Tell of what has been written, and let more come."""
        self._room.set()
        if self._goes_on:
            self._tell()

    def _done(self, written: asyncio.Future[None]) -> None:
        """Go on with what has come meanwhile."""
        _noticed(written)
        self._room.set()
        if written.cancelled() or written.exception() is not None or not self._goes_on:
            return
        if self._gathered and self._under_way is written:
            self._begin_in_time()

    async def _seen(self) -> None:
        """Wait for what is under way; if nothing followed it, nothing is."""
        if (under_way := self._under_way) is not None:
            # Unbroken: a cancellation that comes now must not leave the caller ahead of the thread.
            await unbroken(under_way)
            if self._under_way is under_way:
                self._under_way = None


def unbroken(work: asyncio.Future[None]) -> asyncio.Future[None]:
    """Return work that goes on where who waits for it is cancelled."""
    shielded = asyncio.shield(work)
    for each in (work, shielded):
        each.add_done_callback(_noticed)
    return shielded


def _noticed(done: asyncio.Future[None]) -> None:
    """Take note of an error; if the round has failed before no one else does, and asyncio would print it."""
    if not done.cancelled():
        done.exception()
