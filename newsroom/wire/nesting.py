"""Tags within tags, bounded before the HTML is read.

A browser's rules make every block look through all that are open around it, so that a hundred
thousand of them take minutes.
"""

import re
from collections import Counter

DEEPEST = 128
"""Elements within elements that are kept; newsletters, which are tables in tables, reach 60."""

_LONGEST_TAG = 20_000
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)(?:[^<>]*>)?")
_ENDLESS_TAG = re.compile(rf"<[a-zA-Z/][^<>]{{{_LONGEST_TAG},}}+>?")
"""A tag of thousands of attributes, each of which is compared with all before it."""


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_NOT_NESTED = _names(
    """ area base br col embed hr img input link meta param source track wbr
    p li dt dd td th tr tbody thead tfoot option optgroup rb rt rp
    """
)
"""Elements without content, and those that end where the next of their kind begins."""

_FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
"""Elements whose end tag ends them wherever they were opened (HTML, section 13.2.6.4.7)."""

_PHRASES = _FORMATTING | _names(
    "abbr bdi bdo cite data del dfn ins kbd label mark q ruby samp span sub sup time var"
)
"""Elements that no end tag reaches through a block."""


def bounded(html: str) -> str:
    """Return HTML whose elements lie at most `DEEPEST` within one another; text is never lost by it."""
    if len(html) > _LONGEST_TAG:
        html = _ENDLESS_TAG.sub("", html)
    if html.count("<") <= DEEPEST:
        return html
    return _TAG.sub(_Stack().passed, html)


class _Stack:
    """The elements that are open, as a browser would count them, or more."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._dropped: Counter[str] = Counter()

    def passed(self, tag: re.Match[str]) -> str:
        """Return the tag, or '' if it would lie too deep."""
        name = tag[2].lower()
        if name in _NOT_NESTED:
            return tag[0]
        if not tag[1]:
            if len(self._open) >= DEEPEST:
                self._dropped[name] += 1
                return ""
            self._open.append(name)
        elif self._dropped[name]:
            self._dropped[name] -= 1
            return ""
        else:
            self._close(name)
        return tag[0]

    def _close(self, name: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index] == name:
                if name in _FORMATTING:
                    del self._open[index]
                else:
                    del self._open[index:]
                return
            if name in _PHRASES and name not in _FORMATTING and self._open[index] not in _PHRASES:
                return
