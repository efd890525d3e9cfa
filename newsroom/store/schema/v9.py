"""Version 9: stories that are grouped by what they tell, and by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def ninth(db: Database) -> None:
    """Add what the editor placed, and what articles may have to do with each other."""
    db.executescript(_VERSION_9)


_VERSION_9 = """
-- Articles that the editor joined to a story or took out of one: the program leaves them there.
CREATE TABLE placed (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
);

-- What the program found but does not decide.
CREATE TABLE kin (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,                      -- likely: of one event; earlier: the other is an earlier turn
    score REAL NOT NULL,
    PRIMARY KEY (article, other)
) WITHOUT ROWID;
CREATE INDEX kin_by_other ON kin (other);

-- Entries that went out and that an article may be a later turn of.
CREATE TABLE turns (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    issue INTEGER NOT NULL REFERENCES issues (id),
    number INTEGER NOT NULL
);
"""
