"""How sure it is that two accounts tell of one event.

A logistic regression over what two accounts share, its weights learned from headlines that editors labelled
as of one event, of a later one or of another (``python -m tests.benchmarks.grouping`` learns them anew). Rare
words count for more than common ones. What two accounts say against each other is told apart from the score:
two companies' announcements may be as like as two peas.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from newsroom.text.quantities import Quantity, comparable, either_agrees
from newsroom.text.quantities.quantity import BARE, CLOCK, COUNT, DATE, MEASURE, MONEY, ORDINAL, QUARTER
from newsroom.triage.accounts import Account, unhyphened
from newsroom.triage.each_other import NEAR, tell_each_other
from newsroom.triage.expected import came_to_pass
from newsroom.triage.frequencies import Frequencies
from newsroom.triage.hollow_words import ANYWHERE
from newsroom.triage.houses import names_differ, names_of_both
from newsroom.triage.leads import may_tell_alike, told_alike
from newsroom.triage.once import once
from newsroom.triage.one_deed import another_stage, done_to_others, of_one_thing, one_deed
from newsroom.triage.opposites import opposed
from newsroom.triage.outings import one_outing
from newsroom.triage.quotes import of_a_market, one_quote
from newsroom.triage.rarities import begins_alike, names_the_same, shares_rarities
from newsroom.triage.turned import turned
from newsroom.triage.turning import mended, stepped_on, turns

# Words, numbers, characters and versions that both have count for one event; the others against it.
WEIGHTS = (1.19, 0.84, -1.08, -2.34, -0.94, -0.83, 4.97, 0.5)
BIAS = -3.62
"""Learned from all labelled pairs, follow-ups among them, as not of one event."""
_PER_DAY = 0.35
"""What each day between two accounts beyond the first takes from the logit: news is told within a day."""
_TEXT = 8.0
"""What a text that stands whole in the other one adds to the logit: it was taken over."""
_TELLING = 40
"""Pairs and words that a text has at least to tell that."""
_DEED = 4.5
"""What one deed of one firm, or a turn of it, adds to the logit where one headline is English.

Those say it in other words, and share few of them."""
_ASKED = 0.36
"""The score of English headlines that name the same rare things: they are offered, and never joined."""
_TOLD_ALIKE = 0.6
"""The score of English accounts that tell one event by headline and lead: those may join."""
_SIZE = 0.8
"""What it tells that two accounts have a number that one of them says by its size alone."""
_FRAMED = 0.72
"""So much of the shorter of two headlines stands in the other one if what differs is of one thing."""
_UNTOLD = (DATE, QUARTER, ORDINAL, CLOCK)
"""Kinds of numbers that many accounts have."""
_ONE_SPAN = frozenset(
    [*((Decimal(each), "s") for each in (60, 3_600, 86_400, 604_800)), (Decimal(12), "month")]
)
"""A minute, an hour, a day, a week and a year."""
_SETTLED = frozenset([COUNT, DATE, QUARTER])
"""Kinds of numbers that accounts of one event tell alike. Amounts and shares are told of many sides of it, by
how much it grew over a year and over a month; but of one thing (降10%, 降50%) they are told alike, too,
unless it is a price, which moves."""


class Likeness(Struct, frozen=True):
    """What two accounts have to do with each other."""

    score: float
    """From 0 to 1."""
    strangers: bool
    """They speak of different companies or people: whatever else is alike, they are of two events."""
    differs: bool
    """They name other numbers or versions: of two events, or of two days of one."""
    settled: bool
    """What differs is told one way of one event: a version, a date, how many there are."""


class Comparison:
    """Two accounts that are compared: each part is looked at when it is asked for, once.

    How long headlines are, and what texts have of them, is no sign of one event: those who labelled headlines
    saw no texts.
    """

    def __init__(self, one: Account, other: Account, frequencies: Frequencies) -> None:
        """Take two accounts, and how common words are."""
        self.one, self.other, self._frequencies = one, other, frequencies

    def likeness(self) -> Likeness:
        """Return what the two have to do with each other."""
        one, other = self.one, self.other
        if one.chinese != other.chinese:
            logit = _across_languages(one, other) + self._of_deeds
        else:
            logit = self._of_headlines + self._of_texts + WEIGHTS[2] * self._numbers_differ
        score = self._at_least(_score(logit + self._beside(self.one_text)), read=True)
        numbers = self._numbers_differ and not one_quote(one.head, other.head)
        others = _others_differ(one, other)
        settled = others or (numbers and _settled(one, other))
        apart = named_apart(one, other) or self._unheard_of
        return Likeness(score, apart, numbers or others, settled)

    def at_most(self, step: int) -> float:
        """Return a score that the two have at most, by what was read of them so far.

        Args:
            step: What is read: at 0 their headlines, at 1 the texts, but for the numbers in them, which take
                several times as long.
        """
        if self.one.chinese != self.other.chinese:
            return 1.0
        if step < 1:
            return self._at_least(_score(self._of_headlines + self._beside(1.0)), read=False)
        score = _score(self._of_headlines + self._of_texts + self._beside(self.one_text))
        return self._at_least(score, read=True)

    def signs(self) -> tuple[float, ...]:
        """Return what speaks for one event and against it, in the order of WEIGHTS."""
        return (
            self._words,
            self._numbers_agree,
            float(self._numbers_differ),
            float(names_differ(self.one.names, self.other.names)),
            float(self._unheard_of),
            self._absent,
            self._characters,
            self._versions_agree,
        )

    @once
    def _of_headlines(self) -> float:
        """What headlines and their numbers add to the logit, in which they differ left out."""
        return (
            BIAS
            + WEIGHTS[0] * self._words
            + WEIGHTS[1] * self._numbers_agree
            + WEIGHTS[6] * self._characters
            + WEIGHTS[7] * self._versions_agree
            + self._of_deeds
        )

    @once
    def _of_deeds(self) -> float:
        """What is added where an English headline tells of one deed with the other, or of a turn of it."""
        if self.one.chinese and self.other.chinese:
            return 0.0
        return _DEED * akin(self.one, self.other)

    def _at_least(self, score: float, *, read: bool) -> float:
        """Return a score, or at least that of two of one language who tell or name the same rare things.

        Args:
            score: What they have otherwise.
            read: Their texts are read; if not, what they may have then is told.
        """
        if score >= _TOLD_ALIKE or self.one.chinese != self.other.chinese:
            return score
        if self._led if read else may_tell_alike(self.one, self.other, self._frequencies.weight):
            return _TOLD_ALIKE
        if self._outing or (self._each_other if read else abs(self.one.dated - self.other.dated) <= NEAR):
            return _TOLD_ALIKE
        if score >= _ASKED:
            return score
        asked = self._names_the_same or self._turn_of_one or (self._shares if read else self._may_share)
        return _ASKED if asked else score

    @once
    def _names_the_same(self) -> bool:
        if self.one.chinese:
            return False
        number = max(map(tells, numbers_of_both(self.one, self.other)), default=0.0)
        return names_the_same(self.one, self.other, self._frequencies.weight, number)

    @once
    def _turn_of_one(self) -> bool:
        return begins_alike(self.one, self.other, self._frequencies.weight) and tells_a_turn(
            self.one, self.other
        )

    @once
    def _may_share(self) -> bool:
        return shares_rarities(self.one, self.other, self._frequencies.weight, read=False)

    @once
    def _shares(self) -> bool:
        return self._may_share and shares_rarities(self.one, self.other, self._frequencies.weight, read=True)

    @once
    def _outing(self) -> bool:
        return one_outing(self.one, self.other)

    @once
    def _each_other(self) -> bool:
        return tell_each_other(self.one, self.other, self._frequencies)

    @once
    def _led(self) -> bool:
        return told_alike(self.one, self.other, self._frequencies.weight)

    @once
    def _of_texts(self) -> float:
        """What names and subjects add, which are looked for in the texts, too."""
        names, unheard = names_differ(self.one.names, self.other.names), self._unheard_of
        return WEIGHTS[3] * names + WEIGHTS[4] * unheard + WEIGHTS[5] * self._absent

    def _beside(self, one_text: float) -> float:
        """Return what texts and days add to the logit."""
        days = abs((self.one.dated - self.other.dated).total_seconds()) / 86_400
        return _TEXT * max(0.0, one_text - 0.5) - _PER_DAY * max(0.0, days - 1)

    @property
    def _words(self) -> float:
        return math.log1p(self._frequencies.sum(self.one.title & self.other.title))

    @property
    def _characters(self) -> float:
        return self._frequencies.contained(self.one.characters, self.other.characters)

    @property
    def _versions_agree(self) -> float:
        return float(versions_agree(self.one, self.other) > 0)

    @property
    def _numbers_agree(self) -> float:
        return float(any(_said(each, self.other.numbers) for each in self.one.numbers))

    @once
    def _numbers_differ(self) -> bool:
        return numbers_differ(self.one, self.other)

    @once
    def _unheard_of(self) -> bool:
        return unheard_of(self.one, self.other)

    @property
    def _absent(self) -> float:
        return (_absent(self.one, self.other) + _absent(self.other, self.one)) / 2

    @once
    def one_text(self) -> float:
        """How much of the shorter text stands in the other one, 0 where one is too short to tell."""
        return one_text(self.one, self.other)


def likeness(one: Account, other: Account, frequencies: Frequencies) -> Likeness:
    """Compare two accounts."""
    return Comparison(one, other, frequencies).likeness()


def _score(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def one_text(one: Account, other: Account) -> float:
    """Return how much of the shorter text stands in the other one, 0 where one is too short to tell."""
    shorter = min(len(one.body), len(other.body))
    return len(one.body & other.body) / shorter if shorter >= _TELLING else 0.0


def _across_languages(one: Account, other: Account) -> float:
    """Return how sure it is where only names, versions and numbers can be compared, as a logit.

    A company with a version, with an exact number or with a word that is no name, or two companies, are as
    much as is asked of headlines of one language; a company alone is not told.
    """
    numbers = sum(tells(each) for each in numbers_of_both(one, other)) or _SIZE * size_of_both(one, other)
    named = len(names_of_both(one, other))
    words = min(1.0, 0.8 * len(words_of_both(one, other)))
    return 0.95 * (named + 2 * versions_agree(one, other) + numbers + words - 1.7)


def tells_one_deed(one: Account, other: Account) -> bool:
    """Tell whether two headlines, one of them English, tell plainly of one deed."""
    if one.chinese and other.chinese:
        return False
    return one_deed(one, other, number=any(map(tells, numbers_of_both(one, other))))


def akin(one: Account, other: Account) -> bool:
    """Tell whether two headlines, one of them English, tell of one deed, or of a deed and a turn of it."""
    number = any(map(tells, numbers_of_both(one, other)))
    if one_deed(one, other, number=number):
        return True
    both = ((one.head, other.head), (other.head, one.head))
    turn = any(turns(*heads) for heads in both) or another_stage(one, other) or came_to_pass(one, other)
    return turn and of_one_thing(one, other, number=number) and not done_to_others(one, other)


def tells_a_turn(one: Account, other: Account) -> bool:
    """Tell whether the later of two headlines says what came of what the other one says, or the opposite.

    A turn that may be of anything (called off) is one if both name more than whom they are about.
    """
    first, second = (one.head, other.head) if one.dated <= other.dated else (other.head, one.head)
    if opposed(first, second) or mended(second, first) or stepped_on(second, first):
        return True
    return turned(second, first) and len(one.told & other.told) > 1


def numbers_of_both(one: Account, other: Account) -> list[Quantity]:
    """Return the numbers of one headline that the other one says too, but for those that any headline has."""
    return [each for each in one.numbers if not _of_any(each) and _said(each, other.numbers)]


def _of_any(number: Quantity) -> bool:
    """Tell whether a number is one of something, or one span of time: 一家, 一年."""
    return number.value == 1 or (number.kind is MEASURE and (number.value, number.unit) in _ONE_SPAN)


def size_of_both(one: Account, other: Account) -> bool:
    """Tell whether one headline says by its size alone (百万台) a number of the other one."""
    return any(
        number.value == size.value
        for mine, others in ((one, other), (other, one))
        for size in mine.sizes
        for number in others.numbers
        if number.kind in comparable(size.kind)
    )


def words_of_both(one: Account, other: Account) -> frozenset[str]:
    """Return the Latin words of both headlines that are names, but no known ones nor of a version."""
    found = one.capitalised & other.said if not one.chinese else other.capitalised & one.said
    return found - ANYWHERE - one.models.keys()


def versions_agree(one: Account, other: Account) -> int:
    """Return of how many things two headlines name one version."""
    mine, others = one.models, other.models
    both = mine.keys() & others.keys() if mine and others else ()
    return sum(bool(one.versions[name] & other.versions[name]) for name in both)


def tells(number: Quantity) -> float:
    """Return how much it tells that two accounts have a number: 570亿 more than 10亿, and a year nothing."""
    if number.kind in _UNTOLD or number.value < 2:
        return 0.0
    if is_price(number):
        return 2.0
    digits = len(number.value.normalize().as_tuple().digits)
    return 1.4 if digits > 1 and number.kind is not BARE else 0.8


def is_price(number: Quantity) -> bool:
    """Tell whether a number is an amount to the tenth or cent, as few others are: 3.2 yuan, $19.99."""
    return number.kind is MONEY and number.value % 1 != 0


def _said(number: Quantity, others: tuple[Quantity, ...]) -> bool:
    kinds = comparable(number.kind)
    return any(each.kind in kinds and either_agrees(number, each) for each in others)


def strangers(one: Account, other: Account) -> bool:
    """Tell whether two accounts speak of different companies or people."""
    return named_apart(one, other) or unheard_of(one, other)


def named_apart(one: Account, other: Account) -> bool:
    """Tell whether two headlines name different companies or people, or such as bring something out."""
    return names_differ(one.makers, other.makers) or names_differ(one.names, other.names)


def differs(one: Account, other: Account) -> bool:
    """Tell whether two accounts name other numbers, versions, rounds of financing or things brought out."""
    apart = numbers_differ(one, other) and not one_quote(one.head, other.head)
    return apart or _others_differ(one, other)


def _others_differ(one: Account, other: Account) -> bool:
    return (
        _versions_differ(one, other)
        or bool(one.rounds and other.rounds and not one.rounds & other.rounds)
        or _launches_differ(one, other)
        or _medicines_differ(one, other)
        or (sizes_differ(one, other) and _framed(one, other))
    )


def numbers_differ(one: Account, other: Account) -> bool:
    """Tell whether two headlines say another number where both say one of a kind, and no text has it."""
    return next(_differing(one, other), None) is not None


def _settled(one: Account, other: Account) -> bool:
    """Tell whether numbers that differ are told alike by accounts of one event, or are of one thing."""
    prices = of_a_market(one.head) and of_a_market(other.head)
    return any(
        mine[0].kind in _SETTLED
        or not (
            prices or {one.before(each) for each in mine}.isdisjoint(other.before(each) for each in others)
        )
        for mine, others in _differing(one, other)
    )


def _differing(one: Account, other: Account) -> Iterator[tuple[Sequence[Quantity], Sequence[Quantity]]]:
    """Yield the numbers of one kind that two headlines say, where no text has those of the other."""
    for mine, others in _other_numbers(one, other):
        if not any(_said(each, one.all_numbers) for each in others) and not any(
            _said(each, other.all_numbers) for each in mine
        ):
            yield mine, others


def headlines_agree(one: Account, other: Account) -> bool:
    """Tell whether two headlines say no other numbers, so that the numbers of texts need not be read."""
    return next(_other_numbers(one, other), None) is None


def _other_numbers(one: Account, other: Account) -> Iterator[tuple[Sequence[Quantity], Sequence[Quantity]]]:
    """Yield the numbers of one kind that two headlines say, where none of the one is said in the other."""
    for kind in one.numbers_by_kind.keys() & other.numbers_by_kind.keys():
        mine, others = one.numbers_by_kind[kind], other.numbers_by_kind[kind]
        if kind[0] is DATE and not all(_other_days(first, second) for first in mine for second in others):
            continue
        if not any(_said(each, other.numbers) for each in mine):
            yield mine, others


def _other_days(one: Quantity, other: Quantity) -> bool:
    """Tell whether two dates are not of one day, month or year: 2025年 may be said of 1月30日."""
    days = zip(one.day, other.day, strict=True)
    return any(mine is not None and others is not None and mine != others for mine, others in days)


def _versions_differ(one: Account, other: Account) -> bool:
    for name in one.models.keys() & other.models.keys():
        mine, others = one.versions[name], other.versions[name]
        if mine - others and others - mine:
            return True
    return any(
        not other.has_all(mine) or not one.has_all(other.variants[model])
        for model, mine in one.variants.items()
        if model in other.variants and mine != other.variants[model]
    )


def _launches_differ(one: Account, other: Account) -> bool:
    """Tell whether both bring something out that has a Latin name, and neither speaks of the other's."""
    if not one.launched or not other.launched:
        return False
    mine, others = unhyphened(one.head + one.lead), unhyphened(other.head + other.lead)
    return not any(name in others for name in one.launched) and not any(
        name in mine for name in other.launched
    )


def _medicines_differ(one: Account, other: Account) -> bool:
    """Tell whether each headline names a medicine of which the other account has nothing."""
    if not one.medicines or not other.medicines:
        return False
    return not any(map(other.has, one.medicines)) and not any(map(one.has, other.medicines))


def _framed(one: Account, other: Account) -> bool:
    """Tell whether two headlines say most in the same words, so that what differs is what each tells."""
    return len(one.title & other.title) >= _FRAMED * min(len(one.title), len(other.title))


def sizes_differ(one: Account, other: Account) -> bool:
    """Tell whether each headline says an amount by its size alone, another one of one kind: 千亿 and 百亿."""
    if not one.sizes or not other.sizes:
        return False
    apart = False
    for mine in one.sizes:
        alike = [each for each in other.sizes if each.kind is mine.kind and each.unit == mine.unit]
        if any(each.value == mine.value for each in alike):
            return False
        apart = apart or bool(alike)
    return apart


def unheard_of(one: Account, other: Account) -> bool:
    """Tell whether neither speaks of whom the other speaks of."""
    if not one.who or not other.who or other.has(one.who) or one.has(other.who):
        return False
    return not names_of_both(one, other)


def _absent(one: Account, other: Account) -> bool:
    return bool(one.subject) and not any(map(other.has, one.subject))
