"""Markdown of an issue's fields as markup for others' programs: HTML in it is text, pictures are links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from newsroom.text.clean import clean_text
from newsroom.text.scripts import is_chinese_set

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

References = Mapping[str, Mapping[str, Any]]
"""What links by reference lead to, as markdown-it keeps it."""
_INDENT = "  "
"""What an item of a list within a list begins with in plain text."""
_SAFE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


def link_of(url: str) -> str:
    """Return an address as an attribute's value; '' where it is none that a page may lead to."""
    url = clean_text(url).strip()
    return escape(url, quote=True) if _SAFE.match(url) else ""


def text_of(words: str) -> str:
    """Return plain text as the content of an element."""
    return escape(clean_text(words), quote=False)


def value_of(words: str) -> str:
    """Return plain text as the value of an attribute, between double quotes."""
    return text_of(words).replace('"', "&quot;")


def references_in(markdown: str) -> References:
    """Find what links by reference, ``[words][name]``, lead to in a text."""
    found: dict[str, dict[str, Any]] = {}
    if "]:" in markdown:
        _parser().parse(clean_text(markdown), found)
    return found.get("references", {})


def blocks(markdown: str, references: References | None = None) -> list[Token]:
    """Read Markdown into tokens: paragraphs, lists and the like. Headings start at the third level.

    Args:
        markdown: The text.
        references: What links by reference lead to besides what it defines itself (`references_in`).
    """
    tokens = _parser().parse(clean_text(markdown), {"references": dict(references or {})})
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + 2)}"
        elif token.type == "fence":
            # A block of code: the renderer of fences would write a class.
            token.type = "code_block"
        token.children = _inline(token.children) if token.children else token.children
    return tokens


def running(markdown: str, references: References | None = None) -> list[Token]:
    """Read one line of Markdown, which starts no list or heading whatever it begins with."""
    tokens = _parser().parseInline(clean_text(markdown), {"references": dict(references or {})})
    for token in tokens:
        token.children = _inline(token.children or [])
    return tokens


def written(tokens: list[Token]) -> str:
    """Write tokens as HTML."""
    parser = _parser()
    return str(parser.renderer.render(tokens, parser.options, {})).rstrip("\n")


def plain(
    markdown: str,
    *,
    links: bool = False,
    lines: bool = True,
    bullets: bool = False,
    references: References | None = None,
) -> str:
    """Write Markdown without its markup, paragraphs separated by blank lines; a row of a table is one line.

    Args:
        markdown: The text.
        links: Whether the addresses of links stand behind their words.
        lines: Whether it may hold lists and other blocks; else it is one running line.
        bullets: Whether items of lists keep their bullet or number.
        references: As `blocks` takes them.
    """
    signs = ListSigns()
    parts: list[str] = []
    row: list[str] | None = None
    for token in blocks(markdown, references) if lines else running(markdown, references):
        signs.see(token)
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            parts.append(" | ".join(row or []))
            row = None
        elif token.type == "inline":
            text = "".join(_plain(token.children or [], links))
            if row is not None:
                row.append(text)
            else:
                parts.append(_INDENT * signs.depth + signs.take() + text if bullets else text)
        elif token.type == "code_block":
            parts.append(token.content.rstrip("\n"))
    return "\n\n".join(part for part in parts if part.strip())


class ListSigns:
    """The bullets and numbers of lists, for writing them as paragraphs: told every token in its turn."""

    def __init__(self) -> None:
        self._lists: list[int | None] = []
        """The lists around a token: the number of the next item, None in one of bullets."""
        self._sign = ""

    def see(self, token: Token) -> None:
        """Take notice of a token."""
        match token.type:
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                start = token.attrGet("start")
                self._lists.append(1 if start is None else int(start))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                number = self._lists[-1]
                self._sign = "• " if number is None else f"{number}. "
                self._lists[-1] = number if number is None else number + 1
            case "list_item_close":
                self._sign = ""  # An empty item has none to pass on.

    def take(self) -> str:
        """Return what the next paragraph begins with, once."""
        sign, self._sign = self._sign, ""
        return sign

    @property
    def depth(self) -> int:
        """How many lists the one around stands in; 0 outside lists too."""
        return max(0, len(self._lists) - 1)


def _plain(tokens: list[Token], links: bool) -> Iterator[str]:
    address = ""
    for token in tokens:
        if token.type == "link_open":
            address = str(token.attrGet("href") or "")
        elif token.type == "link_close":
            if links and address:
                yield f" {address} "
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"
        else:
            yield token.content


def _inline(tokens: list[Token]) -> list[Token]:
    """Make links of pictures, words of those in a link; a line break between Han characters goes."""
    made: list[Token] = []
    inside = False
    for place, token in enumerate(tokens):
        if token.type in ("link_open", "link_close"):
            inside = token.type == "link_open"
        if token.type == "image":
            made.extend(_picture(token, inside))
        elif token.type == "softbreak" and _between_han(tokens, place):
            continue
        else:
            made.append(token)
    return made


def _picture(token: Token, inside: bool) -> Iterator[Token]:
    from markdown_it.token import Token as Made

    source = str(token.attrGet("src") or "")
    words = Made("text", "", 0, content=token.content or source)
    # HTML has no link in a link.
    if _SAFE.match(source) and not inside:
        yield Made("link_open", "a", 1, attrs={"href": source})
        yield words
        yield Made("link_close", "a", -1)
    else:
        yield words


def _between_han(tokens: list[Token], place: int) -> bool:
    before = next((each.content for each in reversed(tokens[:place]) if each.content), "")
    after = next((each.content for each in tokens[place + 1 :] if each.content), "")
    return is_chinese_set(before[-1:]) and is_chinese_set(after[:1])


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_cjk_friendly import cjk_friendly

    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).use(cjk_friendly)
    parser.validateLink = lambda url: _SAFE.match(url) is not None  # type: ignore[method-assign]
    return parser
