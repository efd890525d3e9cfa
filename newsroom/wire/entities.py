"""The entities that a feed declares for itself in its DOCTYPE (XML 1.0 section 4.2)."""

import re
from html import unescape

from newsroom.settings.said import said
from newsroom.wire.errors import FeedError

_DECLARED = re.compile(r"""<!ENTITY\s+([\w.:-]{1,100})\s+(?:"([^"]*)"|'([^']*)'|(?:SYSTEM|PUBLIC)\b)""")
_USE = re.compile(r"&([\w.:-]{1,100});")
_MOST = 1_000
"""More entities than any table of characters has."""

_LONGEST = 1_000
"""Characters of one entity; names of characters and of companies are far shorter."""

_LARGEST = 100_000
"""Characters that all entities together may add to a feed."""


class Entities:
    """What the names in a feed stand for.

    An entity is a short text. One that is long, or that grows as it refers to others, is a bomb, and the feed
    is refused; one that lies in another file or at another address is never fetched, and stands for nothing.
    """

    def __init__(self, prolog: str = "") -> None:
        """Take the declarations out of what stands before the first element.

        Raises:
            FeedError: they are a bomb.
        """
        found = _DECLARED.findall(prolog) if "<!ENTITY" in prolog else []
        if len(found) > _MOST:
            raise _bomb()
        # The first declaration of a name counts (XML 1.0 section 4.2).
        self._declared = {name: one or other for name, one, other in reversed(found)}
        self._values: dict[str, str] = {}
        for name in self._declared:
            self._value(name, frozenset())

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._declared)

    def resolved(self, text: str) -> str:
        """Put what they stand for in place of the names; others stay.

        Raises:
            FeedError: the text would grow beyond measure.
        """
        if not self._declared:
            return text
        added = sum(len(self._values.get(use[1], "")) for use in _USE.finditer(text))
        if added > max(_LARGEST, len(text)):
            raise _bomb()
        return _USE.sub(lambda use: self._values.get(use[1], use[0]), text)

    def _value(self, name: str, within: frozenset[str]) -> str:
        if name in self._values:
            return self._values[name]
        if name in within or len(within) > 10:
            raise _bomb()
        value = self._declared[name]
        parts = _USE.split(value)
        for index in range(1, len(parts), 2):
            inner = parts[index]
            parts[index] = self._value(inner, within | {name}) if inner in self._declared else f"&{inner};"
            if sum(map(len, parts)) > _LONGEST:
                raise _bomb()
        text = "".join(parts)
        if len(text) > _LONGEST:
            raise _bomb()
        # "&#60;" in a declaration is "<" in the feed: markup, as "&#38;#60;" would be the character.
        self._values[name] = re.sub(r"&#[xX]?[0-9a-fA-F]{1,7};", lambda number: _character(number[0]), text)
        return self._values[name]


def _character(reference: str) -> str:
    character = unescape(reference)
    return reference if character in "&<" else character


def _bomb() -> FeedError:
    return FeedError(said("the feed declares entities that would grow beyond measure; it is not read"))
