"""Version 6: passages that the editor marked in articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def sixth(db: Database) -> None:
    """Add highlights and notes."""
    db.executescript(_VERSION_6)


_VERSION_6 = """
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,                  -- letters before it in the text, white space not counted
    quote TEXT NOT NULL,                     -- the words, to find them again in a text that has changed
    note TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL,
    removed TEXT                             -- when it was taken away; it may still come back by undo
);
CREATE INDEX passages_by_article ON passages (article);
"""
