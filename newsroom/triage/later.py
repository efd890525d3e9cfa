"""Which of two accounts tells a later turn of what the other tells, by their words and the time between."""

from __future__ import annotations

from datetime import timedelta

from newsroom.triage.accounts import Account
from newsroom.triage.one_deed import another_stage
from newsroom.triage.opposites import opposed
from newsroom.triage.sharing import other_session
from newsroom.triage.turned import turns_first
from newsroom.triage.turning import carried_out, done_today, gone_on, stepped_on, taken_a_turn

SAME_EVENT = timedelta(days=3)
"""What comes later than that is a later turn of the event."""
TURNED = timedelta(hours=6)
"""From here on what denies, ends or completes what another headline told is a later turn."""
_TURNS = timedelta(hours=24)
"""From here on a headline that says what went before is a later turn."""
_HEADLINE = 50
"""Longer Chinese ones tell in passing what else is planned or done."""


def is_later(one: Account, other: Account) -> bool:
    """Tell whether one of two accounts is of a later turn, or of the opposite."""
    first, second = (one, other) if one.dated <= other.dated else (other, one)
    passed = second.dated - first.dated
    return (
        passed > SAME_EVENT
        or opposed(one.head, other.head)
        or other_session(first, second)
        or turns_first(second.head, first.head)
        or another_stage(first, second)
        or ((not second.chinese or _short(first, second)) and stepped_on(second.head, first.head))
        or (_short(first, second) and carried_out(second.head, first.head))
        or done_today(second.head, first.head)
        or (passed > TURNED and taken_a_turn(second.head, first.head))
        or (passed > _TURNS and gone_on(second.head, first.head))
    )


def _short(one: Account, other: Account) -> bool:
    """Tell whether both headlines are short enough to tell one thing."""
    return max(len(one.head), len(other.head)) <= _HEADLINE
