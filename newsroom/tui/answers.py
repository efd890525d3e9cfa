"""A language model's answer, on a thread of its own: neither server nor store delays a key."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, suppress
from threading import Thread
from typing import TYPE_CHECKING

from newsroom.desk import Desk
from newsroom.model import NewsroomError, StoredIssue

if TYPE_CHECKING:
    from newsroom.desk.drafting import Task


class Answer:
    """One question to a model, and all that has come of the answer so far."""

    def __init__(self, desk: Desk, stored: StoredIssue, task: Task, uid: str | None) -> None:
        self._ask = (desk, stored, task, uid)
        self._text = ""
        self._over = False
        self._left = False
        self._error: BaseException | None = None
        self._tell: Callable[[], None] = lambda: None
        self._stop: Callable[[], None] = lambda: None

    async def states(self) -> AsyncIterator[str]:
        """Ask, and yield the answer as it grows; what came while one state was shown makes one.

        Closing the iterator breaks off the answer and its connection.

        Raises:
            NewsroomError: there is no answer, or it broke off; what was yielded stays usable.
        """
        loop, news = asyncio.get_running_loop(), asyncio.Event()

        def tell() -> None:
            with suppress(RuntimeError):  # the desk was left this moment
                loop.call_soon_threadsafe(news.set)

        self._tell = tell
        Thread(target=self._serve, name="newsroom-model", daemon=True).start()
        shown = ""
        try:
            while True:
                await news.wait()
                news.clear()
                over, text = self._over, self._text
                if text != shown:
                    shown = text
                    yield text
                if over:
                    break
        finally:
            self._left = True
            self._stop()
        if isinstance(self._error, NewsroomError):
            raise self._error
        if self._error is not None and not isinstance(self._error, asyncio.CancelledError):
            raise self._error

    def _serve(self) -> None:
        try:
            asyncio.run(self._read())
        except BaseException as error:  # told to whoever reads, on the screen's thread
            self._error = error
        self._over = True
        self._tell()

    async def _read(self) -> None:
        from newsroom.desk import drafting

        task, loop = asyncio.current_task(), asyncio.get_running_loop()
        assert task is not None

        def stop() -> None:
            with suppress(RuntimeError):  # its loop has ended
                loop.call_soon_threadsafe(task.cancel)

        self._stop = stop
        if self._left:
            return
        async with aclosing(drafting.ask(*self._ask)) as drafts:  # type: ignore[type-var]
            async for so_far in drafts:
                self._text = so_far
                self._tell()
