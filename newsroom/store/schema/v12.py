"""Version 12: who is polling which feeds at the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def twelfth(db: Database) -> None:
    """Add the claims of programs that poll; none polls while the file is brought to this version."""
    db.executescript(_VERSION_12)


_VERSION_12 = """
-- Feeds that a program is polling, so that another one leaves them to it.
CREATE TABLE claims (
    feed INTEGER PRIMARY KEY REFERENCES feeds (id) ON DELETE CASCADE,
    claimant TEXT NOT NULL,                  -- process, round and machine
    until TEXT NOT NULL                      -- when it lapses unless it is renewed
);
"""
