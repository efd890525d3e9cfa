"""Paragraphs as a page has them, given back to a text in which they have run together.

What finds the article of a page joins blocks that are no ``<p>``: the sections of WeChat, spans with two
line breaks between them. The page is read again for where its blocks begin, by letters, white space not
counted.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    {
        *("p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "blockquote", "pre"),
        *(
            "hr",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "figure",
            "figcaption",
        ),
        *("table", "tr", "td", "th", "caption", "address", "center", "details", "summary", "body"),
    }
)
_SPACE = re.compile(r"\s+")
_TELLING = 8
"""Letters of a stretch that is looked for on the page when the paragraph as a whole is not there."""


class Boundaries:
    """Where the blocks of a page begin and end, as numbers of letters."""

    def __init__(self, tree: HtmlElement) -> None:
        from lxml import etree

        pieces: list[str] = []
        edges: set[int] = set()
        at, breaks = 0, 0
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            if not isinstance(element.tag, str) or element.tag in ("script", "style", "head"):
                text = (element.tail or "") if event == "end" else ""
            elif event == "start":
                text = element.text or ""
                breaks += element.tag == "br"
            else:
                text = element.tail or ""
            if element.tag in _BLOCKS or breaks > 1:
                edges.add(at)
            letters = _SPACE.sub("", text)
            if letters:
                breaks = 0
            pieces.append(letters)
            at += len(letters)
        self._letters = "".join(pieces)
        self._edges = sorted(edges)
        self._reached = 0

    def within(self, element: HtmlElement) -> list[int]:
        """Return where blocks of the page begin within an element, in letters from its beginning."""
        letters = _SPACE.sub("", "".join(element.itertext()))
        start = self._find(letters)
        if start >= 0:
            self._reached = start + len(letters)
            return [edge - start for edge in self._between(start, self._reached)]
        return self._within_stretches(element)

    def _within_stretches(self, element: HtmlElement) -> list[int]:
        """Do the same where the page has something between that was left out."""
        cuts: list[int] = []
        at, ended = 0, -1
        for text in element.itertext():
            for number, stretch in enumerate(text.split("\n")):
                letters = _SPACE.sub("", stretch)
                start = self._find(letters) if len(letters) >= _TELLING else -1
                if start < 0:
                    # Only a line end of its own tells then.
                    if number and letters and at:
                        cuts.append(at)
                    at, ended = at + len(letters), -1
                    continue
                if at and (
                    number
                    if ended < 0
                    else bisect_right(self._edges, start) > bisect_left(self._edges, ended)
                ):
                    cuts.append(at)
                self._reached = ended = start + len(letters)
                cuts += [at + edge - start for edge in self._between(start, ended)]
                at += len(letters)
        return cuts

    def _find(self, letters: str) -> int:
        found = self._letters.find(letters, self._reached)
        return found if found >= 0 else self._letters.find(letters)

    def _between(self, start: int, end: int) -> list[int]:
        return self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]


def part(body: HtmlElement, boundaries: Boundaries) -> None:
    """Part the paragraphs and quotations of a body where blocks of its page begin, in place."""
    for element in list(body.iter("p", "blockquote")):
        if any(each.tag in _BLOCKS for each in element.iterdescendants()):
            continue
        cuts = boundaries.within(element)
        if not cuts:
            continue
        parts = _Parting(element, frozenset(cuts), 0).parts
        parts = [each for each in map(_trimmed, parts) if len(each) or (each.text or "").strip()]
        parent = element.getparent()
        if parent is None or not parts:
            continue
        if element.tag == "blockquote":
            tail = element.tail
            element.clear()
            element.tail = tail
            for each in parts:
                each.tag = "p"
                element.append(each)
            continue
        parts[-1].tail = element.tail
        place = parent.index(element)
        parent[place : place + 1] = parts


class _Parting:
    """Parts an element, and those within it, before letters of given numbers."""

    def __init__(self, element: HtmlElement, cuts: frozenset[int], at: int) -> None:
        self.at = at
        self.parts = [_like(element)]
        self._element, self._cuts = element, cuts
        self._read(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                self._take(child)
            self._read(child.tail or "")

    def _take(self, child: HtmlElement) -> None:
        inner = _Parting(child, self._cuts, self.at)
        self.at = inner.at
        for number, piece in enumerate(inner.parts):
            if number:
                self.parts.append(_like(self._element))
            self.parts[-1].append(piece)

    def _read(self, text: str) -> None:
        begun = 0
        for place, letter in enumerate(text):
            if letter.isspace():
                continue
            if self.at and self.at in self._cuts:
                self._write(text[begun:place])
                self.parts.append(_like(self._element))
                begun = place
            self.at += 1
        self._write(text[begun:])

    def _write(self, text: str) -> None:
        part = self.parts[-1]
        if len(part):
            part[-1].tail = (part[-1].tail or "") + text
        else:
            part.text = (part.text or "") + text


def _like(element: HtmlElement) -> HtmlElement:
    return element.makeelement(element.tag, dict(element.attrib))


def _trimmed(element: HtmlElement) -> HtmlElement:
    """Take line breaks, and what became empty, off both ends of a part."""
    for each in list(element):
        empty = each.tag not in ("br", "img") and not len(each) and not (each.text or "").strip()
        first = each is element[0] and not (element.text or "").strip()
        if empty or (first and each.tag == "br"):
            _drop(element, each)
    while len(element) and element[-1].tag == "br" and not (element[-1].tail or "").strip():
        _drop(element, element[-1])
    return element


def _drop(parent: HtmlElement, child: HtmlElement) -> None:
    before, tail = child.getprevious(), child.tail or ""
    parent.remove(child)
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
