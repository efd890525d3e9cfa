"""Version 15: an article may be an entry that went out, told again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def fifteenth(db: Database) -> None:
    """Tell articles that say an entry's headline again from those that may be a later turn of it."""
    db.executescript("ALTER TABLE turns ADD COLUMN copy INTEGER NOT NULL DEFAULT 0;")
