"""Numbers of the newsroom: what came in, what was picked, what went out."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from newsroom.store.connections import Connections
from newsroom.store.figures import UNREAD
from newsroom.store.instants import to_instant, to_seconds
from newsroom.store.living import LIVING


class SourceCount(Struct, frozen=True):
    """A source, how many articles it brought, and how many stories were picked that it told by then."""

    source: str
    articles: int
    picked: int


class IssueCount(Struct, frozen=True):
    """An issue in numbers."""

    id: int
    date: date | None
    entries: int
    characters: int
    """Of headlines and summaries."""
    sources: int
    """Sites that its entries lead to."""


_FROM_ENTRIES = "FROM entries e JOIN issues i ON i.id = e.issue AND i.removed IS NULL"
_PICKED = f"SELECT a.story {_FROM_ENTRIES} JOIN articles a ON a.id = e.article"

_MANY = 13
"""With so many accounts kept of a story there may have been more."""
_TOLD = f"""
    WITH picked AS (
        SELECT e.issue, e.uid, e.article, a.story {_FROM_ENTRIES} JOIN articles a ON a.id = e.article
    ), told AS (
        SELECT article, story FROM picked
        UNION
        SELECT v.article, p.story FROM picked p JOIN evidence v ON v.issue = p.issue AND v.entry = p.uid
        WHERE v.article IS NOT NULL
        UNION
        SELECT a.id, p.story FROM (
            SELECT p.story, min(v.retrieved) at FROM picked p
            JOIN evidence v ON v.issue = p.issue AND v.entry = p.uid
            GROUP BY p.issue, p.uid HAVING count(DISTINCT v.article) >= {_MANY}
        ) p JOIN articles a ON a.story = p.story AND a.seen <= p.at
    )
"""
"""SQL: which articles told which picked stories by then: those that entries link to or keep as evidence.

Only of a story told by more than are kept all count that were there; one of them may have been joined later.
"""


class Statistics:
    """Counts over the whole database."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def instants(self, since: datetime) -> list[datetime]:
        """Return when each article since an instant came out."""
        sql = f"SELECT a.dated FROM articles a WHERE a.dated >= ? AND {LIVING}"
        with self._connections.reading() as db:
            return [to_instant(dated) for (dated,) in db.execute(sql, [to_seconds(since)])]

    def stories(self, since: datetime) -> tuple[int, int]:
        """Return how many stories came out since an instant, and how many of them were picked."""
        sql = (
            "SELECT count(*), total(s.id IN (" + _PICKED + ")) FROM stories s"
            " WHERE s.hidden = 0 AND s.dated >= ?"
        )
        with self._connections.reading() as db:
            every, picked = db.execute(sql, [to_seconds(since)]).fetchone()
        return int(every), int(picked)

    def sources(self, since: datetime) -> list[SourceCount]:
        """Return the sources of the articles since an instant, those that brought most first."""
        named = "coalesce(a.source, f.title)"
        living = "JOIN feeds f ON f.id = a.feed AND f.removed IS NULL"
        sql = (
            f"{_TOLD}, counted AS ("
            f" SELECT {named} source, count(DISTINCT t.story) picked"
            f" FROM told t JOIN articles a ON a.id = t.article {living} WHERE a.dated >= ?1 GROUP BY 1)"
            f" SELECT {named}, count(*), coalesce(max(c.picked), 0) FROM articles a {living}"
            f" LEFT JOIN counted c ON c.source = {named} WHERE a.dated >= ?1 GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        with self._connections.reading() as db:
            return [SourceCount(*row) for row in db.execute(sql, [to_seconds(since)])]

    def issues(self, first: date) -> list[IssueCount]:
        """Return the issues since a day in numbers, the earliest first; without a day, those begun since."""
        from newsroom.text.addresses import site

        with self._connections.reading() as db:
            heads = db.execute(
                "SELECT id, date FROM issues WHERE removed IS NULL AND entries > 0"
                " AND coalesce(date, substr(created, 1, 10)) >= ? ORDER BY date IS NULL, date DESC, id DESC",
                [first.isoformat()],
            ).fetchall()
            found = []
            for id, day in reversed(heads):
                rows = db.execute(
                    "SELECT length(headline) + length(summary), url FROM entries WHERE issue = ?", [id]
                ).fetchall()
                sites = {site(url) for _length, url in rows if url}
                length = sum(row[0] for row in rows)
                when = date.fromisoformat(day) if day else None
                found.append(IssueCount(id, when, len(rows), length, len(sites - {""})))
        return found

    def headlines(self, since: datetime, until: datetime) -> list[tuple[str, bool]]:
        """Return the headlines of stories that came out between two instants, their sites' names left out.

        With each is told whether the editor dismissed it. What a rule dismisses is none of the news.
        """
        from newsroom.text.headlines import without_site_suffix

        sql = (
            "SELECT a.title, coalesce(a.source, f.title), s.dismissed FROM stories s"
            " JOIN articles a ON a.id = s.lead JOIN feeds f ON f.id = a.feed"
            " WHERE s.hidden = 0 AND s.dated >= ? AND s.dated < ? AND NOT (s.dismissed = 1 AND EXISTS ("
            "SELECT 1 FROM deeds d WHERE d.story = s.id AND d.action = 'dismiss' AND d.undone IS NULL))"
        )
        with self._connections.reading() as db:
            rows = db.execute(sql, [to_seconds(since), to_seconds(until)]).fetchall()
        return [(without_site_suffix(title, source), bool(dismissed)) for title, source, dismissed in rows]

    def unread_by_source(self, today: date) -> list[tuple[str, int]]:
        """Return the sources that articles name themselves, with the unread stories of a view of each."""
        sql = (
            f"SELECT a.source, {UNREAD}"
            f" FROM articles a JOIN stories s ON s.id = a.story WHERE a.source IS NOT NULL AND {LIVING}"
            " GROUP BY a.source ORDER BY a.source"
        )
        with self._connections.reading() as db:
            return db.execute(sql, [today.isoformat()]).fetchall()

    def unread_by_feed(self, today: date) -> dict[int, int]:
        """Return how many unread stories a view of each feed has, without those held until later."""
        sql = (
            f"SELECT a.feed, {UNREAD} FROM articles a JOIN stories s ON s.id = a.story"
            f" WHERE {LIVING} GROUP BY a.feed"
        )
        with self._connections.reading() as db:
            return dict(db.execute(sql, [today.isoformat()]).fetchall())
