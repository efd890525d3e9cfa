"""Words looked for in titles and texts: SQLite passes over what cannot match, Python looks at the rest."""

from __future__ import annotations

import re

_TAG = re.compile(r"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_ESCAPED = frozenset("&<>\"'")
"""What HTML may write as a character reference; the no-break space is white space and so in no word."""
_LONGEST_PATTERN = 200
_MOST_PATTERNS = 20
"""So much of a query is left to SQLite, which has limits; someone may paste a whole page."""


class Matcher:
    """Tells whether an article has every word of a query, in its title or its text.

    A word is whatever stands between white space, and may match within a longer one, as Chinese has no
    spaces. Case makes no difference. A word that the HTML breaks with a tag (``Open<b>AI</b>``) is not found.
    """

    def __init__(self, query: str) -> None:
        self.words = tuple(dict.fromkeys(query.lower().split()))
        # Several times as fast as folding the case of every text.
        self._tests = [
            re.compile(re.escape(word), 0 if _caseless(word) else re.IGNORECASE) for word in self.words
        ]

    @property
    def condition(self) -> str:
        """SQL that keeps what may match, on ``articles a`` and ``contents c``."""
        one = "(a.title LIKE ? ESCAPE '\\' OR c.html LIKE ? ESCAPE '\\')"
        return " AND ".join([one] * len(self.words[:_MOST_PATTERNS])) or "1"

    @property
    def parameters(self) -> list[str]:
        """The values of the condition's question marks."""
        words = [word[:_LONGEST_PATTERN] for word in self.words[:_MOST_PATTERNS]]
        return [_pattern(word, kind) for word in words for kind in (frozenset(), _ESCAPED)]

    def matches(self, title: str, html: str) -> bool:
        """Tell whether title and text together have every word; the words in markup are not the text's."""
        missing = [test for test in self._tests if not test.search(title)]
        if not missing:
            return True
        text = plain(html)
        return all(test.search(text) for test in missing)


def plain(html: str) -> str:
    """Return HTML without its tags and with its character references read."""
    text = _TAG.sub(" ", html)
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def _caseless(text: str) -> bool:
    return text.upper() == text.lower()


def _pattern(word: str, escaped: frozenset[str]) -> str:
    return "%" + "".join("%" if character in escaped else _letter(character) for character in word) + "%"


def _letter(character: str) -> str:
    """Return what LIKE finds a letter by, in either case: of itself it knows ASCII's only."""
    if character in "%_\\":
        return "\\" + character
    if character.isascii() or _caseless(character):
        return character
    return "_" if len(character.upper()) == 1 else "%"
