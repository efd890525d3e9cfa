"""Passages that the editor highlighted in articles, and the notes on them. Each step can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsroom.model import Passage
from newsroom.settings.language import _
from newsroom.settings.said import said
from newsroom.store import steps
from newsroom.store.errors import NoSuchPassage
from newsroom.store.instants import to_instant, to_milliseconds
from newsroom.store.session import Session
from newsroom.store.storing import new_row, storable

if TYPE_CHECKING:
    from sqlite_utils import Database

_COLUMNS = (
    "SELECT p.id, p.article, p.start, p.quote, p.note, p.at, a.title, a.url, coalesce(a.source, f.title, '')"
    " FROM passages p JOIN articles a ON a.id = p.article LEFT JOIN feeds f ON f.id = a.feed"
)


class Passages:
    """What was marked in articles."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connections = session.connections

    def of_article(self, article: int) -> list[Passage]:
        """Return an article's passages in the order of the text."""
        return self._read("p.article = ? AND p.removed IS NULL ORDER BY p.start, p.id", [article])

    def latest(self, limit: int = 1000) -> list[Passage]:
        """Return the passages of all articles, the newest first."""
        return self._read("p.removed IS NULL ORDER BY p.at DESC, p.id DESC LIMIT ?", [limit])

    def _read(self, which: str, values: list[Any]) -> list[Passage]:
        with self._connections.reading() as db:
            rows = db.execute(f"{_COLUMNS} WHERE {which}", values).fetchall()
        return [
            Passage(
                id=id,
                article=article,
                start=start,
                quote=quote,
                note=note,
                at=to_instant(at),
                title=title,
                url=url,
                source=source,
            )
            for id, article, start, quote, note, at, title, url, source in rows
        ]

    def mark(self, article: int, start: int, quote: str, note: str = "") -> int:
        """Mark words of an article, and return the passage's id.

        Args:
            article: Its id.
            start: Letters before the words in its text, white space not counted.
            quote: The words.
            note: What the editor has to say of them.
        """
        with self._connections.writing(durable=True) as db:
            record = {
                "article": article,
                "start": start,
                "quote": storable(quote),
                "note": storable(note),
                "at": to_milliseconds(self._session.now()),
            }
            id = new_row(db, "passages", record)
            label = said("note made") if note else said("passage highlighted")
            self._record(db, label, id, {"removed": True}, {"removed": False})
        return id

    def set_note(self, id: int, note: str) -> None:
        """Write another note on a passage, or take it away ('').

        Raises:
            NoSuchPassage: there is no such passage, or it was taken away.
        """
        with self._connections.writing(durable=True) as db:
            before = self._note(db, id)
            db.execute("UPDATE passages SET note = ? WHERE id = ?", [storable(note), id])
            self._record(db, _("note changed"), id, {"note": before}, {"note": storable(note)})

    def take_away(self, id: int) -> None:
        """Take a passage's mark and note away.

        Raises:
            NoSuchPassage: there is no such passage, or it was taken away before.
        """
        with self._connections.writing(durable=True) as db:
            self._note(db, id)
            self._record(db, _("highlight taken away"), id, {"removed": False}, {"removed": True})
            _set(db, id, {"removed": True}, to_milliseconds(self._session.now()))

    def _note(self, db: Database, id: int) -> str:
        row = db.execute("SELECT note FROM passages WHERE id = ? AND removed IS NULL", [id]).fetchone()
        if row is None:
            raise NoSuchPassage(id)
        return str(row[0])

    def _record(
        self, db: Database, label: str, id: int, before: dict[str, Any], after: dict[str, Any]
    ) -> None:
        data = {"passage": id, "before": before, "after": after}
        steps.record(db, self._session, "passage", label, data)


def replay(db: Database, data: dict[str, Any], moment: str, *, forward: bool) -> int:
    """Take a step with a passage again, or back; return the article's id."""
    _set(db, data["passage"], data["after" if forward else "before"], moment)
    row = db.execute("SELECT article FROM passages WHERE id = ?", [data["passage"]]).fetchone()
    return int(row[0]) if row else 0


def _set(db: Database, id: int, state: dict[str, Any], moment: str) -> None:
    if "note" in state:
        db.execute("UPDATE passages SET note = ? WHERE id = ?", [state["note"], id])
    if "removed" in state:
        db.execute("UPDATE passages SET removed = ? WHERE id = ?", [moment if state["removed"] else None, id])
