"""A line of 引用, read by its parts: title, address, publisher and days."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_DAY = re.compile(r"(\d{4})[/.年-](\d{1,2})[/.月-](\d{1,2})日?")
_RETRIEVED = "检索日期"


class Note(Struct, frozen=True, kw_only=True):
    """A line of 引用."""

    name: str
    """What stands in its mark: a number, counted in the order of the text."""
    markdown: str
    """The whole line."""
    title: str = ""
    """'' where the line has another form than ours; so are the others."""
    url: str = ""
    publisher: str = ""
    published: date | None = None
    retrieved: date | None = None
    cited: bool = True
    """A mark leads to it."""


def read_note(name: str, line: str, cited: bool = True) -> Note:
    """Read a line of 引用 by its parts, as far as it is of our form: a link, and what follows between dots.

    Further links in it are words of what follows.
    """
    linked = _linked(line)
    if linked is None:
        return Note(name=name, markdown=line, cited=cited)
    title, url, after = linked
    publisher, published, retrieved = "", None, None
    for part in filter(None, (each.strip() for each in after.split("·"))):
        if part.startswith(_RETRIEVED):
            retrieved = _read_day(part.removeprefix(_RETRIEVED).strip(" ：:"))
        elif day := _read_day(part):
            published = day
        else:
            publisher = f"{publisher}·{part}" if publisher else part
    return Note(
        name=name,
        markdown=line,
        title=title,
        url=url,
        publisher=publisher,
        published=published,
        retrieved=retrieved,
        cited=cited,
    )


def _linked(line: str) -> tuple[str, str, str] | None:
    """Return the words and the address of the link that a line begins with, and the words behind it."""
    if not line.startswith("["):
        return None
    [inline] = _parser().parseInline(line)
    tokens = inline.children or []
    if not tokens or tokens[0].type != "link_open":
        return None
    close = next(place for place, token in enumerate(tokens) if token.type == "link_close")
    title, after = ("".join(token.content for token in some) for some in (tokens[:close], tokens[close:]))
    return title, str(tokens[0].attrGet("href") or ""), after


def _read_day(words: str) -> date | None:
    found = _DAY.fullmatch(words)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_cjk_friendly import cjk_friendly

    parser = MarkdownIt("commonmark", {"html": False}).use(cjk_friendly)
    # The address as it is written; whether a page may lead there is asked where one is made.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser
