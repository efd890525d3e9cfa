"""Texts that met another program's, kept aside until the editor has chosen."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from newsroom.store.archive import Archive
from newsroom.store.instants import to_instant, to_milliseconds
from newsroom.store.storing import new_row, optional_text, storable


class Aside(Struct, frozen=True, kw_only=True):
    """A text of an issue that two programs wrote differently."""

    id: int
    issue: int
    field: str
    entry: str | None
    """The entry's uid."""
    base: str | None
    """What both began with."""
    text: str | None
    """What was written here; None: the entry was taken out."""
    other: str | None
    """What the other program had written; None: it had taken the entry out."""
    at: datetime


class Asides(Archive):
    """The archive, with the texts that wait for the editor's choice."""

    def keep_aside(
        self, id: int, field: str, entry: str | None, base: str | None, text: str | None, other: str | None
    ) -> Aside:
        """Keep a text that met another program's; it is on the disk when the call returns.

        One of the same field that still waits is followed by the newer text: it is what its writer has now.
        The same text that met another once more, as a file that is read again, is kept once.

        Raises:
            StoreError: it cannot be written.
        """
        now = self._session.now()
        with self._connections.writing(durable=True) as db:
            db.execute(
                "UPDATE asides SET settled = ? WHERE issue = ? AND field = ? AND entry IS ? AND text IS ?"
                " AND settled IS NULL",
                [to_milliseconds(now), id, field, optional_text(entry), optional_text(base)],
            )
            waiting = (each for each in self.asides(id) if (each.field, each.entry) == (field, entry))
            same = next((each for each in waiting if (each.base, each.text) == (base, text)), None)
            if same is not None:
                db.execute("UPDATE asides SET other = ? WHERE id = ?", [optional_text(other), same.id])
                return replace(same, other=other)
            record = {
                "issue": id,
                "field": storable(field),
                "entry": optional_text(entry),
                "base": optional_text(base),
                "text": optional_text(text),
                "other": optional_text(other),
                "at": to_milliseconds(now),
            }
            number = new_row(db, "asides", record)
        return Aside(id=number, issue=id, field=field, entry=entry, base=base, text=text, other=other, at=now)

    def follow_aside(self, aside: int, text: str) -> None:
        """Keep what its writer made of a text that still waits.

        Raises:
            StoreError: it cannot be written.
        """
        with self._connections.writing(durable=True) as db:
            db.execute(
                "UPDATE asides SET text = ? WHERE id = ? AND settled IS NULL", [optional_text(text), aside]
            )

    def asides(self, id: int, *, settled: bool = False) -> list[Aside]:
        """Return the texts of an issue that wait for a choice, or those that no longer do, oldest first."""
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT id, field, entry, base, text, other, at FROM asides"
                f" WHERE issue = ? AND settled IS {'NOT NULL' if settled else 'NULL'} ORDER BY id",
                [id],
            ).fetchall()
        return [
            Aside(
                id=number,
                issue=id,
                field=field,
                entry=entry,
                base=base,
                text=text,
                other=other,
                at=to_instant(at),
            )
            for number, field, entry, base, text, other, at in rows
        ]

    def settle(self, aside: int) -> None:
        """Note that the editor has chosen; the text itself stays in the database."""
        with self._connections.writing(durable=True) as db:
            db.execute(
                "UPDATE asides SET settled = ? WHERE id = ? AND settled IS NULL",
                [to_milliseconds(self._session.now()), aside],
            )
