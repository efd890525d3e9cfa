"""Version 8: what ranks stories, what rules did, and searches that are kept as views."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def eighth(db: Database) -> None:
    """Add weights of feeds, scores and taste, tags and points that rules give, and kept searches."""
    db.executescript(_VERSION_8)


_VERSION_8 = """
ALTER TABLE feeds ADD COLUMN weight INTEGER NOT NULL DEFAULT 0;   -- points, set by the editor

-- What a story is worth apart from its age; the inbox reckons its age in as it reads.
CREATE TABLE scores (
    story INTEGER PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE,
    points REAL NOT NULL,
    articles INTEGER NOT NULL                -- how many it had when this was reckoned
);

-- In how many headlines that the editor took, and passed over, a token stood.
CREATE TABLE taste (
    token TEXT PRIMARY KEY,
    taken INTEGER NOT NULL,
    passed INTEGER NOT NULL
) WITHOUT ROWID;

-- The stories that the taste was learned from, so that each counts once, and can count otherwise.
CREATE TABLE learned (
    story INTEGER PRIMARY KEY,
    taken INTEGER NOT NULL,                  -- 1, or 0: passed over
    tokens TEXT NOT NULL                     -- JSON list
);

-- What rules did, to the story; each does each of its things to a story once.
CREATE TABLE deeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    rule TEXT NOT NULL,
    story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    article INTEGER NOT NULL,                -- the one that the rule held of
    action TEXT NOT NULL,                    -- tag, star, dismiss, score, mute, notify
    value TEXT NOT NULL,                     -- the tag, the points, the day
    undone TEXT
);
CREATE INDEX deeds_by_story ON deeds (story);
CREATE INDEX deeds_by_tag ON deeds (value, story) WHERE action = 'tag' AND undone IS NULL;

CREATE TABLE kept_searches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    at TEXT NOT NULL,
    removed TEXT                             -- when; it may still come back by undo
);
"""
