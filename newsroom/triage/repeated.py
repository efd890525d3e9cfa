"""Headlines that say in nearly the same words what another one says, of the same moment."""

from __future__ import annotations

import re

from newsroom.text.patterns import hastened
from newsroom.triage.accounts import Account
from newsroom.triage.likeness import sizes_differ, tells_one_deed
from newsroom.triage.opposites import later_turn
from newsroom.triage.quotes import of_a_market
from newsroom.triage.turning import (
    carried_out,
    come_to_pass,
    mended,
    planned,
    planned_alone,
    responds,
    taken_a_turn,
    told_as_done,
)

_SAID_BEFORE = 0.7
"""So much of what the later headline says stands in the earlier one."""
_SHARED = 0.3
"""So much of what the two say both say: a few words stand in many a long headline."""
_TOLD_ANEW = 0.4
"""So much of a headline stands in one that tells the same in other words."""
_FURTHER = hastened(
    r"破[0-9一二三四五六七八九十百千万亿]|突破|超[过0-9百千万亿]|新高|纪录|里程碑|首日|下载量|销量|用户数|月活|估值|累计|票房|"
    r"首映|下线|停[止用服售]|召回|道歉|致歉|评测|实测|细节|详解|解读|股价|\b(?:surpass|record|hits|reach)"
)
"""What an event comes to, and what is made of it: told by who tells more than that it took place."""
_BEGINNING = re.compile(r"[a-z0-9]+(?:[.+-][a-z0-9]+)*|.{1,2}")
"""What a headline begins with is mostly who it is about: two firms file for a listing in the same words."""


def retold(one: Account, other: Account) -> bool:
    """Tell whether an account of an event may tell in other words what another one told before.

    It speaks of no later turn, of nothing that came of the event and of no prices, and two fifths of its
    headline stand in the other.

    Args:
        one: The later account; that both are of one event is known.
        other: The earlier one.
    """
    if not len(one.title & other.title) >= _TOLD_ANEW * len(one.title) > 0:
        return False
    return not further(one, other)


def further(one: Account, other: Account) -> bool:
    """Tell whether an account says what came of the event of another one, another sum, or tells of prices."""
    if sizes_differ(one, other):
        return True
    comes_to = set(_FURTHER.findall(one.head)) - set(_FURTHER.findall(other.head))
    return bool(comes_to) or _goes_on(one.head, other.head)


def told_anew(one: Account, other: Account) -> bool:
    """Tell whether neither of two accounts of an event goes on from the other.

    What is the mere beginning of the other's headline was cut off, and may tell nothing (see `says_again`).
    """
    cut_off = other.head.startswith(one.head) and one.head != other.head
    return not cut_off and not further(one, other) and not further(other, one)


def counts_more(one: Account, other: Account) -> bool:
    """Tell whether the headline of an account says a number, or a size, that the other one's does not."""
    return sizes_differ(one, other) or not {each.value for each in one.numbers} <= {
        each.value for each in other.numbers
    }


def repeated(one: Account, other: Account) -> bool:
    """Tell whether an account of an event says what another one said before, and nothing beyond it.

    Prices are told anew each day in the words of the day before, so they repeat nothing; nor does what says a
    number that the other one does not. English headlines say one deed in many words, and so do two languages.

    Args:
        one: The later account; that both are of one event is known.
        other: The earlier one.
    """
    if tells_one_deed(one, other):
        return not counts_more(one, other) and not further(one, other)
    begun = _BEGINNING.match(one.head)
    if begun is None or begun[0] not in other.head:
        return False
    shared = len(one.title & other.title)
    if shared < _SAID_BEFORE * len(one.title) or shared < _SHARED * len(one.title | other.title):
        return False
    return not counts_more(one, other) and not _goes_on(one.head, other.head)


def as_done(one: Account, other: Account) -> bool:
    """Tell whether an account tells plainly what an earlier one says is planned."""
    told = planned_alone if tells_one_deed(one, other) else told_as_done
    if one.chinese != other.chinese and one.brings_out and other.brings_out:
        return planned(other.head) and not planned(one.head)
    if not one.chinese and come_to_pass(one.head, other.head, day=True):
        return True
    return told(one.head, other.head)


def _goes_on(head: str, other: str) -> bool:
    """Tell whether a headline tells of a price, or of a later turn."""
    if of_a_market(head) or of_a_market(other):
        return True
    if later_turn(head, other) or taken_a_turn(head, other):
        return True
    return carried_out(head, other) or mended(head, other) or responds(head, other)
