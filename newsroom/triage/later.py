"""Which of two accounts tells a later turn of what the other tells, by their words and the time between."""

from __future__ import annotations

from datetime import timedelta

from newsroom.text.patterns import late
from newsroom.text.people import FIRMS
from newsroom.triage.accounts import Account
from newsroom.triage.aftermath import comes_of
from newsroom.triage.expected import came_to_pass, due_of, names_day
from newsroom.triage.grades import other_grade
from newsroom.triage.one_deed import another_stage, done_to_others
from newsroom.triage.opposites import opposed
from newsroom.triage.sharing import other_session
from newsroom.triage.stages import came_since
from newsroom.triage.turned import turns_first
from newsroom.triage.turning import (
    carried_out,
    done_today,
    gone_on,
    mended,
    planned,
    responds,
    sold_out,
    stepped_on,
    taken_a_turn,
)

SAME_EVENT = timedelta(days=3)
"""What comes later than that is a later turn of the event."""
_SOON = timedelta(hours=1)
"""Within it one event is told over and over."""
TURNED = timedelta(hours=6)
"""From here on what denies, ends or completes what another headline told is a later turn."""
_TURNS = timedelta(hours=24)
"""From here on a headline that says what went before is a later turn."""
_DISASTER = late(
    r"地震|台风|暴雨|洪水|洪灾|火灾|\b(?:quake|earthquake|typhoon|hurricane|floods?|wildfires?)\b"
)
_SAYS = late(
    r"(?P<who>[a-z0-9][a-z0-9.&' -]{1,30}?)"
    r"(?: (?:says|said|calls|defends|disputes|insists|argues|claims|vows|urges)\b| on [a-z0-9' -]+:)"
)
"""Who says it, in English: a reply of whom others tell of."""
_HEADLINE = 50
"""Longer Chinese ones tell in passing what else is planned or done."""


def is_later(one: Account, other: Account) -> bool:
    """Tell whether one of two accounts is of a later turn, or of the opposite."""
    first, second = (one, other) if one.dated <= other.dated else (other, one)
    passed = second.dated - first.dated
    return passed > SAME_EVENT or _tells_turn(first, second, passed)


def tells_turn(one: Account, other: Account) -> bool:
    """Tell whether the words of the later of two accounts, and not the time alone, tell of a turn."""
    first, second = (one, other) if one.dated <= other.dated else (other, one)
    return _tells_turn(first, second, second.dated - first.dated)


def _tells_turn(first: Account, second: Account, passed: timedelta) -> bool:
    return (
        opposed(first.head, second.head)
        or other_session(first, second)
        or other_grade(first.head, second.head)
        or comes_of(second.head, first.head, passed)
        or turns_first(second.head, first.head)
        or another_stage(first, second)
        or ((not second.chinese or _short(first, second)) and _stepped_on(first, second))
        or (_short(first, second) and carried_out(second.head, first.head))
        or (passed >= _SOON and (_told_since(first, second) or _speaks_up(first, second)))
        or _struck(first, second)
        or done_today(second.head, first.head)
        or came_since(first, second)
        or (passed > TURNED and taken_a_turn(second.head, first.head) and not done_to_others(first, second))
        or (passed > _TURNS and gone_on(second.head, first.head))
    )


def _speaks_up(first: Account, second: Account) -> bool:
    """Tell whether the second tells first what someone says of it: whom it is about, or who is new to it."""
    says = _SAYS.match(second.head)
    if says and says["who"] in first.head and not first.head.startswith(says["who"]):
        return True
    speaker = second.column
    if speaker == second.head:
        return False
    named = second.named(speaker)
    if (named & FIRMS.keys()) - first.names:
        return True
    # 云帆：已受理 answers who tells of 云帆; 云帆远山3发布：… tells it itself.
    spelt = {speaker}
    if speaker in second.spelt(named):
        spelt.update(first.spelt(named & first.names))
    return any(each in first.head for each in spelt) and not first.head.startswith(tuple(spelt))


def _struck(first: Account, second: Account) -> bool:
    """Tell whether the second tells what a disaster did to a firm of which the first says nothing."""
    if (
        first.names
        or not second.names
        or not (_DISASTER.search(first.head) and _DISASTER.search(second.head))
    ):
        return False
    return bool(second.names - first.named(first.lead))


def _stepped_on(first: Account, second: Account) -> bool:
    return stepped_on(second.head, first.head) and not done_to_others(first, second)


def _told_since(first: Account, second: Account) -> bool:
    """Tell whether the second tells what has come, was mended or answered since the first came out."""
    if second.chinese and max(len(each.head) for each in (first, second) if each.chinese) > _HEADLINE:
        return False
    if mended(second.head, first.head) or responds(second.head, first.head):
        return True
    if sold_out(second.head, first.head):
        return True
    if not planned(first.head) and not names_day(first.head):
        return False
    day = due_of(first)
    if due_of(second) is not None:
        return False
    if not second.chinese and not first.chinese:
        return came_to_pass(first, second)
    if day is None or planned(second.head):
        return False
    # Of a launch that is announced for a day, nobody says in another language that it took place before.
    return second.dated >= day or (first.chinese != second.chinese and first.brings_out and second.brings_out)


def _short(one: Account, other: Account) -> bool:
    """Tell whether both headlines are short enough to tell one thing."""
    return max(len(one.head), len(other.head)) <= _HEADLINE
