"""Which of very many headlines are worth comparing with others: those that share much with one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from newsroom.text.headlines import key_pairs

_COMMON = 40
"""Pairs of letters that stand in more of the others find no one."""
_SHARED = 0.25
"""So much of a headline's pairs stands in one of the others."""


def shortlist(headlines: Mapping[int, str], others: Iterable[str], most: int) -> list[int]:
    """Return the headlines that share most with another one, in the order they were given.

    Args:
        headlines: Their keys, as of `newsroom.text.headlines.title_key`, by their ids.
        others: The keys of the others.
        most: At most so many are returned.
    """
    having: dict[str, list[int]] = {}
    for place, key in enumerate(others):
        for pair in key_pairs(key):
            having.setdefault(pair, []).append(place)
    having = {pair: places for pair, places in having.items() if len(places) <= _COMMON}
    best: dict[int, float] = {}
    for id, key in headlines.items():
        pairs = key_pairs(key)
        shares = _shared(pairs & having.keys(), having) / max(1, len(pairs))
        if shares >= _SHARED:
            best[id] = shares
    if len(best) > most:
        kept = sorted(best, key=lambda id: -best[id])[:most]
        best = {id: best[id] for id in best.keys() & set(kept)}
    return [id for id in headlines if id in best]


def _shared(pairs: Iterable[str], having: Mapping[str, Sequence[int]]) -> int:
    """Return how many of some pairs the one of the others has that has most of them."""
    counts: dict[int, int] = {}
    for pair in pairs:
        for place in having[pair]:
            counts[place] = counts.get(place, 0) + 1
    return max(counts.values(), default=0)
