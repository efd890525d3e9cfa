"""Version 4: the pages of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def fourth(db: Database) -> None:
    """Add the full text of articles, as their pages gave it."""
    db.executescript(_VERSION_4)


_VERSION_4 = """
-- Apart from the articles, so that a list of these reads few pages of the file.
CREATE TABLE pages (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    url TEXT NOT NULL,                       -- after redirects
    retrieved TEXT NOT NULL,
    title TEXT NOT NULL,
    author TEXT,
    site TEXT,
    published TEXT,
    language TEXT NOT NULL,
    canonical TEXT,
    html TEXT NOT NULL,                      -- cleaned as the bodies of feeds are
    text TEXT NOT NULL,                      -- the same as plain text, for search
    problem TEXT NOT NULL,                   -- what is wrong with it, or ''
    error TEXT NOT NULL                      -- why it could not be fetched, in words
);
"""
