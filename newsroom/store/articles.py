"""The articles themselves."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from newsroom.model import Article, ArticleDraft
from newsroom.store.absorbing import Absorbed, Absorber
from newsroom.store.connections import Connections
from newsroom.store.instants import optional_day, optional_instant, to_instant
from newsroom.store.living import LIVING
from newsroom.store.matching import Matcher
from newsroom.store.storing import as_list

_PAGE = 1_000
"""So many articles are searched at a time, as a search often ends early."""

_SELECT = """
    SELECT a.id, a.feed, f.title, a.url, a.canonical, a.title, a.author, a.published, a.seen, c.html, a.tags,
           a.story, s.read, s.starred, s.dismissed, s.held
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

        At most 50 articles go in one transaction. A feed that was removed meanwhile takes nothing in.

        Args:
            feed_id: The feed.
            drafts: In the feed's order; of two with one key the first counts.
            at: When they were fetched.

        Raises:
            StoreError: the database cannot be written; articles of the transactions before are there.
        """
        return Absorber(self._connections, feed_id, at).absorb(drafts)

    def get(self, id: int) -> Article | None:
        """Return an article, or None where there is none."""
        with self._connections.reading() as db:
            return next(iter(_articles(db, [id])), None)

    def story(self, story_id: int) -> list[Article]:
        """Return the articles of a story, the one that came out first at the beginning."""
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT id FROM articles WHERE story = ? ORDER BY dated, id", [story_id]
            ).fetchall()
            return _articles(db, [id for (id,) in rows])

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

    def search(self, query: str, limit: int) -> list[Article]:
        """Return the articles whose title or text has every word of the query, newest first.

        Words are parted by white space, case makes no difference, markup does not count as text. A query
        without words finds nothing.
        """
        matcher = Matcher(query)
        if not matcher.words:
            return []
        with self._connections.reading() as db:
            rows = db.execute(
                f"SELECT a.id FROM articles a WHERE {LIVING} ORDER BY a.dated DESC, a.id DESC"
            ).fetchall()
            matching = _matching(db, matcher, [id for (id,) in rows])
            return _articles(db, list(islice(matching, max(limit, 0))))


def _matching(db: sqlite3.Connection, matcher: Matcher, ids: Sequence[int]) -> Iterator[int]:
    """Yield those of the articles that match, in their order, reading no further than asked for."""
    sql = (
        "SELECT a.id, a.title, c.html FROM articles a JOIN contents c ON c.article = a.id"
        f" WHERE {matcher.condition} AND a.id IN (SELECT value FROM json_each(?))"
    )
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        rows = db.execute(sql, [*matcher.parameters, as_list(page)])
        found = {id for id, title, html in rows if matcher.matches(title, html)}
        yield from (id for id in page if id in found)


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
