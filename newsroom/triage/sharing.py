"""What two accounts have to share before one joins the other, beside a score: more than a name.

A wrong join hides a story; one that is missed is made by one key.
"""

from __future__ import annotations

import re
from datetime import timedelta

from newsroom.triage.accounts import Account
from newsroom.triage.likeness import is_price, numbers_of_both, tells, versions_agree, words_of_both

_BEGUN = 3
"""So many parts has a name that a headline begins with, at most; more are a description."""
_SESSION = re.compile(r"盘[前后初中]|[开收]盘|[午收早]评|[早午尾夜]盘|日内")
"""Prices of a market, at an hour of its day."""
_DAY = timedelta(hours=12)


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


def comes_out(one: Account, other: Account) -> bool:
    """Tell whether both headlines say that one version of a thing comes out."""
    return one.brings_out and other.brings_out and versions_agree(one, other) > 0


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
