"""Stories after articles of theirs have come, changed or gone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from newsroom.store.storing import as_list

if TYPE_CHECKING:
    from sqlite_utils import Database


def repair_stories(db: Database, stories: Iterable[int]) -> None:
    """Have each story shown by its most original article.

    The site of the company that it is about goes before any other, an aggregator behind all (see
    `newsroom.text.originality`); of several the one that came out first, of two of one instant the one
    fetched first. Articles of feeds that were removed do not count; a story that has no others is hidden. A
    story without articles goes.
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
    leads: dict[int, tuple[tuple[object, ...], tuple[object, ...]]] = {}
    rows = db.execute(
        "SELECT a.story, a.id, a.dated, f.removed IS NOT NULL, a.title, a.url, f.url"
        " FROM articles a JOIN feeds f ON f.id = a.feed WHERE a.story IN (SELECT value FROM json_each(?))",
        [as_list(ids)],
    )
    for story, id, dated, removed, title, url, feed in rows:
        rank = (removed, -originality(title, url, feed), dated, id)
        if story not in leads or rank < leads[story][0]:
            leads[story] = rank, (id, dated, removed, story)
    db.conn.executemany(
        "UPDATE stories SET lead = ?, dated = ?, hidden = ? WHERE id = ?",
        [record for _rank, record in leads.values()],
    )


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
