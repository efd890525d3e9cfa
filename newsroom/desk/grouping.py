"""Articles that came are put into the stories they tell of; what is not sure is kept for the editor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from enum import Enum
from functools import cache, partial

from msgspec import Struct

from newsroom.desk.context import Desk
from newsroom.model import Past, Ran
from newsroom.store.stories import Found
from newsroom.text.aliases import GROUPS
from newsroom.text.folding import fold
from newsroom.text.headlines import title_key
from newsroom.text.makers import MAKERS
from newsroom.triage.accounts import LEAD
from newsroom.triage.grouping import WINDOW, Grouping
from newsroom.triage.kinship import Kinship
from newsroom.triage.later import SAME_EVENT
from newsroom.triage.shortlist import shortlist
from newsroom.triage.week import Headline, Week

_REMEMBERED = 31
"""Days back in which an entry that went out may have a later turn."""
_BEFORE = timedelta(hours=5)
"""What tells an event so long after in words of its own alone is not surely the event told once more."""
_NEARLY_AS_LIKE = 0.5
"""What is that much as like as what is most like is as likely what a follow-up goes on from."""
_AT_ONCE = 20_000
"""More than that come only with the first fetch of many feeds; the older ones stay as they are."""
_LOOKED_AT = 2_000
"""So many of those that came before an import are compared with what ran, those that are most like it."""
_NOBODY = frozenset(("HKEX", "MIT"))
"""Where many firms are listed, and a licence of many things: two headlines that name it share nobody."""
_LOOKED_BACK = "looked-back"
"""State: the last imported issue that the articles of before were held against."""


@cache
def names() -> dict[str, str]:
    """Return the names of companies and people, folded, each with one that stands for all of its bearer."""
    known = {fold(name): fold(group[0]) for group in GROUPS for name in group if group[0] not in _NOBODY}
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
        known = Week(*stories.since(since))
        came = known.some(set(arrived))
        texts = partial(stories.beginnings, most=LEAD)
        grouping = Grouping(known, names(), texts, stories.outlet_of)
        kin = grouping.kin(arrived)
        turns, copies = _turns(desk, came)
        copies += stories.told_again((each.article, each.title) for each in came)
        joined = stories.keep(
            [(each.article, each.other) for each in kin if each.kind == "same"],
            [Found(each.article, each.other, each.kind, each.score) for each in kin if each.kind != "same"],
            turns,
            copies,
            {each.article for each in kin if grouping.goes_on(each)} - {article for article, _ran in copies},
        )
        _sink_retellings(desk, known, arrived)
        if turns:
            stories.stand_anew(article for article, _ran in turns)
    stories.grouped(last)
    return joined


def look_back(desk: Desk) -> None:
    """Mark what came within four weeks and ran in issues that were imported since, as if it came now.

    Issues that went out from here need no such look: what there was of their stories was in sight.

    Raises:
        StoreError: the database cannot be written; what is not marked is with the next import.
    """
    stories, state, last = desk.store.stories, desk.store.state, desk.store.issues.last_import()
    if last <= state.get(_LOOKED_BACK, 0):
        return
    # Of what is older an entry of the same days may not be asked any more.
    since = desk.now() - timedelta(days=_REMEMBERED) + SAME_EVENT
    told = sorted(Week(*stories.since(since)), key=lambda each: each.dated)[-_AT_ONCE:]
    past = desk.store.issues.past(since=desk.today() - timedelta(days=_REMEMBERED))
    keys = {each.article: each.key for each in told}
    near = set(shortlist(keys, [title_key(each.headline) for each in past], _LOOKED_AT))
    known = [each for each in told if each.article in near]
    turns, copies = _turns(desk, known)
    copies += stories.told_again((each.article, each.title) for each in told)
    stories.keep((), (), turns, copies)
    if turns:
        _sink_retellings(desk, Week(*stories.since(since)), [article for article, _ran in turns])
    state.set(_LOOKED_BACK, last)


def _sink_retellings(desk: Desk, known: Week, arrived: Sequence[int]) -> None:
    """Mark as ran what may be a later turn of an entry that its own story told, and says the same again.

    What an account in other words leaves in doubt is settled by the others of its story.
    """
    doubted = desk.store.stories.beside_copies(arrived)
    if not doubted:
        return
    supported = {article for article, (_ran, copied) in doubted.items() if copied}
    _rest, copies = _turns(
        desk,
        known.some(doubted.keys()),
        lambda grouping, kin: grouping.retells(kin, supported=kin.article in supported),
    )
    sure = [(article, ran) for article, ran in copies if (ran.issue, ran.number) == doubted[article][0]]
    desk.store.stories.keep((), (), (), sure)


def _turns(
    desk: Desk,
    arrived: Sequence[Headline],
    says_so: Callable[[Grouping, Kinship], bool] = Grouping.repeats,
) -> tuple[list[tuple[int, Ran]], list[tuple[int, Ran]]]:
    """Find for articles the entry that went out and that they may be a later turn of, or that they repeat.

    What says an entry's news and nothing beyond it within the days of an event brings nothing further.

    Args:
        desk: The open newsroom.
        arrived: The articles.
        says_so: Tells which those are.
    """
    since = desk.today() - timedelta(days=_REMEMBERED)
    past = list(desk.store.issues.past(since=since))
    if not past:
        return [], []
    dated = {each.article: each.dated for each in arrived}
    now = desk.now()
    # Entries stand beside the articles as if they came some hours before: a turn may take weeks.
    # Each article is held against them for itself, whatever story it is in.
    before = now - _BEFORE
    ran = [_entry(place, each.headline, before) for place, each in enumerate(past, 1)]
    came = [each._replace(dated=now, story=each.article) for each in arrived]
    grouping = Grouping([*ran, *came], names(), partial(desk.store.stories.beginnings, most=LEAD))
    turns: dict[int, Kinship] = {}
    copies: dict[int, Kinship] = {}
    for each in grouping.kin_among(list(dated), {-place for place in range(1, len(past) + 1)}):
        entry = past[-each.other - 1]
        passed = _Passed.of(desk, dated[each.article], entry)
        found = {_Told.AGAIN: copies, _Told.FURTHER: turns}.get(_told(grouping, each, passed, says_so))
        if found is None:
            continue
        known = found.get(each.article)
        if known is None or _goes_before(each, known, past, latest=found is turns):
            found[each.article] = each
    return _runs(past, turns), _runs(past, copies)


def _goes_before(kin: Kinship, known: Kinship, past: Sequence[Past], *, latest: bool) -> bool:
    """Tell whether one entry is named rather than another one that an article has to do with.

    Args:
        kin: What it has to do with the one.
        known: What it has to do with the other.
        past: The entries.
        latest: Of those that it is nearly as like, what ran last is what it goes on from.
    """
    ran, before = past[-kin.other - 1].at, past[-known.other - 1].at
    if not latest or ran == before:
        return kin.score > known.score
    if ran > before:
        return kin.score >= _NEARLY_AS_LIKE * known.score
    return kin.score * _NEARLY_AS_LIKE > known.score


class _Passed(Struct, frozen=True):
    """How an article stands in time to an entry that went out."""

    days: int
    """From the entry's day to the article's."""
    after: bool | None
    """It came out after the entry did; of one day nobody knows if the entry tells its day alone."""

    @classmethod
    def of(cls, desk: Desk, dated: datetime, entry: Past) -> _Passed | None:
        """Compare an article with an entry; nothing if the entry has no day."""
        if entry.date is None:
            return None
        days = (desk.local(dated).date() - entry.date).days
        # An issue that was imported from a file with a day alone has midnight for an hour.
        told = time() not in (entry.at.time(), desk.local(entry.at).time())
        return cls(days, dated >= entry.at if told else None if days == 0 else days > 0)


class _Told(Enum):
    """What an article does with the news of an entry."""

    AGAIN = "again"
    """It tells it once more: a copy."""
    FURTHER = "further"
    """It may be a later turn of it."""
    OTHERWISE = "otherwise"
    """Neither: it goes on from nothing that was told then."""


def _told(
    grouping: Grouping, kin: Kinship, passed: _Passed | None, says_so: Callable[[Grouping, Kinship], bool]
) -> _Told:
    """Tell what an article does with the news of an entry.

    Args:
        grouping: Knows both.
        kin: The article, and the entry as the other.
        passed: What passed from the entry to the article, if that is known.
        says_so: Tells which of what came soon after brings nothing further.
    """
    if passed is None or passed.days > SAME_EVENT.days:
        return _Told.FURTHER
    if passed.days < -SAME_EVENT.days:
        return _Told.OTHERWISE
    if passed.after and passed.days > 0:
        # What an entry said to be planned is done on a later day, in the same words.
        if grouping.tells_as_done(kin):
            return _Told.FURTHER
        return _Told.AGAIN if says_so(grouping, kin) or grouping.tells_no_more(kin) else _Told.FURTHER
    # What is done is no copy of what an entry of the same day said to be planned.
    if passed.days == 0 and grouping.tells_as_done(kin):
        return _Told.FURTHER
    # What came before the entry goes on from nothing that was told later; it may have been written of this.
    if grouping.tells_no_more(kin) or (passed.after and says_so(grouping, kin)):
        return _Told.AGAIN
    # What came at nearly the same time may tell more in so many words (下载量破百万).
    further = passed.after or (passed.days == 0 and grouping.tells_more(kin))
    return _Told.FURTHER if further else _Told.OTHERWISE


def _runs(past: Sequence[Past], found: dict[int, Kinship]) -> list[tuple[int, Ran]]:
    entries = {article: past[-kin.other - 1] for article, kin in found.items()}
    return [(article, Ran(each.issue, each.date, each.number)) for article, each in entries.items()]


def _entry(place: int, headline: str, at: datetime) -> Headline:
    return Headline(-place, -place, at, headline, title_key(headline))
