"""Markdown becomes an article, with its footnotes and without what a page had around it."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from newsroom.reading import bylines
from newsroom.reading.documents.document import Document, DocumentError
from newsroom.reading.documents.frontmatter import parted
from newsroom.reading.furniture import without_furniture
from newsroom.reading.markdown import NOTE, NOTE_MARK, markdown_parser
from newsroom.reading.outline import take_title
from newsroom.reading.pieces import Piece
from newsroom.settings.language import _
from newsroom.text.clean import clean_text
from newsroom.text.scripts import is_chinese_set

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST_MENU = 120
LONGEST = 2_000_000
"""Characters that are read."""


def read_marked(text: str, url: str = "") -> Document:
    """Read Markdown; its front matter says what it is called, else its first heading does.

    Raises:
        DocumentError: there is no word in it.
    """
    text = clean_text(text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n")).lstrip("\ufeff")
    front, body = parted(text)
    pieces = [_block(tokens) for tokens in _blocks(markdown_parser(body).parse(body))]
    if not any(piece.text for piece in pieces):
        raise DocumentError(_("there is no text in the document"))
    said, blocks = bylines.taken(pieces)
    rest, _above = without_furniture([block for block in blocks if not _is_menu(block)])
    title = front.first("title")
    if not title:
        title, below = _take_title(rest)
        # A text of one line is its own title.
        rest = below or rest
    kept = [piece for piece in rest if isinstance(piece, _Block)]
    return Document(
        title=title,
        author=", ".join(front.all("author", "authors", "creator")) or said.author,
        source=front.first("source", "publisher", "site", "site_name", "publication") or said.source,
        date=front.first("date", "published", "pubdate", "publishdate", "created", "updated") or said.date,
        url=front.first("url", "link", "canonical", "canonicalurl", "source_url", "original") or url,
        tags=front.all("tags", "categories", "keywords"),
        html=_html(token for piece in kept for token in piece.tokens),
    )


class _Block(Piece, frozen=True):
    """A block of the document that stands by itself."""

    tokens: "Sequence[Token]" = ()


def _block(tokens: "Sequence[Token]") -> _Block:
    first = tokens[0]
    text = "".join(_words(token) for token in tokens if token.type == "inline").strip()
    if first.type == "heading_open":
        return _Block(text, "heading", int(first.tag[1]), tokens=tokens)
    # Lists, tables and quotations are left alone, as code is.
    return _Block(text, "paragraph" if first.type == "paragraph_open" else "code", tokens=tokens)


def _is_menu(block: _Block) -> bool:
    """Return whether a block is nothing but two or more links, none of which is a sentence."""
    inline = [token for token in block.tokens if token.type == "inline"]
    if block.role != "paragraph" or len(inline) != 1 or len(block.text) > _LONGEST_MENU:
        return False
    depth, links = 0, 0
    for child in inline[0].children or ():
        depth += child.nesting if child.type.startswith("link") else 0
        links += child.type == "link_open"
        if depth == 0 and child.type == "text" and child.content.strip(" |·•/>»-—"):
            return False
    return links >= 2


def _words(token: "Token") -> str:
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in token.children or ()
        if child.type in ("text", "code_inline", "softbreak", "hardbreak")
    )


def _blocks(tokens: "Sequence[Token]") -> "Iterable[Sequence[Token]]":
    begin = 0
    for place, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            yield tokens[begin : place + 1]
            begin = place + 1


def _take_title(pieces: Sequence[Piece]) -> tuple[str, list[Piece]]:
    """Take the first heading above the text, or else what a text without markup would be called by."""
    for place, piece in enumerate(pieces[:6]):
        if piece.role == "heading" and piece.text:
            level = piece.level
            others = [each.level for each in pieces if each.role == "heading"]
            if level == 1 or (place == 0 and level < min(others[1:], default=7)):
                return piece.text, [*pieces[:place], *pieces[place + 1 :]]
            break
    title, rest = take_title(pieces)
    return re.sub(r"\s+", " ", title), rest


def _html(tokens: "Iterable[Token]") -> str:
    from markdown_it import MarkdownIt

    prepared = []
    for token in tokens:
        if token.type == "inline" and token.children:
            token.children = list(_set(token.children))
        prepared.append(token)
    parser = MarkdownIt("commonmark")
    return str(parser.renderer.render(prepared, parser.options, {}))


def _set(children: "Sequence[Token]") -> "Iterable[Token]":
    """Put footnotes' marks in superior figures, and drop line ends between Han characters."""
    for place, child in enumerate(children):
        if child.type == "text" and "[^" in child.content:
            yield from _with_notes(child, at_start=place == 0)
        elif child.type == "softbreak" and 0 < place < len(children) - 1:
            before = NOTE_MARK.sub("", children[place - 1].content)
            if not (is_chinese_set(before[-1:]) and is_chinese_set(children[place + 1].content[:1])):
                yield child
        else:
            yield child


def _with_notes(token: "Token", *, at_start: bool) -> "Iterable[Token]":
    text = token.content
    if at_start and (note := NOTE.match(text)):
        yield _raised(token, note[1])
        yield _text(token, " ")
        text = text[note.end() :]
    for place, part in enumerate(NOTE_MARK.split(text)):
        # Every second part is the name of a note.
        if place % 2:
            yield _raised(token, part)
        elif part:
            yield _text(token, part)


def _text(token: "Token", content: str) -> "Token":
    return token.copy(content=content)


def _raised(token: "Token", name: str) -> "Token":
    from html import escape

    label = name if name.isdecimal() else f"[{name}]"
    return token.copy(type="html_inline", content=f"<sup>{escape(label)}</sup>")
