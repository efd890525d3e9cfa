"""How much the parts of headlines tell: the rarer a word or pair of letters, the more."""

from __future__ import annotations

import math
from collections.abc import Mapping

_LEAST = 1_000
"""Of so many headlines at least the frequencies of words are taken to be: those of a few say little."""


class Frequencies:
    """In how many headlines a part stands, of how many."""

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        self._weights = _Weights(counts, max(total, _LEAST))
        self._sums: dict[frozenset[str], float] = {}

    def weight(self, part: str) -> float:
        """Return how much a part tells, from 0 (it stands in every headline) to 1 (in no other)."""
        return self._weights[part]

    def sum(self, parts: frozenset[str]) -> float:
        """Return how much parts tell together."""
        return sum(map(self._weights.__getitem__, parts))

    def contained(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return how much of those parts of two that tell less stands in the other ones."""
        least = min(self.sum_of_all(one), self.sum_of_all(other))
        return self.sum(one & other) / least if least else 0.0

    def sum_of_all(self, parts: frozenset[str]) -> float:
        """Return what `sum` does of parts that are compared with many others."""
        found = self._sums.get(parts)
        if found is None:
            found = self._sums[parts] = self.sum(parts)
        return found


class _Weights(dict[str, float]):
    """Weights of parts, reckoned as they are asked for; those that are known are looked up without Python."""

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        super().__init__()
        self._counts, self._total = counts, total

    def __missing__(self, part: str) -> float:
        found = min(self._counts.get(part, 0), self._total)
        self[part] = weight = math.log((self._total + 1) / (found + 1)) / math.log(self._total + 1)
        return weight
