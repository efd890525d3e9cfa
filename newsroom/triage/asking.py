"""Which headlines of two languages are worth asking the editor about, though they share few words."""

from __future__ import annotations

from collections.abc import Callable

from newsroom.text.in_two_languages import matters
from newsroom.triage.accounts import Account
from newsroom.triage.kinship import Kind
from newsroom.triage.likeness import words_of_both
from newsroom.triage.offices import other_office
from newsroom.triage.outings import other_variant
from newsroom.triage.quotes import of_a_market
from newsroom.triage.rarities import each_names_its_own
from newsroom.triage.sharing import led_apart, more_than_a_name


def worth_asking(one: Account, other: Account, *, later: bool) -> bool:
    """Tell whether headlines of two languages share more than a name, though they are little alike.

    Args:
        one: An account.
        other: Another one.
        later: One says that it is a later turn of the other, so that less is asked for.
    """
    if one.chinese == other.chinese:
        return False
    return more_than_a_name(one, other) or (later and of_one_matter(one, other))


def offered_as(
    one: Account, other: Account, weight: Callable[[str], float], *, later: bool, differs: bool
) -> Kind:
    """Return what two accounts that are like each other, and not sure to be of one event, are offered as.

    Args:
        one: An account.
        other: Another one.
        weight: Tells how rare a part of a headline is in the week, from 0 to 1.
        later: One tells a later turn of what the other tells.
        differs: They say other numbers or versions.
    """
    apart = led_apart(one, other) or other_office(one, other) or other_variant(one, other)
    # How markets stood at another hour is no turn of anything, nor is what another firm does.
    if later and not apart and not (of_a_market(one.head) and of_a_market(other.head)):
        return "earlier"
    if later or differs or apart or each_names_its_own(one, other, weight):
        return "alike"
    return "likely"


def of_one_matter(one: Account, other: Account) -> bool:
    """Tell whether a headline and a turn of it in another language are of one firm and one matter.

    They share a known name or a Latin one, and what both languages have a word for (a place, a listing).
    """
    if one.names.isdisjoint(other.names) and not words_of_both(one, other):
        return False
    chinese, english = (one, other) if one.chinese else (other, one)
    return not matters(chinese.head, chinese=True).isdisjoint(matters(english.head, chinese=False))
