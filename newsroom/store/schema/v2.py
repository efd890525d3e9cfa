"""Version 2: what an issue remembers beside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def second(db: Database) -> None:
    """Add what preflight was told, every export, and when a source came out."""
    db.executescript(_VERSION_2)


_VERSION_2 = """
ALTER TABLE evidence ADD COLUMN published TEXT;

-- Findings that the editor lets pass, and why.
CREATE TABLE overrides (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    issue INTEGER NOT NULL REFERENCES issues (id),
    rule TEXT NOT NULL,
    entry TEXT,                              -- its uid, if the finding is about one
    excerpt TEXT NOT NULL,                   -- the words it is about
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    removed TEXT                             -- taken back; the history keeps it
);
CREATE INDEX overrides_by_issue ON overrides (issue);

-- Every time an issue went out, and as what.
CREATE TABLE exports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    issue INTEGER NOT NULL REFERENCES issues (id),
    revision INTEGER NOT NULL,
    at TEXT NOT NULL,
    form TEXT NOT NULL,                      -- markdown, html ...
    path TEXT NOT NULL,
    sha256 TEXT
);
CREATE INDEX exports_by_issue ON exports (issue, id);
"""
