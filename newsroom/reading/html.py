"""HTML as articles carry it, read into blocks."""

import re

from newsroom.reading.blocks import Text
from newsroom.reading.builder import Builder
from newsroom.reading.elements import ELEMENTS, PARAGRAPHS, STYLES, code_language
from newsroom.reading.inline import collapsed
from newsroom.reading.tokens import Token, decoded, tokens
from newsroom.text.cells import cell_width

_BLOCK_TAG = re.compile(
    r"<(?:p|div|br|h[1-6]|li|tr|td|pre|blockquote|section|article|dd|figure)[\s/>]", re.IGNORECASE
)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<]*>|<!--")
_ESCAPED_TAG = re.compile(
    r"&lt;/?(?:p|div|br|a|img|li|ul|ol|h[1-6]|strong|span|em|blockquote)(?:\s[^<>]{0,300}?)?/?&gt;"
)
_VERBATIM = frozenset({"pre", "listing"})
_LONGEST_WRAPPED = 100
"""Cells in a line of plain text that may have been wrapped by hand."""


def read_html(html: str, base: str | None = None) -> Text:
    """Read an article's HTML, or plain text without any, into blocks.

    Any input is read, in time that grows with its length alone; the text is clean of control characters, also
    of those written as entities. Scripts, styles, frames and the like are left out; links lead to http and
    https only. Text without any block tags keeps its own lines.

    Args:
        html: HTML as a feed gives it, or plain text.
        base: The address that relative links are relative to; without it they are no links.
    """
    if not _ANY_TAG.search(html) and _ESCAPED_TAG.search(html):
        # Escaped twice, as some feeds do.
        html = decoded(html)
    reader = HtmlReader(Builder(base), keep_lines=not _BLOCK_TAG.search(html))
    reader.read(html)
    reader.end()
    return reader.builder.finish()


class HtmlReader:
    """Hands the parts of HTML to a builder; may be fed piece by piece, cut between tags."""

    def __init__(self, builder: Builder, *, keep_lines: bool = False) -> None:
        self.builder = builder
        self._keep_lines = keep_lines
        self._verbatim: list[str] | None = None
        self._language = ""

    def read(self, html: str) -> None:
        """Read a piece."""
        for token in tokens(html):
            if self._verbatim is not None:
                self._read_verbatim(token, self._verbatim)
            elif token.name:
                self._tag(token)
            else:
                self._text(token.content)

    def end(self) -> None:
        """End what the last piece left open."""
        if self._verbatim is not None:
            self.builder.code("".join(self._verbatim), self._language)
            self._verbatim = None

    def _read_verbatim(self, token: Token, lines: list[str]) -> None:
        if token.name[:1] == "/" and token.name[1:] in _VERBATIM:
            self.end()
        elif token.name in ("br", "/p", "/div", "/li"):
            lines.append("\n")
        elif not token.name:
            lines.append(token.content)
        elif token.name == "code":
            self._language = self._language or code_language(token.content)

    def _text(self, text: str) -> None:
        inline = self.builder.inline
        if not self._keep_lines:
            inline.write(collapsed(text))
            return
        before, *others = text.split("\n")
        inline.write(collapsed(before))
        for line in others:
            # No text is wrapped by hand at such a length, so a line end there is a paragraph's.
            if max(cell_width(before), cell_width(line)) > _LONGEST_WRAPPED:
                self.builder.end_paragraph()
            else:
                self.builder.line_break()
            inline.write(collapsed(line))
            before = line

    def _tag(self, token: Token) -> None:
        opens = token.name[0] != "/"
        name = token.name.lstrip("/")
        if name in PARAGRAPHS:
            self.builder.end_paragraph()
        if name in STYLES:
            self.builder.inline.style(STYLES[name], opens)
        if name in ELEMENTS:
            ELEMENTS[name](self.builder, opens, token.content)
        elif len(name) == 2 and name[0] == "h" and name[1] in "123456":
            self.builder.heading(int(name[1]) if opens else 0)
        elif opens and name in _VERBATIM:
            self.builder.end_paragraph()
            self._verbatim = []
            self._language = code_language(token.content)
