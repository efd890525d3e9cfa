"""Whether other programs wrote into the file: what is written here, by whatever thread, does not count."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress


class Others:
    """Tells what other programs commit by SQLite's data version (sqlite.org/pragma.html#pragma_data_version).

    That number differs for a connection once any other has committed, one of this program as well. So a
    connection that never writes is asked around each transaction of this program. Whoever calls sees to it
    that only one thread of this program writes, or asks, at a time.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._onlooker: sqlite3.Connection | None = None
        self._known = 0
        """The onlooker's number when all that was committed was known."""
        self._wrote = False

    def begin(self) -> None:
        """Count from now on what others write; before that nothing is asked, nor kept open."""
        if self._onlooker is None:
            self._onlooker = self._connect()
            self._known = _version(self._onlooker)

    def begin_anew(self) -> None:
        """Count on in a file that has taken the other's place, if anything is counted."""
        if self._onlooker is not None:
            self.end()
            self.begin()

    def end(self) -> None:
        """Close what was opened for it."""
        if self._onlooker is not None:
            self._onlooker.close()
            self._onlooker = None

    def wrote(self) -> bool:
        """Tell whether others wrote since this was asked last."""
        if self._onlooker is not None:
            self._look(self._onlooker)
        wrote, self._wrote = self._wrote, False
        return wrote

    def before(self, own: sqlite3.Connection) -> int | None:
        """Look once more in a transaction that is to write, during which no other can; return its number."""
        if self._onlooker is None:
            return None
        self._look(self._onlooker)
        return _version(own)

    def after(self, own: sqlite3.Connection, before: int | None) -> None:
        """Take what that transaction committed for known; what another did right behind it is not."""
        if self._onlooker is None or before is None:
            return
        told, self._wrote = self._wrote, True
        with suppress(sqlite3.Error):  # it is written: at worst it is taken for another program's
            self._known = _version(self._onlooker)
            # Asked last: the same number says that nobody had come between when the onlooker was asked.
            self._wrote = told or _version(own) != before

    def _look(self, onlooker: sqlite3.Connection) -> None:
        if (now := _version(onlooker)) != self._known:
            self._known, self._wrote = now, True


def _version(connection: sqlite3.Connection) -> int:
    # To the end, which ends the reading: else it would hold what it sees against the log's being emptied.
    [(version,)] = connection.execute("PRAGMA data_version").fetchall()
    return int(version)
