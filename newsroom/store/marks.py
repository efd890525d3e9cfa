"""What an editor sets on stories: read, starred, dismissed, held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from newsroom.model import Change, Mark
from newsroom.store import spans, steps
from newsroom.store.instants import to_milliseconds
from newsroom.store.session import Session
from newsroom.store.storing import as_list

if TYPE_CHECKING:
    from sqlite_utils import Database


_SET_BY = {Mark.STARRED: "star", Mark.DISMISSED: "dismiss", Mark.HELD: "mute"}
"""The action of a rule that sets a mark."""


class Marks:
    """The editor's marks. Those of one article are those of its story: every article of it gets them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def set(self, ids: Iterable[int], mark: Mark, value: bool | date | None, label: str) -> Change:
        """Set a mark on the stories of some articles, as one step that can be undone.

        Args:
            ids: Ids of articles; those that are gone, or marked that way already, make no difference.
            mark: Which mark.
            value: True or False; for `Mark.HELD` the day the story comes back, or None to bring it back now.
            label: What the journal calls the step.

        Returns:
            The change, with all articles of the stories that changed. If none did, there is no step to undo.

        Raises:
            StoreError: the database cannot be written; no mark changed.
        """
        after = _stored(mark, value)
        with self._session.connections.writing() as db:
            rows = db.execute(
                f"SELECT DISTINCT s.id, s.{mark.value} FROM articles a JOIN stories s ON s.id = a.story"
                f" WHERE a.id IN (SELECT value FROM json_each(?)) AND s.{mark.value} IS NOT ?",
                [as_list(ids), after],
            ).fetchall()
            changed: list[int] = []
            if rows:
                before: dict[Any, list[int]] = {}
                for story, value_before in rows:
                    before.setdefault(value_before, []).append(story)
                data: dict[str, Any] = {
                    "mark": mark.value,
                    "after": after,
                    "before": [
                        [value_before, spans.pack(stories)] for value_before, stories in before.items()
                    ],
                }
                # What a rule had set is the editor's from now on: taking the deed back leaves it alone.
                if taken := _deeds_behind(db, mark, [story for story, _before in rows]):
                    data["deeds"] = [to_milliseconds(self._session.now()), taken]
                steps.record(db, self._session, "marks", label, data)
                changed = replay(db, data, forward=True)
        return Change(label=label, at=self._session.now(), ids=tuple(changed))


def replay(db: Database, data: dict[str, Any], *, forward: bool) -> list[int]:
    """Give stories the marks they had after a step, or before it; return the ids of all their articles."""
    column = Mark(data["mark"]).value
    stories: list[int] = []
    for before, packed in data["before"]:
        ids = [id for low, high in spans.unpack(packed) for id in range(low, high + 1)]
        value = data["after"] if forward else before
        sql = f"UPDATE stories SET {column} = ? WHERE id IN (SELECT value FROM json_each(?))"
        db.execute(sql, [value, as_list(ids)])
        stories += ids
    if "deeds" in data:
        moment, deeds = data["deeds"]
        db.execute(
            "UPDATE deeds SET undone = ? WHERE id IN (SELECT value FROM json_each(?))",
            [moment if forward else None, as_list(deeds)],
        )
    sql = "SELECT id FROM articles WHERE story IN (SELECT value FROM json_each(?)) ORDER BY id"
    return [id for (id,) in db.execute(sql, [as_list(stories)])]


def _deeds_behind(db: Database, mark: Mark, stories: Iterable[int]) -> list[int]:
    """Return the deeds of rules that stand behind a mark of these stories."""
    sql = (
        "SELECT id FROM deeds WHERE undone IS NULL AND action = ?"
        " AND story IN (SELECT value FROM json_each(?))"
    )
    return [id for (id,) in db.execute(sql, [_SET_BY.get(mark), as_list(stories)])]


def _stored(mark: Mark, value: bool | date | None) -> int | str | None:
    if mark is not Mark.HELD:
        return int(bool(value))
    if isinstance(value, date):
        return value.isoformat()
    if value:
        raise ValueError("a story is held until a day, or not at all")
    return None
