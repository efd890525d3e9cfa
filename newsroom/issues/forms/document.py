"""A document as its readers get it: sections in Markdown, and apart from them the sources that it cites."""

import re

from msgspec import Struct
from msgspec.structs import replace

from newsroom.issues.forms.footnotes import definitions, references, renumbered
from newsroom.issues.forms.notes import Note, read_note
from newsroom.issues.forms.sections import CITATIONS, has_markdown_headings, sections
from newsroom.issues.front import read_front
from newsroom.issues.lines import split
from newsroom.issues.scalars import read_text
from newsroom.model import Issue

_GIST = re.compile(r"^TL;DR[：:]?[ \t]*|^>[ \t]?", re.MULTILINE)


class Part(Struct, frozen=True):
    """A section: its heading and the Markdown below it."""

    level: int
    """1 is the highest; 0 for what stands before the first heading."""
    title: str
    markdown: str
    """Without white space at its ends; '' where nothing is written."""


class Document(Struct, frozen=True):
    """Sections in their order, and the sources in that of their numbers."""

    parts: tuple[Part, ...]
    notes: tuple[Note, ...]


def document(text: str) -> Document:
    """Read a document for its readers.

    Front matter is passed over, levels of headings begin with 1 and leave none out, footnotes are numbered
    as Markdown processors do, by the order of the text. Where headings are plain lines, so are paragraphs:
    each line is one.
    """
    text = renumbered(text)
    notes = _notes(text)
    marked = has_markdown_headings(text)
    parts: list[Part] = []
    for each in sections(text):
        body = text[each.body : each.end]
        for definition in reversed(definitions(body)):
            body = body[: definition.start] + body[definition.end :]
        body = body.strip() if marked else _paragraphs(body)
        if body or (each.level and each.title != CITATIONS):
            parts.append(Part(each.level, each.title.strip("【】 "), body))
    ranks = {level: rank for rank, level in enumerate(sorted({part.level for part in parts} - {0}), 1)}
    return Document(tuple(replace(part, level=ranks.get(part.level, 0)) for part in parts), notes)


def markdown_of(read: Document) -> str:
    """Write a document as Markdown that any reader of Markdown takes as it is meant."""
    parts: list[str] = []
    for part in read.parts:
        parts += [f"{'#' * (part.level + 1)} {part.title}" if part.title else "", part.markdown]
    if read.notes:
        parts.append("\n\n".join(["## 引用", *(f"[^{note.name}]: {note.markdown}" for note in read.notes)]))
    return "\n\n".join(part for part in parts if part)


def gist(issue: Issue) -> str:
    """Return in Markdown what a document is about: its `summary`, TL;DR or 摘要, else how it begins."""
    text = issue.source or ""
    front = read_front(text, split(text))
    key = front.key("summary") if front else None
    if key and (summary := read_text(text[key.value_start : key.value_end])):
        return summary
    parts = document(text).parts
    named = next((part.markdown for part in parts if part.title in ("摘要", "引言") and part.markdown), "")
    written = named or next((part.markdown for part in parts if part.markdown), "")
    paragraphs = [each for each in re.split(r"\n\s*\n", _GIST.sub("", written)) if each.strip()]
    return paragraphs[0].strip() if paragraphs else ""


def _paragraphs(body: str) -> str:
    return "\n\n".join(line for line in map(str.strip, body.splitlines()) if line)


def _notes(text: str) -> tuple[Note, ...]:
    cited = {mark.name for mark in references(text)}
    notes: list[Note] = []
    seen: set[str] = set()
    for each in definitions(text):
        line = text[each.start : each.end].split("]:", 1)[1].strip()
        if each.name in seen:
            continue
        seen.add(each.name)
        notes.append(read_note(each.name, line, each.name in cited))
    return tuple(notes)
