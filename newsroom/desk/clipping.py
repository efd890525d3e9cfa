"""Documents are clipped: pages, files and pasted text become articles of the inbox."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from threading import Event, Timer
from typing import TYPE_CHECKING

from msgspec import Struct

from newsroom.desk.context import Desk
from newsroom.model import ArticleDraft, NewsroomError
from newsroom.settings import language
from newsroom.settings.language import _
from newsroom.settings.reasons import reason_of
from newsroom.settings.said import said
from newsroom.text.addresses import canonical, is_web, without_credentials
from newsroom.text.clean import one_line

if TYPE_CHECKING:
    from newsroom.desk.document_worker import Read
    from newsroom.reading.documents import DocumentKind
    from newsroom.store.clips import Clipped
    from newsroom.wire.child import Child

LARGEST = 50 * 1024 * 1024
"""Bytes of a document that are read."""

SECONDS_A_DOCUMENT = 60.0
"""How long one may take to read; a PDF of 200 pages takes about ten."""

_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from newsroom.desk.document_worker import serve; serve()"
_BARE = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?/\S*")
"""A host and a path: an address whose scheme was left out, if no file has that name."""


class ClipError(NewsroomError):
    """A document cannot be clipped; nothing was stored."""


class Given(Struct, frozen=True, kw_only=True):
    """A document, and what the editor says of it."""

    body: bytes
    name: str = ""
    """File name or address; '' for what was pasted."""
    url: str = ""
    """Where it came from, after redirects; '' if it has no address."""
    content_type: str = ""
    kind: DocumentKind | None = None
    """What it is; None: to be found out."""
    title: str = ""
    source: str = ""
    date: datetime | None = None


def is_address(text: str) -> bool:
    """Tell whether a text names a page of the web and not a file."""
    text = text.strip()
    return is_web(text) or bool(_BARE.fullmatch(text) and not Path(text).expanduser().exists())


async def load(desk: Desk, what: str) -> Given:
    """Fetch a page of the web, or read a file.

    Raises:
        NewsroomError: there is none, or it cannot be had.
    """
    what = what.strip()
    if not is_address(what):
        return await asyncio.to_thread(_read_file, what)
    return await _fetch(desk, what if is_web(what) else f"https://{what}")


async def load_link(desk: Desk, link: str, named_by: str) -> Given:
    """Fetch what an article links to: never a file, nor what only this machine or its network can reach.

    Args:
        desk: The open newsroom.
        link: As the article has it.
        named_by: The address of the article's feed, whose own host is reached in any case; '' if it has none.

    Raises:
        NewsroomError: it cannot be had.
    """
    if not is_web(link):
        raise ClipError(_("{link} is no web address").format(link=one_line(link)[:80]))
    return await _fetch(desk, link, named_by)


async def _fetch(desk: Desk, url: str, named_by: str | None = None) -> Given:
    from newsroom.wire.articlepages import fetch_document

    fetch = desk.settings.fetch
    answer = await fetch_document(url, timeout=fetch.timeout, contact=fetch.contact, named_by=named_by)
    return Given(body=answer.body or b"", name=url, url=answer.url, content_type=answer.content_type)


def clip(desk: Desk, given: Given) -> Clipped:
    """Read a document and put it in the inbox; one that is there already is brought up to date. Blocks.

    Raises:
        NewsroomError: it cannot be read, or the database not be written; then nothing is stored.
    """
    return store(desk, given, read(desk, given))


def title_of(given: Given, read: Read) -> str:
    """Return what an article is called: as the editor says, else as the document does."""
    return one_line(given.title) or read.title or _("(no title)")


def warning_of(given: Given, read: Read) -> str:
    """Say what is wrong with a page that is stored all the same, in a sentence; '' if nothing is."""
    from newsroom.desk.pages import named_problem

    return named_problem(read.problem) if given.url else ""


def store(desk: Desk, given: Given, read: Read) -> Clipped:
    """Put a document that was read in the inbox.

    Raises:
        StoreError: the database cannot be written; then nothing is stored.
    """
    title = title_of(given, read)
    url = read.url or (given.url or None)
    page = canonical(url) if url else None
    draft = ArticleDraft(
        key=_key(given, page, title, read.html),
        url=url,
        canonical=page,
        title=title,
        author=read.author or None,
        published=given.date or read.published,
        html=read.html,
        tags=read.tags,
    )
    label = said("clipped: {title}", title=title[:60])
    return desk.store.clips.take(draft, one_line(given.source) or read.source, label)


def _key(given: Given, page: str | None, title: str, html: str) -> str:
    """Name a document: by its address, else by its file and title, else by its text.

    A file that is written over by another document is not that document.
    """
    from newsroom.text.headlines import title_key

    if page is not None:
        return f"link:{page}"
    told = f"{given.name}\n{title_key(title)}" if given.name else f"\n{title}\n{html}"
    return f"clip:{sha256(told.encode('utf-8', 'replace')).hexdigest()[:32]}"


def _read_file(name: str) -> Given:
    from newsroom.wire.local import is_local, path_of

    try:
        path = path_of(name) if is_local(name) else Path(name).expanduser().absolute()
        status = path.stat()
        if not (S_ISREG(status.st_mode) or S_ISDIR(status.st_mode)):
            # A pipe that nobody writes to would be waited for without end.
            message = _("{file} is no regular file; - reads standard input")
            raise ClipError(message.format(file=name))
        if status.st_size > LARGEST:
            message = _("{file} is larger than {size} MiB")
            raise ClipError(message.format(file=name, size=LARGEST // 2**20))
        return Given(body=path.read_bytes(), name=str(path))
    except (OSError, RuntimeError, ValueError) as error:
        message = _("{file} cannot be read: {reason}")
        raise ClipError(message.format(file=name, reason=reason_of(error))) from None


def read(
    desk: Desk,
    given: Given,
    *,
    seconds: float = SECONDS_A_DOCUMENT,
    on_start: Callable[[Child], None] | None = None,
) -> Read:
    """Have a process of its own read a document, and end it; blocks.

    Args:
        desk: The open newsroom.
        given: The document.
        seconds: How long it may take.
        on_start: Told the process, which may be killed to end the reading.

    Raises:
        ClipError: it cannot be read, or takes too long or too much.
    """
    if len(given.body) > LARGEST:
        message = _("the document is larger than {size} MiB")
        raise ClipError(message.format(size=LARGEST // 2**20))
    from newsroom.desk.document_worker import Job, decode_answer, encode

    named = without_credentials(given.name) if is_web(given.name) else given.name
    job = Job(
        kind=given.kind,
        name=given.name,
        url=given.url,
        content_type=given.content_type,
        language=language.current(),
        now=desk.now(),
        seconds=int(seconds) + 1,
    )
    try:
        answer = decode_answer(_ask(encode(job), given.body, seconds, on_start))
    except _GaveUp as error:
        raise ClipError(_of(named, str(error))) from None
    if answer.error:
        raise ClipError(_of(named, answer.error))
    return answer


def _of(name: str, problem: str) -> str:
    """Say which document it is that cannot be read, if it has a name."""
    return _("{name}: {problem}").format(name=name, problem=problem) if name else problem


class _GaveUp(NewsroomError):
    """The process that read a document ended, or was ended."""


def _ask(job: bytes, body: bytes, seconds: float, on_start: Callable[[Child], None] | None) -> bytes:
    """Start a process, give it a job and return its answer; `_GaveUp` says why there is none."""
    from newsroom.wire.child import Child, WorkerGone, give_up

    late = Event()
    try:
        child = Child(_PROGRAM)
    except OSError as error:
        message = _("no process could be started to read the document: {reason}")
        raise ClipError(message.format(reason=reason_of(error))) from None
    if on_start:
        on_start(child)
    timer = Timer(seconds, give_up, (child, late))
    timer.daemon = True
    timer.start()
    try:
        return child.ask(job, body)
    except WorkerGone:
        message = _("it ended the process that read it; it is too large or badly broken")
        if late.is_set():
            message = _("it takes more than {seconds:g} seconds to read").format(seconds=seconds)
        raise _GaveUp(message) from None
    finally:
        timer.cancel()
        child.bury()
