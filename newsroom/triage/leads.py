"""Two English accounts that share few words of their headlines, and tell one event by headline and lead.

Retellings of one event have its names, its exact numbers and what happened in common, if not in their
headlines, then in the sentences below them. What a later turn tells first (approved, explodes) the earlier
account has nowhere, and of two pieces of news of one firm each names what the other one does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from newsroom.text.happenings import HAPPENINGS, SAID, TURNS, root
from newsroom.text.patterns import late
from newsroom.text.quantities import Kind, Quantity, comparable, either_agrees
from newsroom.triage.beginnings import BEGUN, HOLLOW, Lead
from newsroom.triage.hollow_words import ANYWHERE

if TYPE_CHECKING:
    from newsroom.triage.accounts import Account

_NEAR = timedelta(hours=24)
"""Within that one event is told anew; what comes later in other words is more often a turn."""
_ENOUGH = 3.0
"""Beside a number that both have, so much is told alike by two accounts of one event; without one more."""
_NAMES = 2.5
"""So much of it the names of the headlines tell where there is no number."""
_MORE = 0.5
"""What a word counts that a headline and the other account have, or a name of both leads alone."""
_WEIGHTY = 0.5
"""What tells less stands in many headlines of the week, and is no such word."""
_SHARED = 0.4
"""A word that tells that much stands in no more than some thirtieth of the headlines of a week."""
_LARGE = 1_000
"""An exact number of a headline is at least that: many things cost $499."""
_WORDS = 12
"""Words of a lead that tell something of an event, at least."""
_RARE = 0.7
"""What tells that much stands in few headlines of the week."""
_AFTERWARDS = late(r"\b(?:after|following|despite|amid|in response to|in wake of)\b")
_IS_OVER = late(r"\b(?:is|are|now|finally) over\b|\bover (?:for|at)\b")
_EXACT_KINDS = (Kind.BARE, Kind.COUNT, Kind.MONEY, Kind.MEASURE)
"""Kinds of numbers that tell one event from another."""


class _Both(NamedTuple):
    """What two accounts tell alike."""

    unheard: bool
    """A headline names what the other account has not."""
    names: float
    """What the names of the headlines tell that both accounts have, a rare one being 1."""
    beside: int
    """Names of both leads that no headline has."""
    words: int
    """Rare words of a headline, no names, that the other account has."""
    exact: float
    """What numbers tell that a headline and the other account have, or both leads; a round one half."""
    happens: bool
    """What either headline says that happens, the other account says, too."""
    own: bool
    """A lead repeats a word of its headline that the other account has not: what it is about."""


def told_alike(one: Account, other: Account, weight: Callable[[str], float]) -> bool:
    """Tell whether two accounts tell one event by what few others tell: names, exact numbers, rare words.

    Args:
        one: An English account.
        other: Another one.
        weight: Tells how rare a part of a headline is in the week, from 0 to 1.
    """
    if not may_tell_alike(one, other, weight):
        return False
    if _one_number_of_one(one, other, weight):
        return True
    both = _compare(one, other, weight)
    return both is not None and _is_sure(both)


def _is_sure(both: _Both) -> bool:
    """Tell whether what two accounts tell alike is enough.

    Each tells what the headline of the other one names and says that happens: a lead often repeats what was
    told before in full, so that it says little that one headline is told by the other account.
    """
    if both.own or both.unheard or not both.happens:
        return False
    told = both.names + both.exact + _MORE * (min(2, both.beside) + min(3, both.words))
    if both.exact and both.names >= 1:
        return told >= _ENOUGH
    return told >= _ENOUGH + _MORE and both.names >= _NAMES


def _one_number_of_one(one: Account, other: Account, weight: Callable[[str], float]) -> bool:
    """Tell whether both headlines say one exact number of one name, and a word, a deed or a name.

    What goes on says another number, or that something happens of which the earlier headline has nothing.
    """
    earlier, later = (one, other) if one.dated <= other.dated else (other, one)
    counted = [each for each in later.numbers if _counts_as_told(each)]
    if not counted or not all(_said(each, earlier.numbers) for each in counted):
        return False
    if not any(_is_exact(each) and each.value >= _LARGE for each in counted):
        return False
    names = one.deeds.names & other.deeds.names
    if not any(name.startswith("@") or weight(name) >= _RARE for name in names):
        return False
    mine, others = earlier.read, later.read
    if mine.planned is not others.planned or _only_afterwards_told(later):
        return False
    told, again = (frozenset().union(*each.happens.values()) for each in (mine, others))
    if any(told.isdisjoint(each) for each in others.happens.values()):
        return False
    words = {word for word in mine.head.keys() & others.head.keys() if word.isalpha() and len(word) > 3}
    if len(names) < 2 and not told & again and not words - set(map(root, one.deeds.names)):
        return False
    return not any(again.isdisjoint(mine.happens[word]) for word in mine.happens.keys() - SAID)


def _only_afterwards_told(later: Account) -> bool:
    """Tell whether a headline has its numbers only behind what went before (after $4m fine), or ends it."""
    found = _AFTERWARDS.search(later.head)
    if found is None:
        return _IS_OVER.search(later.head) is not None
    return not any(map(str.isdigit, later.head[: found.start()]))


def may_tell_alike(one: Account, other: Account, weight: Callable[[str], float]) -> bool:
    """Tell whether two accounts may do so by their headlines: English ones, near, that share some word."""
    if one.chinese or other.chinese or abs(one.dated - other.dated) > _NEAR:
        return False
    return any(weight(part) >= _SHARED for part in (one.title & other.title) - ANYWHERE)


def _compare(one: Account, other: Account, weight: Callable[[str], float]) -> _Both | None:
    """Return what two accounts tell alike; nothing where one tells first what the other does not tell."""
    mine, others = one.read, other.read
    if min(len(each.words - each.head.keys()) for each in (mine, others)) < _WORDS:
        return None
    if _turns(mine, others) or _turns(others, mine):
        return None
    if mine.planned is not others.planned:
        return None
    known, spelt = mine.known & others.known, mine.of_known | others.of_known
    written = mine.names | others.names
    led = [(each.head_names | ({each.first} & written)) - spelt - HOLLOW for each in (mine, others)]
    names = (led[0] | led[1]) & mine.words & others.words
    if _only_afterwards(one, names) or _only_afterwards(other, names):
        return None
    told = [weight("@" + name) for name in (one.names | other.names) & known] + list(map(weight, names))
    unheard = not (one.names | other.names) <= known or bool(led[0] - others.words or led[1] - mine.words)
    return _Both(
        unheard,
        sum(1.0 if each >= _RARE else 0.5 for each in told),
        len((mine.names & others.names) - names - spelt - HOLLOW),
        len(_words(mine, others, weight) - names - spelt - written),
        exact_numbers(one, other),
        _happens_in(mine, others) and _happens_in(others, mine),
        _own(mine, others, written | spelt) or _own(others, mine, written | spelt),
    )


def _words(mine: Lead, others: Lead, weight: Callable[[str], float]) -> set[str]:
    """Return the roots of rare words of either headline that the other account has."""
    shared = [*mine.head.items(), *others.head.items()]
    return {
        found
        for found, word in shared
        if found in mine.words
        and found in others.words
        and len(found) > 3
        and found.isalpha()
        and weight(word) >= _WEIGHTY
    }


def _own(mine: Lead, others: Lead, names: Set[str]) -> bool:
    """Tell whether a lead repeats a word of its headline, no name, that the other account has not."""
    begun = {word[:BEGUN] for word in others.words}
    return any(
        word.isalpha() and word[:BEGUN] in mine.lead_begun and word[:BEGUN] not in begun
        for word in mine.head.keys() - names - HAPPENINGS.keys()
    )


def _happens_in(mine: Lead, others: Lead) -> bool:
    """Tell whether all that a headline says that happens is told by the other account, in whatever words."""
    return not any(others.told.isdisjoint(each) for each in mine.happens.values())


def _turns(mine: Lead, others: Lead) -> bool:
    """Tell whether a headline says a turn of which the other account has nothing."""
    return any(others.told.isdisjoint(each) for word, each in mine.happens.items() if word in TURNS)


def exact_numbers(one: Account, other: Account) -> float:
    """Return what numbers tell that both accounts have, one of them in its headline, or two exact ones below.

    Round ones tell half, and nothing where the later headline says another number, of which the earlier
    account has nothing: it goes on from what both tell.
    """
    in_head: list[Quantity] = []
    in_lead: list[Quantity] = []
    for number in filter(_counts_as_told, one.all_numbers):
        if not _said(number, other.all_numbers):
            continue
        found = in_head if _said(number, (*one.numbers, *other.numbers)) else in_lead
        if not _said(number, found):
            found.append(number)
    exact = sum(map(_is_exact, in_head)) or (len(in_lead) if sum(map(_is_exact, in_lead)) > 1 else 0)
    if exact or not in_head:
        return exact
    earlier, later = (one, other) if one.dated <= other.dated else (other, one)
    new = any(_counts_as_told(each) and not _said(each, earlier.all_numbers) for each in later.numbers)
    return 0 if new else 0.5


def _counts_as_told(number: Quantity) -> bool:
    """Tell whether a number is of money, or no small one: $90, 490."""
    if number.kind not in _EXACT_KINDS or number.unit in ("s", "month"):
        return False
    return number.value >= 20 or number.kind is Kind.MONEY


def _is_exact(number: Quantity) -> bool:
    """Tell whether few others are like a number: 33.7 million, not 30 million."""
    return len(number.value.normalize().as_tuple().digits) > 1


def _said(number: Quantity, others: Iterable[Quantity]) -> bool:
    kinds = comparable(number.kind)
    return any(each.kind in kinds and either_agrees(number, each) for each in others)


def _only_afterwards(one: Account, names: Set[str]) -> bool:
    """Tell whether a headline names only as what came before (after X's ruling) what both tell of."""
    found = _AFTERWARDS.search(one.head)
    if found is None:
        return False
    before, behind = one.head[: found.start()], one.head[found.end() :]
    return any(name in behind and name not in before for name in names)
