"""Version 14: a deed knows what it took the place of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def fourteenth(db: Database) -> None:
    """Keep until when a story was held that a rule muted, so that it is held again when that is undone."""
    db.executescript("ALTER TABLE deeds ADD COLUMN before TEXT;")
