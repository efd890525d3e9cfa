"""English headlines that name the same rare things: one event, or two of the same, told in other words.

What stands here joins nothing, as of two names that few others have there may be two pieces of news. It is
where words tell little that names do: names as chief, is the new chief.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from datetime import timedelta

from newsroom.text.deeds import BESIDE, HOLLOW_IN_ENGLISH
from newsroom.text.folding import fold
from newsroom.text.makers import MAKERS
from newsroom.triage.accounts import Account
from newsroom.triage.deeds import PRODUCTS
from newsroom.triage.hollow_words import ANYWHERE

_NEAR = timedelta(days=3)
"""Within that one event is told."""
_RARE = 0.7
"""What tells that much stands in few headlines of the week."""
_ENOUGH = 2.0
"""Two rare names; or one, and a rare word; or a name, and a sum."""
_COMMON = 0.5
"""What a name counts that much of the week is about."""
_SUM = 1.5
"""What an exact number counts, so that any name is enough beside it."""
_EXACT = 1.4
"""From here a number tells (`newsroom.triage.likeness.tells`) what few others do: $38bn, not $1bn."""
_LONG = 6
"""Letters of a word that may be what news is about, at least: bankruptcy, robotaxi."""
_DEED = re.compile(r"(?:s|ed|ing|ly|er|est)$")
"""What most words end in that say what is done, how, or of what kind."""
_X = re.compile(r"(?<![\w.-])x(?![\w-])")
"""The one firm whose name is a letter."""
_MAKER_OF = {
    product.casefold(): "@" + fold(maker) for maker, _hosts, products in MAKERS for product in products
}


def names_the_same(one: Account, other: Account, weight: Callable[[str], float], number: float) -> bool:
    """Tell whether two English headlines of near days share so many rare names and sums that it is no chance.

    Args:
        one: An account.
        other: Another one.
        weight: Tells how rare a part of a headline is in the week, from 0 to 1.
        number: How much the numbers tell that both headlines say.
    """
    if abs(one.dated - other.dated) > _NEAR:
        return False
    both = one.deeds.names & other.deeds.names - ANYWHERE
    if not both and number < _EXACT:
        return False
    names = _named(both, one.head, other.head)
    if _X.search(one.head) and _X.search(other.head):
        names.add("x")
    rare = sum(weight(name) >= _RARE for name in names)
    told = rare + _COMMON * (len(names) - rare) + _SUM * (number >= _EXACT)
    if told >= _ENOUGH or not rare:
        return told >= _ENOUGH
    words = (one.said & other.said) - one.deeds.names
    return any(_is_subject(word) and weight(word) >= _RARE for word in words)


def _named(names: Set[str], *heads: str) -> set[str]:
    """Return names, each counted once: no maker of a product, and of words that stand together the last one.

    Those are the names of a person, or a firm and what it brings out (Google DeepMind).
    """
    found = names - {_MAKER_OF[name] for name in names & PRODUCTS}
    spelt = {name: name.removeprefix("@") for name in found}
    first = {
        name
        for name in found
        for other in found
        if name != other and all(f"{spelt[name]} {spelt[other]}" in head for head in heads)
    }
    return set(found - first)


def _is_subject(word: str) -> bool:
    return (
        len(word) >= _LONG
        and word.isalpha()
        and word not in HOLLOW_IN_ENGLISH
        and word not in BESIDE
        and not _DEED.search(word)
    )
