"""HTML as articles carry it, read into blocks."""

import re
from collections.abc import Callable

from newsroom.reading.blocks import Text
from newsroom.reading.builder import Builder
from newsroom.reading.inline import collapsed
from newsroom.reading.tokens import Token, attributes, decoded, tokens
from newsroom.text.cells import cell_width

_PARAGRAPHS = frozenset(
    {
        "p", "div", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption", "nav",
        "address", "dl", "dt", "dd", "form", "fieldset", "legend", "center", "details", "summary", "hgroup",
        "body", "html", "caption", "td", "th",
    }
)  # fmt: skip

_STYLES = {
    "strong": "strong", "b": "strong", "dt": "strong", "summary": "strong",
    "em": "em", "i": "em", "cite": "em", "dfn": "em", "var": "em", "address": "em",
    "code": "code", "tt": "code", "kbd": "code", "samp": "code",
    "s": "strike", "del": "strike", "strike": "strike",
    "figcaption": "muted",
}  # fmt: skip

_BLOCK_TAG = re.compile(
    r"<(?:p|div|br|h[1-6]|li|tr|td|pre|blockquote|section|article|dd|figure)[\s/>]", re.IGNORECASE
)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<]*>|<!--")
_ESCAPED_TAG = re.compile(
    r"&lt;/?(?:p|div|br|a|img|li|ul|ol|h[1-6]|strong|span|em|blockquote)(?:\s[^<>]*?)?/?&gt;"
)
_CODE_LANGUAGE = re.compile(r"\b(?:language|lang|highlight-source|brush:)[-\s]?([\w+#-]{1,20})")
_PIXEL = re.compile(r"\s*[01](?:px)?\s*")
_LONGEST_WRAPPED = 100
"""Cells in a line of plain text that may have been wrapped by hand."""
_NUMBER = re.compile(r"\s*(\d{1,6})")


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
        if token.name in ("/pre", "/listing"):
            self.end()
        elif token.name in ("br", "/p", "/div", "/li"):
            lines.append("\n")
        elif not token.name:
            lines.append(token.content)
        elif token.name == "code":
            self._language = self._language or _language(attributes(token.content))

    def _text(self, text: str) -> None:
        if not self._keep_lines:
            self.builder.inline.write(collapsed(text))
            return
        before, *others = text.split("\n")
        self.builder.inline.write(collapsed(before))
        for line in others:
            # No text is wrapped by hand at such a length, so a line end there is a paragraph's.
            if max(cell_width(before), cell_width(line)) > _LONGEST_WRAPPED:
                self.builder.end_paragraph()
            else:
                self._break()
            self.builder.inline.write(collapsed(line))
            before = line

    def _break(self) -> None:
        """A line break; two make a paragraph."""
        if not self.builder.inline.newline():
            self.builder.end_paragraph()

    def _tag(self, token: Token) -> None:
        name = token.name
        opens = name[0] != "/"
        bare = name if opens else name[1:]
        if bare in _PARAGRAPHS:
            self.builder.end_paragraph()
        if bare in _STYLES:
            self.builder.inline.style(_STYLES[bare], opens)
        elif len(bare) == 2 and bare[0] == "h" and bare[1] in "123456":
            self.builder.heading(int(bare[1]) if opens else 0)
        if name == "dd":
            # Nothing needs to end the term before it.
            self.builder.inline.style("strong", False)
        handler = _HANDLERS.get(bare)
        if handler is not None:
            handler(self, opens, token.content)

    # Each of these takes whether the element begins or ends, and its attributes as they stand.

    def _link(self, opens: bool, content: str) -> None:
        address = attributes(content).get("href", "") if opens else ""
        self.builder.inline.link = self.builder.links.number(address) if address else None

    def _image(self, opens: bool, content: str) -> None:
        values = attributes(content)
        if not opens or any(_PIXEL.fullmatch(values.get(side, "")) for side in ("width", "height")):
            return
        address = values.get("src", "")
        if not address or address.startswith("data:"):
            # Images loaded late keep their address elsewhere.
            address = values.get("data-src") or values.get("data-original") or ""
        description = collapsed(values.get("alt") or values.get("title") or "").strip()
        if len(description) == 1 or "emoji" in values.get("class", ""):
            self.builder.inline.write(description)
        elif address or description:
            self.builder.image(description, address)

    def _line_break(self, opens: bool, content: str) -> None:
        self._break()

    def _rule(self, opens: bool, content: str) -> None:
        self.builder.rule()

    def _quote(self, opens: bool, content: str) -> None:
        nesting = self.builder.nesting
        if opens:
            nesting.open_quote()
        else:
            nesting.close_quote()

    def _ordered_list(self, opens: bool, content: str) -> None:
        nesting = self.builder.nesting
        if opens:
            nesting.open_list(ordered=True, start=_number(attributes(content).get("start")) or 1)
        else:
            nesting.close_list()

    def _unordered_list(self, opens: bool, content: str) -> None:
        nesting = self.builder.nesting
        if opens:
            nesting.open_list(ordered=False)
        else:
            nesting.close_list()

    def _item(self, opens: bool, content: str) -> None:
        nesting = self.builder.nesting
        if opens:
            nesting.open_item(_number(attributes(content).get("value")))
        else:
            nesting.close_item()

    def _preformatted(self, opens: bool, content: str) -> None:
        self.builder.end_paragraph()
        if opens:
            self._verbatim = []
            self._language = _language(attributes(content))

    def _raised(self, opens: bool, content: str) -> None:
        self.builder.inline.script = "sup" if opens else ""

    def _lowered(self, opens: bool, content: str) -> None:
        self.builder.inline.script = "sub" if opens else ""

    def _quoted(self, opens: bool, content: str) -> None:
        self.builder.inline.write("“" if opens else "”")

    def _reading(self, opens: bool, content: str) -> None:
        """The reading of characters (ruby), after them in brackets."""
        self.builder.inline.write("（" if opens else "）")

    def _table(self, opens: bool, content: str) -> None:
        if opens:
            self.builder.open_table()
        else:
            self.builder.close_table()

    def _row(self, opens: bool, content: str) -> None:
        self.builder.end_paragraph()
        if opens and self.builder.grid is not None:
            self.builder.grid.open_row()

    def _cell(self, opens: bool, content: str, *, header: bool = False) -> None:
        if not opens or self.builder.grid is None:
            return
        values = attributes(content)
        self.builder.grid.open_cell(
            header=header,
            right="right" in (values.get("align", "") + values.get("style", "")),
            columns=_number(values.get("colspan")) or 1,
            rows=_number(values.get("rowspan")) or 1,
        )

    def _header_cell(self, opens: bool, content: str) -> None:
        self._cell(opens, content, header=True)


_Handler = Callable[[HtmlReader, bool, str], None]
_HANDLERS: dict[str, _Handler] = {
    "a": HtmlReader._link,
    "img": HtmlReader._image,
    "br": HtmlReader._line_break,
    "hr": HtmlReader._rule,
    "blockquote": HtmlReader._quote,
    "ol": HtmlReader._ordered_list,
    "ul": HtmlReader._unordered_list,
    "li": HtmlReader._item,
    "pre": HtmlReader._preformatted,
    "listing": HtmlReader._preformatted,
    "sup": HtmlReader._raised,
    "sub": HtmlReader._lowered,
    "q": HtmlReader._quoted,
    "rt": HtmlReader._reading,
    "table": HtmlReader._table,
    "tr": HtmlReader._row,
    "td": HtmlReader._cell,
    "th": HtmlReader._header_cell,
}


def _number(value: str | None) -> int | None:
    match = _NUMBER.match(value or "")
    return int(match[1]) if match else None


def _language(values: dict[str, str]) -> str:
    match = _CODE_LANGUAGE.search(values.get("class", ""))
    return match[1] if match else ""
