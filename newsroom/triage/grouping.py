"""Which articles that came tell of an event that others told already."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from operator import add
from typing import Literal, NamedTuple

from newsroom.text.headlines import title_key
from newsroom.triage.accounts import Account, Reader
from newsroom.triage.likeness import Frequencies, likeness
from newsroom.triage.swapped import swapped

WINDOW = timedelta(days=7)
"""How far back an event is looked for."""
JOINED = 0.75
"""From here an account joins by itself: of labelled headlines 95 in 100 were of one event, the others
of a later turn of it."""
OFFERED = 0.45
"""From here the editor is asked."""
SAME_EVENT = timedelta(days=3)
"""What comes later than that is a later turn of the event."""

_COMMON = 400
"""Pairs of letters in more headlines than that find no one."""
_SAMPLE = 8_000
"""Of so many headlines, more or less, it is counted how common words are."""
_SOUGHT = 14
"""So many of a headline's rarest pairs are looked up."""
_COMPARED = 8
"""So many of those that share most of these are compared."""
_LATIN = re.compile(r"[a-z][a-z0-9]*(?:[.+-][a-z0-9]+)*|\d+(?:[.,]\d+)*")


class Headline(NamedTuple):
    """What is known at once of an article."""

    article: int
    story: int
    dated: datetime
    title: str
    key: str
    """As of `newsroom.text.headlines.title_key`."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """What an article that came has to do with another."""

    article: int
    other: int
    story: int
    """The other's."""
    kind: Literal["same", "likely", "earlier"]
    """It is of the same event; it may be, the editor is to say; it is a later turn of it, or may be."""
    score: float


Texts = Callable[[Sequence[int]], Mapping[int, str]]
"""Gives the beginnings of articles' texts."""


def _swapped(one: Account, other: Account) -> bool:
    return swapped(one.head, other.head, one.text, other.text)


class Grouping:
    """Finds for articles that came what they have to do with those of a week."""

    def __init__(self, known: Sequence[Headline], names: Mapping[str, str], texts: Texts) -> None:
        """Know the week.

        Args:
            known: All articles of the week, those that came among them.
            names: Each name of a company or person, folded, with the one that stands for all of its bearer.
            texts: Reads the beginnings of texts.
        """
        self._known = {each.article: each for each in known}
        self._reader = Reader(names)
        self._others: dict[str, list[str]] = {}
        for name, bearer in names.items():
            self._others.setdefault(bearer, []).append(title_key(name))
        self._texts = texts
        self._accounts: dict[int, Account] = {}
        step = 1 + len(known) // _SAMPLE
        sample = known[::step]
        self._common = max(1, _COMMON // step)
        keys = "\n".join(each.key for each in sample)
        self._pairs = Counter(map(add, keys, keys[1:]))
        words = Counter(_LATIN.findall("\n".join(each.title for each in sample).casefold()))
        self._frequencies = Frequencies({**words, **self._pairs}, len(sample))

    def kin(self, arrived: Iterable[int]) -> list[Kinship]:
        """Return what articles have to do with others, the earliest of them first.

        Of two that came together the later one joins the earlier one's story.

        Args:
            arrived: Their ids.
        """
        order = self._in_order(arrived)
        places = {each.article: place for place, each in enumerate(order)}
        return self._kin(order, lambda each, id: places.get(id, -1) < places[each.article])

    def kin_among(self, arrived: Iterable[int], others: Container[int]) -> list[Kinship]:
        """Return what articles have to do with some others alone."""
        return self._kin(self._in_order(arrived), lambda _each, id: id in others)

    def _in_order(self, arrived: Iterable[int]) -> list[Headline]:
        known = (self._known[id] for id in arrived if id in self._known)
        return sorted(known, key=lambda each: (each.dated, each.article))

    def _kin(self, order: Sequence[Headline], comparable: Callable[[Headline, int], bool]) -> list[Kinship]:
        sought = {each.article: self._sought(each) for each in order}
        found = self._postings({pair for pairs in sought.values() for pair in pairs})
        candidates: dict[int, list[int]] = {}
        for each in order:
            shared = Counter(id for pair in sought[each.article] for id in found.get(pair, ()))
            likely = (
                id
                for id, count in shared.most_common(8 * _COMPARED)
                if count >= 2 and self._known[id].story != each.story and comparable(each, id)
            )
            candidates[each.article] = list(islice(likely, _COMPARED))
        found_ids = {id for ids in candidates.values() for id in ids}
        self._read(found_ids | {article for article, ids in candidates.items() if ids})
        stories = {each.article: each.story for each in order}
        return [kin for each in order for kin in self._compared(each, candidates[each.article], stories)]

    def _compared(
        self, arrived: Headline, candidates: Sequence[int], stories: dict[int, int]
    ) -> list[Kinship]:
        account = self._accounts.get(arrived.article)
        compared = []
        for id in candidates if account else ():
            assert account is not None
            other = self._accounts[id]
            alike = likeness(account, other, self._frequencies)
            if alike.score < OFFERED or alike.strangers:
                continue
            late = abs(account.dated - other.dated) > SAME_EVENT
            kind: Literal["same", "likely", "earlier"] = "likely"
            if alike.differs or late:
                kind = "earlier"
            elif alike.score >= JOINED and not _swapped(account, other):
                kind = "same"
            compared.append(Kinship(arrived.article, id, stories.get(id, other.story), kind, alike.score))
        compared.sort(key=lambda each: (each.kind != "same", -each.score))
        if compared and compared[0].kind == "same":
            stories[arrived.article] = compared[0].story
            return compared[:1]
        return compared[:3]

    def _sought(self, headline: Headline) -> list[str]:
        """Return the rarest pairs of letters of a headline; of a company also those of its other names."""
        pairs = set(map(add, headline.key, headline.key[1:]))
        for name in self._reader.named(headline.title):
            for other in self._others.get(name, ()):
                pairs.update(map(add, other, other[1:]))
        usable = [pair for pair in pairs if self._pairs[pair] <= self._common]
        return sorted(usable, key=lambda pair: (self._pairs[pair], pair))[:_SOUGHT]

    def _postings(self, wanted: set[str]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for each in self._known.values():
            for pair in wanted.intersection(map(add, each.key, each.key[1:])):
                found.setdefault(pair, []).append(each.article)
        return found

    def _read(self, ids: Iterable[int]) -> None:
        unread = [id for id in ids if id not in self._accounts]
        texts = self._texts(unread)
        for id in unread:
            each = self._known[id]
            self._accounts[id] = self._reader.read(id, each.story, each.dated, each.title, texts.get(id, ""))
