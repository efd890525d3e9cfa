"""Many digests read on all processors while the archive takes them in one after another."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from newsroom import issues
from newsroom.model import Issue, Publication

FEW = 40
"""Fewer files are read faster than other processes are started."""
_MOST = 4
_AHEAD = 16
"""So many files a process are under way at most, or a folder of any size would be in memory."""


def read(content: bytes, name: str, publication: Publication) -> Issue:
    """Read a digest's bytes as an issue, dated by its front matter, its name or its heading."""
    from msgspec.structs import replace

    text = issues.decode(content)
    issue = issues.parse(text, publication)
    if issue.form != "daily" and issue.date is not None:  # a review is of its month, whatever its file's name
        return issue
    return replace(issue, date=issues.find_date(text, name, publication))


class ReadingAhead:
    """Reads files before their turn comes.

    It only ever spares time: what it has not read, because there is one processor or a process was killed, is
    read when its turn comes.
    """

    def __init__(
        self, files: list[Path], load: Callable[[Path], bytes | None], publication: Publication
    ) -> None:
        """Prepare to read.

        Args:
            files: The files in the order of their turns.
            load: Gives the bytes of one that is to be read, None for one that is not.
            publication: Whose form they are read by.
        """
        self._files = iter(files)
        self._load = load
        self._publication = publication
        self._workers = min(_MOST, os.cpu_count() or 1)
        self._pool: ProcessPoolExecutor | None = None
        self._under_way: deque[tuple[Path, Future[Issue] | None]] = deque()

    def __enter__(self) -> ReadingAhead:
        # Forked processes would share the open database.
        self._pool = ProcessPoolExecutor(
            self._workers, multiprocessing.get_context("spawn"), initializer=_ignore_interrupts
        )
        return self

    def __exit__(self, *_error: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def take(self, file: Path) -> Issue | None:
        """Return a file as it was read; None where it has to be read now. Files are taken in their order."""
        self._fill()
        if not self._under_way:
            return None
        there, future = self._under_way.popleft()
        if future is None or there != file:
            return None
        try:
            return future.result()
        except BrokenProcessPool:
            return None

    def _fill(self) -> None:
        while len(self._under_way) < self._workers * _AHEAD:
            file = next(self._files, None)
            if file is None:
                return
            content = self._load(file)
            self._under_way.append((file, None if content is None else self._submit(content, file.name)))

    def _submit(self, content: bytes, name: str) -> Future[Issue] | None:
        try:
            return self._pool.submit(read, content, name, self._publication) if self._pool else None
        except (BrokenProcessPool, OSError):
            return None


def _ignore_interrupts() -> None:
    # Ctrl+C goes to all processes of the terminal; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
