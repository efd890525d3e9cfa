"""Articles that came are put into the stories they tell of; what is not sure is kept for the editor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from newsroom.desk.context import Desk
from newsroom.model import Past, Ran
from newsroom.store.stories import Found, Telling
from newsroom.text.aliases import GROUPS
from newsroom.text.folding import fold
from newsroom.text.headlines import title_key
from newsroom.text.makers import MAKERS
from newsroom.triage.grouping import SAME_EVENT, WINDOW, Grouping, Headline, Kinship

_REMEMBERED = 31
"""Days back in which an entry that went out may have a later turn."""
_AT_ONCE = 20_000
"""More than that come only with the first fetch of many feeds; the older ones stay as they are."""


@cache
def names() -> dict[str, str]:
    """Return the names of companies and people, folded, each with one that stands for all of its bearer."""
    known = {fold(name): fold(group[0]) for group in GROUPS for name in group}
    for maker, _hosts, products in MAKERS:
        known |= {fold(name): fold(maker) for name in (maker, *products)}
    return known


def group(desk: Desk) -> int:
    """Group what came since the last time, and return how many articles joined a story.

    Raises:
        StoreError: the database cannot be written; what is not grouped is the next time.
    """
    stories = desk.store.stories
    last, since = stories.last_id(), desk.now() - WINDOW
    arrived = stories.arrived(since)[-_AT_ONCE:]
    joined = 0
    if arrived:
        known = [_headline(each) for each in stories.since(since)]
        came = set(arrived)
        kin = Grouping(known, names(), stories.beginnings).kin(arrived)
        turns, copies = _turns(desk, known, arrived)
        joined = stories.keep(
            [(each.article, each.other) for each in kin if each.kind == "same"],
            [Found(each.article, each.other, each.kind, each.score) for each in kin if each.kind != "same"],
            turns,
            [
                *copies,
                *stories.told_again((each.article, each.title) for each in known if each.article in came),
            ],
        )
    stories.grouped(last)
    return joined


def _headline(telling: Telling) -> Headline:
    return Headline._make(telling)


def _turns(
    desk: Desk, known: Sequence[Headline], arrived: Sequence[int]
) -> tuple[list[tuple[int, Ran]], list[tuple[int, Ran]]]:
    """Find for articles the entry that went out and that they may be a later turn of, or that they repeat.

    What says an entry's news in nearly its words within the days of an event brings nothing further.
    """
    since = desk.today() - timedelta(days=_REMEMBERED)
    past = list(desk.store.issues.past(since=since))
    if not past:
        return [], []
    wanted = set(arrived)
    came = [each for each in known if each.article in wanted]
    days = {each.article: each.dated.date() for each in came}
    now = desk.now()
    # Entries stand beside the articles as if they came just now: a turn may take weeks.
    ran = [_entry(place, each.headline, now) for place, each in enumerate(past, 1)]
    came = [each._replace(dated=now) for each in came]
    grouping = Grouping([*ran, *came], names(), desk.store.stories.beginnings)
    turns: dict[int, Kinship] = {}
    copies: dict[int, Kinship] = {}
    for each in grouping.kin_among(arrived, {-place for place in range(1, len(past) + 1)}):
        day = past[-each.other - 1].date
        at_once = day is not None and abs(days[each.article] - day) <= SAME_EVENT
        found = copies if at_once and grouping.repeats(each) else turns
        if each.article not in found or each.score > found[each.article].score:
            found[each.article] = each
    return _runs(past, turns), _runs(past, copies)


def _runs(past: Sequence[Past], found: dict[int, Kinship]) -> list[tuple[int, Ran]]:
    entries = {article: past[-kin.other - 1] for article, kin in found.items()}
    return [(article, Ran(each.issue, each.date, each.number)) for article, each in entries.items()]


def _entry(place: int, headline: str, at: datetime) -> Headline:
    return Headline(-place, -place, at, headline, title_key(headline))
