"""A process that finds the articles of web pages and does nothing else."""

import gc
import logging
import sys

import msgspec
from msgspec.structs import replace

from newsroom.model import Extracted
from newsroom.wire import frames
from newsroom.wire.worker import be_modest


class Job(msgspec.Struct, frozen=True, array_like=True):
    """The head of a job; the page's bytes are the frame after it."""

    url: str
    content_type: str


encode = msgspec.msgpack.Encoder().encode
decode_job = msgspec.msgpack.Decoder(Job).decode
decode_answer = msgspec.msgpack.Decoder(Extracted).decode

_LAST_RESORT = 60
"""Seconds for one page after which a worker ends by itself, should the application no longer be there."""


def serve() -> None:
    """Answer jobs until the application closes the pipe."""
    be_modest()
    logging.disable(logging.CRITICAL)
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    try:
        while True:
            job = decode_job(frames.receive(jobs))
            body = frames.receive(jobs)
            _limit(_LAST_RESORT)
            answer = encode(read(body, job.url, job.content_type))
            _limit(0)
            frames.send(answers, answer)
            gc.collect()
    except (EOFError, BrokenPipeError):
        # At its end the interpreter would complain that it cannot flush what no one reads any more.
        sys.stdout = None


def read(body: bytes, url: str, content_type: str) -> Extracted:
    """Find the article of a page, and clean it as the bodies of feeds are cleaned."""
    from newsroom.reading import extract, plain_text
    from newsroom.wire.cleaning import clean_html

    found = extract(body, url, content_type)
    html = clean_html(found.html, url) if found.html else ""
    return replace(found, html=html, text=plain_text(html))


def _limit(seconds: int) -> None:
    if sys.platform != "win32":
        import signal

        signal.alarm(seconds)
