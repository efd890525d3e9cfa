"""Work on a thread and an event loop of its own: hundreds of answers at once delay no key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from contextvars import copy_context
from threading import Thread
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class OwnLoop(Generic[T]):
    """Runs a coroutine beside the screen, and can be stopped at any time."""

    def __init__(self, work: Callable[[], Coroutine[Any, Any, T]], name: str, *, daemon: bool = True) -> None:
        """Prepare it.

        Args:
            work: Makes what is run; called on the thread.
            name: What the thread is called.
            daemon: The program does not wait for its end.
        """
        self.answer = Future[T]()
        """What came of it; cancelled where it was stopped."""
        self._work = work
        self._stop: Callable[[], object] | None = None
        self._stopped = False
        self._thread = Thread(target=copy_context().run, args=(self._serve,), name=name, daemon=daemon)

    @property
    def running(self) -> bool:
        """It was begun, and has not ended."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Cancel it, whether it has not begun yet, goes on, or has just ended."""
        # In this order: the thread does it the other way round, so that one of the two sees the other.
        self._stopped = True
        if self._stop is not None:
            with suppress(RuntimeError):  # its loop is closed: it has ended
                self._stop()

    def join(self, timeout: float) -> None:
        """Wait for its end, some seconds at most."""
        self._thread.join(timeout)

    async def run(self) -> T:
        """Begin, and return what comes of it; who is cancelled meanwhile stops it, and does not wait."""
        self.start()
        try:
            return await asyncio.wrap_future(self.answer)
        except asyncio.CancelledError:
            self.stop()
            raise

    def _serve(self) -> None:
        with suppress(InvalidStateError):  # no one waits for it any more
            try:
                done = asyncio.run(self._stoppable())
            except asyncio.CancelledError:
                self.answer.cancel()
            except BaseException as error:  # told to whoever waits
                self.answer.set_exception(error)
            else:
                self.answer.set_result(done)

    async def _stoppable(self) -> T:
        task, loop = asyncio.current_task(), asyncio.get_running_loop()
        assert task is not None

        def cancel() -> None:
            if not task.cancelling():  # a second time would break off what it does to end well
                task.cancel()

        self._stop = lambda: loop.call_soon_threadsafe(cancel)
        if self._stopped:
            raise asyncio.CancelledError
        return await self._work()
