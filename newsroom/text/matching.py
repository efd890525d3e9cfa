"""What a query asks, held against texts: whether it holds, and where its words stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from newsroom.model.query import (
    Address,
    After,
    All,
    Before,
    Condition,
    Either,
    Is,
    Not,
    Query,
    Source,
    Spelt,
    Tag,
    Words,
)
from newsroom.text.folding import fold, fold_each
from newsroom.text.tokens import places, tokens


class _Signed(Words, frozen=True):
    """Words of which some are looked for to the sign."""

    spellings: tuple[Spelt, ...] = ()


def words_of(query: Query) -> tuple[Words, ...]:
    """Return the words that a query wants to be there, for marking them where they stand."""
    return tuple(dict.fromkeys(_wanted(query.condition)))


def _wanted(condition: Condition) -> Iterator[Words]:
    if isinstance(condition, Words):
        yield condition
    elif isinstance(condition, Either):
        for part in condition.parts:
            yield from _wanted(part)
    elif isinstance(condition, All):
        for at, part in enumerate(condition.parts):
            if isinstance(part, Words) and (spellings := tuple(_spellings(condition.parts[at + 1 :]))):
                yield _Signed(part.tokens, part.beginning, part.title, spellings)
            else:
                yield from _wanted(part)


def _spellings(parts: Iterable[Condition]) -> Iterator[Spelt]:
    """Yield the spellings that stand right behind words, and say how these are written."""
    for part in parts:
        if not isinstance(part, Spelt):
            return
        yield part


def hits(text: str, words: tuple[Words, ...], *, title: bool = False) -> list[tuple[int, int]]:
    """Find where words stand in a text that is shown.

    Args:
        text: The text.
        words: As of `words_of`.
        title: It is a title; those asked of titles alone count there only.

    Returns:
        Start and end of each stretch, from left to right; those that touch or overlap are one.
    """
    found = sorted(place for each in words if title or not each.title for place in _places(text, each))
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _places(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Find where words stand, with the signs that are looked for and only where these stand."""
    found = places(text, words.tokens, words.beginning)
    if not found or not isinstance(words, _Signed):
        yield from found
        return
    folded, origins = fold_each(text)
    spelled = [
        [(origins[match.start()], origins[match.end() - 1] + 1) for match in pattern.finditer(folded)]
        for pattern in (_spelling(each.text, each.beginning) for each in words.spellings)
    ]
    for start, end in found:
        there = [[each for each in ones if each[0] < end and start < each[1]] for ones in spelled]
        if all(there):
            both = [(start, end), *(each for ones in there for each in ones)]
            yield min(each[0] for each in both), max(each[1] for each in both)


def count_in(text: str, words: tuple[Words, ...]) -> int:
    """Return how many of some words stand in a text, which is no title; in a tenth of the time of `hits`."""
    there = tokens(text)
    return sum(not each.title and _stand(each.tokens, each.beginning, there) for each in words)


def holds(query: Query, title: str, text: str, day: date | None = None, url: str = "") -> bool:
    """Tell whether a query holds of an entry of an issue, as the index of articles would.

    What it asks of feeds and marks is taken to hold.

    Args:
        query: The query.
        title: The entry's headline.
        text: Its text.
        day: The day of its issue; without one no condition about time holds.
        url: Its link.
    """
    return _Holding(title, text, day, url).of(query.condition)


class _Holding:
    def __init__(self, title: str, text: str, day: date | None, url: str) -> None:
        self._texts = title, text
        self._title, self._text = tokens(title), tokens(text)
        self._day = day
        self._url = url

    def of(self, condition: Condition) -> bool:
        match condition:
            case Words(sought, beginning, in_title):
                return _stand(sought, beginning, self._title) or (
                    not in_title and _stand(sought, beginning, self._text)
                )
            case Spelt(_, _, in_title):
                return any(spelt(condition, each) for each in self._texts[: 1 if in_title else 2])
            case Address(url, beginning):
                from newsroom.text.addresses import canonical

                mine, wanted = canonical(self._url) or "", canonical(url) or url
                return mine == wanted or (beginning and mine.startswith(wanted))
            case After(instant):
                return self._day is not None and self._day >= instant.date()
            case Before(instant):
                return self._day is not None and self._day < instant.date()
            case All(parts):
                return all(self.of(part) for part in parts)
            case Either(parts):
                return any(self.of(part) for part in parts)
            case Not(part):
                return bool(asked_of_feeds(part)) or not self.of(part)
        return True


def asked_of_feeds(condition: Condition) -> list[str]:
    """Return what a condition asks of what only articles have: their feed, a mark, a tag."""
    match condition:
        case Not(part):
            return [f"-{each}" for each in asked_of_feeds(part)]
        case All(parts) | Either(parts):
            return [each for part in parts for each in asked_of_feeds(part)]
        case Source(text):
            return [f"source:{text}"]
        case Tag(text):
            return [f"tag:{text}"]
        case Is(state):
            return [f"is:{state}"]
    return []


def asks_only_of_feeds(condition: Condition) -> bool:
    """Tell whether a condition asks for nothing but what articles alone have."""
    match condition:
        case Not(part):
            return asks_only_of_feeds(part)
        case All(parts) | Either(parts):
            return all(asks_only_of_feeds(part) for part in parts)
    return isinstance(condition, Source | Tag | Is)


def spelt(wanted: Spelt, text: str) -> bool:
    """Tell whether a text has what is looked for to the sign."""
    return _spelling(wanted.text, wanted.beginning).search(fold(text)) is not None


@lru_cache(maxsize=64)
def _spelling(text: str, beginning: bool) -> re.Pattern[str]:
    before = r"(?<![a-z0-9])(?<!\d\.)" if text[0].isalnum() else ""
    if _THOUSANDS.match(text):
        before += r"(?<!\d,)"  # 200.5 is no part of 1,200.5; of 1，3.5 both stand for themselves
    after = "" if beginning or not (text[-1].isascii() and text[-1].isalnum()) else r"(?![a-z0-9])(?!\.\d)"
    return re.compile(before + re.escape(text) + after)


_THOUSANDS = re.compile(r"\d{3}(?!\d)")
"""What goes on a number behind the comma in it."""


def _stand(sought: tuple[str, ...], beginning: bool, there: list[str]) -> bool:
    first, last = sought[0], len(sought) - 1
    for start, token in enumerate(there[: len(there) - last] if last else there):
        if token != first and not (beginning and not last and token.startswith(first)):
            continue
        part = tuple(there[start : start + len(sought)])
        if part == sought or (beginning and part[:-1] == sought[:-1] and part[-1].startswith(sought[-1])):
            return True
    return False
