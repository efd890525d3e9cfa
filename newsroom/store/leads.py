"""Stories after articles of theirs have come, changed or gone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from newsroom.store.storing import as_list

if TYPE_CHECKING:
    from sqlite_utils import Database


def repair_stories(db: Database, stories: Iterable[int]) -> None:
    """Have each story shown by the article that came out first; of two, by the one fetched first.

    A story without articles goes.
    """
    ids = [as_list(stories)]
    db.execute(
        "DELETE FROM stories WHERE id IN (SELECT value FROM json_each(?))"
        " AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.story = stories.id)",
        ids,
    )
    db.execute(
        "UPDATE stories SET (lead, dated) ="
        " (SELECT a.id, a.dated FROM articles a WHERE a.story = stories.id ORDER BY a.dated, a.id LIMIT 1)"
        " WHERE id IN (SELECT value FROM json_each(?))",
        ids,
    )
