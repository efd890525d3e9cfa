"""A folder of documents read as a feed: each document an article."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from newsroom.settings.language import N_
from newsroom.settings.reasons import reason_of
from newsroom.settings.said import said
from newsroom.text.clean import one_line
from newsroom.text.decoding import decode
from newsroom.wire.cleaning import clean_html, clean_label
from newsroom.wire.contents import Contents
from newsroom.wire.dates import read_instant
from newsroom.wire.errors import FeedError
from newsroom.wire.exchange import MOST_BYTES, Answer, FetchRequest
from newsroom.wire.identity import Item
from newsroom.wire.links import absolute
from newsroom.wire.pages import parsed
from newsroom.wire.recipes import FolderRecipe

MOST_DOCUMENTS = 500
"""So many of a folder are read, those changed last."""

_LARGEST = 2 * 1024 * 1024
"""Bytes of one document; larger ones are passed over."""

_MOST_SEEN = 20_000
"""So many files are looked through."""

_LARGEST_HEAVY = 50 * 1024 * 1024
"""Bytes of a document that is not read here, as of one that is clipped."""

_KINDS = frozenset((".md", ".markdown", ".html", ".htm"))
_HEAVY = frozenset((".pdf", ".docx", ".eml", ".txt"))
"""What is not read here but as clippings are, text without markup too; see `newsroom.desk.folders`."""

_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_]+)\s*:\s*(.*)")
_HEADING = re.compile(r"\s*#{1,3}\s+(.+?)\s*#*\s*(?:\n|$)")


class Document(msgspec.Struct, frozen=True, array_like=True):
    """A file as it lies in the folder."""

    name: str
    """Its path within the folder, with slashes."""
    changed: float
    """Seconds of Unix."""
    content: bytes


class Heavy(Struct, frozen=True):
    """A document that takes more to read than a feed may."""

    name: str
    """Its path within the folder, with slashes."""
    path: Path
    changed: float
    """Seconds of Unix."""


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[Document, ...]).decode


def read_folder(request: FetchRequest, folder: Path, recipe: FolderRecipe) -> Answer:
    """Read the documents of a folder that are text, unless all of any kind are as they were; blocks.

    Hidden files and folders, and links that lead elsewhere, are passed over.

    Raises:
        FeedError: there is no such folder, or it cannot be read.
    """
    if not folder.is_dir():
        raise FeedError(said("there is no folder {path}", path=one_line(str(folder))))
    try:
        found, heavy = _found(folder, recipe, heavy=False), _found(folder, recipe, heavy=True)
    except OSError as error:
        message = N_("the folder {path} cannot be read: {reason}")
        raise FeedError(said(message, path=one_line(str(folder)), reason=reason_of(error))) from None
    fingerprint = sha256(repr([*found, *heavy]).encode()).hexdigest()
    if fingerprint == request.fingerprint:
        return Answer(body=None, url=request.url, fingerprint=fingerprint)
    documents, total = [], 0
    for stamp, name, size in found:
        total += size
        if total > MOST_BYTES:
            break
        try:
            documents.append(Document(name, stamp / 1e9, (folder / name).read_bytes()[:_LARGEST]))
        except OSError:
            # It went away in between, or is not ours to read; the others are.
            continue
    return Answer(body=_encode(documents), url=request.url, fingerprint=fingerprint)


def heavy_documents(folder: Path, recipe: FolderRecipe) -> list[Heavy]:
    """List the PDF, Word, mail and plain text of a folder, those changed last first, at most 500; blocks.

    Documents without a byte are among them, whatever their kind. A folder that cannot be read has
    none: `read_folder` says why.
    """
    try:
        found = _found(folder, recipe, heavy=True)
    except OSError:
        return []
    return [Heavy(name, folder / name, stamp / 1e9) for stamp, name, _size in found]


def _found(folder: Path, recipe: FolderRecipe, *, heavy: bool) -> list[tuple[int, str, int]]:
    files = islice(_files(folder, recipe.below, heavy), _MOST_SEEN)
    return sorted(files, reverse=True)[:MOST_DOCUMENTS]


def _files(folder: Path, below: bool, heavy: bool) -> Iterator[tuple[int, str, int]]:
    """List time of change in nanoseconds, path within the folder, and size in bytes."""
    largest = _LARGEST_HEAVY if heavy else _LARGEST
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".")) if below else []
        for name in names:
            file = Path(path, name)
            if (
                name.startswith(".")
                or file.suffix.lower() not in _KINDS | _HEAVY
                or not file.is_file()
                or file.is_symlink()
            ):
                continue
            about = file.stat()
            # Where an empty one is read it is told to be empty.
            if (file.suffix.lower() in _HEAVY or not about.st_size) != heavy:
                continue
            if about.st_size <= largest:
                yield about.st_mtime_ns, file.relative_to(folder).as_posix(), about.st_size


def read_documents(body: bytes, url: str, now: datetime) -> Contents:
    """Turn what `read_folder` gave into articles; runs in a worker process.

    Title, date and link are those of the document's front matter, or of its first heading or title element;
    else its title is the name of the file, and its date that of the last change.
    """
    title = PurePosixPath(url.rstrip("/")).name
    return Contents(title, None, tuple(_item(each, now) for each in _decode(body) if each.content.strip()))


def _item(document: Document, now: datetime) -> Item:
    text = decode(document.content).replace("\r\n", "\n").lstrip("\ufeff")
    path = PurePosixPath(document.name)
    if path.suffix.lower() in (".html", ".htm"):
        root = parsed(text)
        title = clean_label(" ".join(root.xpath("string(//title)").split()) or root.xpath("string(//h1)"))
        link = absolute(next(iter(root.xpath("//link[@rel='canonical']/@href")), None), None)
        date = next(
            iter(root.xpath("//meta[@property='article:published_time']/@content | //time/@datetime")), ""
        )
        html = clean_html(text, link)
    else:
        fields, text = _front(text)
        heading = _HEADING.match(text)
        title = clean_label(fields.get("title", "") or (heading[1] if heading else ""))
        link = absolute(next(filter(None, map(fields.get, ("url", "link", "source"))), None), None)
        date = fields.get("date", "")
        text = text[heading.end() :] if heading else text
        html = _of_markdown(text, link)
    return Item(
        guid=document.name,
        url=link,
        title=title or one_line(path.stem),
        published=read_instant(date, chinese=True, now=now) or datetime.fromtimestamp(document.changed, UTC),
        html=html,
    )


def _front(text: str) -> tuple[dict[str, str], str]:
    """Cut off the front matter of a document, and read its plain fields."""
    front = _FRONT.match(text)
    if front is None:
        return {}, text
    fields = (_FIELD.fullmatch(line.strip()) for line in front[1].split("\n"))
    return {field[1].lower(): field[2].strip("\"' ") for field in fields if field}, text[front.end() :]


def _of_markdown(text: str, base: str | None) -> str:
    from markdown_it import MarkdownIt

    return clean_html(MarkdownIt("commonmark").enable("table").render(text), base)
