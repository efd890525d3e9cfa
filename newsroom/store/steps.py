"""The journal's rows: one for each step of an editor, in the order they were taken.

Steps that were undone stay, to be done again, until a new step is taken; which was undone when is counted.
The last 2,000 steps are kept; revisions of issues are kept for good, whatever becomes of the steps.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from newsroom.settings.said import kept, told
from newsroom.store.instants import to_instant, to_milliseconds
from newsroom.store.session import Session
from newsroom.store.storing import as_list, storable, to_json

if TYPE_CHECKING:
    from sqlite_utils import Database

KEPT = 2_000
"""How many steps can be undone."""

PAUSE = timedelta(seconds=60)
"""After a longer pause, typing in the same place is another step."""


class Step(Struct, frozen=True):
    """A row of the journal."""

    id: int
    at: datetime
    kind: str
    label: str
    issue: int | None
    data: dict[str, Any]
    session: str
    group: str | None


def record(
    db: Database,
    session: Session,
    kind: str,
    label: str,
    data: dict[str, Any],
    *,
    issue: int | None = None,
    group: str | None = None,
) -> None:
    """Note a step that was taken; what was undone before can no longer be done again."""
    forget_undone(db)
    db.table("journal").insert(
        {
            "at": to_milliseconds(session.now()),
            "kind": kind,
            "label": storable(kept(label)),
            "issue": issue,
            "data": to_json(data),
            "session": session.name,
            "grouping": group,
        }
    )
    db.execute(
        "DELETE FROM journal WHERE id <= (SELECT id FROM journal ORDER BY id DESC LIMIT 1 OFFSET ?)", [KEPT]
    )


def continued(db: Database, session: Session, issue: int, group: str | None, base: int) -> Step | None:
    """Return the step that a change of an issue goes on with, or None if it is a step of its own.

    It goes on if it belongs to the same group and directly follows: from the same session, within a minute,
    nothing else changed or undone in between.
    """
    step = last_done(db.conn)
    if group is None or step is None or last_undone(db.conn) is not None:
        return None
    follows = (step.kind, step.issue, step.group, step.session) == ("revision", issue, group, session.name)
    if not follows or step.data["after"] != base or session.now() - step.at > PAUSE:
        return None
    return step


def extend(db: Database, session: Session, step: Step, label: str, after: int) -> None:
    """Have a step end with a later revision."""
    db.execute(
        "UPDATE journal SET at = ?, label = ?, data = ? WHERE id = ?",
        [
            to_milliseconds(session.now()),
            storable(kept(label)),
            to_json(step.data | {"after": after}),
            step.id,
        ],
    )


def of_group(db: Database, session: Session, kind: str, group: str) -> Step | None:
    """Return the step of a group, wherever it stands; None if there is none, or if it was undone."""
    which = "undone = 0 AND kind = ? AND session = ? AND grouping = ?"
    return _step(db.conn, which, kind, session.name, group)


def enlarge(db: Database, step: Step, label: str, data: dict[str, Any]) -> None:
    """Have a step be about more than it was; it keeps its place."""
    db.execute(
        "UPDATE journal SET label = ?, data = ? WHERE id = ?", [storable(kept(label)), to_json(data), step.id]
    )


def last_done(db: sqlite3.Connection) -> Step | None:
    """Return the step that undo takes back."""
    return _step(db, "undone = 0 ORDER BY id DESC")


def last_undone(db: sqlite3.Connection) -> Step | None:
    """Return the step that redo takes again: the one that was undone last."""
    return _step(db, "undone > 0 ORDER BY undone DESC, id")


def by_id(db: sqlite3.Connection, id: int, *, undone: bool) -> Step | None:
    """Return a step that was undone, or that was not; None if it is no such step any more."""
    return _step(db, "id = ? AND (undone > 0) = ?", id, undone)


def upon(db: sqlite3.Connection, step: Step, *, undone: bool) -> list[Step]:
    """Return the steps that were taken after one and not undone, or else those undone after it, in order."""
    if undone:
        order = (
            "undone > 0 AND (undone, -id) > (SELECT undone, -id FROM journal WHERE id = ?) ORDER BY undone"
        )
        return _steps(db, f"{order}, id DESC", step.id)
    return _steps(db, "undone = 0 AND id > ? ORDER BY id", step.id)


def last_of(db: sqlite3.Connection, key: str, also: Iterable[int], *, undone: bool) -> Step | None:
    """Return the step of a session that is undone next, or done again; None if it has none.

    Args:
        db: The database.
        key: The session's.
        also: Steps of others that count as its own.
        undone: It is to be done again.
    """
    own = "(substr(session, 1, ?) = ? OR id IN (SELECT value FROM json_each(?)))"
    order = (
        "undone > 0 AND {own} ORDER BY undone DESC, id" if undone else "undone = 0 AND {own} ORDER BY id DESC"
    )
    return _step(db, order.format(own=own), len(key), key, as_list(also))


def set_undone(db: Database, step: Step, undone: bool) -> None:
    """Note that a step was taken back, or again."""
    next = "(SELECT max(undone) + 1 FROM journal)" if undone else "0"
    db.execute(f"UPDATE journal SET undone = {next} WHERE id = ?", [step.id])


def forget(db: Database, step: Step) -> None:
    """Strike a step out."""
    db.execute("DELETE FROM journal WHERE id = ?", [step.id])


def forget_all(db: Database) -> None:
    """Strike out all steps."""
    db.execute("DELETE FROM journal")


def forget_undone(db: Database) -> None:
    """Strike out what was undone."""
    db.execute("DELETE FROM journal WHERE undone > 0")


def _step(db: sqlite3.Connection, which: str, *values: object) -> Step | None:
    found = _steps(db, f"{which} LIMIT 1", *values)
    return found[0] if found else None


def _steps(db: sqlite3.Connection, which: str, *values: object) -> list[Step]:
    rows = db.execute(
        f"SELECT id, at, kind, label, issue, data, session, grouping FROM journal WHERE {which}", values
    )
    return [
        Step(id, to_instant(at), kind, told(label), issue, json.loads(data), session, group)
        for id, at, kind, label, issue, data, session, group in rows
    ]
