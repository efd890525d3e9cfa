"""The articles themselves."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from newsroom.model import Article, ArticleDraft
from newsroom.model.query import Query
from newsroom.store.connections import Connections
from newsroom.store.instants import optional_day, optional_instant, to_instant
from newsroom.store.living import LIVING
from newsroom.store.outcomes import Absorbed
from newsroom.store.storing import as_list

if TYPE_CHECKING:
    from newsroom.store.absorbing import Absorber

_SELECT = """
    SELECT a.id, a.feed, coalesce(a.source, f.title), a.url, a.canonical, a.title, a.author, a.published,
           a.seen, c.html, a.tags, a.story, s.read, s.starred, s.dismissed, s.held
    FROM articles a
    JOIN feeds f ON f.id = a.feed AND f.removed IS NULL
    JOIN stories s ON s.id = a.story
    JOIN contents c ON c.article = a.id
"""


class Articles:
    """What the feeds brought, article by article; marks are those of an article's story."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def absorb(self, feed_id: int, drafts: Sequence[ArticleDraft], at: datetime) -> Absorbed:
        """Take in what a feed gave.

        A known key updates its article where title, body or link differ; the editor's marks and its story
        stay. An article that comes under another key, as its feed changed its id or its link, is recognised
        by the rest (see `same_article`) and updated likewise; one that has another's id and nothing else of
        it is new (see `another_article`).

        An article keeps the day it came out, however often the feed dates it anew: the inbox is sorted by
        the first date that the feed gave, or by when the article was first seen if that date lay in the
        future or there was none. Only a date at least two days earlier takes its place, or a date that comes
        where there was none.

        A new article joins the story of one with the same link, or of one with the same title from another
        feed within a week, whatever the marks of that story: what the editor has read or dismissed does not
        come back because another site carries it too. Otherwise it begins a story of its own. The story is
        then shown by the article that came out first.

        They are written 250 at a time, in as few transactions as others who write allow. A feed that was
        removed meanwhile takes nothing in.

        Args:
            feed_id: The feed.
            drafts: In the feed's order; of two with one key the first counts.
            at: When they were fetched.

        Raises:
            StoreError: the database cannot be written; articles of the transactions before are there.
        """
        return self.arrivals(feed_id, drafts, at).keep()

    def arrivals(self, feed_id: int, drafts: Sequence[ArticleDraft], at: datetime) -> Absorber:
        """Look what of a feed is news, which keeps no one from writing; `Absorber.keep` takes it in.

        All else is as for `absorb`.
        """
        from newsroom.store.absorbing import Absorber

        return Absorber(self._connections, feed_id, at).look(drafts)

    def get(self, id: int) -> Article | None:
        """Return an article, or None where there is none."""
        with self._connections.reading() as db:
            return next(iter(_articles(db, [id])), None)

    def keyed(self, feed_id: int, keys: Iterable[str]) -> set[int]:
        """Return the ids of a feed's articles that have one of these keys."""
        with self._connections.reading() as db:
            sql = "SELECT id FROM articles WHERE feed = ? AND key IN (SELECT value FROM json_each(?))"
            return {id for (id,) in db.execute(sql, [feed_id, as_list(keys)])}

    def updated(self, feed_id: int, keys: Iterable[str]) -> dict[str, datetime | None]:
        """Return those of some keys that a feed has, or had and were tidied away, with when each was changed.

        None stands for an instant that is not known, and for one that is gone.
        """
        wanted = list(keys)
        with self._connections.reading() as db:
            sql = "SELECT key, updated FROM articles WHERE feed = ?"
            sql += " AND key IN (SELECT value FROM json_each(?))"
            rows = db.execute(sql, [feed_id, as_list(wanted)]).fetchall()
            from newsroom.store import traces

            gone = traces.known_keys(db, feed_id, wanted)
        return dict.fromkeys(gone) | {key: optional_instant(updated) for key, updated in rows}

    def story(self, story_id: int) -> list[Article]:
        """Return the articles of a story, the one that came out first at the beginning."""
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT id FROM articles WHERE story = ? ORDER BY dated, id", [story_id]
            ).fetchall()
            return _articles(db, [id for (id,) in rows])

    def tellers(self, article: int) -> list[tuple[int, str]]:
        """Return the articles of an article's story by id, each with its source, the earliest first."""
        sql = (
            "SELECT b.id, coalesce(b.source, f.title) FROM articles a JOIN articles b ON b.story = a.story"
            " JOIN feeds f ON f.id = b.feed AND f.removed IS NULL WHERE a.id = ? ORDER BY b.dated, b.id"
        )
        with self._connections.reading() as db:
            return db.execute(sql, [article]).fetchall()

    def latest(self, limit: int, unread: bool = False) -> list[Article]:
        """Return articles, newest first, whatever their marks; or only those neither read nor dismissed."""
        sql = "SELECT a.id FROM articles a"
        if unread:
            sql += " JOIN stories s ON s.id = a.story AND s.read = 0 AND s.dismissed = 0"
        with self._connections.reading() as db:
            rows = db.execute(
                f"{sql} WHERE {LIVING} ORDER BY a.dated DESC, a.id DESC LIMIT ?", [limit]
            ).fetchall()
            return _articles(db, [id for (id,) in rows])

    def search(self, query: Query, limit: int, today: date, *, best: bool = False) -> list[Article]:
        """Return the articles that a query holds of; of an empty one none.

        Args:
            query: What they are to hold, see `newsroom.text.queries`.
            limit: At most so many.
            today: The day it is for the editor.
            best: Those first that have most of the words; otherwise the newest.
        """
        if not query:
            return []
        from newsroom.store import searching

        with self._connections.reading() as db:
            found = searching.best if best else searching.newest_of
            return _articles(db, found(db, query, today, limit))

    def teller(self, article: int, query: Query, today: date) -> int:
        """Return the article of an article's story that a query holds of.

        Returns:
            The article itself if it holds of it or of none, or else the first that came out.
        """
        from newsroom.store import searching

        with self._connections.reading() as db:
            return searching.teller(db, query, today, article)


def _articles(db: sqlite3.Connection, ids: Sequence[int]) -> list[Article]:
    """Return the articles of these ids in this order, without those that are gone."""
    rows = db.execute(f"{_SELECT} WHERE a.id IN (SELECT value FROM json_each(?))", [as_list(ids)])
    articles = {row[0]: _article(row) for row in rows}
    return [articles[id] for id in ids if id in articles]


def _article(row: tuple[Any, ...]) -> Article:
    (id, feed, source, url, canonical, title, author, published, seen, html, tags, story, *marks) = row
    read, starred, dismissed, held = marks
    return Article(
        id=id,
        feed_id=feed,
        source=source,
        url=url,
        canonical=canonical,
        title=title,
        author=author,
        published=optional_instant(published),
        seen=to_instant(seen),
        html=html,
        tags=tuple(json.loads(tags)) if tags else (),
        story=story,
        read=bool(read),
        starred=bool(starred),
        dismissed=bool(dismissed),
        held=optional_day(held),
    )
