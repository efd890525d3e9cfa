"""The feeds and how their polls went."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from newsroom.model import Feed, FeedDraft
from newsroom.settings.language import _
from newsroom.store.connections import Clock, Connections
from newsroom.store.errors import StoreError
from newsroom.store.instants import optional_instant, to_instant, to_seconds
from newsroom.store.leads import repair_stories
from newsroom.store.storing import as_list, new_row, optional_text, storable


class Feeds:
    """The feeds an editor subscribes to."""

    def __init__(self, connections: Connections, now: Clock) -> None:
        self._connections = connections
        self._now = now

    def add(self, draft: FeedDraft) -> tuple[Feed, bool]:
        """Subscribe to a feed, and tell whether it is new; one that is there already stays as it is.

        A feed is the same if its address is the same to the letter.
        """
        url = storable(draft.url.strip())
        with self._connections.writing() as db:
            known = db.execute("SELECT id FROM feeds WHERE url = ?", [url]).fetchone()
            if known is not None:
                return self._read(db.conn, known[0])[0], False
            own = storable(draft.title.strip())
            record = {
                "url": url,
                "title": own or _host(url),
                "own_title": own,
                "site": optional_text(draft.site),
                "added": to_seconds(self._now()),
            }
            id = new_row(db, "feeds", record)
            tags = dict.fromkeys(storable(tag) for tag in draft.tags)
            rows = [{"feed": id, "place": place, "tag": tag} for place, tag in enumerate(tags)]
            db.table("feed_tags").insert_all(rows)
            return self._read(db.conn, id)[0], True

    def all(self) -> list[Feed]:
        """Return all feeds in the order they were added."""
        with self._connections.reading() as db:
            return self._read(db)

    def get(self, id: int) -> Feed | None:
        """Return a feed, or None where there is none."""
        with self._connections.reading() as db:
            return next(iter(self._read(db, id)), None)

    def find(self, text: str) -> Feed | None:
        """Return the feed with this id, address or title (in any case), looked for in that order, or None.

        Raises:
            StoreError: several feeds have the title.
        """
        text = text.strip()
        feeds = self.all()
        for named in (
            [feed for feed in feeds if text == str(feed.id)],
            [feed for feed in feeds if text == feed.url],
            [feed for feed in feeds if text and text.casefold() == feed.title.casefold()],
        ):
            if len(named) > 1:
                ids = ", ".join(str(feed.id) for feed in named)
                raise StoreError(
                    _("several feeds are called {title}: give an id, {ids}").format(title=text, ids=ids)
                )
            if named:
                return named[0]
        return None

    def remove(self, ids: Iterable[int]) -> None:
        """Unsubscribe, and drop the articles of these feeds; those that are gone already make no difference.

        What was picked from them stays in the issues, with its evidence. Each feed goes in a transaction of
        its own, so that other programs need not wait for long.
        """
        for id in ids:
            with self._connections.writing() as db:
                stories = db.execute("SELECT DISTINCT story FROM articles WHERE feed = ?", [id]).fetchall()
                db.execute("DELETE FROM feeds WHERE id = ?", [id])
                repair_stories(db, [story for (story,) in stories])

    def record_unchanged(self, id: int, at: datetime) -> None:
        """Note that the server has nothing new."""
        self._record(
            "checked = :at, succeeded = :at, failures = 0, error = NULL",
            {"id": id, "at": to_seconds(at)},
        )

    def record_failure(self, id: int, at: datetime, message: str) -> None:
        """Note why a poll failed, in plain words."""
        self._record(
            "checked = :at, failures = failures + 1, error = :error",
            {"id": id, "at": to_seconds(at), "error": storable(message)},
        )

    def record_success(
        self,
        id: int,
        at: datetime,
        etag: str | None,
        modified: str | None,
        fingerprint: str | None,
        title: str | None,
        site: str | None,
    ) -> None:
        """Note that a feed was read, and what it says of itself.

        Args:
            id: The feed; one that was removed meanwhile is none of our business.
            at: When it was read.
            etag: The answer's ETag, for the next poll.
            modified: The answer's Last-Modified, as it was written.
            fingerprint: SHA-256 of the body.
            title: What the feed calls itself; shown if the editor gave it no name.
            site: The address of its site; None keeps the one known.
        """
        self._record(
            "checked = :at, succeeded = :at, failures = 0, error = NULL, etag = :etag, modified = :modified,"
            " fingerprint = :fingerprint, site = coalesce(:site, site),"
            " title = CASE WHEN own_title = '' AND :title <> '' THEN :title ELSE title END",
            {
                "id": id,
                "at": to_seconds(at),
                "etag": optional_text(etag),
                "modified": optional_text(modified),
                "fingerprint": fingerprint,
                "title": storable(title or ""),
                "site": optional_text(site),
            },
        )

    def counts(self) -> dict[int, tuple[int, int]]:
        """Return how many articles each feed has, and how many of these are neither read nor dismissed."""
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT a.feed, count(*), total(s.read = 0 AND s.dismissed = 0)"
                " FROM articles a JOIN stories s ON s.id = a.story GROUP BY a.feed"
            )
            return {feed: (articles, int(unread)) for feed, articles, unread in rows}

    def _record(self, assignments: str, values: dict[str, Any]) -> None:
        with self._connections.writing() as db:
            db.execute(f"UPDATE feeds SET {assignments} WHERE id = :id", values)

    def _read(self, db: sqlite3.Connection, id: int | None = None) -> list[Feed]:
        where, values = ("1", []) if id is None else ("id = ?", [id])
        rows = db.execute(
            "SELECT id, url, title, site, added, etag, modified, fingerprint, checked, succeeded, failures,"
            f" error FROM feeds WHERE {where} ORDER BY id",
            values,
        ).fetchall()
        tags: dict[int, list[str]] = {}
        sql = (
            "SELECT feed, tag FROM feed_tags WHERE feed IN (SELECT value FROM json_each(?))"
            " ORDER BY feed, place"
        )
        for feed, tag in db.execute(sql, [as_list(row[0] for row in rows)]):
            tags.setdefault(feed, []).append(tag)
        return [_feed(*row, tags=tags.get(row[0], [])) for row in rows]


def _feed(
    id: int,
    url: str,
    title: str,
    site: str | None,
    added: str,
    etag: str | None,
    modified: str | None,
    fingerprint: str | None,
    checked: str | None,
    succeeded: str | None,
    failures: int,
    error: str | None,
    *,
    tags: list[str],
) -> Feed:
    return Feed(
        id=id,
        url=url,
        title=title,
        site=site,
        tags=tuple(tags),
        added=to_instant(added),
        etag=etag,
        modified=modified,
        fingerprint=fingerprint,
        checked=optional_instant(checked),
        succeeded=optional_instant(succeeded),
        failures=failures,
        error=error,
    )


def _host(url: str) -> str:
    from newsroom.text.addresses import site

    return site(url) or url
