"""How sure it is that one account may join another's story by itself.

A second regression, beside that of `newsroom.triage.likeness`: what is alike there is offered to the editor,
what is sure here is joined. Its signs are those by which an event is told from its like: how rare the
characters are that both headlines have, whether all names are shared or one of several, what both tell beside
names. Its weights are learned of labelled pairs of which nothing else speaks against it
(``python -m tests.benchmarks.grouping --fit``).
"""

from __future__ import annotations

import math
from datetime import timedelta
from heapq import nlargest

from newsroom.triage.accounts import Account
from newsroom.triage.across import tell_the_same
from newsroom.triage.bodies import of_two_bodies
from newsroom.triage.deeds import LONGEST
from newsroom.triage.each_other import NEAR, tell_each_other
from newsroom.triage.elsewhere import elsewhere
from newsroom.triage.frequencies import Frequencies
from newsroom.triage.houses import names_of_both, without_heads
from newsroom.triage.leads import told_alike
from newsroom.triage.likeness import (
    numbers_of_both,
    one_text,
    tells_one_deed,
    unheard_of,
    versions_agree,
)
from newsroom.triage.objects import done_with_others
from newsroom.triage.offices import other_office
from newsroom.triage.one_deed import another_deed, names_alone
from newsroom.triage.one_run import one_run_alone
from newsroom.triage.other_deeds import other_deeds
from newsroom.triage.outings import comes_out, of_what_is_beside, one_outing, other_variant
from newsroom.triage.partners import other_partner
from newsroom.triage.repeated import repeated
from newsroom.triage.sharing import (
    enough_across_languages,
    led_apart,
    of_another_thing,
    of_one_subject,
    one_figure,
    one_takeover,
    tells_enough,
    told_beside_versions,
)
from newsroom.triage.stages import may_have_come
from newsroom.triage.swapped import swapped
from newsroom.triage.things import of_results_alone, of_two_things, quote_apart
from newsroom.triage.turned import called_off, turns_first

JOINED = 0.45
"""From so much likeness on accounts of two languages, of English and of one text join by themselves."""
SURE = 0.61
"""From so much on Chinese ones do; of the labelled pairs that are joined then a seventh are later turns."""
_SOON = timedelta(hours=1)
_LATE = timedelta(hours=4)
"""What comes later in words of its own is as often a turn as it is the event told once more."""
_NEXT_DAY = timedelta(hours=20)
"""What comes later than that, and not in nearly the same words, is for the editor to decide."""
_ALL_BUT_SURE = 0.85
_ALL_BUT_SHARED = 0.5
"""From so much on two that name the same, and share so much of the shorter one's characters, need share
nothing else: some headlines are words of any week."""
_BESIDE_NAME = 0.45
"""Of two that name one firm alone, so much of what stands beside its name."""
_BESIDE_NAMES = 0.6
"""Of two that name two firms: who deals with whom fills a headline, whatever the deal is."""
_HALF_SAID = 0.55
"""Two that are as sure, with that much of the characters of the one that says less, may name no one."""
_HEADLINE = 50
"""Sentences longer than that share as many characters by chance."""
SAME_NEWS = 0.5
"""So much of the shorter text stands in the other one if they are the same."""
_SAID = 0.9
"""What two English headlines share beside names weighs that much at least."""

_OF_ANY = frozenset("百千万亿美日欧港韩元发布推出宣上线公司")
"""Han that amounts, and what a firm brings out, are written with, whatever it is."""
WEIGHTS = (4.42, 0.44, 1.26, 1.26, 0.75, 1.29, -0.5)
"""In the order of `signs`."""
BIAS = -4.59
_RAREST = 3
"""So many of the rarest characters that both have are looked at."""


def surely_one(one: Account, other: Account, score: float, frequencies: Frequencies) -> bool:
    """Tell whether two accounts are sure to be of one event, if none says what the other speaks against.

    Args:
        one: An account.
        other: Another one.
        score: How alike they are, as of `newsroom.triage.likeness`.
        frequencies: How common words are.
    """
    if one_text(one, other) >= SAME_NEWS:
        sure = score >= JOINED
    elif one.chinese and other.chinese:
        found = sureness(one, other, frequencies)
        sure = found >= SURE
        if sure and not of_one_subject(one, other, frequencies):
            sure = found >= _ALL_BUT_SURE and max(len(one.head), len(other.head)) <= _HEADLINE
            sure = sure and _characters(one, other, frequencies) >= _HALF_SAID
            sure = sure and told_beside_versions(one, other, frequencies) >= 1
        all_but = found >= _ALL_BUT_SURE and _shares_all_but(one, other, frequencies)
        sure = sure and (all_but or tells_enough(one, other, frequencies))
        sure = sure or one_figure(one, other) or one_takeover(one, other, frequencies)
        soon = abs(one.dated - other.dated) < _LATE
        sure = sure and (soon or _told_again_in_chinese(one, other, found, frequencies))
    else:
        sure = score >= JOINED and (
            _enough_in_english(one, other, frequencies) or _led_alike(one, other, frequencies)
        )
    sure = sure or _alike_in_text(one, other, frequencies)
    if abs(one.dated - other.dated) > _NEXT_DAY and not _told_anew(one, other):
        return False
    if not sure or any(part(one, other) for part in _PART):
        return False
    return not _turned(one, other) and not of_another_thing(one, other, frequencies)


def _alike_in_text(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether texts make up for what two headlines do not share."""
    if one.chinese == other.chinese:
        return one_outing(one, other) or tell_each_other(one, other, frequencies)
    return abs(one.dated - other.dated) <= NEAR and tell_the_same(one, other, frequencies)


def _turned(one: Account, other: Account) -> bool:
    """Tell whether one of two headlines tells a turn of the other's news."""
    if turns_first(one.head, other.head) or turns_first(other.head, one.head):
        return True
    return one.chinese and other.chinese and _turned_since(one, other)


def _turned_since(one: Account, other: Account) -> bool:
    """Tell whether the later of two headlines calls off, anywhere in it, what the earlier one tells."""
    first, second = (one, other) if one.dated <= other.dated else (other, one)
    return second.dated - first.dated > _SOON and called_off(second.head, first.head)


def _told_anew(one: Account, other: Account) -> bool:
    """Tell whether the later of two accounts says the same in nearly the same words, or has the same text."""
    first, second = (one, other) if one.dated <= other.dated else (other, one)
    return one_text(one, other) >= SAME_NEWS or repeated(second, first)


def told_again(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether two accounts tell so much alike that not even of one outlet they are two turns.

    An outlet that comes back to an event in other words has mostly something new to tell of it.
    """
    if one.chinese != other.chinese or one_text(one, other) >= SAME_NEWS:
        return True
    if one.chinese:
        return _told_again_in_chinese(one, other, sureness(one, other, frequencies), frequencies)
    return bool(numbers_of_both(one, other)) or frequencies.contained(one.title, other.title) >= _HALF_SAID


def _told_again_in_chinese(one: Account, other: Account, found: float, frequencies: Frequencies) -> bool:
    """Tell whether two Chinese headlines tell so much alike that hours later it is no turn."""
    if found >= _ALL_BUT_SURE or numbers_of_both(one, other):
        return True
    if comes_out(one, other) or one_takeover(one, other, frequencies):
        return True
    return _characters(one, other, frequencies) >= _HALF_SAID


def _enough_in_english(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether two headlines of which one at least is English share enough."""
    if another_deed(one, other):
        return False
    if tells_one_deed(one, other):
        return True
    if one.chinese or other.chinese:
        if max(len(each.head) for each in (one, other) if each.chinese) > LONGEST:
            return False
        return enough_across_languages(one, other, frequencies) and not names_alone(one, other)
    return frequencies.sum(one.said & other.said) >= _SAID


def _led_alike(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether two English accounts tell one event by headline and lead, and no two deeds."""
    return not another_deed(one, other) and told_alike(one, other, frequencies.weight)


def names_another(one: Account, other: Account) -> bool:
    """Tell whether two headlines name two things or public bodies, or have two names in one frame."""
    if (
        name_swapped(one, other)
        or of_two_things(one, other)
        or elsewhere(one, other)
        or quote_apart(one, other)
        or other_office(one, other)
        or other_variant(one, other)
    ):
        return True
    return of_two_bodies(one.head, other.head, one.head + one.lead, other.head + other.lead)


def name_swapped(one: Account, other: Account) -> bool:
    """Tell whether one headline has a name in the place of another one, in a frame that both have."""
    if tells_one_deed(one, other):
        return False
    return swapped(one.renamed_beside(other), other.renamed_beside(one), one.text, other.text)


def sureness(one: Account, other: Account, frequencies: Frequencies) -> float:
    """Return how sure it is that two accounts of one language tell of one event, from 0 to 1."""
    found = zip(WEIGHTS, signs(one, other, frequencies), strict=True)
    logit = BIAS + sum(weight * sign for weight, sign in found)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def signs(one: Account, other: Account, frequencies: Frequencies) -> tuple[float, ...]:
    """Return what speaks for it and against it, in the order of WEIGHTS.

    Returns:
        How much of the characters of the one that says less stands in the other one; what both tell beside
        names, versions and words of any week; how many of all known names both have; whether they share a
        number, and a version; how rare the rarest characters are that both have; whether neither speaks of
        whom the other speaks of.
    """
    both = one.characters & other.characters
    weights = [frequencies.weight(each) for each in both]
    shared = names_of_both(one, other)
    named = without_heads(one.names | other.names)
    return (
        _characters(one, other, frequencies),
        math.log1p(max(0.0, told_beside_versions(one, other, frequencies))),
        len(shared) / len(named) if named else 0.0,
        float(bool(numbers_of_both(one, other))),
        float(versions_agree(one, other) > 0),
        sum(nlargest(_RAREST, weights)),
        float(unheard_of(one, other)),
    )


def _shares_all_but(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether two headlines that name the same have so much in common that nothing rare is asked for."""
    both = names_of_both(one, other)
    # Of one version there is news of many kinds, in the words of any week.
    if not both or versions_agree(one, other) or _characters(one, other, frequencies) < _ALL_BUT_SHARED:
        return False
    # Of one firm as well: its name, 发布 and 亿美元 are most of what its shortest headlines say.
    if len(both) == 1:
        return _unnamed(one, other, frequencies) >= _BESIDE_NAME
    # One that has but names and 发布 says nothing else than the other one.
    bare = not all(each.unnamed - _OF_ANY for each in (one, other))
    return bare or _unnamed(one, other, frequencies) >= _BESIDE_NAMES


def _characters(one: Account, other: Account, frequencies: Frequencies) -> float:
    """Return how much of the Han of the headline that says less stands in the other one."""
    return frequencies.contained(one.characters, other.characters)


def _unnamed(one: Account, other: Account, frequencies: Frequencies) -> float:
    """Return how much of the Han beside names and amounts of the one that says less stands in the other."""
    return frequencies.contained(one.unnamed - _OF_ANY, other.unnamed - _OF_ANY)


_PART = (
    led_apart,
    other_partner,
    may_have_come,
    done_with_others,
    other_deeds,
    one_run_alone,
    of_results_alone,
    of_what_is_beside,
    names_another,
)
"""What tells two accounts apart, however much they share; what is quickest and says most comes first."""
