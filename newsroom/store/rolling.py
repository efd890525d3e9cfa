"""Backups that come and go by themselves: one a day, kept by a rule, and put back by name."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from newsroom.settings.language import _
from newsroom.settings.reasons import reason_of
from newsroom.store.backups import copy_database
from newsroom.store.copies import backups_of, folder_of, is_ours, is_sound
from newsroom.store.errors import FileLocked, FileMissing, NotNewsroomFile, StoreError


class Rule(Struct, frozen=True, kw_only=True):
    """How many backups are kept: of the last days, weeks and months that have one, the newest of each."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 6


def roll(database: Path, today: date, rule: Rule, copy: Callable[[Path], None]) -> Path | None:
    """Make the backup of a day if it has none yet, and remove those that the rule no longer keeps.

    Args:
        database: The database.
        today: The day.
        rule: What is kept; one of no days makes no backup.
        copy: Writes a consistent copy of the database to a file.

    Returns:
        The new backup, or None where there was one.

    Raises:
        StoreError: it cannot be written, or the database is damaged; then no backup is removed.
    """
    folder = folder_of(database)
    target = folder / f"{today}.db"
    if not rule.daily or target.exists():
        return None
    try:
        folder.mkdir(exist_ok=True)
        fresh = folder / f".{today}.{os.getpid()}.new"  # another program may be making it this moment too
        copy(fresh)
        if not is_sound(fresh):
            fresh.unlink(missing_ok=True)
            message = _("{file} is damaged: no backup was made of it; newsroom doctor tells more")
            raise StoreError(message.format(file=database))
        os.replace(fresh, target)
        kept = keep([each.day for each in backups_of(database)], rule)
        for each in backups_of(database):
            if each.day not in kept:
                each.path.unlink(missing_ok=True)
    except OSError as error:
        message = _("no backup was made in {folder} ({reason}): make room or check its permissions")
        raise StoreError(message.format(folder=folder, reason=reason_of(error))) from error
    return target


def keep(days: Iterable[date], rule: Rule) -> set[date]:
    """Return those of some days whose backups are kept."""
    newest_first = sorted(days, reverse=True)
    kept = set(newest_first[: rule.daily])
    for count, span in (
        (rule.weekly, lambda day: day.isocalendar()[:2]),
        (rule.monthly, lambda day: (day.year, day.month)),
    ):
        newest: dict[tuple[int, ...], date] = {}
        for day in newest_first:
            newest.setdefault(span(day), day)
        kept |= set(list(newest.values())[:count])
    return kept


def put_in_place(backup: Path, database: Path, moment: datetime) -> Path | None:
    """Put a backup in the place of a database; the one that was there is kept beside it.

    Args:
        backup: The copy; it stays.
        database: The database; it may be missing or damaged.
        moment: Names the one that was there.

    Returns:
        What the replaced database is called now, None if there was none.

    Raises:
        FileLocked: a desk or a command has the database open.
        StoreError: the backup is missing, no database or damaged, or cannot be written; nothing was changed.
    """
    if not backup.is_file():
        raise FileMissing(_("there is no backup {file}; newsroom backup list names them").format(file=backup))
    if database.exists() and backup.samefile(database):
        raise StoreError(_("{file} is the database itself: name a backup").format(file=backup))
    if not is_sound(backup):
        if not is_ours(backup):
            message = _("{file} is no backup of newsroom: newsroom backup list names those there are")
            raise NotNewsroomFile(message.format(file=backup))
        raise StoreError(_("{file} is damaged too: choose another backup").format(file=backup))
    _need_unused(database)
    fresh = database.with_name(f".{database.name}.new")
    with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as source:
        copy_database(source, backup, fresh)
    replaced: Path | None = None
    try:
        # A log without its file is moved too: SQLite would take it for one of the backup.
        aside = database.with_name(f"{database.name}.replaced-{moment:%Y%m%d-%H%M%S}")
        for ending in ("-shm", "-wal", ""):
            part = database.with_name(database.name + ending)
            if part.exists():
                kept = aside.with_name(aside.name + ending)
                os.replace(part, kept)
                replaced = replaced if ending == "-shm" else kept
        os.replace(fresh, database)
    except OSError as error:
        message = _("{file} cannot be replaced ({reason}): check the permissions of its folder")
        raise StoreError(message.format(file=database, reason=reason_of(error))) from error
    return replaced


def _need_unused(database: Path) -> None:
    """Make sure that nobody has the database open; its log is moved into it on the way."""
    if not database.exists() or not database.stat().st_size:
        return  # SQLite deletes the log beside an empty file, and with it what was written last
    try:
        with closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as db:
            # SQLite leaves the write-ahead log only where it has the file for itself (sqlite.org/wal.html).
            db.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            message = _("{file} is open in another window or program: close it there, then try again")
            raise FileLocked(message.format(file=database)) from error
    except sqlite3.DatabaseError:
        return  # it is damaged: that is why it is replaced
