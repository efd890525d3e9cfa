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

_MOST_MEMORY = 2**30
"""Bytes of address space; an honest feed of 10 MiB needs a third of it."""


def serve() -> None:
    """Answer jobs until the application closes the pipe."""
    be_modest()
    # Looking for cycles while a feed is read costs a sixth of the time and finds next to nothing.
    gc.disable()
    gc.freeze()
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    try:
        while True:
            _answer(jobs, answers)
    except (EOFError, BrokenPipeError):
        # At its end the interpreter would complain that it cannot flush what no one reads any more.
        sys.stdout = None


def be_modest() -> None:
    """Leave Ctrl+C to the application, the processor to whoever waits at the screen, and memory to all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import os
        import resource

        os.nice(5)
        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        # Systems that do not know this limit say so in one of these ways.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, hard))


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
