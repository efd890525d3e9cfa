"""Version 3: what makes polling polite, and feeds that are no feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def third(db: Database) -> None:
    """Add each feed's own rhythm, its state, and how it is read."""
    db.executescript(_VERSION_3)


_VERSION_3 = """
ALTER TABLE feeds ADD COLUMN kind TEXT NOT NULL DEFAULT 'feed';      -- feed, page, command, folder
ALTER TABLE feeds ADD COLUMN recipe TEXT;                            -- JSON: how a page or command is read
ALTER TABLE feeds ADD COLUMN interval INTEGER;                       -- minutes, set by the editor
ALTER TABLE feeds ADD COLUMN full_text INTEGER;                      -- 1 or 0, set by the editor
ALTER TABLE feeds ADD COLUMN paused TEXT;                            -- since when
ALTER TABLE feeds ADD COLUMN retired TEXT;                           -- when its server said that it is gone
ALTER TABLE feeds ADD COLUMN due TEXT;                               -- not to be asked before
ALTER TABLE feeds ADD COLUMN rhythm INTEGER;                         -- minutes between its articles, as seen
ALTER TABLE feeds ADD COLUMN moving_to TEXT;                         -- where its server sends us for good
ALTER TABLE feeds ADD COLUMN moved_from TEXT;                        -- where it was before it moved
ALTER TABLE feeds ADD COLUMN moved TEXT;                             -- when
"""
