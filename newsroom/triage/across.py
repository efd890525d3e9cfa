"""Accounts of two languages that tell one event by what is written alike in both: names, words, numbers.

Few words are the same in Chinese and English, and most that are name something (Oddment, CVE-2026-61120). Of
one firm there is news of many kinds; of one firm and two such things, within hours, there is one.
"""

from __future__ import annotations

import re

from newsroom.text.deeds import BESIDE, HOLLOW_IN_ENGLISH
from newsroom.text.in_two_languages import happens
from newsroom.triage.accounts import Account
from newsroom.triage.asking import of_one_matter
from newsroom.triage.deeds import PRODUCTS
from newsroom.triage.frequencies import Frequencies
from newsroom.triage.houses import names_of_both
from newsroom.triage.leads import exact_numbers
from newsroom.triage.one_deed import of_other_versions
from newsroom.triage.sharing import of_versions
from newsroom.triage.things import NO_NAMES

_RARE = 0.6
"""What tells that much stands in few headlines of the week."""
_ENOUGH = 3
"""So many things both name; one less where they say one thing that is done with them."""
_SPOKEN_IN_HAN = re.compile(r"称|表示|回应|确认|证实|否认|宣布|^[^:]{1,12}:")
_SPOKEN_IN_ENGLISH = re.compile(r"\b(?:says?|said|confirms?|denies|responds|announces)\b|:")
_WORD = re.compile(r"[a-z0-9]+")
_NAMED = re.compile(r"(?=.*[a-z])[a-z0-9].{2,}", re.ASCII)


def tell_the_same(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether accounts of two languages have a name and an exact number, or several names, in common."""
    names = names_of_both(one, other)
    if names and (exact_numbers(one, other) >= 1 or _one_thing_happens(one, other)):
        return True
    things = _things(one, other, names, frequencies)
    if of_other_versions(one, other) or (not names and not things & one.title & other.title):
        return False
    told = len(names) + len(things)
    return told >= _ENOUGH or (told >= _ENOUGH - 1 and (_one_deed(one, other) or of_one_matter(one, other)))


def _things(one: Account, other: Account, names: frozenset[str], frequencies: Frequencies) -> frozenset[str]:
    """Return the rare Latin words of both accounts that are no known names and of no version or product."""
    spelt = {word for each in (one, other) for name in each.spelt(names) for word in _WORD.findall(name)}
    both = (one.text & other.text) - of_versions(one) - of_versions(other) - NO_NAMES
    both = (
        both - HOLLOW_IN_ENGLISH - BESIDE - PRODUCTS - one.models.keys() - other.models.keys() - spelt - names
    )
    return frozenset(each for each in both if _NAMED.fullmatch(each) and frequencies.weight(each) >= _RARE)


def _one_thing_happens(one: Account, other: Account) -> bool:
    """Tell whether both headlines say that one thing happens to one firm, and both or none who says it."""
    if one.names != other.names or len(one.names) != 1:
        return False
    chinese, english = (one.head, other.head) if one.chinese else (other.head, one.head)
    if (_SPOKEN_IN_HAN.search(chinese) is None) is not (_SPOKEN_IN_ENGLISH.search(english) is None):
        return False
    told = happens(chinese, chinese=True)
    return bool(told) and told == happens(english, chinese=False)


def _one_deed(one: Account, other: Account) -> bool:
    mine, others = one.deeds.done, other.deeds.done
    return mine is not None and others is not None and mine.deed == others.deed
