"""The store: one SQLite file, and what can be done with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from newsroom.settings.language import _
from newsroom.store.articles import Articles
from newsroom.store.backups import copy_database
from newsroom.store.connections import BUSY_SECONDS, Clock, Connections, only_to_read
from newsroom.store.errors import FileDamaged, FileReadOnly, read_only
from newsroom.store.feeds import Feeds
from newsroom.store.inbox import Inbox
from newsroom.store.issues import Issues
from newsroom.store.keptsearches import KeptSearches
from newsroom.store.opening import may_write, open_file, open_to_read
from newsroom.store.pages import Pages
from newsroom.store.passages import Passages
from newsroom.store.session import Session
from newsroom.store.state import State

if TYPE_CHECKING:
    from sqlite_utils import Database

    from newsroom.store.claims import Claims
    from newsroom.store.clips import Clips
    from newsroom.store.deeds import Deeds
    from newsroom.store.journal import Journal
    from newsroom.store.marks import Marks
    from newsroom.store.polls import Polls
    from newsroom.store.ranking import Ranking
    from newsroom.store.retention import Retention
    from newsroom.store.statistics import Statistics
    from newsroom.store.stories import Stories
    from newsroom.store.wordindex import WordIndex

_MOST_PROBLEMS = 100


def utcnow() -> datetime:
    """Tell the time, in UTC."""
    return datetime.now(UTC)


class Store:
    """An open database. It may be used from any thread, and by other processes at the same time.

    What the desk does not show first is imported when it is first asked for: half of this room's modules.
    """

    def __init__(self, connections: Connections, now: Clock = utcnow) -> None:
        self._session = session = Session(connections, now)
        self._connections = connections
        self.feeds = Feeds(session)
        self.articles = Articles(connections)
        self.pages = Pages(connections)
        self.inbox = Inbox(connections, now)
        self.issues = Issues(session)
        self.passages = Passages(session)
        self.state = State(connections)
        self.searches = KeptSearches(session)

    @cached_property
    def polls(self) -> Polls:
        """How the polls of feeds went."""
        from newsroom.store.polls import Polls

        return Polls(self._connections)

    @cached_property
    def claims(self) -> Claims:
        """Who is polling which feeds."""
        from newsroom.store.claims import Claims

        return Claims(self._connections)

    @cached_property
    def clips(self) -> Clips:
        """Documents that an editor put into the inbox."""
        from newsroom.store.clips import Clips

        return Clips(self._session)

    @cached_property
    def retention(self) -> Retention:
        """What may go by age and count."""
        from newsroom.store.retention import Retention

        return Retention(self._connections)

    @cached_property
    def marks(self) -> Marks:
        """What an editor did with stories."""
        from newsroom.store.marks import Marks

        return Marks(self._session)

    def sit_down(self) -> None:
        """Have what is done from now on be of one sitting at the desk."""
        self._session.sit_down()

    @cached_property
    def journal(self) -> Journal:
        """The steps that can be undone."""
        from newsroom.store.journal import Journal

        return Journal(self._session)

    @cached_property
    def words(self) -> WordIndex:
        """The index that a search looks at."""
        from newsroom.store.wordindex import WordIndex

        return WordIndex(self._connections)

    @cached_property
    def ranking(self) -> Ranking:
        """What the score of stories is made of."""
        from newsroom.store.ranking import Ranking

        return Ranking(self._connections)

    @cached_property
    def deeds(self) -> Deeds:
        """What rules did."""
        from newsroom.store.deeds import Deeds

        return Deeds(self._session)

    @cached_property
    def statistics(self) -> Statistics:
        """Numbers of days, sources and issues."""
        from newsroom.store.statistics import Statistics

        return Statistics(self._connections)

    @cached_property
    def stories(self) -> Stories:
        """Which articles are one story."""
        from newsroom.store.stories import Stories

        return Stories(self._session)

    @property
    def path(self) -> Path:
        """The database file."""
        return self._connections.path

    @property
    def read_only(self) -> bool:
        """It was opened to read, as its file may not be written; whatever writes is refused."""
        return self._connections.read_only

    def need_writable(self) -> None:
        """Make sure that it was not opened to read.

        Raises:
            FileReadOnly: it was.
        """
        if self.read_only:
            raise FileReadOnly(read_only().format(file=self.path))

    def writing(self, *, durable: bool = False) -> AbstractContextManager[Database]:
        """Begin a transaction that joins all that this thread does in it: it is written whole or not at all.

        Args:
            durable: Wait at the end until it is on the disk, safe from a power cut.

        Raises:
            StoreError: the file cannot be written.
        """
        return self._connections.writing(durable=durable)

    def write_all(
        self, writes: Iterable[Callable[[], None]], written: Callable[[], object] = lambda: None
    ) -> None:
        """Do writes in as few transactions as others allow, each whole in one of them.

        To do so more is kept in memory for this thread, until it leaves.

        Args:
            writes: They may come into being one after the other.
            written: Called after each transaction.

        Raises:
            StoreError: the file cannot be written; what was written in earlier transactions is there.
        """
        self._connections.enlarge()
        self._connections.write_all(writes, written)

    def leave(self) -> None:
        """Free what the store keeps in memory for this thread, which has written much and ends."""
        self._connections.leave()

    def before_writing(self, do: Callable[[], object] | None) -> None:
        """Have something done once, before the next transaction that writes; None: nothing any more."""
        self._connections.before_writing(do)

    def watch_others(self) -> None:
        """Count from now on what other programs write.

        Raises:
            StoreError: the file cannot be read.
        """
        self._connections.watch_others()

    def others_wrote(self) -> bool:
        """Tell whether another program wrote since this was asked last; it waits for nobody who writes.

        Raises:
            StoreError: the file cannot be read.
        """
        return self._connections.others_wrote()

    def backup(self, path: Path | str, *, overwrite: bool = True) -> None:
        """Copy the database as it is at this moment, while others use it.

        Args:
            path: The file to write.
            overwrite: Replace a backup that is there.

        Raises:
            StoreError: the copy cannot be written; a file that is there stays as it was.
        """
        with self._connections.reading() as db:
            copy_database(db, self.path, Path(path), overwrite=overwrite)

    def check(self) -> list[str]:
        """Look for damage: in the file's structure, in its references, in what the inbox relies on.

        Returns:
            What was found, in plain words, at most 100 of each kind; empty if all is well.
        """
        try:
            with self._connections.reading() as db:
                found = [row[0] for row in db.execute(f"PRAGMA integrity_check({_MOST_PROBLEMS})")]
                problems = [] if found == ["ok"] else found
                loose = db.execute("PRAGMA foreign_key_check").fetchmany(_MOST_PROBLEMS)
                for table, row, other, _key in loose:
                    message = _("row {row} of {table} refers to a row of {other} that is not there")
                    problems.append(message.format(row=row, table=table, other=other))
                return problems + _broken_stories(db)
        except FileDamaged as error:
            return [str(error.__cause__)]

    def close(self) -> None:
        """Close the file; calls that are under way in other threads must have ended."""
        self._connections.close()

    def __enter__(self) -> Store:
        """Close it at the end of a with block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()


def open_store(
    path: Path | str,
    *,
    create: bool = True,
    read_only: bool = False,
    now: Callable[[], datetime] = utcnow,
    busy_seconds: float = BUSY_SECONDS,
) -> Store:
    """Open a newsroom's database.

    Args:
        path: The file.
        create: Make it, and its folder, if it is missing. Without it, one that may not be written is read.
        read_only: Change nothing of it, not even its format.
        now: Tells the time, in UTC.
        busy_seconds: How long to wait for other programs' transactions.

    Raises:
        StoreError: the file is missing, of another kind, of a newer version, locked or read-only; see its
            subclasses.
    """
    path = Path(path)
    if read_only or not (create or may_write(path)):
        connections = Connections(path, busy_seconds, only_to_read(path))
        connections.adopt(open_to_read(path, busy_seconds))
    else:
        connections = Connections(path, busy_seconds)
        connections.adopt(open_file(path, create=create, busy_seconds=busy_seconds))
    return Store(connections, now)


def _broken_stories(db: sqlite3.Connection) -> list[str]:
    rows = db.execute(
        "SELECT s.id FROM stories s"
        " LEFT JOIN articles a ON a.id = s.lead AND a.story = s.id AND a.dated = s.dated"
        " WHERE a.id IS NULL LIMIT ?",
        [_MOST_PROBLEMS],
    )
    return [
        _("story {story} is shown by an article that is not its own").format(story=story) for (story,) in rows
    ]
