"""The application's end of a parsing worker."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from threading import Event
from typing import BinaryIO

import msgspec

from newsroom.settings.said import told
from newsroom.wire import frames
from newsroom.wire.errors import FeedError, PageError
from newsroom.wire.pages import Page
from newsroom.wire.parsed import ParsedFeed

_START = "import sys; sys.path[:] = sys.argv[1:]; from newsroom.wire.worker import serve; serve()"
"""A worker's program: it finds modules where the application does, whatever lies in the working folder."""


class WorkerGone(Exception):
    """A worker ended in the middle of a feed."""


def give_up(child: Child, late: Event) -> None:
    """End a process whose time is over, and leave word that it was so: what a timer calls."""
    late.set()
    child.kill()


_PIPE_BYTES = 2**20
"""What an unprivileged program may have by default on Linux, in place of 64 KB (pipe(7))."""


def _widen(pipe: BinaryIO) -> None:
    """Have a pipe hold most of an answer, where that can be asked for: each filling wakes a process."""
    if sys.platform != "linux":
        return
    import fcntl

    # It is refused to who has many pipes, or where the administrator allows less.
    with suppress(OSError):
        fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


class Child:
    """One child process."""

    def __init__(self, program: str = _START) -> None:
        """Start it.

        Args:
            program: Python that takes its module path from the arguments; it answers frames by frames.
        """
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", program, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # In a session of its own Ctrl+C at the terminal does not reach it, not even while it starts.
            start_new_session=True,
        )
        self._in: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self._out: BinaryIO = self._process.stdout  # type: ignore[assignment]
        for pipe in (self._in, self._out):
            _widen(pipe)

    def parse(self, job: frames.Job, body: bytes) -> ParsedFeed | Page:
        """Have one feed read, or one page looked at; blocks.

        Raises:
            FeedError: the feed is none, or cannot be read.
            WorkerGone: the process died or was killed.
        """
        try:
            frames.send(self._in, frames.encode(job), body)
            head = frames.decode_answer(frames.receive(self._out))
            if isinstance(head, frames.Refused):
                raise (PageError if head.page else FeedError)(told(head.message))
            if isinstance(head, Page):
                return head
            portions = [frames.decode_articles(frames.receive(self._out)) for _frame in range(head.frames)]
        # Of a text that is no UTF-8 msgspec says so with Python's own error.
        except (OSError, EOFError, msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise WorkerGone from error
        articles = tuple(article for portion in portions for article in portion)
        return ParsedFeed(title=head.title, site=head.site, articles=articles, wishes=head.wishes)

    def ask(self, *question: bytes) -> bytes:
        """Send frames and return the one frame that answers them; blocks.

        Raises:
            WorkerGone: the process died or was killed.
        """
        try:
            frames.send(self._in, *question)
            return frames.receive(self._out)
        except (OSError, EOFError) as error:
            raise WorkerGone from error

    def lives(self) -> bool:
        """Return whether the process runs; one that is idle may have been ended from outside."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End the process at once; whoever waits for it gets WorkerGone."""
        self._process.kill()

    def bury(self) -> None:
        """End the process, wait until it is gone, and close the pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._in, self._out):
            try:
                pipe.close()
            except OSError:
                # What was not yet sent cannot be sent any more.
                continue
