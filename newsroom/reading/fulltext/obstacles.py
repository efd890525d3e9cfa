"""Whether it is the subject of a page that its article cannot be had, or only told of on it.

A page that stands before an article says so in its headline or in a line of its own, and says little else;
an article about such pages has a headline and sentences that are not spoken to whoever visits it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from newsroom.reading.fulltext.signs import Signs
from newsroom.reading.fulltext.tree import is_unseen, visible_text
from newsroom.text.cells import cell_width
from newsroom.text.sentences import sentences

if TYPE_CHECKING:
    from lxml.html import HtmlElement

REAL = 600
"""Cells of sentences of its own that make an article whatever else is on the page."""

_FEW = 40
_NOTHING = 400
"""Cells of a text that has next to no sentence of its own."""
_MOSTLY = 0.5
_NOTICE = 120
"""Cells of the longest line that is a notice."""
_MANY_PARTS = 12
"""Elements within the largest one that is a line."""

_ENDED = re.compile(r"[。.!！?？…][”’」』）)\"']*$")
_ADDRESSED = re.compile(
    r"您|你|返回|首页|刷新|重试|客服"
    r"|\byou(?:rs?)?\b|\bthe (?:link|page)\b|\btry\b|browser|javascript|permission",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[，。,.!！?？；;\s]{1,3}(?=\S)")
_SITE = re.compile(r"\s*[_|｜]\s*|\s+[-–—]\s+")
_AROUND = frozenset({"header", "nav", "footer", "aside"})


class Subject:
    """What a page is about."""

    def __init__(self, tree: HtmlElement, title: str, text: str) -> None:
        self._tree = tree
        self._title = title
        self.text = text
        """The article that was found."""

    @cached_property
    def words(self) -> str:
        """All that a reader sees of the page."""
        return visible_text(self._tree)

    @cached_property
    def headlines(self) -> list[str]:
        """Its title without the site's name, and its first headings."""
        headings = [visible_text(each) for each in self._tree.iter("h1", "h2")][:2]
        return [each for each in (_SITE.split(self._title)[0], *headings) if each]

    def own(self, signs: Signs) -> int:
        """Return the cells of the article's sentences that neither have the signs nor speak to a visitor."""
        return sum(
            cell_width(each)
            for each in sentences(self.text)
            if _ENDED.search(each) and not signs.said.search(each) and not _ADDRESSED.search(each)
        )

    def headed(self, signs: Signs) -> bool:
        """Return whether a headline is little else than a sign."""
        return any(signs.cover(each) >= _MOSTLY for each in self.headlines)

    def is_about(self, signs: Signs) -> bool:
        """Return whether the page stands in the place of an article."""
        if not any(map(signs.found_in, (self.words, self._title, self.text))):
            return False
        own = self.own(signs)
        if own < _FEW and cell_width(self.text) <= _NOTHING and signs.said.search(self.text):
            # Such as what stands in a page's noscript, which trafilatura takes where there is nothing else.
            return True
        if own >= REAL:
            return False
        if self.headed(signs):
            return True
        return own < _FEW and any(
            signs.cover(clause) >= _MOSTLY for line in self.notices(signs) for clause in _CLAUSE.split(line)
        )

    def notices(self, signs: Signs) -> Iterator[str]:
        """Yield the short lines of the page that have a sign, but for those around it."""
        if not signs.found_in(self.words):
            return
        from lxml import etree

        walk = etree.iterwalk(self._tree, events=("start",))
        for _event, each in walk:
            if each.tag in _AROUND or (each is not self._tree and is_unseen(each) and each.tag != "form"):
                walk.skip_subtree()
            elif sum(1 for _ in zip(each.iter(), range(_MANY_PARTS + 1), strict=False)) <= _MANY_PARTS:
                line = visible_text(each)
                if line and cell_width(line) <= _NOTICE and signs.found_in(line):
                    yield line
