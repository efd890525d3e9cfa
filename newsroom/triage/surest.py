"""Which of many accounts are surest to be of one event with another, read no further than that takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from newsroom.triage.accounts import Account
from newsroom.triage.frequencies import Frequencies
from newsroom.triage.likeness import Comparison, Likeness, named_apart

FIRST = 3
"""So many of those that share most words are read at once."""
_UNREAD = 0.9
"""What shares fewer words is taken for less sure than that, and not read while there is what is surer."""
_STEPS = 1
"""The last step of `Comparison.at_most`."""


class Compared(NamedTuple):
    """An account that was compared with another."""

    other: Account
    round: int
    alike: Likeness


def surest_first(
    one: Account,
    candidates: Sequence[int],
    read: Callable[[int], Account],
    round_of: Callable[[Account], int],
    frequencies: Frequencies,
    least: float,
) -> Iterator[Compared]:
    """Yield accounts with their likeness to one, round after round, in each of them the surest first.

    What takes long to read of an account is left unread while another one is surer than it can be.

    Args:
        one: The one.
        candidates: Those it is compared with, first those that share most words with it. Of two that are as
            sure the first of them is yielded first.
        read: Returns the account of a candidate.
        round_of: Tells in which round an account is yielded, the first of them being 0.
        frequencies: How common words are.
        least: What scores less is not yielded, nor who is named apart.
    """
    compared: dict[int, Comparison] = {}
    waiting: list[tuple[int, float, int, int, Likeness | None]] = [
        (0, -1.0 if place < FIRST else -_UNREAD, place, -2, None) for place in range(len(candidates))
    ]
    heapify(waiting)
    while waiting:
        number, score, place, step, found = heappop(waiting)
        if -score < least:
            continue
        if step < -1:
            other = read(candidates[place])
            if not named_apart(one, other):
                compared[place] = Comparison(one, other, frequencies)
                # Nothing is reckoned of what waits for a later round: most join in the first one.
                heappush(waiting, (round_of(other), -1.0, place, -1, None))
            continue
        each = compared[place]
        if found:
            yield Compared(each.other, number, found)
        elif step < _STEPS:
            heappush(waiting, (number, -each.at_most(step + 1), place, step + 1, None))
        else:
            found = each.likeness()
            heappush(waiting, (number, -found.score, place, step, found))
