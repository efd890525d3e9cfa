"""A process that reads one document and ends."""

import logging
import re
import signal
import sys
from datetime import datetime
from pathlib import PurePath

import msgspec

from newsroom.model import NewsroomError, PageProblem
from newsroom.reading.documents import DocumentKind, kind_of, read_document
from newsroom.settings.language import use_language
from newsroom.text.clean import one_line
from newsroom.wire import frames
from newsroom.wire.worker import be_modest


class Job(msgspec.Struct, frozen=True, array_like=True):
    """The head of a job; the document's bytes are the frame after it."""

    kind: DocumentKind | None
    """None: to be found out."""
    name: str
    """File name or address; '' if it has none."""
    url: str
    content_type: str
    language: str
    now: datetime
    seconds: int
    """After which the process ends by itself, should the application no longer be there."""


class Read(msgspec.Struct, frozen=True, array_like=True):
    """What a document says, cleaned."""

    error: str = ""
    """Why it could not be read; nothing else counts then."""
    title: str = ""
    author: str = ""
    source: str = ""
    published: datetime | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    html: str = ""
    problem: PageProblem = ""
    """What is wrong with a page."""


_DAY = re.compile(
    r"(?<!\d)(?P<year>20\d{2})\s?(?P<mark>[-._/年]?)\s?(?P<month>0[1-9]|1[0-2])\s?(?:(?P=mark)|月)\s?"
    r"(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
"""A day in a title or in the name of a file: 2025.07.27, 2025年07月27日, 20250727."""

encode = msgspec.msgpack.Encoder().encode
decode_job = msgspec.msgpack.Decoder(Job).decode
decode_answer = msgspec.msgpack.Decoder(Read).decode


def serve() -> None:
    """Answer one job."""
    be_modest()
    logging.disable(logging.CRITICAL)
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    try:
        job = decode_job(frames.receive(jobs))
        body = frames.receive(jobs)
        if sys.platform != "win32":
            signal.alarm(job.seconds)
        use_language(job.language)
        try:
            answer = read(body, job)
        except NewsroomError as error:
            answer = Read(error=str(error))
        frames.send(answers, encode(answer))
    except (EOFError, BrokenPipeError):
        # At its end the interpreter would complain that it cannot flush what no one reads any more.
        sys.stdout = None


def read(body: bytes, job: Job) -> Read:
    """Read a document and clean it as what feeds give is cleaned.

    Raises:
        NewsroomError: it cannot be read.
    """
    from newsroom.wire.cleaning import clean_html, clean_label
    from newsroom.wire.dates import read_instant
    from newsroom.wire.links import absolute

    found = read_document(
        body, job.kind or kind_of(body, job.name, job.content_type), job.url, job.content_type
    )
    published = read_instant(found.date, chinese=True, now=job.now) if found.date else None
    if published is None and (day := _DAY.search(found.title) or _DAY.search(PurePath(job.name).name)):
        published = read_instant("-".join((day["year"], day["month"], day["day"])), chinese=True, now=job.now)
    html = clean_html(found.html, job.url or found.url or None)
    return Read(
        title=clean_label(found.title),
        author=one_line(found.author)[:200],
        source=one_line(found.source)[:200],
        published=published,
        url=absolute(found.url or job.url or None, job.url or None),
        tags=tuple(clean_label(tag) for tag in found.tags[:50]),
        html=html,
        problem=found.problem,
    )
