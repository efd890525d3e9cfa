"""What backups there are of a database, and which of them are sound; nothing here writes."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from msgspec import Struct

from newsroom.store.schema import APPLICATION_ID

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)\.db", re.ASCII)


class Backup(Struct, frozen=True, kw_only=True):
    """A copy of the database as it was on a day."""

    path: Path
    day: date
    size: int
    """Bytes."""


def folder_of(database: Path) -> Path:
    """Return the folder of a database's backups, beside it."""
    return database.with_name(f"{database.stem}-backups")


def log_of(database: Path) -> Path | None:
    """Return the write-ahead log of a database, None where there is none or nothing is in it."""
    log = database.with_name(f"{database.name}-wal")
    with suppress(OSError):
        return log if log.stat().st_size else None
    return None


def backups_of(database: Path) -> list[Backup]:
    """Return the backups of a database that were made by themselves, the newest first."""
    found = []
    with suppress(OSError):
        for path in folder_of(database).iterdir():
            if match := _DAY.fullmatch(path.name):
                with suppress(ValueError, OSError):
                    day = date.fromisoformat(match[1])
                    found.append(Backup(path=path, day=day, size=path.stat().st_size))
    return sorted(found, key=lambda each: each.day, reverse=True)


def newest_sound(database: Path) -> Backup | None:
    """Return the newest backup that is not damaged."""
    return next((each for each in backups_of(database) if is_sound(each.path)), None)


def is_sound(path: Path) -> bool:
    """Tell whether a file is a newsroom database without damage; it is read whole."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            ours = db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
            return bool(ours and db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def is_ours(path: Path) -> bool:
    """Tell whether a file is a newsroom database, damaged or not."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            return bool(db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,))
    except sqlite3.Error:
        return False
