"""Consistent copies of the database while it is in use."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from newsroom.settings.language import _
from newsroom.settings.reasons import reason_of
from newsroom.store.errors import StoreError, translated


def copy_database(source: sqlite3.Connection, origin: Path, target: Path, *, overwrite: bool = True) -> None:
    """Copy a database as it is at one moment; `target` appears whole or not at all.

    Args:
        source: A connection to it; another's writes neither wait nor get into the copy half.
        origin: Its file; the copy gets the same permissions.
        target: The file to write.
        overwrite: Replace a backup that is there.

    Raises:
        StoreError: `target` is the database itself, a file of another kind or no file at all, is there and
            shall not be replaced, or cannot be written.
    """
    if target.exists() and target.samefile(origin):
        raise StoreError(
            _("{file} is the database itself: name another file for the copy").format(file=target)
        )
    if target.exists() and not target.is_file() and not target.is_dir():
        message = _("{file} is a device, a pipe or a socket and was left as it is: name a file for the copy")
        raise StoreError(message.format(file=target))
    if target.is_file() and target.stat().st_size and not _is_database(target):
        raise StoreError(
            _("{file} is not a backup and was left as it is: name another file").format(file=target)
        )
    if target.is_file() and target.stat().st_size and not overwrite:
        message = _(
            "{file} is a backup already; nothing was written: name another file, or use --force to replace it"
        )
        raise StoreError(message.format(file=target))
    import shutil
    import tempfile

    place = Path(os.path.realpath(target))  # a link stays, above all one of /dev
    try:
        # In the same folder, as a file can only be renamed within its file system.
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".tmp")
        os.close(handle)
    except OSError as error:
        raise _unwritable(target, error) from error
    unfinished = Path(name)
    try:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
            source.backup(copy)
        shutil.copymode(origin, unfinished)
        _sync(unfinished)
        os.replace(unfinished, place)
        _sync(place.parent)
    except sqlite3.Error as error:
        raise translated(error, target) from error
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def put_back(source: sqlite3.Connection, path: Path) -> None:
    """Write a database that was deleted while it is open to its name again.

    Raises:
        StoreError: its folder is gone too, or cannot be written.
    """
    import tempfile

    try:
        # A log left from the deleted file would be taken for one of the new file (sqlite.org/wal.html).
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.", suffix=".tmp")
        os.close(handle)
    except OSError as error:
        raise _unwritable(path, error) from error
    unfinished = Path(name)
    try:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
            source.backup(copy)
        _sync(unfinished)
        os.replace(unfinished, path)
        _sync(path.absolute().parent)
    except sqlite3.Error as error:
        raise translated(error, path) from error
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def free_name(path: Path, version: int) -> Path:
    """Return the name for a copy of an older version: FILE.v3.bak, or FILE.v3-2.bak if that is taken."""
    name = path.with_name(f"{path.name}.v{version}.bak")
    number = 1
    while name.exists():
        number += 1
        name = path.with_name(f"{path.name}.v{version}-{number}.bak")
    return name


def _is_database(file: Path) -> bool:
    """Tell whether a file is an SQLite database (https://www.sqlite.org/fileformat.html, section 1.2)."""
    try:
        with file.open("rb") as opened:
            return opened.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _unwritable(target: Path, error: OSError) -> StoreError:
    message = _("{file} cannot be written ({reason}): name another file or make room for it")
    return StoreError(message.format(file=target, reason=reason_of(error)))


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return  # Windows does not open folders, and needs no such care.
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
