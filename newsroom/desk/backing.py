"""Backups: one a day by itself, listed, and put back by one command."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from newsroom.desk.context import Desk
from newsroom.model import NewsroomError
from newsroom.settings.language import _

if TYPE_CHECKING:
    from newsroom.store.copies import Backup


class NoBackup(NewsroomError):
    """There is no backup that could be put back."""


class Restored(Struct, frozen=True):
    """A backup that is the database now."""

    backup: Path
    replaced: Path | None
    """What the database before is called now; None if there was none."""


def daily(desk: Desk) -> Path | None:
    """Make today's backup if there is none yet, and remove those the settings no longer keep.

    Returns:
        The new backup, None if there was one or the settings want none.

    Raises:
        StoreError: it cannot be written.
    """
    from newsroom.store.rolling import Rule, roll

    kept = desk.settings.backups
    rule = Rule(daily=kept.daily, weekly=kept.weekly, monthly=kept.monthly)
    return roll(desk.store.path, desk.today(), rule, desk.store.backup)


def restore(database: Path, wanted: str | None = None) -> Restored:
    """Put a backup in the place of the database, which is kept beside it.

    Args:
        database: The database; it may be missing or damaged.
        wanted: A file, or the day of a daily backup, YYYY-MM-DD; None is the newest that is sound.

    Raises:
        NoBackup: there is no such backup.
        StoreError: the database is in use, or the backup cannot be used; nothing was changed.
    """
    from newsroom.store.rolling import put_in_place

    backup = _find(database, wanted)
    return Restored(backup, put_in_place(backup, database, datetime.now(UTC).astimezone()))


def repair(database: Path) -> Restored | None:
    """Put the newest sound backup in the place of a database that is damaged or gone; None if it is sound.

    Raises:
        NoBackup: there is no sound backup.
        StoreError: the database is in use or cannot be replaced.
    """
    return None if _is_sound(database) else restore(database)


def _is_sound(database: Path) -> bool:
    from newsroom.store import (
        FileDamaged,
        FileEmpty,
        FileLost,
        FileMissing,
        NotNewsroomFile,
        OlderFile,
        open_store,
    )

    try:
        with open_store(database, read_only=True) as store:
            return not store.check()
    except OlderFile:
        from newsroom.store.copies import is_sound

        return is_sound(database)
    except (FileDamaged, FileEmpty, FileLost, FileMissing, NotNewsroomFile):
        return False


def listed(database: Path) -> list[Backup]:
    """Return the daily backups, the newest first."""
    from newsroom.store.copies import backups_of

    return backups_of(database)


def _find(database: Path, wanted: str | None) -> Path:
    from newsroom.store.copies import folder_of, newest_sound

    if wanted is None:
        found = newest_sound(database)
        if found is None:
            message = _("there is no sound backup in {folder}: name a file that newsroom backup made")
            raise NoBackup(message.format(folder=folder_of(database)))
        return found.path
    try:
        return folder_of(database) / f"{date.fromisoformat(wanted)}.db"
    except ValueError:
        return Path(wanted)
