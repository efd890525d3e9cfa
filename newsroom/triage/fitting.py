"""Whether an account goes with a story that one of its accounts lets it join."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from statistics import fmean

from newsroom.triage.accounts import Account
from newsroom.triage.frequencies import Frequencies
from newsroom.triage.later import is_later
from newsroom.triage.likeness import likeness
from newsroom.triage.objects import done_with_others
from newsroom.triage.one_deed import another_deed
from newsroom.triage.partners import other_partner
from newsroom.triage.sharing import of_another_firm, one_figure
from newsroom.triage.stages import may_have_come
from newsroom.triage.sureness import SAME_NEWS, names_another, told_again
from newsroom.triage.week import Week

_LIKE_ALL = 0.3
"""What joins a story is that like its accounts, taken together."""
_SAME_WORDS = 0.98
"""From here what joins a story says what one of its accounts says, whatever the others say."""
_MEMBERS = 8
"""So many of a story's accounts are asked whether one that joins it speaks against them."""
_AGAINST = 1 / 3
"""That share of these may speak against it: one of three, two of six; never what told the story first."""

Outlets = Callable[[int], object]
"""Returns what tells the outlet of an article from others, or nothing where that is not known."""


def nobody_knows(_article: int) -> None:
    """Tell of no article which outlet it is of."""


def rounded_up(one: Account, other: Account) -> bool:
    """Tell whether one stands over a column or round-up (早报：…), and they are not the same news."""
    if one.in_column and other.in_column:
        # Two of the same words are of two days.
        return len(one.body & other.body) < SAME_NEWS * max(1, min(len(one.body), len(other.body)))
    return (one.over_many or other.over_many) and one.head != other.head


class Fitting:
    """Holds what would join a story against its accounts."""

    def __init__(
        self, week: Week, read: Callable[[int], Account], frequencies: Frequencies, outlet_of: Outlets
    ) -> None:
        """Take the week, what reads an account of it, how common words are, and who knows of outlets."""
        self._week, self._read, self._frequencies = week, read, frequencies
        self._outlet_of = cache(outlet_of)

    def all_fit(self, unit: Sequence[int], joined: Account, members: Sequence[int]) -> bool:
        """Tell whether all that goes with an article may join a story; nothing goes a second time."""
        return bool(unit) and all(self._fits(self._read(id), joined, members) for id in unit[:_MEMBERS])

    def _fits(self, account: Account, joined: Account, members: Sequence[int]) -> bool:
        """Tell whether an account goes with a story: with what told it first and with most of its accounts.

        Of many accounts one is at the fringe (what shares did on the news), and speaks against others of the
        event. Taken together the story is like what joins it in any case.
        """
        first = min(members, key=lambda id: (self._week[id].dated, id))
        later = [id for id in members if id not in (first, joined.article)]
        told = (first, *later[1 - _MEMBERS :])
        if of_another_firm(account, [self._read(id) for id in told]):
            return False
        asked = [id for id in told if id != joined.article]
        scores = [self._goes_with(account, self._read(id)) for id in asked]
        against = scores.count(None)
        if any(self.comes_back(account, self._read(id)) for id in asked):
            return False
        if against > _AGAINST * len(scores) or (first in asked and scores[0] is None):
            return False
        alike = likeness(account, joined, self._frequencies).score
        if fmean([alike, *(score or 0.0 for score in scores)]) >= _LIKE_ALL:
            return True
        return one_figure(account, joined) or alike >= _SAME_WORDS

    def _goes_with(self, account: Account, other: Account) -> float | None:
        """Return how like an account is to one of a story, or nothing if it speaks against it."""
        if is_later(account, other) or rounded_up(account, other):
            return None
        alike = likeness(account, other, self._frequencies)
        if alike.strangers or alike.settled:
            return None
        if names_another(account, other) or other_partner(account, other) or may_have_come(account, other):
            return None
        if done_with_others(account, other) or another_deed(account, other):
            return None
        return alike.score

    def comes_back(self, one: Account, other: Account) -> bool:
        """Tell whether an outlet comes back to what it told, and says something else of it."""
        outlet = self._outlet_of(one.article)
        if outlet is None or outlet != self._outlet_of(other.article):
            return False
        return not told_again(one, other, self._frequencies)
