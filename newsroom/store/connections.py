"""Connections to the database, one a thread, and the transactions on them."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsroom.settings.language import _
from newsroom.store.errors import (
    FileLocked,
    FilePutBack,
    FileReplaced,
    StoreClosed,
    locked,
    put_back_told,
    replaced,
    translated,
)
from newsroom.store.others import Others
from newsroom.store.wishing import Wish

if TYPE_CHECKING:
    from sqlite_utils import Database

Clock = Callable[[], datetime]
"""Tells the time, in UTC."""

_Late = Callable[[sqlite3.Connection, Sequence[Any]], None]
"""Does something with what has gathered."""

BUSY_SECONDS = 5.0
"""How long a statement waits for another program's transaction."""

_LOOK_SECONDS = 0.001
"""A writer that waits for another program looks so often whether it may. SQLite's own handler soon looks only
every 50 to 100 ms, and misses most pauses of a program that stores a large fetch."""

_PAUSE_SECONDS = 2 * _LOOK_SECONDS
"""Pause between two transactions of one who writes much. Where one followed the other at once, an editor's
save waited four times as long."""

_LONG_SECONDS = 1.0
"""After so long a transaction of one who writes much ends, though nobody says that they wait."""

_MUCH = 2000
"""So many things that gather are done with at once: another program must not wait long for what is left."""

_CACHE_KIB = 16_384
"""Pages of one connection kept in memory; the indexes of 100,000 articles do not fit into SQLite's 2 MB."""

_LARGE_CACHE_KIB = 65_536
"""The same for a thread that stores a fetch. Pages that find no room are written before their transaction
ends, and read again: with the other size a first fetch of 100,000 articles takes a tenth more."""

_CHECKPOINT_PAGES = 16_000
"""Pages of the write-ahead log, 130 MB in all, after which they are moved into the file: each move waits for
the disk, and a large fetch writes the same pages again and again. With SQLite's 1,000 pages of 4 KB it takes
more than double the time, with a quarter of these a tenth more."""

_LOG_BYTES = 2**26
"""A longer log is cut off once it has been moved into the file."""

_NOT_THE_FILE = (
    sqlite3.IntegrityError,
    sqlite3.ProgrammingError,
    sqlite3.NotSupportedError,
    sqlite3.DataError,
)
"""Faults of a caller, not of the file: they keep their traceback."""


def only_to_read(path: Path) -> str:
    """Return how to connect to a file that must not be written, as a query of SQLite's addresses.

    Even a reader makes a log, and leaves it, where there is none (sqlite.org/wal.html).
    Without a log nobody has the file open, and it can be read as one that does not change.
    """
    logged = os.path.exists(path.with_name(f"{path.name}-wal"))  # False where it may not be looked for
    return "mode=ro" if logged else "mode=ro&immutable=1"


@contextmanager
def transaction(
    connection: sqlite3.Connection, begin: str, patience: float | None = None, wish: Wish | None = None
) -> Iterator[None]:
    """Do what is within as one transaction, or none of it.

    Args:
        connection: Where.
        begin: The statement that begins it.
        patience: For so many seconds look ever so often whether it may begin; None: as the connection does.
        wish: By which other programs are told meanwhile that somebody waits.
    """
    if patience is None:
        connection.execute(begin)
    else:
        _begin_soon(connection, begin, patience, wish)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite ends the transaction by itself where, for one, the disk is full.
        if connection.in_transaction:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        raise


def _begin_soon(connection: sqlite3.Connection, begin: str, patience: float, wish: Wish | None) -> None:
    """Begin as soon as another program pauses, within so many seconds."""
    deadline = time.monotonic() + patience
    waits = False
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute(begin)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= deadline:
                    raise
            else:
                return
            if wish is not None:
                wish.express()
                waits = True
            time.sleep(_LOOK_SECONDS)
    finally:
        if wish is not None and waits:
            wish.take_back()
        connection.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")


def connect(path: Path, busy_seconds: float = BUSY_SECONDS, how: str = "mode=rw") -> sqlite3.Connection:
    """Connect to a file; the connection begins no transaction by itself.

    Args:
        path: The file.
        busy_seconds: How long to wait for other programs.
        how: The query of SQLite's address: ``mode=rwc`` makes a file that is missing.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    # Any thread may close it at the end; only the one it was made for uses it.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=200,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
    connection.execute(f"PRAGMA journal_size_limit = {_LOG_BYTES}")
    return connection


def wrapped(connection: sqlite3.Connection) -> Database:
    """Return the connection with all that sqlite-utils can do with it."""
    from sqlite_utils import Database

    # Plugins of sqlite-utils are for its command line; whatever a user installed there must not reach us.
    return Database(connection, recursive_triggers=False, execute_plugins=False)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what the system knows a file by, whatever its name; None if there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Connections:
    """The connections of one store."""

    def __init__(self, path: Path, busy_seconds: float = BUSY_SECONDS, how: str = "mode=rw") -> None:
        self.path = path
        self._how = how
        self._busy_seconds = busy_seconds
        self._open: dict[threading.Thread, sqlite3.Connection] = {}
        self._outdated: set[threading.Thread] = set()
        """Threads whose connection is to a file that is no longer there."""
        self._file: tuple[int, int] | None = None
        """What the system knows the file by."""
        self._guard = threading.Lock()
        self._turn = threading.Lock()
        self._wish = Wish(path)
        self._waiting: set[threading.Thread] = set()
        """Threads that wait for their turn to write."""
        self._closed = False
        self._before: Callable[[], object] | None = None
        self._gathers = False
        """What is written now is much, and ends with what has gathered."""
        self._gathered: dict[_Late, list[Any]] = {}
        self._others = Others(lambda: connect(path, busy_seconds, how))

    @property
    def read_only(self) -> bool:
        """They were made to read: whatever writes is refused."""
        return self._how.startswith("mode=ro&") or self._how == "mode=ro"

    def before_writing(self, do: Callable[[], object] | None) -> None:
        """Have something done once, before the next transaction that writes; reading does not ask for it.

        All threads that write wait for it, so it must not write into this store itself.
        """
        self._before = do

    def adopt(self, connection: sqlite3.Connection) -> None:
        """Make a connection that was opened elsewhere this thread's own."""
        with self._guard:
            self._open[threading.current_thread()] = connection
            self._file = _identity(self.path)

    def here(self) -> sqlite3.Connection:
        """Return this thread's connection, made at its first use.

        Raises:
            StoreError: the file cannot be opened, or the store was closed.
        """
        thread = threading.current_thread()
        connection = self._open.get(thread)
        if connection is not None and (thread not in self._outdated or connection.in_transaction):
            return connection
        with self._guard:
            if thread in self._outdated:
                self._outdated.discard(thread)
                self._open.pop(thread).close()
            if self._closed:
                raise StoreClosed(_("{file} was closed").format(file=self.path))
            try:
                connection = connect(self.path, self._busy_seconds, self._how)
            except sqlite3.Error as error:
                raise translated(error, self.path) from error
            for gone in [each for each in self._open if not each.is_alive()]:
                self._open.pop(gone).close()
            self._open[thread] = connection
        return connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Read the state of one moment: whatever others write meanwhile is seen only by the next reader.

        It is a plain connection, as to import sqlite-utils takes longer than to read an inbox. Inside a
        transaction of this thread it joins that.

        Raises:
            StoreError: the file cannot be read.
        """
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[Database]:
        """Write everything or nothing. Inside a transaction of this thread it joins that.

        The lock is taken at the beginning (``BEGIN IMMEDIATE``): a transaction that only turns into a writer
        later fails at once where another one writes, whatever the busy timeout.

        Args:
            durable: Wait until it is on the disk. Otherwise a power cut, though no crash of the program, may
                take back the last transactions, never a part of one.

        Raises:
            StoreError: the file cannot be written.
        """
        connection = self.here()
        db = wrapped(connection)
        if connection.in_transaction:
            yield db
            return
        self._take_turn()
        try:
            # In this thread's turn, so that no other writes while it is being done.
            before, self._before = self._before, None
            if before is not None:
                before()
            self._need_file()
            connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            with self._transaction("BEGIN IMMEDIATE", self._busy_seconds):
                known = self._others.before(connection)
                yield db
            self._others.after(connection, known)
        finally:
            self._turn.release()

    def watch_others(self) -> None:
        """Count from now on what other programs write.

        Raises:
            StoreError: the file cannot be read.
        """
        with self._turn:
            try:
                self._others.begin()
            except sqlite3.Error as error:
                raise translated(error, self.path) from error

    def others_wrote(self) -> bool:
        """Tell whether another program wrote since this was asked last, or since `watch_others`.

        It never waits: while a thread of this program writes it says no, and what came is told the next time.

        Raises:
            StoreError: the file cannot be read.
        """
        if not self._turn.acquire(blocking=False):
            return False
        try:
            return self._others.wrote()
        except sqlite3.Error as error:
            raise translated(error, self.path) from error
        finally:
            self._turn.release()

    def write_all(
        self, writes: Iterable[Callable[[], None]], written: Callable[[], object] = lambda: None
    ) -> None:
        """Write much in as few transactions as others allow: each ends where another thread or program waits.

        Every page of the file that is touched is written at the end of each transaction, and a large fetch
        touches the same ones again and again. For programs that do not say that they wait no transaction
        lasts long; between two there is a pause.

        Args:
            writes: Each is done whole in one transaction. The first is asked for before that, any other
                within one.
            written: Called after each transaction.

        Raises:
            StoreError: the file cannot be written; what was written in earlier transactions is there.
        """
        within = self.here().in_transaction
        left = iter(writes)
        write = next(left, None)
        while write is not None:
            with self.writing():
                end = time.monotonic() + _LONG_SECONDS
                with self._gathering():
                    while write is not None:
                        write()
                        write = next(left, None)
                        if self._waiting or time.monotonic() >= end or self._wish.is_there():
                            break
            written()
            if write is not None and not within:
                time.sleep(_PAUSE_SECONDS)

    @contextmanager
    def _gathering(self) -> Iterator[None]:
        """Let things gather within a transaction, and do with them what they gathered for at its end."""
        self._gathers = True
        try:
            yield
            self.finish()
        finally:
            self._gathers = False
            self._gathered.clear()  # of a transaction that failed nothing is left

    def gather(self, late: _Late, things: Iterable[Any]) -> None:
        """Do something with things: in `write_all` with many at once, before its transaction ends.

        To be called within a transaction that writes.

        Args:
            late: Takes this thread's connection and all that gathered for it.
            things: They gather behind those that are there.
        """
        gathered = self._gathered.setdefault(late, [])
        gathered += things
        if not self._gathers or len(gathered) >= _MUCH:
            self.finish()

    def finish(self) -> None:
        """Do what has gathered; for what is to be done after it in the same transaction."""
        while self._gathered:
            late, things = self._gathered.popitem()
            late(self.here(), things)

    def _take_turn(self) -> None:
        """Wait until no other thread writes.

        Threads take turns by a lock, which hands over at once; SQLite would look again every so often.
        """
        if self._turn.acquire(blocking=False):
            return
        thread = threading.current_thread()
        self._waiting.add(thread)
        try:
            if not self._turn.acquire(timeout=self._busy_seconds):
                raise FileLocked(locked().format(file=self.path))
        finally:
            self._waiting.discard(thread)

    def _need_file(self) -> None:
        """Make sure that what is written gets into the file of that name.

        A file that is deleted or replaced while it is open takes writes as before, and loses them at the end
        (unlink(2)). One that was deleted is put back from what is still open of it.

        Raises:
            FileReplaced: another file has its name now, or it cannot be put back.
        """
        known, found = self._file, _identity(self.path)
        if known is None or found == known:
            return
        if found is not None:
            raise FileReplaced(replaced().format(file=self.path))
        from newsroom.store.backups import put_back

        with self._guard:
            put_back(self._open[threading.current_thread()], self.path)
            self._file = _identity(self.path)
            self._outdated |= set(self._open)
        self._others.begin_anew()
        raise FilePutBack(put_back_told().format(file=self.path))

    @contextmanager
    def _transaction(self, begin: str, patience: float | None = None) -> Iterator[sqlite3.Connection]:
        connection = self.here()
        if connection.in_transaction:
            yield connection
            return
        try:
            with transaction(connection, begin, patience, self._wish):
                yield connection
        except _NOT_THE_FILE:
            raise
        except sqlite3.Error as error:
            raise translated(error, self.path) from error

    def enlarge(self) -> None:
        """Keep more in memory for this thread, which is going to write much, until it leaves."""
        self.here().execute(f"PRAGMA cache_size = -{_LARGE_CACHE_KIB}")

    def leave(self) -> None:
        """Close this thread's connection; what was kept in memory for it is freed."""
        with self._guard:
            self._outdated.discard(threading.current_thread())
            if (connection := self._open.pop(threading.current_thread(), None)) is not None:
                connection.close()

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._guard:
            self._closed = True
            self._others.end()
            for connection in self._open.values():
                connection.close()
            self._open.clear()
