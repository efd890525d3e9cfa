"""The database file is found, made, brought up to date, or refused."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from newsroom.settings.language import _
from newsroom.settings.reasons import reason_of
from newsroom.store.backups import copy_database, free_name
from newsroom.store.connections import BUSY_SECONDS, connect, only_to_read, transaction, wrapped
from newsroom.store.errors import (
    FileEmpty,
    FileMissing,
    FileReadOnly,
    FileUnreachable,
    NewerFile,
    NotNewsroomFile,
    OlderFile,
    StoreError,
    empty,
    lost,
    not_newsroom,
    read_only,
    translated,
    unreachable,
)
from newsroom.store.schema import APPLICATION_ID, STEPS, Step

_RETRY_SECONDS = 0.01
_PAGE_BYTES = 8_192
"""Of articles of 1.5 KB, two fit into SQLite's page of 4 KB and leave a fifth of it empty."""


class _Header(NamedTuple):
    """What a file says of itself."""

    application: int
    version: int
    empty: bool
    """There are no tables in it."""

    @property
    def foreign(self) -> bool:
        """Another program's tables are in it."""
        return self.application != APPLICATION_ID and not self.empty


def open_file(
    path: Path, *, create: bool, busy_seconds: float = BUSY_SECONDS, steps: Sequence[Step] = STEPS
) -> sqlite3.Connection:
    """Open a database of the newest version, made or brought up to date as needed.

    An older file is copied to FILE.vN.bak first and brought up to date in one transaction. Processes that do
    this at the same time wait for one another.

    Args:
        path: The file.
        create: Make it, and its folder, if it is missing.
        busy_seconds: How long to wait for other programs.
        steps: The migrations.

    Raises:
        StoreError: the file is missing, of another kind, of a newer version, locked or read-only.
    """
    with _told(path):
        _find(path, create)
        connection = connect(path, busy_seconds, "mode=rwc" if create else "mode=rw")
        with _closed_in_vain(connection):
            _settle(connection, path, steps)
            _keep_wal(connection, busy_seconds)
        return connection


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Name the file in what goes wrong with it."""
    try:
        yield
    except sqlite3.Error as error:
        raise translated(error, path) from error
    except OSError as error:  # a folder on the way that may not be looked into, a name that is too long
        raise FileUnreachable(unreachable().format(file=path)) from error


@contextmanager
def _closed_in_vain(connection: sqlite3.Connection) -> Iterator[None]:
    """Close a connection that is of no use."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def open_to_read(path: Path, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open a database of the newest version to read in it; nothing of it is changed, and nothing made.

    Raises:
        OlderFile: its version is an older one.
        FileEmpty: nothing is in it.
        StoreError: the file is missing, of another kind, of a newer version, locked or unreadable.
    """
    with _told(path):
        _need(path)
        connection = connect(path, busy_seconds, only_to_read(path))
        with _closed_in_vain(connection):
            header = _header(connection)
            if header.empty:
                raise FileEmpty(empty().format(file=path))
            if not _up_to_date(header, path, STEPS):
                message = _(
                    "{file} has an older format: it is brought up to date once newsroom may write to it"
                )
                raise OlderFile(message.format(file=path))
        return connection


def may_write(path: Path) -> bool:
    """Tell whether a database may be written; one that is missing is for others to tell of."""
    if not os.path.exists(path):  # or may not be looked for
        return True
    # SQLite makes a log beside the file, for readers too (sqlite.org/wal.html).
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def _need(path: Path) -> None:
    """Make sure that there is a database of ours."""
    if path.is_dir():
        raise FileUnreachable(_("{file} is a folder: name a file for the database").format(file=path))
    if gone := lost(path):
        raise gone
    if path.exists() and not path.is_file():  # a device, or a pipe, on which opening would wait for ever
        message = _("{file} is no file that a database could be in: name another with --database")
        raise FileUnreachable(message.format(file=path))
    if path.exists():
        _refuse_foreign(path)
    else:
        raise FileMissing(
            _("there is no database {file}: check its name, or run newsroom to make one").format(file=path)
        )


def _find(path: Path, create: bool) -> None:
    """See to it that the path names a file that may be opened, without changing one that may not."""
    if not create or path.exists() or lost(path):
        _need(path)
        if not os.access(path, os.W_OK):
            raise FileReadOnly(read_only().format(file=path))
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("the folder {folder} cannot be made ({reason}): name another file with --database")
        raise StoreError(message.format(folder=path.parent, reason=reason_of(error))) from error


def _refuse_foreign(path: Path) -> None:
    """Refuse another program's file without so much as a lock on it.

    Raises:
        NotNewsroomFile: it is none of ours.
    """
    # SQLite reads it, not open(): closing a file drops all locks this process holds on it (fcntl(2)), those
    # of another store on the same database too.
    with suppress(sqlite3.Error):
        if not _read_apart(path, "mode=ro&immutable=1").foreign:
            return
        raise NotNewsroomFile(not_newsroom().format(file=path))
    # It may be a new database that another process is writing this moment: ask again as SQLite's locks allow.
    if _read_apart(path, "mode=rw").foreign:
        raise NotNewsroomFile(not_newsroom().format(file=path))


def _read_apart(path: Path, how: str) -> _Header:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as connection:
        return _header(connection)


def _header(connection: sqlite3.Connection) -> _Header:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    # A version that someone else counted says nothing.
    return _Header(application, version if application == APPLICATION_ID else 0, tables == 0)


def _settle(connection: sqlite3.Connection, path: Path, steps: Sequence[Step]) -> None:
    """Take the steps that the file has not taken yet, all of them or none."""
    if _up_to_date(_header(connection), path, steps):
        return
    connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")  # of a new file; nothing else is changed by it
    with transaction(connection, "BEGIN IMMEDIATE"):
        header = _header(connection)  # Another process may have done it meanwhile.
        if not _up_to_date(header, path, steps):
            _migrate(connection, path, header, steps)


def _up_to_date(header: _Header, path: Path, steps: Sequence[Step]) -> bool:
    if header.foreign:
        raise NotNewsroomFile(not_newsroom().format(file=path))
    if header.version > len(steps):
        message = _("{file} has format {found}, this newsroom knows formats up to {known}: upgrade newsroom")
        raise NewerFile(message.format(file=path, found=header.version, known=len(steps)))
    return not header.empty and header.version == len(steps)


def _migrate(connection: sqlite3.Connection, path: Path, header: _Header, steps: Sequence[Step]) -> None:
    if not header.empty:
        # Another connection copies what the file holds; this one keeps all others from writing to it.
        with closing(sqlite3.connect(path)) as source:
            copy_database(source, path, free_name(path, header.version))
    db = wrapped(connection)
    for step in steps[header.version :]:
        step(db)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(steps)}")


def _keep_wal(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Have the file use a write-ahead log, in which readers and a writer do not wait for one another.

    The file remembers it. To change it SQLite needs the file for itself and does not always wait for that. A
    file system that has no shared memory keeps the old way, which is slower and as safe.
    """
    deadline = time.monotonic() + busy_seconds
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)
