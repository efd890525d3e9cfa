"""Markdown read into blocks, as a reader of Chinese would have it.

Emphasis beside Han punctuation works (``**智能（AI）**的``), a line break between Han characters makes no
space, footnotes have their marks and notes, raw HTML inside is read as HTML is, and front matter is passed
over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from newsroom.reading.blocks import Text
from newsroom.reading.builder import Builder
from newsroom.reading.html import HtmlReader
from newsroom.reading.inline import collapsed
from newsroom.text.clean import clean_text
from newsroom.text.scripts import is_chinese_set

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n.*?^\1[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:", re.MULTILINE)
_MOST_DEFINITIONS = 300
"""With more definitions of links than this they are read as text: the parser's time for them grows with the
square of their number, to minutes for a file of 60 KB."""
NOTE = re.compile(r"\[\^([^\]\s]{1,40})\]:[ \t]*")
NOTE_MARK = re.compile(r"\[\^([^\]\s]{1,40})\]")
_STYLES = {"strong": "strong", "em": "em", "s": "strike"}


def read_markdown(text: str, base: str | None = None) -> Text:
    """Read Markdown (CommonMark with tables, strikethrough and footnotes) into blocks.

    Args:
        text: Markdown; front matter at its beginning is passed over.
        base: The address that relative links are relative to; without it they are no links.
    """
    source = _FRONT_MATTER.sub("", clean_text(text), count=1)
    walk = _Walk(Builder(base))
    for token in markdown_parser(source).parse(source):
        walk.block(token)
    return walk.finish()


def markdown_parser(source: str) -> MarkdownIt:
    """Return the parser for a text: CommonMark with tables, strikethrough, footnotes and Han emphasis."""
    definitions = sum(1 for _match in islice(_DEFINITION.finditer(source), _MOST_DEFINITIONS + 1))
    return _parser(references=definitions <= _MOST_DEFINITIONS)


@cache
def _parser(*, references: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_cjk_friendly import cjk_friendly

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(cjk_friendly)
    parser.block.ruler.before("reference", "note", _note_rule)
    if not references:
        parser.disable("reference")
    return parser


def _note_rule(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """Take a footnote's line as a paragraph; else its bracket would be read as a link's definition."""
    if state.is_code_block(line):
        return False
    begin = state.bMarks[line] + state.tShift[line]
    content = state.src[begin : state.eMarks[line]]
    if not NOTE.match(content):
        return False
    if not silent:
        state.push("paragraph_open", "p", 1).map = [line, line + 1]
        inline = state.push("inline", "", 0)
        inline.content = content.strip()
        inline.map = [line, line + 1]
        inline.children = []
        state.push("paragraph_close", "p", -1)
        state.line = line + 1
    return True


class _Walk:
    """Hands the tokens of a Markdown parser to a builder."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self._html = HtmlReader(builder)

    def block(self, token: Token) -> None:
        """Take a token of the document."""
        if token.type == "inline":
            self._inline(token.children or [])
        elif token.type == "html_block":
            self._html.read(token.content)
        elif token.type in ("fence", "code_block"):
            self.builder.code(clean_text(token.content), token.info.split(" ")[0])
        elif token.type == "hr":
            self.builder.rule()
        else:
            kind, _underscore, side = token.type.rpartition("_")
            if kind in _BLOCKS:
                _BLOCKS[kind](self, side == "open", token)

    def finish(self) -> Text:
        """Return the text."""
        self._html.end()
        return self.builder.finish()

    def _paragraph(self, opens: bool, token: Token) -> None:
        self.builder.end_paragraph()

    def _heading(self, opens: bool, token: Token) -> None:
        self.builder.heading(int(token.tag[1]) if opens else 0)

    def _quote(self, opens: bool, token: Token) -> None:
        nesting = self.builder.nesting
        if opens:
            nesting.open_quote()
        else:
            nesting.close_quote()

    def _list(self, opens: bool, token: Token) -> None:
        nesting = self.builder.nesting
        if opens:
            nesting.open_list(ordered=token.tag == "ol", start=int(token.attrGet("start") or 1))
        else:
            nesting.close_list()

    def _item(self, opens: bool, token: Token) -> None:
        nesting = self.builder.nesting
        if opens:
            nesting.open_item()
        else:
            nesting.close_item()

    def _table(self, opens: bool, token: Token) -> None:
        if opens:
            self.builder.open_table()
        else:
            self.builder.close_table()

    def _row(self, opens: bool, token: Token) -> None:
        self.builder.end_paragraph()
        if opens and self.builder.grid is not None:
            self.builder.grid.open_row()

    def _cell(self, opens: bool, token: Token) -> None:
        self.builder.end_paragraph()
        if opens and self.builder.grid is not None:
            right = "right" in str(token.attrGet("style") or "")
            self.builder.grid.open_cell(header=token.tag == "th", right=right)

    def _inline(self, children: list[Token]) -> None:
        for place, child in enumerate(children):
            if child.type == "text":
                self._text(child.content, at_start=place == 0)
            elif child.type == "softbreak":
                self._soft_break(children, place)
            else:
                self._inline_markup(child)

    def _text(self, text: str, *, at_start: bool) -> None:
        inline = self.builder.inline
        text = clean_text(text)
        if "[^" not in text:
            inline.write(collapsed(text))
            return
        if at_start and (note := NOTE.match(text)):
            inline.write_raised(note[1], f"[{note[1]}]")
            inline.write(" ")
            text = text[note.end() :]
        for place, part in enumerate(NOTE_MARK.split(text)):
            if place % 2:
                # Every second part is the name of a note.
                inline.write_raised(part, f"[{part}]")
            elif part:
                inline.write(collapsed(part))

    def _soft_break(self, children: list[Token], place: int) -> None:
        """Between Han characters a line break of the source is nothing, elsewhere a space."""
        before, after = place - 1, place + 1
        while before > 0 and not children[before].content:
            before -= 1
        while after < len(children) - 1 and not children[after].content:
            after += 1
        if not (
            is_chinese_set(children[before].content[-1:]) and is_chinese_set(children[after].content[:1])
        ):
            self.builder.inline.write(" ")

    def _inline_markup(self, token: Token) -> None:
        inline = self.builder.inline
        kind, _underscore, side = token.type.rpartition("_")
        if kind in _STYLES:
            inline.style(_STYLES[kind], side == "open")
        elif token.type == "code_inline":
            inline.style("code", True)
            inline.write(collapsed(clean_text(token.content)))
            inline.style("code", False)
        elif kind == "link":
            inline.link(str(token.attrGet("href") or "") if side == "open" else None)
        elif token.type == "image":
            inline.image(collapsed(clean_text(token.content)), str(token.attrGet("src") or ""))
        elif token.type == "hardbreak":
            inline.newline()
        elif token.type == "html_inline":
            self._html.read(token.content)


_BLOCKS: dict[str, Callable[[_Walk, bool, Token], None]] = {
    "paragraph": _Walk._paragraph,
    "heading": _Walk._heading,
    "blockquote": _Walk._quote,
    "bullet_list": _Walk._list,
    "ordered_list": _Walk._list,
    "list_item": _Walk._item,
    "table": _Walk._table,
    "tr": _Walk._row,
    "th": _Walk._cell,
    "td": _Walk._cell,
}
