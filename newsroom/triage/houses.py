"""Whom two accounts have in common: a person and the firm they stand for are one name, and no strangers."""

from __future__ import annotations

from collections.abc import Iterator, Set

from newsroom.text.aliases import GROUPS
from newsroom.text.folding import fold
from newsroom.text.makers import MAKERS
from newsroom.text.people import FIRMS, PUBLIC
from newsroom.triage.accounts import Account


def names_of_both(one: Account, other: Account) -> frozenset[str]:
    """Return the known names that two headlines have in common, of a person and their firm only the firm.

    One that names the person and one that names the firm have the firm in common.
    """
    both = one.names & other.names
    if not one.firms and not other.firms:
        return both
    for mine, others in ((one, other), (other, one)):
        for person in mine.names & FIRMS.keys() - others.names:
            if heard := FIRMS[person] & others.names:
                both |= {min(heard)}
    return without_heads(both)


def without_heads(names: frozenset[str]) -> frozenset[str]:
    """Leave out of names the people whose firms are among them."""
    return names - {name for name in names & FIRMS.keys() if not FIRMS[name].isdisjoint(names)}


def names_differ(mine: Set[str], others: Set[str]) -> bool:
    """Tell whether two headlines that name someone name nobody in common.

    Whoever governs is no other than the firm to which they do something.
    """
    if not mine or not others or mine & others:
        return False
    if (mine <= PUBLIC) is not (others <= PUBLIC):
        return False
    return not _stand_for(mine, others) and not _stand_for(others, mine)


def _stand_for(some: Set[str], firms: Set[str]) -> bool:
    return any(not _HOUSES[name].isdisjoint(firms) for name in some & _HOUSES.keys())


def _makers() -> Iterator[tuple[str, str]]:
    """Yield products that have other names (豆包 of Doubao), each with who makes it."""
    made = {fold(product): fold(maker) for maker, _hosts, products in MAKERS for product in products}
    for group in GROUPS:
        for name in map(fold, group):
            if name in made and made[name] != fold(group[0]):
                yield fold(group[0]), made[name]


_HOUSES = {**FIRMS, **{product: frozenset([maker]) for product, maker in _makers()}}
"""People and products, each with the firms that are named for them."""
