"""Which articles that came tell of an event that others told already."""

from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import timedelta
from functools import cache, partial
from itertools import chain

from msgspec.structs import replace

from newsroom.text.folding import fold
from newsroom.text.headlines import key_pairs, letter_pairs, title_key
from newsroom.triage.accounts import LEAD, Account, unwired
from newsroom.triage.asking import offered_as, worth_asking
from newsroom.triage.fitting import Fitting, Outlets, nobody_knows, rounded_up
from newsroom.triage.frequencies import Frequencies
from newsroom.triage.kinship import Kind, Kinship
from newsroom.triage.later import TURNED, is_later
from newsroom.triage.likeness import (
    Likeness,
    headlines_agree,
    likeness,
    named_apart,
)
from newsroom.triage.names import Names
from newsroom.triage.naming import naming_first
from newsroom.triage.opposites import opposed
from newsroom.triage.repeated import as_done, counts_more, further, repeated, retold, told_anew
from newsroom.triage.sharing import of_another_thing
from newsroom.triage.spelling import spellings
from newsroom.triage.sureness import surely_one
from newsroom.triage.surest import surest_first
from newsroom.triage.week import Headline, Stories, Week, first_of
from newsroom.triage.wholes import wholes

WINDOW = timedelta(days=7)
"""How far back an event is looked for."""
OFFERED = 0.35
"""From here the editor is asked."""
_LOOKED_AT = 0.25
"""From here it is looked at whether it is sure, as few rare words may be."""
_RETOLD = 0.9
"""From here what tells in other words what its story was picked for tells the same."""

_COMMON = 400
"""Pairs of letters in more headlines than that find no one."""
_SAMPLE = 8_000
"""Of so many headlines, more or less, it is counted how common words are."""
_SOUGHT = 96
"""So many of a headline's rarest pairs are looked up."""
_COMPARED = 12
"""So many of those that share most of these are compared, of each of two languages."""
_LEAST_SHARED = 0.9
"""What two headlines share weighs that much at least: two pairs, none of them too common."""
_BESIDE = 0.4
"""What shares less than that of what the first of them shares is not compared."""
_SHARE = 0.06
"""What is compared shares that much of all that was looked up, at least."""
_READ_AT_ONCE = 500
"""Texts that are read by one question: most of their HTML is not kept, and takes ten times as much memory."""
_KEPT = 2_000
"""Accounts whose texts are kept in parts, those that were asked for last: each takes 25 KB, and of a first
fetch there are tens of thousands."""
_AGREED, _OTHER_NUMBERS, _LATER = range(3)
"""Accounts whose headlines do not speak against each other; those that are of one event only if a text has
the number of the other one's headline; those of a later turn, which join nothing."""
_TOLD = 3
"""Of so many others the editor is told what an article has to do with them."""
_MUCH_SHARED = 0.5
"""So much of the shorter headline stands in the other where what joined a story may tell of another."""
_LATIN = re.compile(r"[a-z\d](?:(?<=\d)\d*(?:[.,]\d+)*|[a-z0-9]*(?:[.+-][a-z0-9]+)*)")
"""Words and numbers. What either begins with is one set, so that all else is passed over fast."""

Texts = Callable[[Sequence[int]], Mapping[int, str]]
"""Gives the beginnings of articles' texts."""


def _enough(refused: Sequence[Kinship], others: Sequence[Kinship], score: float) -> bool:
    """Tell whether the editor is told of enough that is surer than a score."""
    return len(refused) + sum(each.score > score for each in others) >= _TOLD


class Grouping:
    """Finds for articles that came what they have to do with those of a week."""

    def __init__(
        self,
        known: Week | Sequence[Headline],
        names: Mapping[str, str],
        texts: Texts,
        outlet_of: Outlets = nobody_knows,
    ) -> None:
        """Know the week.

        Args:
            known: All articles of the week, those that came among them.
            names: Each name of a company or person, folded, with the one that stands for all of its bearer.
            texts: Reads the beginnings of texts.
            outlet_of: Tells outlets apart, of those articles that are alike.
        """
        self._known = week = known if isinstance(known, Week) else Week.of(known)
        self._names = Names(names)
        self._others: dict[str, list[str]] = {}
        keyed = {name: title_key(name) for name in names}
        for name, bearer in names.items():
            self._others.setdefault(bearer, []).append(keyed[name])
        self._texts = texts
        self._read: dict[int, str] = {}
        self._accounts: dict[int, Account] = {}
        self._asked: OrderedDict[int, Account] = OrderedDict()
        """Those that were asked for last, the latest at the end."""
        step = 1 + len(week) // _SAMPLE
        self._common = max(1, _COMMON // step)
        sample = week.keys[::step]
        # With a mark at its end the last letter of each counts as one that stands first in a pair, too.
        self._pairs = Counter(chain.from_iterable(letter_pairs(key + "\n") for key in sample))
        words = Counter(_LATIN.findall("\n".join(week.titles[::step]).casefold()))
        bearers: Counter[str] = Counter()
        for name, bearer in names.items():
            bearers["@" + bearer] += self._stands_in(keyed[name], name, words)
        self.frequencies = Frequencies(
            {**words, **self._pairs, **first_of(self._pairs), **bearers}, len(sample)
        )
        self._fitting = Fitting(week, self._account, self.frequencies, outlet_of)

    def _stands_in(self, key: str, name: str, words: Mapping[str, int]) -> int:
        """Return in about how many headlines a name stands: no more than its rarest word or pair."""
        latin = _LATIN.findall(name)
        rarest = [words.get(word, 0) for word in latin] or [self._pairs[p] for p in letter_pairs(key)]
        return min(rarest, default=0)

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

    def repeats(self, kin: Kinship) -> bool:
        """Tell whether an article is of the other's event and says it in nearly the same words."""
        if kin.kind != "same":
            return False
        return repeated(self._account(kin.article), self._account(kin.other))

    def retells(self, kin: Kinship, *, supported: bool) -> bool:
        """Tell whether an article is of the other's event and says the same in other words.

        Args:
            kin: What it has to do with the other.
            supported: A further account of its story repeats the other; else it has to be very like it.
        """
        one, other = self._account(kin.article), self._account(kin.other)
        if kin.kind != "same" or not retold(one, other):
            return False
        return supported or (kin.score >= _RETOLD and not counts_more(one, other))

    def tells_as_done(self, kin: Kinship) -> bool:
        """Tell whether an article tells plainly what the other says is planned."""
        return as_done(self._account(kin.article), self._account(kin.other))

    def tells_more(self, kin: Kinship) -> bool:
        """Tell whether an article says in so many words that the other's event has gone on."""
        one, other = self._account(kin.article), self._account(kin.other)
        return further(one, other) or opposed(one.head, other.head)

    def tells_no_more(self, kin: Kinship) -> bool:
        """Tell whether an article is of the other's event, and neither says that it has gone on since."""
        one, other = self._account(kin.article), self._account(kin.other)
        return kin.kind == "same" and told_anew(one, other)

    def goes_on(self, kin: Kinship) -> bool:
        """Tell whether an article that joins the other's story may tell more than the story did.

        Within hours others tell the same in their own words; what comes later and tells it neither in nearly
        the same words nor surely in others may.
        """
        if kin.kind != "same":
            return False
        passed = self._known[kin.article].dated - self._known[kin.other].dated
        return passed > TURNED and not self.repeats(kin) and not self.retells(kin, supported=False)

    def _in_order(self, arrived: Iterable[int]) -> list[Headline]:
        known = (self._known[id] for id in arrived if id in self._known)
        return sorted(known, key=lambda each: (each.dated, each.article))

    def _kin(self, order: Sequence[Headline], comparable: Callable[[Headline, int], bool]) -> list[Kinship]:
        candidates = self._candidates(order, comparable)
        touched = {id for article, ids in candidates.items() for id in (article, *ids)}
        # What joins none is held against all of its candidates. To read their texts one by one, or those of
        # one article after those of another, takes five times as long.
        self._read_texts({id for article, ids in candidates.items() for id in (article, *ids) if ids})
        stories = Stories(self._known, touched)
        kin = [kin for each in order for kin in self._compared(each, candidates[each.article], stories)]
        return kin + self._of_wholes(kin, [each.article for each in order], candidates, stories)

    def _of_wholes(
        self,
        kin: Sequence[Kinship],
        arrived: Sequence[int],
        candidates: Mapping[int, Sequence[int]],
        stories: Stories,
    ) -> list[Kinship]:
        """Return which stories are offered to each other as wholes."""
        offered = {
            frozenset((stories.of(each.article), stories.of(each.other)))
            for each in kin
            if each.kind != "same"
        }
        return list(wholes(arrived, candidates, stories, self._known, self._may_be_one, offered))

    def _may_be_one(self, one: int, other: int) -> float | None:
        """Return how like two articles are, or nothing if they are not of one event."""
        first, second = self._account(one), self._account(other)
        if is_later(first, second):
            return None
        alike = likeness(first, second, self.frequencies)
        if self._unlike(first, second, alike):
            return None
        # Whether it is sure takes longest to tell, and makes no difference to what is likely anyway.
        likely = self._unsure(first, second, alike, later=False) == "likely"
        return alike.score if likely or self._sure(first, second, alike) else None

    def _candidates(
        self, order: Sequence[Headline], comparable: Callable[[Headline, int], bool]
    ) -> dict[int, list[int]]:
        """Return for each headline what it is compared with."""
        sought = {each.article: self._sought(each) for each in order}
        found = self._known.having(frozenset().union(*sought.values()))
        return {each.article: self._likely(each, sought[each.article], found, comparable) for each in order}

    def _likely(
        self,
        headline: Headline,
        sought: Iterable[str],
        found: Mapping[str, list[int]],
        comparable: Callable[[Headline, int], bool],
    ) -> list[int]:
        """Return what is compared with a headline: what shares most with it, rare pairs counting for more."""
        # Where no other headline has a pair it does not count: a long one says much that a short one of the
        # event leaves out.
        alone = [headline.article]
        having = [(pair, found[pair]) for pair in sought if found.get(pair, alone) != alone]
        weighty = [(min(self.frequencies.weight(pair), _LEAST_SHARED), ids) for pair, ids in having]
        weighty.sort(key=lambda each: (-each[0], len(each[1])))
        left = sum(weight for weight, _ids in weighty)
        least = max(_LEAST_SHARED, _SHARE * left)
        shared: dict[int, float] = {}
        so_far = shared.get
        for weight, ids in weighty:
            # The commonest stand in most headlines. What shared nothing so far is not worth counting there
            # if all that is left does not make it enough.
            for id in ids if left > least else shared.keys() & ids:
                shared[id] = so_far(id, 0.0) + weight
            left -= weight
        # What shares most comes first, of what shares as much the earliest.
        likely = sorted([id for id, weight in shared.items() if weight > least])
        likely.sort(key=shared.__getitem__, reverse=True)
        near, far = self._naming_first(*self._by_language(likely, headline), headline)

        def most_like(ids: Iterable[int]) -> list[int]:
            found: list[int] = []
            for id in ids:
                if len(found) == _COMPARED:
                    break
                if found and shared[id] < _BESIDE * shared[found[0]]:
                    continue
                if self._known.story_of(id) != headline.story and comparable(headline, id):
                    found.append(id)
            return found

        return most_like(near) + most_like(far)

    def _by_language(self, articles: Sequence[int], headline: Headline) -> tuple[list[int], list[int]]:
        """Part articles in those of the language of a headline and those of another one."""
        same: tuple[list[int], list[int]] = [], []
        chinese = self._known.chinese
        mine = chinese[headline.article]
        for each in articles:
            same[chinese[each] != mine].append(each)
        return same

    def _naming_first(
        self, near: Sequence[int], far: Sequence[int], headline: Headline
    ) -> tuple[Sequence[int], Sequence[int]]:
        """Put first what has the names of a headline, where letters tell little."""
        english = not self._known.chinese[headline.article]
        if not far and not english:
            return near, far
        names = [self._others.get(name, ()) for name in self._names.within(fold(headline.title))]
        first = partial(naming_first, headline=headline, names=names, key_of=self._known.key_of)
        return first(near) if english else near, first(far)

    def _compared(self, arrived: Headline, candidates: Sequence[int], stories: Stories) -> list[Kinship]:
        if not candidates:
            return []
        account = self._account(arrived.article)
        refused: list[Kinship] = []
        others: list[Kinship] = []
        joined: list[Kinship] = []

        # What joins a story is held against the others once more, and most of these were just compared.
        round_of = cache(partial(self._round, account))
        compared = surest_first(account, candidates, self._account, round_of, self.frequencies, _LOOKED_AT)
        for other, number, alike in compared:
            if number == _LATER and _enough(refused, others, alike.score):
                break
            kind = self._kind(account, other, alike, later=number == _LATER)
            if kind is None:
                continue
            found = Kinship(arrived.article, other.article, stories.of(other.article), kind, alike.score)
            if found.story == stories.of(arrived.article):
                # One that came under the same headline went there, or what came before this one came here.
                continue
            if kind != "same":
                others.append(found)
            elif self._fitting.all_fit(stories.unit(arrived.article), other, stories.told_by(found.story)):
                stories.join(arrived.article, found.story)
                joined.append(found)
                refused = [each for each in refused if each.story != found.story]
                refused += self._of_others(account, candidates, round_of, stories)
                others = []
                break
            else:
                refused.append(replace(found, kind="likely"))
        places = {id: place for place, id in enumerate(candidates)}
        for each in (refused, others):
            each.sort(key=lambda kin: (-kin.score, places[kin.other]))
        return [*joined, *[*refused, *others][:_TOLD]]

    def _of_others(
        self,
        account: Account,
        candidates: Sequence[int],
        round_of: Callable[[Account], int],
        stories: Stories,
    ) -> list[Kinship]:
        """Return which other stories an account that joined one surely tells of, too.

        Only those are read whose headlines share much with its own: most that join have no second story.
        """
        found: dict[int, Kinship] = {}
        told = stories.of(account.article)
        mine = self._known.pairs_of(account.article)
        for id in candidates:
            story = stories.of(id)
            if story == told or story in found:
                continue
            others = self._known.pairs_of(id)
            if len(mine & others) < _MUCH_SHARED * min(len(mine), len(others)):
                continue
            other = self._account(id)
            if round_of(other) != _AGREED:
                continue
            alike = likeness(account, other, self.frequencies)
            if self._kind(account, other, alike, later=False) == "same":
                found[story] = Kinship(account.article, id, story, "likely", alike.score)
        return list(found.values())

    @staticmethod
    def _round(one: Account, other: Account) -> int:
        """Tell how soon two accounts are compared: most join what comes first, and no more is read."""
        if is_later(one, other):
            return _LATER
        return _AGREED if headlines_agree(one, other) else _OTHER_NUMBERS

    def _kind(self, one: Account, other: Account, alike: Likeness, *, later: bool) -> Kind | None:
        """Return what two accounts have to do with each other."""
        if self._unlike(one, other, alike):
            return None
        if not later and self._sure(one, other, alike):
            return "same"
        return self._unsure(one, other, alike, later=later)

    @staticmethod
    def _unlike(one: Account, other: Account, alike: Likeness) -> bool:
        return alike.score < _LOOKED_AT or named_apart(one, other) or rounded_up(one, other)

    def _sure(self, one: Account, other: Account, alike: Likeness) -> bool:
        """Tell whether two accounts that are like each other are surely of one event, as far as they tell."""
        # What is said another way of one event (伦交所 for 伦敦证交所) is no stranger if all else is alike.
        chinese = one.chinese and other.chinese
        against = alike.settled if chinese else alike.differs or alike.strangers
        if against or not surely_one(one, other, alike.score, self.frequencies):
            return False
        return not self._fitting.comes_back(one, other)

    def _unsure(self, one: Account, other: Account, alike: Likeness, *, later: bool) -> Kind | None:
        """Return what two accounts that are like each other have to do with each other if it is not sure."""
        if alike.strangers or (not alike.differs and of_another_thing(one, other, self.frequencies)):
            return None
        if alike.score < OFFERED and not worth_asking(one, other, later=later):
            return None
        return offered_as(one, other, self.frequencies.weight, later=later, differs=alike.differs)

    def _sought(self, headline: Headline) -> set[str]:
        """Return the rarest pairs of letters of a headline, and of its names and numbers in other words."""
        key = title_key(unwired(fold(headline.title)))
        pairs = key_pairs(key)
        sought = set(self._rarest(pairs))
        for name in self._names.within(fold(headline.title)):
            for other in self._others.get(name, ()):
                sought.update(self._rarest(letter_pairs(other)))
        for spelt in spellings(headline.title):
            sought.update(self._rarest(letter_pairs(spelt)))
        return sought

    def _rarest(self, pairs: Iterable[str]) -> list[str]:
        usable = [pair for pair in pairs if self._pairs[pair] <= self._common]
        return sorted(usable, key=lambda pair: (self._pairs[pair], pair))[:_SOUGHT]

    def _read_texts(self, ids: Iterable[int]) -> None:
        unread = [id for id in ids if id not in self._read]
        for start in range(0, len(unread), _READ_AT_ONCE):
            texts = self._texts(unread[start : start + _READ_AT_ONCE])
            self._read.update((id, text[:LEAD]) for id, text in texts.items())

    def _text(self, id: int) -> str:
        if id not in self._read:
            self._read_texts([id])
        return self._read.get(id, "")

    def _account(self, id: int) -> Account:
        """Take an article as an account, whose text is read when it is asked for."""
        known = self._accounts.get(id)
        if known is None:
            each = self._known[id]
            text = partial(self._text, id)
            known = Account(id, each.story, each.dated, each.title, text, self._names)
            self._accounts[id] = known
        self._asked[id] = known
        self._asked.move_to_end(id)
        if len(self._asked) > _KEPT:
            _id, oldest = self._asked.popitem(last=False)
            oldest.forget()
        return known
