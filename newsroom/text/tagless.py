"""The words of stored HTML, for the index: markup is no text."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?[A-Za-z][A-Za-z0-9]*)?[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_WITHIN = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i"),
        *("ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt"),
        *("u", "var", "wbr"),
    )
)
"""Elements that stand within a word or a line: their tags part nothing."""
_PARAGRAPH = ("<p>", "</p>", "<br>")
"""The only tags of most texts; they are found in a tenth of the time."""


def plain(html: str) -> str:
    """Return HTML without its tags and with its character references read."""
    text = html
    for tag in _PARAGRAPH:
        text = text.replace(tag, " ")
    # Where another tag is left, one of these may have stood in an attribute of it.
    if "<" in text:
        text = _TAG.sub(_gap, html)
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def beginning(html: str, most: int) -> str:
    """Return the first characters of what `plain` returns, and read no more of the HTML than they take.

    Args:
        html: HTML.
        most: So many characters, or all there are.
    """
    text = html[: 2 * most]
    for mark in _PARAGRAPH:
        text = text.replace(mark, " ")
    # Most texts begin with no other tag.
    if "<" not in text and "&" not in text and (len(text) >= most or len(html) <= 2 * most):
        return text[:most]
    parts: list[str] = []
    length = at = 0
    for tag in _TAG.finditer(html):
        parts += html[at : tag.start()], _gap(tag)
        length += tag.start() - at + len(parts[-1])
        at = tag.end()
        if length >= most:
            break
    else:
        parts.append(html[at:])
    text = "".join(parts)
    # What is written as a reference is longer than what it stands for, and may go on behind a tag.
    return plain(html)[:most] if "&" in text else text[:most]


def _gap(tag: re.Match[str]) -> str:
    name = tag[1]
    return "" if name and name.lstrip("/").lower() in _WITHIN else " "
