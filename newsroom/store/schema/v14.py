"""Version 14: a deed knows what it took the place of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def fourteenth(db: Database) -> None:
    """Keep the day until which the editor held a story that a rule muted, so that it comes back with an undo."""
    db.executescript("ALTER TABLE deeds ADD COLUMN before TEXT;")
