"""Markup with its style in the elements, for programs that drop style sheets, classes and lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from newsroom.publish.markup import ListSigns

if TYPE_CHECKING:
    from markdown_it.token import Token

STYLES: Mapping[str, str] = {
    "p": "margin:8px 0;line-height:1.8;",
    "strong": "font-weight:bold;",
    "h3": "margin:16px 0 8px;font-size:17px;",
    "blockquote": "margin:8px 0;padding-left:12px;border-left:3px solid #ccc;",
    "code": "font-family:monospace;",
    "td": "border:1px solid #ccc;padding:4px 8px;",
    "th": "border:1px solid #ccc;padding:4px 8px;",
}
"""The style of an element by its name."""
_DEEPER = 24
"""Pixels that a list within a list stands further in."""
_OF_LISTS = ("list_open", "list_close", "list_item_open", "list_item_close")


def inlined(tokens: list[Token], link: Callable[[str], str | None]) -> list[Token]:
    """Give tokens their styles, and write lists as paragraphs with their numbers.

    Args:
        tokens: What `markup.blocks` or `markup.running` gave.
        link: For a link's address what stands behind its words in its place, or None to keep the link.
    """
    return _Inlining(link).all(tokens)


class _Inlining:
    def __init__(self, link: Callable[[str], str | None]) -> None:
        self._link = link
        self._signs = ListSigns()

    def all(self, tokens: list[Token]) -> list[Token]:
        made: list[Token] = []
        for token in tokens:
            self._signs.see(token)
            if not token.type.endswith(_OF_LISTS):
                made.append(self._one(token))
        return made

    def _one(self, token: Token) -> Token:
        token.hidden = False
        if token.nesting >= 0:
            style = STYLES.get(token.tag, "")
            if token.type == "paragraph_open" and self._signs.depth:
                style += f"margin-left:{_DEEPER * self._signs.depth}px;"
            token.attrs = {"style": style} if style else {}
        if token.type == "inline":
            token.children = self._running(token.children or [])
        return token

    def _running(self, tokens: list[Token]) -> list[Token]:
        from markdown_it.token import Token as Made

        made: list[Token] = []
        if sign := self._signs.take():
            made.append(Made("text", "", 0, content=sign))
        after: list[str | None] = []
        for token in tokens:
            if token.type == "link_open":
                href = str(token.attrGet("href") or "")
                after.append(self._link(href))
                if after[-1] is None:
                    token.attrs = {"href": href, "style": "color:#0b5cad;"}
                    made.append(token)
            elif token.type == "link_close":
                there = after.pop()
                made.append(token if there is None else Made("html_inline", "", 0, content=there))
            else:
                if style := STYLES.get(token.tag) if token.nesting >= 0 else None:
                    token.attrs = {"style": style}
                made.append(token)
        return made
