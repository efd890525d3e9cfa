"""Version 3: what makes polling polite, feeds that are no feeds, and feeds removed that can come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def third(db: Database) -> None:
    """Add each feed's own rhythm, its state, how it is read, and whether it was removed."""
    db.executescript(_VERSION_3)


_VERSION_3 = """
ALTER TABLE feeds ADD COLUMN kind TEXT NOT NULL DEFAULT 'feed';      -- feed, page, command, folder
ALTER TABLE feeds ADD COLUMN recipe TEXT;                            -- JSON: how a page or command is read
ALTER TABLE feeds ADD COLUMN given_title TEXT NOT NULL DEFAULT '';   -- what the feed calls itself
ALTER TABLE feeds ADD COLUMN interval INTEGER;                       -- minutes, set by the editor
ALTER TABLE feeds ADD COLUMN full_text INTEGER;                      -- 1 or 0, set by the editor
ALTER TABLE feeds ADD COLUMN paused TEXT;                            -- since when
ALTER TABLE feeds ADD COLUMN retired TEXT;                           -- when its server said that it is gone
ALTER TABLE feeds ADD COLUMN due TEXT;                               -- not to be asked before
ALTER TABLE feeds ADD COLUMN rhythm INTEGER;                         -- minutes between its articles, as seen
ALTER TABLE feeds ADD COLUMN latest TEXT;                            -- when its newest article came out
ALTER TABLE feeds ADD COLUMN wishes TEXT;                            -- JSON: ttl, hours and days to skip
ALTER TABLE feeds ADD COLUMN validators_of TEXT;                     -- whose etag and modified these are
ALTER TABLE feeds ADD COLUMN moving_to TEXT;                         -- where its server sends us for good
ALTER TABLE feeds ADD COLUMN moved_from TEXT;                        -- where it was before it moved
ALTER TABLE feeds ADD COLUMN moved TEXT;                             -- when
ALTER TABLE feeds ADD COLUMN removed TEXT;                           -- when; it may still come back by undo
UPDATE feeds SET given_title = title WHERE own_title = '';

ALTER TABLE articles ADD COLUMN redated TEXT;                      -- what the feed says now, if another date

-- Every article of the story belongs to a feed that was removed.
ALTER TABLE stories ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
DROP INDEX stories_inbox;
-- Holds all that the inbox asks of a story, so that it never reads the table itself.
CREATE INDEX stories_inbox ON stories (dated DESC, lead DESC, seen, read, starred, dismissed, held, hidden);
"""
