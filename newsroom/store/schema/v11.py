"""Version 11: what a server asks for is kept beside when a feed is due by its rhythm."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def eleventh(db: Database) -> None:
    """Add the instant until which a server wants to be left alone; none is known of so far."""
    db.executescript(_VERSION_11)


_VERSION_11 = """
ALTER TABLE feeds ADD COLUMN not_before TEXT;                        -- until when its server wants no request
"""
