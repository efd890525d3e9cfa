"""Headlines that say in nearly the same words what another one says, of the same moment."""

from __future__ import annotations

import re

from newsroom.triage.accounts import Account
from newsroom.triage.opposites import later_turn
from newsroom.triage.quotes import of_a_market
from newsroom.triage.turning import done_now, turned

_SAID_BEFORE = 0.7
"""So much of what the later headline says stands in the earlier one."""
_SHARED = 0.3
"""So much of what the two say both say: a few words stand in many a long headline."""
_BEGINNING = re.compile(r"[a-z0-9]+(?:[.+-][a-z0-9]+)*|.{1,2}")
"""What a headline begins with is mostly who it is about: two firms file for a listing in the same words."""


def repeated(one: Account, other: Account) -> bool:
    """Tell whether an account of an event says what another one said before, and nothing beyond it.

    Prices are told anew each day in the words of the day before, so they repeat nothing; nor does what says a
    number that the other one does not.

    Args:
        one: The later account; that both are of one event is known.
        other: The earlier one.
    """
    if of_a_market(one.head) or of_a_market(other.head):
        return False
    if later_turn(one.head, other.head) or turned(one.head, other.head) or done_now(one.head, other.head):
        return False
    if not {each.value for each in one.numbers} <= {each.value for each in other.numbers}:
        return False
    begun = _BEGINNING.match(one.head)
    if begun is None or begun[0] not in other.head:
        return False
    shared = len(one.title & other.title)
    return shared >= _SAID_BEFORE * len(one.title) and shared >= _SHARED * len(one.title | other.title)
