"""The headlines of a week: tens of thousands, and of most no more is asked than which pairs they have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import datetime
from typing import NamedTuple

from newsroom.text.headlines import key_pairs, letter_pairs

_HAN = re.compile(r"[㐀-鿿]")


class Headline(NamedTuple):
    """What is known at once of an article."""

    article: int
    story: int
    dated: datetime
    title: str
    key: str
    """As of `newsroom.text.headlines.title_key`."""


class Week:
    """What is known at once of the articles of a week, by their ids.

    It is kept in columns: to make tens of thousands of headlines takes longer than to read them, and as long
    again to have the garbage collector look through them.
    """

    def __init__(
        self,
        articles: Sequence[int],
        stories: Sequence[int],
        dated: Sequence[datetime],
        titles: Sequence[str],
        keys: Sequence[str],
    ) -> None:
        """Know them, each thing in its column, in one order of the articles."""
        self._articles, self._stories, self._dated = articles, stories, dated
        self.titles, self.keys = titles, keys
        self._place = {article: place for place, article in enumerate(articles)}
        self._pairs: dict[int, Set[str]] = {}
        self.chinese: Mapping[int, bool] = _Chinese(self)
        """Whether the headline of an article has Han."""

    @classmethod
    def of(cls, headlines: Sequence[Headline]) -> Week:
        """Know headlines that are there already."""
        return cls(*zip(*headlines, strict=True)) if headlines else cls((), (), (), (), ())

    def __len__(self) -> int:
        """Tell how many there are."""
        return len(self._articles)

    def __iter__(self) -> Iterator[Headline]:
        """Yield what is known of each, in their order."""
        return map(Headline, self._articles, self._stories, self._dated, self.titles, self.keys)

    def __contains__(self, article: int) -> bool:
        """Tell whether an article is of the week."""
        return article in self._place

    def __getitem__(self, article: int) -> Headline:
        """Return what is known of an article."""
        place = self._place[article]
        return Headline(
            article, self._stories[place], self._dated[place], self.titles[place], self.keys[place]
        )

    def some(self, articles: Set[int]) -> list[Headline]:
        """Return what is known of some articles, in the order of the week."""
        return [self[article] for article in self._articles if article in articles]

    def story_of(self, article: int) -> int:
        """Return the story that an article is in."""
        return self._stories[self._place[article]]

    def key_of(self, article: int) -> str:
        """Return the key of an article's headline."""
        return self.keys[self._place[article]]

    def pairs_of(self, article: int) -> Set[str]:
        """Return the pairs of letters of it, of those that are compared with many others kept."""
        found = self._pairs.get(article)
        if found is None:
            found = self._pairs[article] = key_pairs(self.key_of(article))
        return found

    def told_by(self, stories: Set[int]) -> Iterator[tuple[int, int]]:
        """Yield the articles of some stories, each with its story."""
        told = zip(self._articles, self._stories, strict=True)
        return ((article, story) for article, story in told if story in stories)

    def having(self, wanted: frozenset[str]) -> dict[str, list[int]]:
        """Return which articles have some pairs of letters in the keys of their headlines."""
        found: dict[str, list[int]] = {}
        for article, key in zip(self._articles, self.keys, strict=True):
            for pair in wanted.intersection(letter_pairs(key)):
                if pair in found:
                    found[pair].append(article)
                else:
                    found[pair] = [article]
        return found


class _Chinese(dict[int, bool]):
    """Whether headlines have Han, told as it is asked; what is known is looked up without Python."""

    def __init__(self, week: Week) -> None:
        super().__init__()
        self._week = week

    def __missing__(self, article: int) -> bool:
        self[article] = found = _HAN.search(self._week.key_of(article)) is not None
        return found


class Stories:
    """Which story each article is in, as articles join them."""

    def __init__(self, week: Week, touched: Iterable[int]) -> None:
        """Know the stories of some articles of a week, those that may be joined and those that may join."""
        self._week = week
        self._went: dict[int, int] = {}
        self._joined: set[int] = set()
        self._members: dict[int, list[int]] = {week.story_of(article): [] for article in touched}
        for article, story in week.told_by(self._members.keys()):
            self._members[story].append(article)

    def of(self, article: int) -> int:
        """Return the story that an article is in now."""
        return self._went[article] if article in self._went else self._week.story_of(article)

    def told_by(self, story: int) -> Sequence[int]:
        """Return the articles that a story has now."""
        return self._members[story]

    def unit(self, article: int) -> Sequence[int]:
        """Return the articles that go with one as a whole: none once its story joined one, or was joined."""
        mine = self._week.story_of(article)
        return () if article in self._went or mine in self._joined else tuple(self._members[mine])

    def join(self, article: int, story: int) -> None:
        """Put an article into a story, with all of its own."""
        mine = self.of(article)
        moved, self._members[mine] = self._members[mine], []
        self._went.update(dict.fromkeys(moved, story))
        self._members[story].extend(moved)
        self._joined.add(story)


def first_of(pairs: Mapping[str, int]) -> dict[str, int]:
    """Return how often each letter stands first in pairs, and so in the text they are of."""
    found: dict[str, int] = {}
    for pair, n in pairs.items():
        found[pair[0]] = found.get(pair[0], 0) + n
    return found
