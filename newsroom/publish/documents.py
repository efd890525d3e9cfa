"""Deep dives and reviews for their readers: sections, footnotes' marks, and 引用 in which each is a link."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from newsroom.issues.forms.document import Document, Part, document, gist
from newsroom.issues.forms.notes import Note
from newsroom.issues.forms.sections import CITATIONS
from newsroom.model import FORMS, Issue
from newsroom.publish.inlined import inlined
from newsroom.publish.markup import (
    References,
    blocks,
    link_of,
    plain,
    references_in,
    running,
    text_of,
    written,
)
from newsroom.text.clean import clean_text

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARK = re.compile(r"\[\^([^\]\s]{1,40})\]")


def document_of(issue: Issue) -> Document | None:
    """Return a deep dive or a review as its readers get it; None for a digest."""
    return None if issue.form == "daily" else document(issue.source or "")


def has_text(issue: Issue) -> bool:
    """Tell whether its readers get anything but a title: an entry, or text."""
    if issue.form == "daily":
        return bool(issue.entries or issue.lead.strip() or issue.commentary.strip())
    return any(part.markdown for part in document(issue.source or "").parts)


def about(issue: Issue) -> str:
    """Return in one line of plain text what a deep dive or a review is about."""
    return " ".join(_without_marks(plain(gist(issue), lines=False)).split())


def day_of(issue: Issue) -> str:
    """Write an issue's day, or the month or year that a review is about; '' where there is none."""
    day = issue.date
    if day is None:
        return ""
    match period := FORMS[issue.form].period:
        case "day":
            return f"{day.year}年{day.month}月{day.day}日"
        case "month":
            return f"{day.year}年{day.month}月"
        case "year":
            return f"{day.year}年"
    assert_never(period)


# HTML


def sections_html(read: Document) -> Iterator[str]:
    """Write the sections of a web page: their headings begin at the second level, marks lead to sources."""
    seen: set[str] = set()
    targets = _targets(read)

    def mark(note: Note) -> str:
        anchor = "" if note.name in seen else f' id="{_anchor("mark", note)}"'
        seen.add(note.name)
        return f'<sup><a href="#{_anchor("source", note)}"{anchor}>[{text_of(note.name)}]</a></sup>'

    for part, tag in _headed(read):
        if part.title:
            yield f"<{tag}>{written(_marked(running(part.title, targets), read, mark))}</{tag}>"
        if part.markdown:
            yield written(_marked(blocks(part.markdown, targets), read, mark))


def _headed(read: Document) -> Iterator[tuple[Part, str]]:
    """Yield sections with the elements of their headings: they begin below h1 and leave no level out."""
    levels = sorted({part.level for part in read.parts if part.title})
    before = 1
    for part in read.parts:
        if part.title:
            before = min(levels.index(part.level) + 2, before + 1, 6)
        yield part, f"h{before}"


def sources_html(read: Document) -> Iterator[str]:
    """Write 引用 of a web page."""
    if not read.notes:
        return
    yield '<section class="sources" aria-labelledby="sources">'
    yield f'<h2 id="sources">{CITATIONS}</h2>'
    yield '<ol class="sources">'
    for note in read.notes:
        back = f' <a href="#{_anchor("mark", note)}" aria-label="回到正文">↩</a>' if note.cited else ""
        yield f'<li id="{_anchor("source", note)}">{written(running(note.markdown))}{back}</li>'
    yield "</ol>"
    yield "</section>"


def sections_inlined(read: Document, link: Callable[[str], str | None], heading: str) -> Iterator[str]:
    """Write the sections for programs that drop style sheets and anchors.

    Args:
        read: The document.
        link: See `inlined.inlined`.
        heading: The style of a heading.
    """
    targets = _targets(read)

    def made(tokens: list[Token]) -> str:
        marked = _marked(tokens, read, lambda note: f"<sup>[{text_of(note.name)}]</sup>")
        return written(inlined(marked, link))

    for part, tag in _headed(read):
        if part.title:
            yield f'<{tag} style="{heading}">{made(running(part.title, targets))}</{tag}>'
        if part.markdown:
            yield made(blocks(part.markdown, targets))


def sources_inlined(read: Document, heading: str, note_style: str, *, links: bool) -> Iterator[str]:
    """Write 引用 for such programs: the title is a link, or the address stands behind it."""
    if not read.notes:
        return
    yield f'<h2 style="{heading}">{CITATIONS}</h2>'
    for note in read.notes:
        address = link_of(note.url)
        if links or not address:
            words = written(inlined(running(note.markdown), (lambda _url: None) if links else _bare))
        else:
            words = f"{text_of(described(note))} {text_of(note.url)}"
        yield f'<p style="{note_style}">[{text_of(note.name)}] {words}</p>'


def _bare(url: str) -> str:
    return f" {text_of(url)}"


def described(note: Note) -> str:
    """Write a source without its address: title, publisher, date."""
    if not note.title:
        return plain(note.markdown, lines=False)
    day = note.published
    parts = [note.title, note.publisher, f"{day.year}/{day.month}/{day.day}" if day else ""]
    return " · ".join(clean_text(part) for part in parts if part)


# Plain text


def sections_text(read: Document) -> Iterator[str]:
    """Write the sections as plain text, a piece a heading or a body."""
    for part in read.parts:
        if part.title:
            title = title_text(part, read)
            yield f"【{title}】" if part.level == 1 else title
        yield section_text(part, read)


def title_text(part: Part, read: Document) -> str:
    """Write a section's heading as plain text; marks that lead to sources stay as ``[3]``."""
    return _with_marks(plain(part.title, lines=False, references=_targets(read)), read)


def section_text(part: Part, read: Document) -> str:
    """Write a section's body as plain text; marks that lead to sources stay as ``[3]``."""
    return _with_marks(plain(part.markdown, bullets=True, references=_targets(read)), read)


def _with_marks(text: str, read: Document) -> str:
    names = {note.name for note in read.notes}
    return _MARK.sub(lambda match: f"[{match[1]}]" if match[1] in names else match[0], text)


@lru_cache(maxsize=8)
def _targets(read: Document) -> References:
    """Find what links by reference lead to: it may be defined in any section."""
    return references_in("\n\n".join(part.markdown for part in read.parts))


def sources_text(read: Document, *, links: bool) -> str:
    """Write 引用 as plain text; '' where nothing is cited."""
    rows = []
    for note in read.notes:
        rows.append(f"[{clean_text(note.name)}] {described(note)}")
        if links and note.url:
            rows.append(clean_text(note.url))
    return "\n".join([f"【{CITATIONS}】", *rows]) if rows else ""


def _without_marks(text: str) -> str:
    return _MARK.sub("", text)


def _anchor(kind: str, note: Note) -> str:
    return f"{kind}-{re.sub(r'[^0-9A-Za-z_-]', '_', note.name)}"


def _marked(tokens: list[Token], read: Document, mark: Callable[[Note], str]) -> list[Token]:
    """Write the marks of footnotes; one that leads nowhere stays as it is."""
    from markdown_it.token import Token as Made

    notes = {note.name: note for note in read.notes}
    for token in tokens:
        made: list[Token] = []
        for child in token.children or []:
            if child.type != "text" or "[^" not in child.content:
                made.append(child)
                continue
            at = 0
            for match in _MARK.finditer(child.content):
                if note := notes.get(match[1]):
                    made.append(Made("text", "", 0, content=child.content[at : match.start()]))
                    made.append(Made("html_inline", "", 0, content=mark(note)))
                    at = match.end()
            made.append(Made("text", "", 0, content=child.content[at:]))
        if token.children is not None:
            token.children = made
    return tokens
