"""Chinese headlines that share one name and nothing else: of one firm or ship there is news of many kinds.

Names that no list has are not told from other words, but they stand in one piece (海斗二号): who tells one
event in other words shares two pieces at least, whom it is about and what became of them.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from newsroom.text.quantities import Kind
from newsroom.triage.accounts import Account
from newsroom.triage.likeness import numbers_of_both
from newsroom.triage.outings import one_outing
from newsroom.triage.quotes import of_a_market

_MOST = 0.45
"""What takes so much of the shorter headline is more than a name."""
_WHEN = (Kind.DATE, Kind.QUARTER, Kind.CLOCK)
"""Of one year or day there is news of all kinds."""
_DATE = re.compile(r"[\W\d_年月日份第季度一二三四]+")
"""Figures and dates, which say nothing by themselves."""
_ENDS = re.compile(r"[,;。!?|]")
_CLAUSE = 9
"""Characters of a clause that says more than a name, at least."""
_MARKS = " :,;.!?、“”‘’《》「」\"'"


def one_run_alone(one: Account, other: Account) -> bool:
    """Tell whether two Chinese headlines share at most one piece of two letters or more, and no number."""
    if not (one.chinese and other.chinese):
        return False
    if any(each.kind not in _WHEN for each in numbers_of_both(one, other)):
        return False
    if one_outing(one, other):
        return False
    if of_a_market(one.head) and of_a_market(other.head):
        return False  # a price is told by its name and its number
    mine, others = _beside_speaker(one.head, other.head)
    spoken = len(mine) < len(one.head)
    runs = _two_runs(*sorted((mine, others)))
    if spoken and runs:
        return False
    if len(runs) > 1 or any(_is_clause(run, (one.head, other.head)) for run in runs):
        return False
    return sum(map(len, runs)) < _MOST * min(len(one.head), len(other.head))


def _beside_speaker(one: str, other: str) -> tuple[str, str]:
    """Return two headlines without whom both have before a colon: that is one piece that they share."""
    speaker, colon, rest = one.partition(":")
    if not colon or not other.startswith(speaker + colon):
        return one, other
    return rest, other[len(speaker) + 1 :]


def _is_clause(run: str, heads: tuple[str, str]) -> bool:
    """Tell whether a piece holds a clause of either headline: who did what, the rest told another way."""
    clauses = (clause for head in heads for clause in _ENDS.split(head))
    return any(len(clause) >= _CLAUSE and clause in run for clause in clauses)


@lru_cache(maxsize=2048)
def _two_runs(one: str, other: str) -> tuple[str, ...]:
    """Return the longest pieces that two texts have in common, two at most, without marks."""
    runs: list[str] = []
    while len(runs) < 2:
        found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
        if found.size < 2:
            break
        run = one[found.a : found.a + found.size].strip(_MARKS)
        if len(run) > 1 and not _DATE.fullmatch(run):
            runs.append(run)
        one = f"{one[: found.a]}\0{one[found.a + found.size :]}"
        other = f"{other[: found.b]}\1{other[found.b + found.size :]}"
    return tuple(runs)
