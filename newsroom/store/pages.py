"""The pages of articles: their full text, and what became of fetching it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from newsroom.model import Extracted, FullText
from newsroom.settings.said import kept, told
from newsroom.store.connections import Connections
from newsroom.store.instants import optional_instant, optional_seconds, to_instant, to_seconds
from newsroom.store.living import LIVING
from newsroom.store.storing import as_list, optional_text, storable

_COLUMNS = (
    "article, url, retrieved, title, author, site, published, language, canonical, html, text, problem, error"
)


class Pages:
    """One page an article, the one fetched last; a failure never takes the place of a text."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def get(self, article: int) -> FullText | None:
        """Return the page of an article, or None if it was never asked for."""
        with self._connections.reading() as db:
            row = db.execute(f"SELECT {_COLUMNS} FROM pages WHERE article = ?", [article]).fetchone()
        return None if row is None else _full_text(row)

    def keep(self, page: FullText) -> bool:
        """Keep a page; tell whether it was kept: one without text does not replace one with text.

        Raises:
            StoreError: the database cannot be written.
        """
        content = page.page
        with self._connections.writing() as db:
            if not db.execute("SELECT 1 FROM articles WHERE id = ?", [page.article]).fetchone():
                return False
            if (
                not page.readable
                and db.execute(
                    "SELECT 1 FROM pages WHERE article = ? AND text <> '' AND problem IN ('', 'paywall')",
                    [page.article],
                ).fetchone()
            ):
                return False
            record = {
                "article": page.article,
                "url": storable(page.url),
                "retrieved": to_seconds(page.retrieved),
                "title": storable(content.title),
                "author": optional_text(content.author),
                "site": optional_text(content.site),
                "published": optional_seconds(content.published),
                "language": content.language,
                "canonical": optional_text(content.canonical),
                "html": storable(content.html),
                "text": storable(content.text),
                "problem": content.problem,
                "error": storable(kept(page.error)),
            }
            from newsroom.store.wordindex import take_page

            take_page(db.conn, page.article, storable(content.text))
            db.table("pages").insert(record, pk="article", replace=True)
            return True

    def lacking(self, articles: Sequence[int], since: datetime) -> list[int]:
        """Return those of the articles that have a link and no page, in their order.

        Args:
            articles: Ids.
            since: A page that could not be had before this instant is lacking again.
        """
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT a.id FROM articles a LEFT JOIN pages p ON p.article = a.id"
                " WHERE a.id IN (SELECT value FROM json_each(?)) AND a.url IS NOT NULL"
                " AND (p.article IS NULL OR (p.problem NOT IN ('', 'paywall') AND p.retrieved < ?))",
                [as_list(articles), to_seconds(since)],
            ).fetchall()
        found = {id for (id,) in rows}
        return [id for id in articles if id in found]

    def wanted_by_feeds(self, since: datetime, limit: int) -> list[int]:
        """Return articles of feeds whose full text the editor wants that have no page, the newest first.

        Args:
            since: Only what was first seen at or after this instant.
            limit: At most so many.
        """
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT a.id FROM articles a JOIN feeds f ON f.id = a.feed AND f.full_text = 1"
                " LEFT JOIN pages p ON p.article = a.id"
                f" WHERE {LIVING} AND a.url IS NOT NULL AND p.article IS NULL AND a.seen >= ?"
                " ORDER BY a.dated DESC, a.id DESC LIMIT ?",
                [to_seconds(since), limit],
            ).fetchall()
        return [id for (id,) in rows]

    def without(self, since: datetime) -> dict[int, list[int]]:
        """Return articles with a link and no page of feeds of which the editor has not said how they are.

        Args:
            since: Only what was first seen, and came out, at or after this instant.

        Returns:
            Of each feed the articles, the newest first.
        """
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT a.feed, a.id FROM articles a JOIN feeds f ON f.id = a.feed"
                " AND f.full_text IS NULL AND f.kind <> 'clip' LEFT JOIN pages p ON p.article = a.id"
                f" WHERE {LIVING} AND a.url IS NOT NULL AND p.article IS NULL"
                " AND a.dated >= ? AND a.seen >= ? ORDER BY a.dated DESC, a.id DESC",
                [to_seconds(since), to_seconds(since)],
            ).fetchall()
        found: dict[int, list[int]] = {}
        for feed, article in rows:
            found.setdefault(feed, []).append(article)
        return found

    def samples(self, feed: int, limit: int) -> list[tuple[str, int | None]]:
        """Return the bodies of a feed's newest articles, and the characters of their pages' texts if any."""
        with self._connections.reading() as db:
            return db.execute(
                "SELECT c.html, CASE WHEN p.problem = '' THEN length(p.text) END FROM articles a"
                " JOIN contents c ON c.article = a.id LEFT JOIN pages p ON p.article = a.id"
                " WHERE a.feed = ? ORDER BY a.dated DESC, a.id DESC LIMIT ?",
                [feed, limit],
            ).fetchall()


def _full_text(row: tuple[Any, ...]) -> FullText:
    (
        article,
        url,
        retrieved,
        title,
        author,
        site,
        published,
        language,
        canonical,
        html,
        text,
        problem,
        error,
    ) = row
    return FullText(
        article=article,
        url=url,
        retrieved=to_instant(retrieved),
        page=Extracted(
            title=title,
            author=author,
            site=site,
            published=optional_instant(published),
            language=language,
            canonical=canonical,
            html=html,
            text=text,
            problem=problem,
        ),
        error=told(error),
    )
