"""Version 10: issues of other forms than the daily one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def tenth(db: Database) -> None:
    """Add the form of an issue; all there are so far are daily ones."""
    db.executescript(_VERSION_10)


_VERSION_10 = """
ALTER TABLE issues ADD COLUMN form TEXT NOT NULL DEFAULT 'daily';    -- daily, deep, monthly, annual
"""
