"""Version 13: taste is learned of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def thirteenth(db: Database) -> None:
    """Forget what pairs of characters said: what was taken and passed over is learned anew, by words."""
    db.executescript("DELETE FROM taste; DELETE FROM learned;")
