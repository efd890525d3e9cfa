"""What can go wrong with the database, told so that an editor knows what to do."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from newsroom.model import NewsroomError
from newsroom.settings.language import _


class StoreError(NewsroomError):
    """The database could not be read or written; whatever was being written is there whole or not at all."""


class FileMissing(StoreError):
    """There is no such file, and none was to be made."""


class FileLost(StoreError):
    """The file is gone or empty, though its backups or its log show that there was a newsroom in it."""


class FileEmpty(StoreError):
    """Nothing is in the file, nor is there a trace that anything was, and it was only to be read."""


class FileUnreachable(StoreError):
    """The file or its folder cannot be opened."""


class NotNewsroomFile(StoreError):
    """The file is not SQLite, or belongs to another program; it was left untouched."""


class NewerFile(StoreError):
    """A newer newsroom wrote the file."""


class OlderFile(StoreError):
    """An older newsroom wrote the file, and it was not to be changed."""


class FileLocked(StoreError):
    """Another program kept the file to itself for longer than the busy timeout."""


class FileReadOnly(StoreError):
    """The file, its folder or its file system does not let itself be written."""


class FileReplaced(StoreError):
    """Another file has the name of the one that is open."""


class FilePutBack(StoreError):
    """The file was deleted while it was open, and was put back whole; nothing else was done."""


class DiskFull(StoreError):
    """There is no room for what was to be written."""


class FileDamaged(StoreError):
    """SQLite finds the file's structure broken."""


class StoreClosed(StoreError):
    """The store was closed before."""


class Conflict(StoreError):
    """Another program saved the issue in between; `current` is the revision it has now."""

    def __init__(self, issue: int, base: int, current: int) -> None:
        message = _(
            "issue {issue} was changed by another program (revision {current}, not {base}); open it again"
        )
        super().__init__(message.format(issue=issue, base=base, current=current))
        self.current = current


class NoSuchIssue(StoreError):
    """No issue has that id, or it was removed, or it has no such revision."""

    def __init__(self, issue: int, revision: int | None = None) -> None:
        if revision is None:
            message = _("there is no issue {issue}; newsroom issue list shows them all")
        else:
            message = _("issue {issue} has no revision {revision}")
        super().__init__(message.format(issue=issue, revision=revision))


class NoSuchOverride(StoreError):
    """No override has that id, or it was taken back before."""

    def __init__(self, override: int) -> None:
        message = _("there is no finding {override} that was let pass; it was taken back before")
        super().__init__(message.format(override=override))


class NoSuchPassage(StoreError):
    """No passage has that id, or it was taken away before."""

    def __init__(self, passage: int) -> None:
        message = _("there is no highlight {passage}; newsroom notes shows them all")
        super().__init__(message.format(passage=passage))


class NoSuchFeed(StoreError):
    """No feed has that id, or it was removed."""

    def __init__(self, feed: int) -> None:
        message = _("there is no feed {feed}; newsroom feeds list shows them all")
        super().__init__(message.format(feed=feed))


class StepImpossible(StoreError):
    """A step of the journal about feeds cannot be taken back or again; nothing of them changed."""


class FeedExists(StepImpossible):
    """Another feed has the address."""


class UndoRefused(StoreError):
    """A step cannot be undone or done again as things went on without it; nothing changed."""


def translated(error: sqlite3.Error, path: Path) -> StoreError:
    """Return what an error of SQLite means for the editor, naming the file.

    The first byte of SQLite's extended result code is its kind (https://www.sqlite.org/rescode.html).
    """
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return FileLocked(locked().format(file=path))
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(_full().format(file=path))
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return FileReadOnly(read_only().format(file=path))
    if code == sqlite3.SQLITE_CANTOPEN:
        return FileUnreachable(unreachable().format(file=path))
    if code == sqlite3.SQLITE_NOTADB:
        from newsroom.store.copies import backups_of

        if backups_of(path):  # it was one: the beginning of the file is destroyed
            return FileDamaged(damaged(path))
        return NotNewsroomFile(not_newsroom().format(file=path))
    if code == sqlite3.SQLITE_CORRUPT:
        return FileDamaged(damaged(path))
    if code == sqlite3.SQLITE_IOERR and (cause := _io_cause(path)):
        return cause
    return StoreError(_unknown().format(file=path, reason=" ".join(str(error).split())))


def _io_cause(path: Path) -> StoreError | None:
    """Return why reading or writing failed, where that can be told; SQLite says no more than that it did."""
    if _is_read_only(path):
        return FileReadOnly(read_only().format(file=path))
    if (most := _largest_file(path)) is not None:
        return DiskFull(_limited().format(file=path, most=f"{most // 1024:,}"))
    return DiskFull(_full().format(file=path)) if _is_full(path) else None


def _is_read_only(path: Path) -> bool:
    """Tell whether the file or its log was made read-only while it is open.

    SQLite says no more than that writing failed. The file is not opened for this, as closing it would take
    away SQLite's locks (https://www.sqlite.org/howtocorrupt.html, 2.2).
    """
    parts = (path, path.with_name(path.name + "-wal"))
    return any(part.exists() and not os.access(part, os.W_OK) for part in parts)


_ROOM = 1 << 20
"""Bytes; a disk or a limit with less room than this is what a write failed for."""


def _is_full(path: Path) -> bool:
    """Tell whether the disk is full: SQLite knows that by ENOSPC alone, not by EDQUOT."""
    import shutil

    try:
        return shutil.disk_usage(path.parent).free < _ROOM
    except OSError:
        return False


def _largest_file(path: Path) -> int | None:
    """Return how large files may become for this process, in bytes, where these need more room; or None.

    To read it, SQLite may have to write the index of the log, so the limit may be in the way of reading too.
    """
    try:
        import resource
    except ImportError:  # there is no such limit on Windows
        return None
    most, _hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    parts = (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-journal"))
    largest = max((part.stat().st_size for part in parts if part.exists()), default=0)
    return most if most != resource.RLIM_INFINITY and most - largest < _ROOM else None


def _limited() -> str:
    return _(
        "{file} and its log need more room than files may have here, {most} KiB (ulimit -f), even to be read;"
        " nothing was changed: raise the limit and try again"
    )


def locked() -> str:
    """Return the message about a file that others kept too long, with a field for its name."""
    return _(
        "{file} is being written by another program; nothing was changed: try again, or close the other one"
    )


def _full() -> str:
    return _("no room left for {file}; nothing was changed: free some space on its disk and try again")


def replaced() -> str:
    """Return the message about a file that another one took the place of, with a field for its name."""
    return _(
        "{file} was replaced by another file while it was open; nothing was changed: put the old one back, or"
        " leave and open newsroom again"
    )


def put_back_told() -> str:
    """Return the message about a file that was deleted, with a field for its name."""
    return _("{file} was deleted or moved while it was open; it was put back, whole: try again")


def read_only() -> str:
    """Return the message about a file that may not be written, with a field for its name."""
    return _(
        "{file} cannot be written; nothing was changed: check the permissions of the file and its folder"
    )


def unreachable() -> str:
    """Return the message about a file that cannot be opened, with a field for its name."""
    return _("{file} cannot be opened: check that its folder exists and that you may write there")


def damaged(path: Path) -> str:
    """Return the message about a damaged file, with the newest backup that is good."""
    from newsroom.store.copies import newest_sound

    newest = newest_sound(path)
    if newest is None:
        message = _(
            "{file} is damaged: newsroom doctor tells where; newsroom restore FILE puts a backup back"
        )
        return message.format(file=path)
    message = _("{file} is damaged: newsroom restore puts the good backup of {day} in its place ({backup})")
    return message.format(file=path, day=newest.day, backup=newest.path)


def lost(path: Path) -> FileLost | None:
    """Return the error of a file that is missing or empty where a newsroom was; None for a new one.

    A new newsroom has neither backups nor a log: the log is there only once the file has content.
    """
    from newsroom.store.copies import backups_of, folder_of, log_of, newest_sound

    try:
        if path.is_dir() or path.stat().st_size:
            return None
        message = _("{file} is empty, though a newsroom was in it")
    except FileNotFoundError:
        message = _("{file} is gone, though a newsroom was in it")
    except OSError:
        return None
    told = message.format(file=path)
    folder, log = folder_of(path), log_of(path)
    if newest := newest_sound(path):
        message = _(
            "{told}: newsroom restore puts the good backup of {day} in its place;"
            " to begin anew, move {folder} away"
        )
        return FileLost(message.format(told=told, day=newest.day, folder=folder))
    if backups_of(path):
        message = _(
            "{told}, and no backup in {folder} is sound: newsroom restore FILE takes any copy; to begin anew,"
            " move that folder away"
        )
        return FileLost(message.format(told=told, folder=folder))
    if log is not None:
        message = _(
            "{told} (its log {log} is still there): newsroom restore FILE takes any copy; to begin anew, move"
            " the log away"
        )
        return FileLost(message.format(told=told, log=log))
    return None


def empty() -> str:
    """Return the message about a file that nothing is in, with a field for its name."""
    return _(
        "{file} is empty: newsroom begins anew in it; if there was a newsroom in it, newsroom restore FILE"
        " puts a copy back"
    )


def _unknown() -> str:
    return _("{file} cannot be used ({reason}): newsroom doctor checks it")


def not_newsroom() -> str:
    """Return the message about a file of another kind, with a field for its name."""
    return _("{file} is not a newsroom database and was left untouched: name another file with --database")
