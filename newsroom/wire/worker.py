"""A parsing worker: a process that reads feeds and does nothing else."""

import gc
import signal
import sys
from contextlib import suppress
from typing import BinaryIO

from newsroom.settings.language import use_language
from newsroom.settings.said import kept
from newsroom.text.indexing import worded
from newsroom.wire import frames
from newsroom.wire.errors import FeedError, PageError
from newsroom.wire.parse import parse_feed

_LAST_RESORT = 60
"""Seconds for one feed after which a worker ends by itself, should the application no longer be there."""

_NICE = 5
"""How far behind others at the processor."""

_MOST_MEMORY = 2**30
"""Bytes of address space; an honest feed of 10 MiB needs a third of it."""


def serve() -> None:
    """Answer jobs until the application closes the pipe."""
    behind = be_modest()
    # Looking for cycles while a feed is read costs a sixth of the time and finds next to nothing.
    gc.disable()
    gc.freeze()
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    try:
        while True:
            _answer(jobs, answers)
            behind = behind or _stood_behind()
    except (EOFError, BrokenPipeError):
        # At its end the interpreter would complain that it cannot flush what no one reads any more.
        sys.stdout = None


def be_modest() -> bool:
    """Leave Ctrl+C to the application, the processor to whoever waits at the screen, and memory to all.

    Returns:
        Whether all that is to be done for it was done, see `_stood_behind`.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import os
        import resource

        os.nice(_NICE)
        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        # Systems that do not know this limit say so in one of these ways.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, hard))
    return _stood_behind()


def _stood_behind() -> bool:
    """Have Linux prefer the application's session to this one; False: it wants to be asked again later.

    Where it groups processes by session, as it does unless told otherwise, nice counts within a session alone
    (sched(7)), and each worker is in one of its own: two of them took two thirds of two processors.
    """
    import os

    group = "/proc/self/autogroup"
    try:
        with open(group) as own, open(f"/proc/{os.getppid()}/autogroup") as application:
            if own.read() != application.read():
                with open(group, "w") as setting:
                    setting.write(str(_NICE))
    except BlockingIOError:  # once in a tenth of a second for all programs
        return False
    except OSError:  # another system, or one that does not allow it
        pass
    return True


def _answer(jobs: BinaryIO, answers: BinaryIO) -> None:
    job = frames.decode_job(frames.receive(jobs))
    body = frames.receive(jobs)
    use_language(job.language)
    if sys.platform != "win32":
        signal.alarm(_LAST_RESORT)
    try:
        answer = _looked(job, body) if job.look else _read(job, body)
    except FeedError as error:
        answer = [frames.encode(frames.Refused(kept(error.message), isinstance(error, PageError)))]
    if sys.platform != "win32":
        signal.alarm(0)
    frames.send(answers, *answer)
    gc.collect()


def _read(job: frames.Job, body: bytes) -> list[bytes]:
    words = worded if job.new else None
    feed = parse_feed(body, job.content_type, job.url, kind=job.kind, recipe=job.recipe, worded=words)
    portions = frames.portions(feed.articles)
    head = frames.Read(feed.title, feed.site, feed.wishes, len(portions))
    return [frames.encode(head), *map(frames.encode, portions)]


def _looked(job: frames.Job, body: bytes) -> list[bytes]:
    from newsroom.wire.pages import look

    return [frames.encode(look(body, job.content_type, job.url))]
