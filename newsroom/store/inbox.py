"""The inbox: which stories, in which order, and what each row shows."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any

from newsroom.model import Row, View
from newsroom.store.appearances import Appearances
from newsroom.store.connections import Clock, Connections
from newsroom.store.instants import optional_day, optional_instant, to_instant
from newsroom.store.living import LIVING
from newsroom.store.matching import Matcher
from newsroom.store.storing import as_list
from newsroom.store.views import listing

_NARROW = 5_000
"""A view of at most so many stories is searched story by story, a larger one as the texts lie on disk."""

_ROWS = """
    SELECT a.id, a.story, a.title, f.title, a.url, a.dated, a.published,
           s.read, s.starred, s.dismissed, s.held
    FROM articles a
    JOIN feeds f ON f.id = a.feed AND f.removed IS NULL
    JOIN stories s ON s.id = a.story
    WHERE a.id IN (SELECT value FROM json_each(?))
"""


class Inbox:
    """Stories as an editor goes through them: one row each, however many feeds carry it.

    Marks belong to the story, so all its articles have the same. An article that joins a story later takes
    the story's marks: a dismissed story stays dismissed, a read one read, a held one held.
    """

    def __init__(self, connections: Connections, now: Clock) -> None:
        self._connections = connections
        self._now = now

    def ids(self, view: View) -> array[int]:
        """Return the ids of the articles that show the stories of a view, the newest first.

        A story is as new as the article that shows it: the one that came out first; in a view of feeds or a
        tag, the first from these feeds. `View.since` asks when a story's first article was fetched. A held
        story shows from its day on; a dismissed one only where the view is of dismissed ones. A story has the
        view's words if any of its articles has all of them, see `Articles.search`.
        """
        matcher = Matcher(view.text)
        sql, values = listing(view, self._now().date(), stories=bool(matcher.words))
        with self._connections.reading() as db:
            if not matcher.words:
                return array("q", chain.from_iterable(db.execute(sql, values)))
            listed: list[tuple[int, int]] = db.execute(sql, values).fetchall()
            matching = _matching(db, matcher, [story for _, story in listed])
        return array("q", [id for id, story in listed if story in matching])

    def count(self, view: View) -> int:
        """Return how many stories a view has."""
        if Matcher(view.text).words:
            return len(self.ids(view))
        sql, values = listing(view, self._now().date(), stories=False)
        with self._connections.reading() as db:
            return int(db.execute(f"SELECT count(*) FROM ({sql})", values).fetchone()[0])

    def rows(self, ids: Iterable[int]) -> list[Row]:
        """Return what the inbox shows of articles, in the order given; those that are gone are left out."""
        wanted = list(ids)
        with self._connections.reading() as db:
            records = {record[0]: record for record in db.execute(_ROWS, [as_list(wanted)])}
            stories = Appearances(db, {record[1] for record in records.values()})
        return [_row(records[id], stories) for id in wanted if id in records]

    def position(self, ids: Sequence[int], article: int) -> int | None:
        """Return where in `ids` an article stands, or else another one of its story; None if none does.

        A story may meanwhile be shown by an article that came out earlier.
        """
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT b.id FROM articles a JOIN articles b ON b.story = a.story WHERE a.id = ?", [article]
            )
            same = {article, *(id for (id,) in rows)}
        found = {id: place for place, id in enumerate(ids) if id in same}
        return found.get(article, min(found.values(), default=None))

    def first_unread(self, ids: Iterable[int]) -> int | None:
        """Return the first of these articles that is unread, or None."""
        remaining = iter(ids)
        sql = (
            "SELECT a.id FROM articles a JOIN stories s ON s.id = a.story AND s.read = 0"
            " WHERE a.id IN (SELECT value FROM json_each(?))"
        )
        with self._connections.reading() as db:
            while page := list(islice(remaining, 500)):
                unread = {id for (id,) in db.execute(sql, [as_list(page)])}
                for id in page:
                    if id in unread:
                        return id
        return None


def _matching(db: sqlite3.Connection, matcher: Matcher, stories: Sequence[int]) -> set[int]:
    """Return those of the stories that have an article with all the words."""
    sql = (
        "SELECT a.story, a.title, c.html FROM articles a JOIN contents c ON c.article = a.id"
        f" WHERE {LIVING} AND {matcher.condition}"
    )
    values: list[Any] = list(matcher.parameters)
    if len(stories) <= _NARROW:
        sql += " AND a.story IN (SELECT value FROM json_each(?))"
        values.append(as_list(stories))
    found: set[int] = set()
    for story, title, html in db.execute(sql, values):
        if story not in found and matcher.matches(title, html):
            found.add(story)
    return found


def _row(record: tuple[Any, ...], stories: Appearances) -> Row:
    id, story, title, source, url, dated, published, read, starred, dismissed, held = record
    return Row(
        id=id,
        story=story,
        title=title,
        source=source,
        url=url,
        when=to_instant(dated),
        published=optional_instant(published),
        read=bool(read),
        starred=bool(starred),
        dismissed=bool(dismissed),
        held=optional_day(held),
        picked=stories.picked(story),
        ran=stories.ran(story),
        sources=stories.sources(story),
    )
