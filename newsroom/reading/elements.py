"""What each element of HTML means to a reader: which builder's verb its beginning and end are."""

import re
from collections.abc import Callable
from typing import TypeAlias

from newsroom.reading.builder import Builder
from newsroom.reading.inline import collapsed
from newsroom.reading.tokens import attributes
from newsroom.text.cells import cell_width

PARAGRAPHS = frozenset(
    {
        "p", "div", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption", "nav",
        "address", "dl", "dt", "dd", "form", "fieldset", "legend", "center", "details", "summary", "hgroup",
        "body", "html", "caption", "td", "th",
    }
)  # fmt: skip
"""Elements that begin and end a paragraph."""

STYLES = {
    "strong": "strong", "b": "strong", "dt": "strong", "summary": "strong",
    "em": "em", "i": "em", "cite": "em", "dfn": "em", "var": "em", "address": "em",
    "code": "code", "tt": "code", "kbd": "code", "samp": "code",
    "s": "strike", "del": "strike", "strike": "strike",
    "figcaption": "muted",
}  # fmt: skip
"""Elements that only give their text a style."""

_PIXEL = re.compile(r"\s*[01](?:px)?\s*")
_PIXELS = re.compile(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*")
_NUMBER = re.compile(r"\s*(\d{1,6})")
_CODE_LANGUAGE = re.compile(r"\b(?:language|lang|highlight-source|brush:)[-\s]?([\w+#-]{1,20})")

Element: TypeAlias = Callable[[Builder, bool, str], None]
"""Takes whether the element begins (or else ends), and its attributes as they stand."""


def code_language(content: str) -> str:
    """Return the language of code that a tag's attributes name, or ''."""
    match = _CODE_LANGUAGE.search(attributes(content).get("class", ""))
    return match[1] if match else ""


def _link(builder: Builder, opens: bool, content: str) -> None:
    builder.inline.link(attributes(content).get("href") if opens else None)


def _image(builder: Builder, opens: bool, content: str) -> None:
    values = attributes(content)
    if not opens or any(_PIXEL.fullmatch(values.get(side, "")) for side in ("width", "height")):
        return
    address = values.get("src", "")
    if not address or address.startswith("data:"):
        # Images loaded late keep their address elsewhere.
        address = values.get("data-src") or values.get("data-original") or ""
    _show_image(builder, address, values.get("alt") or values.get("title") or "", values)


def _kept_image(builder: Builder, opens: bool, content: str) -> None:
    """Read an image as `newsroom.wire.cleaning` keeps it: an element that nothing loads by itself."""
    if not opens:
        return
    values = attributes(content)
    address, description = values.get("value", ""), values.get("title", "")
    if address.startswith(("https:", "http:")) or description.strip():
        _show_image(builder, address, description, values)


def _show_image(builder: Builder, address: str, description: str, values: dict[str, str]) -> None:
    description = collapsed(description).strip()
    if _is_emoji(description):
        builder.inline.write(description)
    elif address or description:
        builder.inline.image(description, address, _size(values))


def _size(values: dict[str, str]) -> str:
    """Return an image's size in pixels where both sides are given so."""
    sides = [_PIXELS.fullmatch(values.get(side, "")) for side in ("width", "height")]
    return "×".join(side[1] for side in sides if side) if all(sides) else ""


def _is_emoji(description: str) -> bool:
    words = any(character.isalnum() for character in description)
    return not words and not description.isascii() and 0 < cell_width(description) <= 2


def _line_break(builder: Builder, opens: bool, content: str) -> None:
    builder.line_break()


def _rule(builder: Builder, opens: bool, content: str) -> None:
    builder.rule()


def _quote(builder: Builder, opens: bool, content: str) -> None:
    if opens:
        builder.nesting.open_quote()
    else:
        builder.nesting.close_quote()


def _ordered_list(builder: Builder, opens: bool, content: str) -> None:
    if opens:
        builder.nesting.open_list(ordered=True, start=_number(attributes(content).get("start")) or 1)
    else:
        builder.nesting.close_list()


def _unordered_list(builder: Builder, opens: bool, content: str) -> None:
    if opens:
        builder.nesting.open_list(ordered=False)
    else:
        builder.nesting.close_list()


def _item(builder: Builder, opens: bool, content: str) -> None:
    if opens:
        builder.nesting.open_item(_number(attributes(content).get("value")))
    else:
        builder.nesting.close_item()


def _definition(builder: Builder, opens: bool, content: str) -> None:
    if opens:
        # Nothing needs to end the term before it.
        builder.inline.style("strong", False)


def _raised(builder: Builder, opens: bool, content: str) -> None:
    builder.inline.script = "sup" if opens else ""


def _lowered(builder: Builder, opens: bool, content: str) -> None:
    builder.inline.script = "sub" if opens else ""


def _quoted(builder: Builder, opens: bool, content: str) -> None:
    builder.inline.write("“" if opens else "”")


def _ruby_text(builder: Builder, opens: bool, content: str) -> None:
    # How characters are read stands in brackets after them.
    builder.inline.write("（" if opens else "）")


def _table(builder: Builder, opens: bool, content: str) -> None:
    if opens:
        builder.open_table()
    else:
        builder.close_table()


def _row(builder: Builder, opens: bool, content: str) -> None:
    builder.end_paragraph()
    if opens and builder.grid is not None:
        builder.grid.open_row()


def _cell(builder: Builder, opens: bool, content: str, *, header: bool = False) -> None:
    if not opens or builder.grid is None:
        return
    values = attributes(content)
    builder.grid.open_cell(
        header=header,
        right="right" in (values.get("align", "") + values.get("style", "")),
        columns=_number(values.get("colspan")) or 1,
        rows=_number(values.get("rowspan")) or 1,
    )


def _header_cell(builder: Builder, opens: bool, content: str) -> None:
    _cell(builder, opens, content, header=True)


def _number(value: str | None) -> int | None:
    match = _NUMBER.match(value or "")
    return int(match[1]) if match else None


ELEMENTS: dict[str, Element] = {
    "a": _link,
    "img": _image,
    "data": _kept_image,
    "br": _line_break,
    "hr": _rule,
    "blockquote": _quote,
    "ol": _ordered_list,
    "ul": _unordered_list,
    "li": _item,
    "dd": _definition,
    "sup": _raised,
    "sub": _lowered,
    "q": _quoted,
    "rt": _ruby_text,
    "table": _table,
    "tr": _row,
    "td": _cell,
    "th": _header_cell,
}
"""Elements that mean more than a paragraph or a style."""
