"""The headlines of a week: tens of thousands, and of most no more is asked than which pairs they have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import datetime
from operator import add
from typing import NamedTuple

Row = tuple[int, int, datetime, str, str]
"""What a `Headline` has, in its order. Most never become one: twenty thousand of these take as long to make
as to read, and the garbage collector passes over plain tuples of such values."""


class Headline(NamedTuple):
    """What is known at once of an article."""

    article: int
    story: int
    dated: datetime
    title: str
    key: str
    """As of `newsroom.text.headlines.title_key`."""


class Week:
    """What is known at once of the articles of a week, by their ids."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Know them.

        Args:
            rows: One for each article.
        """
        self._rows = {row[0]: row for row in rows}

    def __contains__(self, article: int) -> bool:
        """Tell whether an article is of the week."""
        return article in self._rows

    def __getitem__(self, article: int) -> Headline:
        """Return what is known of one."""
        return Headline._make(self._rows[article])

    def story_of(self, article: int) -> int:
        """Return the story that an article is in."""
        return self._rows[article][1]

    def key_of(self, article: int) -> str:
        """Return the key of an article's headline."""
        return self._rows[article][4]

    def told_by(self, stories: Set[int]) -> Iterator[tuple[int, int]]:
        """Yield the articles of some stories, each with its story."""
        return ((row[0], row[1]) for row in self._rows.values() if row[1] in stories)

    def having(self, wanted: Set[str]) -> dict[str, list[int]]:
        """Return which articles have some pairs of letters in the keys of their headlines."""
        found: dict[str, list[int]] = {}
        asked = frozenset(wanted)
        for article, _story, _dated, _title, key in self._rows.values():
            for pair in asked.intersection(map(add, key, key[1:])):
                if pair in found:
                    found[pair].append(article)
                else:
                    found[pair] = [article]
        return found


class Stories:
    """Which story each article is in, as articles join them."""

    def __init__(self, week: Week, touched: Iterable[int]) -> None:
        """Know the stories of some articles of a week, those that may be joined and those that may join."""
        self._week = week
        self._went: dict[int, int] = {}
        self._members: dict[int, list[int]] = {week.story_of(article): [] for article in touched}
        for article, story in week.told_by(self._members.keys()):
            self._members[story].append(article)

    def of(self, article: int) -> int:
        """Return the story that an article is in now."""
        return self._went[article] if article in self._went else self._week.story_of(article)

    def told_by(self, story: int) -> Sequence[int]:
        """Return the articles that a story has now."""
        return self._members[story]

    def join(self, article: int, story: int) -> None:
        """Put an article into a story."""
        self._members[self.of(article)].remove(article)
        self._went[article] = story
        self._members[story].append(article)
