"""The tables of version 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def first(db: Database) -> None:
    """Make the tables of version 1."""
    db.executescript(_VERSION_1)


_VERSION_1 = """
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,                     -- what is shown
    own_title TEXT NOT NULL DEFAULT '',      -- what the editor called it, if anything
    site TEXT,
    added TEXT NOT NULL,
    etag TEXT,
    modified TEXT,
    fingerprint TEXT,
    checked TEXT,
    succeeded TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT
);

CREATE TABLE feed_tags (
    feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (feed, place)
) WITHOUT ROWID;
CREATE INDEX feed_tags_by_tag ON feed_tags (tag);

-- A story is one event as one or more articles tell it. The editor's marks are the story's.
CREATE TABLE stories (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    lead INTEGER NOT NULL,                   -- the article that shows it: the one that came out first
    dated TEXT NOT NULL,                     -- when that one came out
    seen TEXT NOT NULL,                      -- when the first of its articles was fetched
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    dismissed INTEGER NOT NULL DEFAULT 0,
    held TEXT                                -- hidden until this day
);
-- Holds all that the inbox asks of a story, so that it never reads the table itself.
CREATE INDEX stories_inbox ON stories (dated DESC, lead DESC, seen, read, starred, dismissed, held);

-- Ids are never used again: an entry may name an article that is gone.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    key TEXT NOT NULL,                       -- identity within its feed
    url TEXT,
    canonical TEXT,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    author TEXT,
    published TEXT,                          -- what the feed says
    updated TEXT,
    seen TEXT NOT NULL,                      -- when it was first fetched
    dated TEXT NOT NULL,                     -- published if that lies before seen, else seen
    tags TEXT,                               -- JSON list
    story INTEGER NOT NULL REFERENCES stories (id),
    UNIQUE (feed, key)
);
CREATE INDEX articles_by_story ON articles (story, dated, feed);
CREATE INDEX articles_by_link ON articles (canonical) WHERE canonical IS NOT NULL;
CREATE INDEX articles_by_title ON articles (title_key, dated) WHERE title_key <> '';

-- Apart from the articles, so that a list of these reads few pages.
CREATE TABLE contents (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    html TEXT NOT NULL
);

CREATE TABLE issues (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    date TEXT,
    title TEXT NOT NULL,
    entries INTEGER NOT NULL,                -- how many
    revision INTEGER NOT NULL,               -- the current one
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    exported TEXT,
    export_path TEXT,
    export_sha256 TEXT,
    origin TEXT,                             -- name of the file it was imported from
    origin_sha256 TEXT,
    ran TEXT,                                -- when it went out; an imported one says so itself
    open INTEGER NOT NULL DEFAULT 0,
    removed TEXT                             -- taken out of the archive; its revisions stay
);
CREATE UNIQUE INDEX issues_open ON issues (open) WHERE open = 1;
CREATE INDEX issues_by_date ON issues (date);
CREATE INDEX issues_by_origin ON issues (origin_sha256) WHERE origin_sha256 IS NOT NULL;

-- Texts of imported files, once each: every revision of an imported issue refers to one.
CREATE TABLE sources (
    sha256 TEXT PRIMARY KEY,
    text NOT NULL                            -- a blob where the text is not valid UTF-8
);

CREATE TABLE revisions (
    issue INTEGER NOT NULL REFERENCES issues (id),
    number INTEGER NOT NULL,                 -- from 1 in each issue
    at TEXT NOT NULL,
    cause TEXT NOT NULL,
    content TEXT NOT NULL,                   -- the whole issue as JSON
    source TEXT REFERENCES sources (sha256), -- the file it was imported from
    PRIMARY KEY (issue, number)
);

-- What the current revision of each issue says, for queries.
CREATE TABLE entries (
    issue INTEGER NOT NULL REFERENCES issues (id),
    number INTEGER NOT NULL,
    uid TEXT NOT NULL,
    headline TEXT NOT NULL,
    url TEXT NOT NULL,
    summary TEXT NOT NULL,
    canonical TEXT,
    title_key TEXT NOT NULL,
    article INTEGER,                         -- may be gone
    PRIMARY KEY (issue, number)
) WITHOUT ROWID;

CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    issue INTEGER NOT NULL REFERENCES issues (id),
    entry TEXT NOT NULL,                     -- its uid
    kind TEXT NOT NULL,
    article INTEGER,                         -- may be gone
    url TEXT,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    text TEXT NOT NULL,
    retrieved TEXT NOT NULL
);
CREATE INDEX evidence_by_entry ON evidence (issue, entry);

-- What ran when: the entries of each issue as they last went out.
CREATE TABLE runs (
    issue INTEGER NOT NULL REFERENCES issues (id),
    number INTEGER NOT NULL,
    date TEXT,                               -- the issue's day
    at TEXT NOT NULL,                        -- when it went out
    headline TEXT NOT NULL,
    canonical TEXT,
    title_key TEXT NOT NULL,
    story INTEGER,                           -- may be gone
    PRIMARY KEY (issue, number)
) WITHOUT ROWID;
CREATE INDEX runs_by_link ON runs (canonical) WHERE canonical IS NOT NULL;
CREATE INDEX runs_by_title ON runs (title_key) WHERE title_key <> '';
CREATE INDEX runs_by_story ON runs (story) WHERE story IS NOT NULL;

-- The editor's steps, for undo and redo. Those undone stand at the end until another step takes their place.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,                      -- marks, revision, creation, removal
    label TEXT NOT NULL,
    issue INTEGER REFERENCES issues (id),
    data TEXT NOT NULL,                      -- JSON: what was before, and after
    session TEXT NOT NULL,
    grouping TEXT,                           -- changes of one group are one step
    undone INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE state (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL                      -- JSON
) WITHOUT ROWID;
"""
