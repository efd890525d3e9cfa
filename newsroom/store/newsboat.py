"""The cache that newsboat keeps: SQLite, with its feeds, their articles and what was read of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple

from newsroom.settings.language import _
from newsroom.store.errors import StoreError

_WAL = slice(18, 20)
"""Two bytes of the header that say how the file is written (https://www.sqlite.org/fileformat.html)."""


class CacheUnreadable(StoreError):
    """A file is no cache of newsboat, or is damaged."""


class CachedFeed(NamedTuple):
    """A feed in the cache."""

    url: str
    title: str
    site: str


class CachedArticle(NamedTuple):
    """An article in the cache."""

    guid: str
    title: str
    author: str
    url: str
    published: int
    """Seconds of Unix; 0: not known."""
    content: str
    plain: bool
    """The content is plain text."""
    read: bool


class NewsboatCache:
    """An open cache."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def feeds(self) -> list[CachedFeed]:
        """List the feeds, those made by commands and queries too."""
        rows = self._db.execute("SELECT rssurl, title, url FROM rss_feed ORDER BY rowid")
        return [CachedFeed(*(_text(value) for value in row)) for row in rows]

    def articles(self, feed: str) -> list[CachedArticle]:
        """List the articles of a feed, newest first; those deleted in newsboat are left out."""
        mime = "content_mime_type" if "content_mime_type" in self._columns() else "''"
        rows = self._db.execute(
            f"SELECT guid, title, author, url, pubDate, content, {mime}, unread FROM rss_item"
            " WHERE feedurl = ? AND deleted = 0 ORDER BY pubDate DESC, id DESC",
            [feed],
        )
        return [
            CachedArticle(
                guid=_text(row[0]),
                title=_text(row[1]),
                author=_text(row[2]),
                url=_text(row[3]),
                published=row[4] if isinstance(row[4], int) else 0,
                content=_text(row[5]),
                plain=_text(row[6]).startswith("text/plain"),
                read=not row[7],
            )
            for row in rows
        ]

    def _columns(self) -> set[str]:
        return {row[1] for row in self._db.execute("PRAGMA table_info(rss_item)")}


@contextmanager
def open_cache(content: bytes) -> Iterator[NewsboatCache]:
    """Open a cache from its bytes; nothing of the file is changed.

    Raises:
        CacheUnreadable: it is none, or is damaged.
    """
    # Read from memory, SQLite has no log beside the file to look for.
    bytes_ = bytearray(content)
    bytes_[_WAL] = b"\1\1"
    with closing(sqlite3.connect(":memory:")) as db:
        db.text_factory = lambda raw: raw.decode("utf-8", "replace")
        try:
            db.deserialize(bytes(bytes_))
            db.execute("PRAGMA trusted_schema = OFF")
            names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not {"rss_feed", "rss_item"} <= names:
                raise CacheUnreadable(_("this database is not the cache.db of newsboat"))
            yield NewsboatCache(db)
        except (sqlite3.Error, OverflowError) as error:
            message = _("the cache of newsboat is damaged, or no such cache ({reason})")
            raise CacheUnreadable(message.format(reason=error)) from error


def _text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)
