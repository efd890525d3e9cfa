"""The names by which companies and people go, as they are looked for in headlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from newsroom.text.aliases import LATIN_WORDS_TOO
from newsroom.text.headlines import letter_pairs
from newsroom.text.namesakes import in_text, stands


class Names:
    """The names by which companies and people go."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Know them.

        Args:
            names: Each name, folded, and the one that stands for all of its bearer.
        """
        self._bearers = dict(names)
        self._begun: dict[str, list[str]] = {}
        """Names by their first two characters."""
        self._spellings: dict[str, list[str]] = {}
        """The names of each bearer."""
        for name, bearer in names.items():
            self._spellings.setdefault(bearer, []).append(name)
            self._begun.setdefault(name[:2], []).append(name)
        self._beginnings = frozenset(self._begun)

    def knows(self, name: str) -> bool:
        """Tell whether a folded name is one of them."""
        return name in self._bearers

    def within(self, folded: str) -> frozenset[str]:
        """Return the companies and people that a folded headline names."""
        return frozenset(
            self._bearers[name]
            for two in self._beginnings.intersection(letter_pairs(folded))
            for name in self._begun[two]
            if name in folded and _stands(name, folded)
        )

    def spelt(self, folded: str, bearers: Iterable[str]) -> Iterator[str]:
        """Yield the names that a folded headline has of some bearers."""
        return (name for bearer in bearers for name in self._spellings[bearer] if name in folded)

    def in_small_letters(self, folded: str, title: str, bearers: Iterable[str]) -> frozenset[str]:
        """Return those of which an English headline has but a word in small letters: a seed round."""
        spelt = self.spelt_with(folded, bearers)
        meant = {bearer for name, bearer in spelt.items() if name not in LATIN_WORDS_TOO or name not in title}
        return frozenset(spelt.values()) - meant

    def spelt_with(self, folded: str, bearers: Iterable[str]) -> dict[str, str]:
        """Return those names, each with its bearer."""
        return {name: self._bearers[name] for name in self.spelt(folded, bearers) if _stands(name, folded)}


def _stands(name: str, folded: str) -> bool:
    """Tell whether a name that a text has stands there as a word of its own."""
    return stands(name, folded) if not name[0].isascii() else _as_word(name).search(folded) is not None


@cache
def _as_word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9]){in_text(name)}(?![a-z])")
