"""Version 7: articles that no feed brought, and articles that were tidied away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def seventh(db: Database) -> None:
    """Add the source that an article names itself, and the traces of articles that are gone."""
    db.executescript(_VERSION_7)


_VERSION_7 = """
ALTER TABLE articles ADD COLUMN source TEXT;    -- who published it, where that is not its feed
CREATE INDEX articles_by_source ON articles (source) WHERE source IS NOT NULL;

-- What articles that were tidied away are known by, so that they do not come back as new: hashes.
CREATE TABLE traces (
    feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    trace BLOB NOT NULL,
    PRIMARY KEY (feed, trace)
) WITHOUT ROWID;
"""
