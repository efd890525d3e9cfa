"""Stories after articles of theirs have come, changed or gone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from newsroom.store.storing import as_list
from newsroom.store.wordindex import forget

if TYPE_CHECKING:
    from sqlite_utils import Database


def repair_stories(db: Database, stories: Iterable[int]) -> None:
    """Have each story shown by the article that came out first; of two, by the one fetched first.

    Articles of feeds that were removed do not count; a story that has no others is hidden. A story without
    articles goes.
    """
    ids = [as_list(stories)]
    db.execute(
        "DELETE FROM stories WHERE id IN (SELECT value FROM json_each(?))"
        " AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.story = stories.id)",
        ids,
    )
    db.execute(
        "UPDATE stories SET (lead, dated, hidden) ="
        " (SELECT a.id, a.dated, f.removed IS NOT NULL FROM articles a JOIN feeds f ON f.id = a.feed"
        " WHERE a.story = stories.id ORDER BY f.removed IS NOT NULL, a.dated, a.id LIMIT 1)"
        " WHERE id IN (SELECT value FROM json_each(?))",
        ids,
    )


def stories_of(db: Database, feed: int) -> list[int]:
    """Return the ids of the stories a feed has articles in."""
    return [id for (id,) in db.execute("SELECT DISTINCT story FROM articles WHERE feed = ?", [feed])]


def purge_feeds(db: Database, feeds: Iterable[int]) -> None:
    """Delete feeds with their articles, for good."""
    for feed in feeds:
        stories = stories_of(db, feed)
        forget(db.conn, "a.feed = ?", [feed])
        db.execute("DELETE FROM feeds WHERE id = ?", [feed])
        repair_stories(db, stories)
