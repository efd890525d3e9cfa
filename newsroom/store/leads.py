"""Stories after articles of theirs have come, changed or gone."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from newsroom.store.storing import as_list

if TYPE_CHECKING:
    from sqlite_utils import Database


_LIKE_THE_OTHERS = 0.7
"""What is less like all of a story, beside what is most like it, does not stand for it."""


_AT_ONCE = timedelta(days=1)
"""An account that comes later than that after the first one does not stand for its story."""


class _Told(NamedTuple):
    """An article of a story."""

    rank: tuple[int, int]
    """Whether its feed was removed, and how far it is from its origin."""
    dated: str
    id: int
    title: str

    @property
    def chinese(self) -> bool:
        """Whether its headline has Han."""
        return _is_chinese(self.title)


def _is_chinese(title: str) -> bool:
    from newsroom.text.scripts import is_han

    return any(map(is_han, title))


def repair_stories(db: Database, stories: Iterable[int]) -> None:
    """Have each story shown by its most original article.

    The site of the company that it is about and what is labelled as exclusive go before others, an
    aggregator behind all (see `newsroom.text.originality`); of several the one that came out first, of two of
    one instant the one fetched first. A headline that is far less like the others than theirs are, as that of
    an event before, does not count then. Nor does what came out over a day after the first of them, when that
    was shown and may have been picked, nor do articles of feeds that were removed; a story that has no others
    is hidden. A story without articles goes.
    """
    from newsroom.text.originality import originality

    ids = list(stories)
    # A statement that may delete several rows has the index of words write all it holds back, each time
    # (FTS5 does at every savepoint), so none is run where there is nothing to delete.
    empty = db.execute(
        "SELECT id FROM stories WHERE id IN (SELECT value FROM json_each(?))"
        " AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.story = stories.id)",
        [as_list(ids)],
    ).fetchall()
    if empty:
        db.execute(
            "DELETE FROM stories WHERE id IN (SELECT value FROM json_each(?))",
            [as_list(id for (id,) in empty)],
        )
    told: defaultdict[int, list[_Told]] = defaultdict(list)
    rows = db.execute(
        "SELECT a.story, a.id, a.dated, f.removed IS NOT NULL, a.title, a.url, f.url"
        " FROM articles a JOIN feeds f ON f.id = a.feed WHERE a.story IN (SELECT value FROM json_each(?))",
        [as_list(ids)],
    )
    for story, id, dated, removed, title, url, feed in rows:
        told[story].append(_Told((removed, -originality(title, url, feed)), dated, id, title))
    leads = [(_lead(articles), story) for story, articles in told.items()]
    db.conn.executemany(
        "UPDATE stories SET lead = ?, dated = ?, hidden = ? WHERE id = ?",
        [(lead.id, lead.dated, lead.rank[0], story) for lead, story in leads],
    )


def _lead(told: Sequence[_Told]) -> _Told:
    """Return the article that shows a story."""
    told = _told_at_once(told)
    first = min(each.rank for each in told)
    best = [each for each in told if each.rank == first]
    if len(best) > 1 and len(told) > 2:
        living = [each.title for each in told if each.rank[0] == first[0]]
        best = [each for language in _by_language(best) for each in _like_the_others(language, living)]
    return min(best, key=lambda each: (each.dated, each.id))


def _by_language(told: Sequence[_Told]) -> list[list[_Told]]:
    """Part articles in those with a Chinese headline and the others."""
    parted = [[each for each in told if each.chinese is chinese] for chinese in (True, False)]
    return [each for each in parted if each]


def _like_the_others(best: Sequence[_Told], titles: Sequence[str]) -> list[_Told]:
    """Return which of some articles of one language are like the headlines of a story in that language.

    Headlines of two languages share little, and that one is told in the other language more often says
    nothing against it.
    """
    likeness = _likeness([title for title in titles if _is_chinese(title) is best[0].chinese])
    least = _LIKE_THE_OTHERS * max(likeness[each.title] for each in best)
    return [each for each in best if likeness[each.title] >= least]


def _told_at_once(told: Sequence[_Told]) -> Sequence[_Told]:
    """Return what a story told within a day of its first account, feeds that were removed left out."""
    if len(told) < 2:
        return told
    removed = min(each.rank[0] for each in told)
    living = [each for each in told if each.rank[0] == removed]
    last = datetime.fromisoformat(min(each.dated for each in living)) + _AT_ONCE
    return [each for each in living if datetime.fromisoformat(each.dated) <= last]


def _likeness(titles: Sequence[str]) -> dict[str, float]:
    """Return how like all of a story's headlines each is: by the parts that it shares with others."""
    from newsroom.text.likeness import features

    often = Counter(part for title in titles for part in features(title))
    return {
        title: sum(often[part] - 1 for part in parts) / (math.sqrt(len(parts)) or 1.0)
        for title in titles
        for parts in (features(title),)
    }


def stories_of(db: Database, feed: int) -> list[int]:
    """Return the ids of the stories a feed has articles in."""
    return [id for (id,) in db.execute("SELECT DISTINCT story FROM articles WHERE feed = ?", [feed])]


def purge_feeds(db: Database, feeds: Iterable[int]) -> None:
    """Delete feeds with their articles, for good."""
    from newsroom.store.wordindex import forget

    for feed in feeds:
        stories = stories_of(db, feed)
        forget(db.conn, "a.feed = ?", [feed])
        db.execute("DELETE FROM feeds WHERE id = ?", [feed])
        repair_stories(db, stories)
