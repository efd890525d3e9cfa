"""The inbox: which stories, in which order, and what each row shows."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import islice
from typing import Any

from newsroom.model import Row, View
from newsroom.store.appearances import Appearances, ran_lately
from newsroom.store.connections import Clock, Connections
from newsroom.store.instants import optional_day, optional_instant, to_instant
from newsroom.store.storing import as_list, read_ids
from newsroom.store.views import listing

_ROWS = """
    SELECT a.id, a.story, a.title, coalesce(a.source, f.title), a.url, a.dated, a.published,
           s.read, s.starred, s.dismissed, s.held
    FROM articles a
    JOIN feeds f ON f.id = a.feed AND f.removed IS NULL
    JOIN stories s ON s.id = a.story
    WHERE a.id IN (SELECT value FROM json_each(?))
"""


class Inbox:
    """Stories as an editor goes through them: one row each, however many feeds carry it.

    Marks belong to the story, so all its articles have the same. An article that joins a story later takes
    the story's marks: a dismissed story stays dismissed, a read one read, a held one held; see
    `Stories.keep` for those that bring something new.
    """

    def __init__(self, connections: Connections, now: Clock) -> None:
        self._connections = connections
        self._now = now

    def ids(self, view: View, newest: int | None = None) -> array[int]:
        """Return the ids of the articles that show the stories of a view, in the view's order.

        Stories that ran within a month stand below all others, but where days or feeds are grouped.
        A story is as new as the article that shows it: the one that came out first; in a view of feeds or a
        tag, the first from these feeds. `View.since` asks when a story's first article was fetched, or the
        last that brought something new; `View.out_since` asks besides that one of its articles came out
        since then. What was held is as new for both as the day its hold ended. A held story shows from its
        day on; a dismissed one only where the view is of dismissed ones. A query holds of a story if it
        holds of any of its articles, see `Articles.search`.

        Args:
            view: The view.
            newest: Only the stories of so many articles that its query finds, those of the newest days: a
                screenful while the rest is still being looked for.
        """
        with self._connections.reading() as db:
            sql, values = listing(view, db, self._now().date(), newest)
            ids = read_ids(db, sql, values)
            sunk = ran_lately(db, view.today or self._now().date())
            if view.order != "newest" or view.grouping != "none":
                from newsroom.store.ordering import ordered

                ids = ordered(db, view, ids)
        if not sunk or not _sinking(view):
            return ids
        return array("q", [id for id in ids if id not in sunk] + [id for id in ids if id in sunk])

    def sinks(self, view: View, article: int) -> bool:
        """Tell whether a story stands below others in a view because it ran within a month."""
        if not _sinking(view):
            return False
        with self._connections.reading() as db:
            return article in ran_lately(db, view.today or self._now().date())

    def count(self, view: View) -> int:
        """Return how many stories a view has."""
        with self._connections.reading() as db:
            sql, values = listing(view, db, self._now().date())
            return int(db.execute(f"SELECT count(*) FROM ({sql})", values).fetchone()[0])

    def rows(self, ids: Iterable[int]) -> list[Row]:
        """Return what the inbox shows of articles, in the order given; those that are gone are left out."""
        wanted = list(ids)
        with self._connections.reading() as db:
            records = {record[0]: record for record in db.execute(_ROWS, [as_list(wanted)])}
            stories = Appearances(db, {record[1] for record in records.values()})
        return [_row(records[id], stories) for id in wanted if id in records]

    def position(self, ids: array[int], article: int) -> int | None:
        """Return where in `ids` an article stands, or else another one of its story; None if none does.

        A story may meanwhile be shown by an article that came out earlier.
        """
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT b.id FROM articles a JOIN articles b ON b.story = a.story WHERE a.id = ?", [article]
            )
            same = [id for (id,) in rows]
        own = _place(ids, article)
        if own is not None:
            return own
        return min((place for id in same if (place := _place(ids, id)) is not None), default=None)

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


def _sinking(view: View) -> bool:
    """Tell whether what ran lately stands last."""
    # Whoever asks for what ran, or for groups, wants it in its place.
    return view.grouping == "none" and view.name != "ran"


def _place(ids: array[int], id: int) -> int | None:
    """Return where an id stands; the array itself finds it thirty times as fast as a loop does."""
    try:
        return ids.index(id)
    except ValueError:
        return None


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
        turn=stories.turn(story),
        follows=stories.follows(story),
    )
