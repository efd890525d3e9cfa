"""What two accounts have to share before one joins the other, beside a score: more than a name.

A wrong join hides a story; one that is missed is made by one key.
"""

from __future__ import annotations

import re
from datetime import timedelta

from newsroom.triage.accounts import Account
from newsroom.triage.hollow_words import ANYWHERE
from newsroom.triage.likeness import (
    Frequencies,
    is_price,
    numbers_of_both,
    tells,
    versions_agree,
    words_of_both,
)

_BEGUN = 3
"""So many parts has a name that a headline begins with, at most; more are a description."""
_SESSION = re.compile(r"盘[前后初中]|[开收]盘|[午收早]评|[早午尾夜]盘|日内")
"""Prices of a market, at an hour of its day."""
_DAY = timedelta(hours=12)
_LEAST_TOLD = 0.3
"""What is neither names nor words of any week weighs that much at least: a pair or so, however common."""
_SHARE_TOLD = 0.1
"""So much of what the shorter of them tells is shared: two long ones share some pairs by chance."""
_BARE_TOLD, _BARE_HALF = 2.6, 1.7
"""So much of that is shared by two headlines that share no name, number or beginning; less if it is half."""


def enough_across_languages(one: Account, other: Account) -> bool:
    """Tell whether headlines of two languages share more than one name.

    A name and an exact number; or, if both begin with the same name, another one, one that is not known, or a
    version of what both say comes out: of one version there is news of many kinds. Where no name is known,
    two of these, or a price that few others have.
    """
    numbers = any(map(tells, numbers_of_both(one, other)))
    words = words_of_both(one, other)
    both = one.names & other.names
    if not both:
        if any(map(is_price, numbers_of_both(one, other))):
            return True
        return numbers + bool(words) + (versions_agree(one, other) > 0) > 1
    if numbers:
        return True
    if one.first_named != other.first_named:
        return len(words) > 1
    return len(both) > 1 or bool(words) or comes_out(one, other)


def more_than_a_name(one: Account, other: Account) -> bool:
    """Tell whether headlines of two languages share a known name and a word that is none: it is worth asking.

    Few words are the same in two languages, and most that are name what the news is about (Q.AI). A version
    is none: there is news of many kinds of it.
    """
    if one.chinese == other.chinese or not one.names & other.names:
        return False
    said = (one.said & other.said) - ANYWHERE - of_versions(one) - one.models.keys()
    return any(len(each) > 2 and any(map(str.isalpha, each)) for each in said)


def comes_out(one: Account, other: Account) -> bool:
    """Tell whether both headlines say that one version of a thing comes out, which both name first.

    What is only named beside it (as good as X 5) came out before.
    """
    if not (one.brings_out and other.brings_out):
        return False
    first = next(iter(one.models), None)
    if first is None or first != next(iter(other.models), None):
        return False
    return not one.models[first].isdisjoint(other.models[first])


def told_beside_versions(one: Account, other: Account, frequencies: Frequencies) -> float:
    """Return how much two headlines tell alike: of one version there is news of many kinds.

    Where both say that it comes out, it is what they tell.
    """
    told = frequencies.sum(one.told & other.told)
    if not versions_agree(one, other) or comes_out(one, other):
        return told
    return told - frequencies.sum(of_versions(one) & other.told)


def tells_enough(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether two Chinese headlines share more than names and words of any week (大幅提升)."""
    told = told_beside_versions(one, other, frequencies)
    return told >= max(_LEAST_TOLD, _SHARE_TOLD * _least_told(one, other, frequencies))


def of_one_subject(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether two Chinese headlines share whom they speak of, a rare number, or several rare pairs."""
    told = told_beside_versions(one, other, frequencies)
    half = told >= 0.5 * _least_told(one, other, frequencies)
    return told >= (_BARE_HALF if half else _BARE_TOLD) or of_one(one, other)


def _least_told(one: Account, other: Account, frequencies: Frequencies) -> float:
    return min(frequencies.sum(one.told), frequencies.sum(other.told))


def of_one(one: Account, other: Account) -> bool:
    """Tell whether two headlines share whom or what they speak of: a name, a rare number, the beginning."""
    if one.names & other.names or versions_agree(one, other):
        return True
    begun = {part for each in (one, other) if len(each.leading) <= _BEGUN for part in each.leading[:1]}
    return bool(begun & one.title & other.title) or any(map(_rare_number, one.told & other.told))


def led_apart(one: Account, other: Account) -> bool:
    """Tell whether two headlines begin with different subjects, and neither account names the other's."""
    if not one.leading or not other.leading:
        return False
    if one.leaders & other.names or other.leaders & one.names:
        return False
    mine, others = one.head + one.lead, other.head + other.lead
    return not any(part in others for part in one.leading) and not any(part in mine for part in other.leading)


def other_session(one: Account, other: Account) -> bool:
    """Tell whether two headlines say how markets stood in the course of a day, and not of the same one."""
    if abs(one.dated - other.dated) <= _DAY:
        return False
    return _SESSION.search(one.head) is not None and _SESSION.search(other.head) is not None


def of_versions(account: Account) -> frozenset[str]:
    """Return the parts of a headline that a thing and its version are written in: gpt-5.5, or kimi and k2."""
    found = (
        part
        for name, versions in account.models.items()
        for version in versions
        for part in (name, version, f"{name}-{version}", f"{name}{version}")
    )
    return account.told.intersection(found)


def _rare_number(part: str) -> bool:
    """Tell whether a part of a headline is a number that few others have: no year, and none of two digits."""
    if "." in part:
        return part.replace(".", "").isdigit()
    return part.isdigit() and len(part) > 2 and not (len(part) == 4 and part.startswith("20"))
