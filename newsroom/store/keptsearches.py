"""Searches that the editor keeps as views. Each step can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsroom.model import KeptSearch
from newsroom.settings.language import _, listed
from newsroom.settings.said import said
from newsroom.store import steps
from newsroom.store.errors import StoreError
from newsroom.store.instants import to_milliseconds
from newsroom.store.session import Session
from newsroom.store.storing import new_row, storable

if TYPE_CHECKING:
    from sqlite_utils import Database


class KeptSearches:
    """What was kept, by name."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connections = session.connections

    def all(self) -> list[KeptSearch]:
        """Return all in the order they were kept."""
        sql = "SELECT id, name, query FROM kept_searches WHERE removed IS NULL ORDER BY id"
        with self._connections.reading() as db:
            return [KeptSearch(*row) for row in db.execute(sql)]

    def find(self, name: str) -> KeptSearch:
        """Return the one of that name, in any case of its letters, or of that number.

        Raises:
            StoreError: there is none.
        """
        wanted = name.strip()
        every = self.all()
        for each in every:
            if each.name.casefold() == wanted.casefold() or str(each.id) == wanted:
                return each
        known = listed(each.name for each in every) or _("none is kept yet")
        message = _("there is no view “{name}”; there are: {known}")
        raise StoreError(message.format(name=wanted, known=known))

    def keep(self, name: str, query: str) -> KeptSearch:
        """Keep a search under a name.

        Raises:
            StoreError: another one has the name, or the name is empty.
        """
        name, query = storable(name.strip()), storable(query.strip())
        with self._connections.writing(durable=True) as db:
            self._require_free(db, name, None)
            record = {"name": name, "query": query, "at": to_milliseconds(self._session.now())}
            id = new_row(db, "kept_searches", record)
            label = said("view {name} kept", name=name)
            self._record(db, label, id, {"removed": True}, {"removed": False})
        return KeptSearch(id, name, query)

    def rename(self, id: int, name: str) -> None:
        """Give a view another name.

        Raises:
            StoreError: another one has the name, or the name is empty.
        """
        name = storable(name.strip())
        with self._connections.writing(durable=True) as db:
            self._require_free(db, name, id)
            (before,) = db.execute("SELECT name FROM kept_searches WHERE id = ?", [id]).fetchone()
            db.execute("UPDATE kept_searches SET name = ? WHERE id = ?", [name, id])
            label = said("view {name} renamed", name=before)
            self._record(db, label, id, {"name": before}, {"name": name})

    def remove(self, id: int) -> None:
        """Take a view away."""
        with self._connections.writing(durable=True) as db:
            (name,) = db.execute("SELECT name FROM kept_searches WHERE id = ?", [id]).fetchone()
            label = said("view {name} removed", name=name)
            self._record(db, label, id, {"removed": False}, {"removed": True})
            _set(db, id, {"removed": True}, to_milliseconds(self._session.now()))

    def _require_free(self, db: Database, name: str, own: int | None) -> None:
        if not name:
            raise StoreError(_("a view needs a name"))
        rows = db.execute("SELECT id, name FROM kept_searches WHERE removed IS NULL").fetchall()
        if any(other.casefold() == name.casefold() and id != own for id, other in rows):
            raise StoreError(_("there is a view “{name}” already; choose another name").format(name=name))

    def _record(
        self, db: Database, label: str, id: int, before: dict[str, Any], after: dict[str, Any]
    ) -> None:
        steps.record(db, self._session, "view", label, {"view": id, "before": before, "after": after})


def replay(db: Database, data: dict[str, Any], moment: str, *, forward: bool) -> None:
    """Take a step with a view again, or back."""
    _set(db, data["view"], data["after" if forward else "before"], moment)


def _set(db: Database, id: int, state: dict[str, Any], moment: str) -> None:
    if "name" in state:
        db.execute("UPDATE kept_searches SET name = ? WHERE id = ?", [state["name"], id])
    if "removed" in state:
        removed = moment if state["removed"] else None
        db.execute("UPDATE kept_searches SET removed = ? WHERE id = ?", [removed, id])
