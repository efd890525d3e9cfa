"""A language model's answer, on a thread of its own: neither server nor store delays a key."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING

from newsroom.desk import Desk
from newsroom.model import StoredIssue
from newsroom.tui.ownloop import OwnLoop

if TYPE_CHECKING:
    from newsroom.desk.drafting import Task


class Answer:
    """One question to a model, and all that has come of the answer so far."""

    def __init__(self, desk: Desk, stored: StoredIssue, task: Task, uid: str | None) -> None:
        self._ask = (desk, stored, task, uid)
        self._text = ""
        self._tell: Callable[[], None] = lambda: None

    async def states(self) -> AsyncGenerator[str]:
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
        work = OwnLoop(self._read, "newsroom-model")
        work.answer.add_done_callback(lambda _answer: tell())
        work.start()
        shown = ""
        try:
            while True:
                await news.wait()
                news.clear()
                over, text = work.answer.done(), self._text
                if text != shown:
                    shown = text
                    yield text
                if over:
                    break
        finally:
            work.stop()
        if not work.answer.cancelled():
            work.answer.result()

    async def _read(self) -> None:
        from newsroom.desk import drafting

        async with aclosing(drafting.ask(*self._ask)) as drafts:
            async for so_far in drafts:
                self._text = so_far
                self._tell()
