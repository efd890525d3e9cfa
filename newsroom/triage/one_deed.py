"""Two headlines, one of them in English, that say one deed of one firm to one other, for one sum."""

from __future__ import annotations

from typing import NamedTuple

from newsroom.text.deeds import BESIDE, HOLLOW_IN_ENGLISH
from newsroom.triage.accounts import Account
from newsroom.triage.deeds import PRODUCTS, Done, Told, speaks_of
from newsroom.triage.hollow_words import ANYWHERE
from newsroom.triage.houses import without_heads
from newsroom.triage.launches import other_step
from newsroom.triage.turned import turned


def one_deed(one: Account, other: Account, *, number: bool) -> bool:
    """Tell whether two headlines tell plainly of one deed.

    Args:
        one: An account.
        other: Another one.
        number: Both headlines say a number that tells something.
    """
    mine, others = one.deeds, other.deeds
    if mine.done is None or others.done is None or mine.done.deed != others.done.deed:
        return False
    if another_stage(one, other) or _other_labels(mine, others):
        return False
    if turned(one.head, other.head) or turned(other.head, one.head):
        return False
    if mine.done.kind == "thing" and other_step(one.head, other.head, abs(one.dated - other.dated)):
        return False
    return _TOLD_BY[mine.done.kind](_Both(mine, others, mine.done, others.done, number))


def another_stage(one: Account, other: Account) -> bool:
    """Tell whether one of two headlines only thinks of a deed that the other tells, or says it to be over.

    Of two Chinese ones `newsroom.triage.turning` tells it, by the hours between them.
    """
    if one.chinese and other.chinese:
        return False
    mine, others = one.deeds.done, other.deeds.done
    if mine is None or others is None or mine.deed != others.deed or not mine.names & others.names:
        return False
    if done_to_others(one, other):
        return False
    return mine.thought != others.thought or mine.done != others.done


def done_to_others(one: Account, other: Account) -> bool:
    """Tell whether two headlines, one of them English, tell plainly of one deed done to two others.

    Who was to invest in one firm did not do it yet by investing in another.
    """
    mine, others = one.deeds.done, other.deeds.done
    if mine is None or others is None or mine.deed != others.deed or not _both_left(one.deeds, other.deeds):
        return False
    return _to_another(mine, others) or _to_another(others, mine)


def _to_another(mine: Done, others: Done) -> bool:
    """Tell whether one says that it is done to whom the other does not name."""
    to = mine.to - mine.by
    return mine.kind == "pair" and bool(to) and to.isdisjoint(others.names)


def of_one_thing(one: Account, other: Account, *, number: bool) -> bool:
    """Tell whether a headline of a turn names what another one tells of.

    These are two names; or one, and a number, a version, the deed, or two words that tell something. Over
    languages one of the headlines says plainly what was done.
    """
    mine, others = one.deeds, other.deeds
    if _other_labels(mine, others):
        return False
    shared = mine.names & others.names
    if not shared or (one.chinese != other.chinese and not (mine.done or others.done)):
        return False
    if len(_firms(shared)) > 1 or number or mine.labels & others.labels:
        return True
    brought_out = [each.done.to for each in (mine, others) if each.done and each.done.kind == "thing"]
    if bool(mine.labels) is bool(others.labels) and any(to & shared & PRODUCTS for to in brought_out):
        return True
    for done, head in ((mine.done, other.head), (others.done, one.head)):
        if done is not None and head.isascii() and speaks_of(done.deed, head):
            return True
    words = (one.said & other.said) - mine.names - ANYWHERE - BESIDE
    return len(words) > 1 and bool(words - HOLLOW_IN_ENGLISH)


def another_deed(one: Account, other: Account) -> bool:
    """Tell whether two headlines tell of two deeds: of another kind, to others, with another thing."""
    if one.chinese and other.chinese:
        return False
    mine, others = one.deeds, other.deeds
    if mine.remark != others.remark:
        return True
    if mine.done is None or others.done is None:
        return False
    if mine.done.deed != others.done.deed or _other_labels(mine, others):
        return True
    if mine.done.kind == "sum":
        return _reversed(mine.done, others.done)
    if mine.done.kind == "pair" and (_first_unheard_of(mine, others) or _first_unheard_of(others, mine)):
        return True
    alike = _one_label(mine, others) or len(_firms(mine.names & others.names)) > 1
    return _both_left(mine, others) and not alike


def names_alone(one: Account, other: Account) -> bool:
    """Tell whether one headline tells of a deed of which the other has but the names, all known ones."""
    mine, others = one.deeds, other.deeds
    if (mine.done is None) is (others.done is None):
        return False
    new = [each for each in mine.names & others.names if not each.startswith("@")]
    return not new and not mine.labels & others.labels and not _numbers(one) & _numbers(other)


def _numbers(account: Account) -> set[object]:
    return {each.value for each in account.numbers}


def of_other_versions(one: Account, other: Account) -> bool:
    """Tell whether two headlines name versions, and none that both have."""
    return _other_labels(one.deeds, other.deeds)


def _one_label(mine: Told, others: Told) -> bool:
    """Tell whether both name a version, and of one thing: Veo 4 and Genie 4 are two."""
    if not mine.labels & others.labels:
        return False
    if mine.labelled and others.labelled:
        return bool(mine.labelled & others.labelled)
    own = any(not name.startswith("@") for name in mine.names & others.names)
    return own or not _both_left(mine, others)


def _other_labels(mine: Told, others: Told) -> bool:
    if not mine.labels or not others.labels:
        return False
    apart = mine.labelled and others.labelled and not mine.labelled & others.labelled
    return bool(apart) or not mine.labels & others.labels


def _first_unheard_of(mine: Told, others: Told) -> bool:
    """Tell whether one says first that it is done to whom the other does not name."""
    return mine.done is not None and bool(mine.done.first) and mine.done.first not in others.names


def _firms(names: frozenset[str]) -> frozenset[str]:
    """Leave out products, and people beside their own firms."""
    bearers = frozenset(name[1:] for name in names if name.startswith("@"))
    heads = bearers - without_heads(bearers)
    return names - PRODUCTS - {"@" + name for name in heads}


def _both_left(mine: Told, others: Told) -> bool:
    """Tell whether each names who or what the other does not."""
    return bool(mine.names - others.names) and bool(others.names - mine.names)


def _reversed(mine: Done, others: Done) -> bool:
    return bool(mine.by and others.by) and not mine.by & others.by


class _Both(NamedTuple):
    """What two headlines tell of one deed."""

    mine: Told
    others: Told
    one: Done
    other: Done
    number: bool
    """They share a number that tells something."""

    @property
    def shared(self) -> frozenset[str]:
        return self.mine.names & self.others.names


def _pair(both: _Both) -> bool:
    """Tell whether one does it to one other: both are named, or one of them and the sum."""
    mine, others, one, other, number = both
    shared = _firms(both.shared)
    if not shared or _reversed(one, other):
        return False
    if _first_unheard_of(mine, others) or _first_unheard_of(others, mine):
        return False
    if _both_left(mine, others) and not (number and len(shared) > 1):
        return False
    done_to = (one.to - one.by) & others.names & shared
    return number or (len(shared) > 1 and bool(one.by & shared) and bool(done_to))


def _sum(both: _Both) -> bool:
    """Tell whether one does it, for or to so many."""
    return both.number and bool(both.shared) and not _reversed(both.one, both.other)


def _thing(both: _Both) -> bool:
    """Tell whether one does it with a thing: with one version, or with what has a name that is new."""
    mine, others, one, other, _number = both
    if not both.shared or _reversed(one, other):
        return False
    if _one_label(mine, others):
        return True
    if mine.labels or others.labels or _both_left(mine, others):
        return False
    new = {each for each in one.to & other.to if not each.startswith("@")} - PRODUCTS
    # Of one line of things there are many: a ROG handheld, a ROG router.
    other_sort = one.sort and other.sort and one.sort != other.sort
    return len(new) > bool(other_sort) and len(both.shared) > 1


def _counted(both: _Both) -> bool:
    """Tell whether one does it with so many, or with a thing that has a name."""
    return _sum(both) or _thing(both)


_TOLD_BY = {"pair": _pair, "sum": _sum, "thing": _thing, "counted": _counted}
