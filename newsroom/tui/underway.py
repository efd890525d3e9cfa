"""Commands under way: leaving the desk waits for what they write, and for nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

Tasks = Callable[[], Iterable["asyncio.Task[object]"]]


class UnderWay:
    """Tells commands that are at work from those that wait for the editor's answer or for a server.

    The latter would be waited for in vain: the box that asks is never answered, the server may be silent.
    """

    def __init__(self) -> None:
        """Nothing waits yet."""
        self._idle: set[asyncio.Task[object]] = set()
        self._news = asyncio.Event()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Note that the task that is in here has nothing to write before it comes out."""
        task = asyncio.current_task()
        assert task is not None
        self._idle.add(task)
        self._news.set()
        try:
            yield
        finally:
            self._idle.discard(task)

    async def finished(self, tasks: Tasks) -> None:
        """Wait until every task is done, whatever came of it, or waits itself.

        Args:
            tasks: Lists those that count; asked again when some are done, as they may have begun others.
        """
        while at_work := [each for each in tasks() if not each.done() and each not in self._idle]:
            self._news.clear()
            news = asyncio.create_task(self._news.wait())
            try:
                await asyncio.wait([*at_work, news], return_when=asyncio.FIRST_COMPLETED)
            finally:
                news.cancel()
