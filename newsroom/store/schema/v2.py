"""Version 2: what an issue remembers beside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def second(db: Database) -> None:
    """Add what preflight was told, every export, texts kept aside, and when a source came out."""
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
-- Of each issue that went out before, the last time is known; it went out as it was then.
INSERT INTO exports (issue, revision, at, form, path, sha256)
SELECT i.id, (SELECT max(r.number) FROM revisions r WHERE r.issue = i.id AND r.at <= i.exported),
    i.exported, 'markdown', i.export_path, i.export_sha256
FROM issues i WHERE i.exported IS NOT NULL AND i.export_path IS NOT NULL
    AND EXISTS (SELECT 1 FROM revisions r WHERE r.issue = i.id AND r.at <= i.exported);

-- Texts that met another program's: kept until the editor has chosen, and after.
CREATE TABLE asides (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    issue INTEGER NOT NULL REFERENCES issues (id),
    field TEXT NOT NULL,
    entry TEXT,                              -- its uid, if the text is one of an entry
    base TEXT,                               -- what it began with
    text TEXT,                               -- what was written here; nothing: the entry was taken out
    other TEXT,                              -- what the other program had written
    at TEXT NOT NULL,
    settled TEXT                             -- when the editor chose
);
CREATE INDEX asides_by_issue ON asides (issue) WHERE settled IS NULL;
"""
