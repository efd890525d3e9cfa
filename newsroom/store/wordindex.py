"""The index of the words in articles: kept in step with them, and filled for those that came before it.

An index of FTS5 that keeps no text (https://www.sqlite.org/fts5.html#contentless_tables): what goes out of it
has to be told again as it went in. Its rows are numbered by the day an article came out and then in the order
they came, so that the newest days are found first without a look at the articles, and the numbers lie close
together, which is what makes the index small.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from newsroom.text.indexing import Indexed, indexed

if TYPE_CHECKING:
    from newsroom.store.connections import Connections

_BITS = 22
"""A day has room for four million articles."""
_FIRST_DAY = date(2000, 1, 1).toordinal()
"""Days are counted from here: small numbers take less room in the index."""
_BATCH = 50


def page_text(db: sqlite3.Connection, article: int) -> str:
    """Return the text of an article's page, '' where it has none."""
    row = db.execute("SELECT text FROM pages WHERE article = ?", [article]).fetchone()
    return row[0] if row else ""


def first_place(day: date) -> int:
    """Return the first place of a day."""
    return (day.toordinal() - _FIRST_DAY) << _BITS


def end_of(day: date) -> int:
    """Return the place after the last one of a day."""
    return first_place(day) + (1 << _BITS)


def day_of(place: int) -> int:
    """Return a number for the day of a place; later days have greater ones."""
    return place >> _BITS


def date_of(place: int) -> date:
    """Return the day of a place."""
    return date.fromordinal(day_of(place) + _FIRST_DAY)


class Places:
    """Gives out places, in one write transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._next: dict[str, int] = {}

    def take(self, dated: str) -> int:
        """Return the next free place of the day an article came out, as its date is stored."""
        day = dated[:10]
        if day not in self._next:
            first = first_place(date.fromisoformat(day))
            (last,) = self._db.execute(
                "SELECT max(place) FROM articles WHERE place >= ? AND place < ?",
                [first, first + (1 << _BITS)],
            ).fetchone()
            self._next[day] = first if last is None else last + 1
        self._next[day] += 1
        return self._next[day] - 1


def put_in(db: sqlite3.Connection, entries: Iterable[tuple[int, Indexed]]) -> None:
    """Put words in at their places; the caller has begun the transaction and writes the places down."""
    db.executemany(
        "INSERT INTO words (rowid, body, title) VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT))",
        [(place, entry.body, entry.title) for place, entry in entries],
    )


def put_in_order(db: sqlite3.Connection, entries: Sequence[tuple[int, Indexed]]) -> None:
    """Put words of many feeds in, in the order of their places.

    FTS5 writes a segment wherever a place is not above the last one: of each feed that is read for the first
    time one, and merges them. In order it takes a quarter less time.
    """
    put_in(db, sorted(entries, key=itemgetter(0)))


def take_out(db: sqlite3.Connection, entries: Iterable[tuple[int, Indexed]]) -> None:
    """Take words out of their places; they have to be those that went in."""
    db.executemany(
        "INSERT INTO words (words, rowid, body, title)"
        " VALUES ('delete', ?, CAST(? AS TEXT), CAST(? AS TEXT))",
        [(place, entry.body, entry.title) for place, entry in entries],
    )


def forget(db: sqlite3.Connection, condition: str, values: list[object]) -> None:
    """Take out the articles ``a`` of a condition in SQL, before they are deleted."""
    rows = db.execute(
        "SELECT a.place, a.title, c.html, coalesce(p.text, '') FROM articles a"
        " JOIN contents c ON c.article = a.id LEFT JOIN pages p ON p.article = a.id"
        f" WHERE a.place IS NOT NULL AND ({condition})",
        values,
    ).fetchall()
    take_out(db, [(place, indexed(*texts)) for place, *texts in rows])


def take_page(db: sqlite3.Connection, article: int, page: str) -> None:
    """Have the index hold another text of an article's page; called before the page itself is written."""
    row = db.execute(
        "SELECT a.place, a.title, c.html FROM articles a JOIN contents c ON c.article = a.id WHERE a.id = ?",
        [article],
    ).fetchone()
    before = page_text(db, article)
    if row is None or row[0] is None or page == before:
        return
    place, title, html = row
    take_out(db, [(place, indexed(title, html, before))])
    put_in(db, [(place, indexed(title, html, page))])


class WordIndex:
    """How far the index is filled."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def waiting(self) -> int:
        """Return how many articles are not in the index yet: those that were there before it was."""
        with self._connections.reading() as db:
            return int(db.execute("SELECT count(*) FROM articles WHERE place IS NULL").fetchone()[0])

    def fill(self) -> int:
        """Put some of the waiting articles in, the newest first, in one short transaction.

        Returns:
            How many are still waiting.
        """
        sql = (
            "SELECT a.id, a.dated, a.title, c.html, coalesce(p.text, '') FROM articles a"
            " JOIN contents c ON c.article = a.id LEFT JOIN pages p ON p.article = a.id WHERE a.place IS NULL"
        )
        with self._connections.reading() as db:
            rows = db.execute(f"{sql} ORDER BY a.id DESC LIMIT ?", [_BATCH]).fetchall()
        entries = {row: indexed(*row[2:]) for row in rows}
        with self._connections.writing() as writing:
            places = Places(writing.conn)
            for row, entry in entries.items():
                # It may have changed, gone, or been put in by another program meanwhile.
                if writing.execute(f"{sql} AND a.id = ?", [row[0]]).fetchone() != row:
                    continue
                place = places.take(row[1])
                put_in(writing.conn, [(place, entry)])
                writing.execute("UPDATE articles SET place = ? WHERE id = ?", [place, row[0]])
        return self.waiting()
