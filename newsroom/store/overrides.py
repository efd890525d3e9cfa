"""Findings that the editor lets pass, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.model import Override
from newsroom.settings.said import said
from newsroom.store import revisions, steps
from newsroom.store.archive import Archive
from newsroom.store.errors import NoSuchOverride
from newsroom.store.instants import to_instant, to_milliseconds
from newsroom.store.storing import new_row, optional_text, storable

if TYPE_CHECKING:
    from sqlite_utils import Database


class Overrides(Archive):
    """The archive, with what preflight was told about its issues. Each word is a step that can be undone."""

    def overrides(self, id: int) -> list[Override]:
        """Return the findings that the editor lets pass in an issue, in the order it was said."""
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT id, rule, entry, excerpt, reason, at FROM overrides"
                " WHERE issue = ? AND removed IS NULL ORDER BY id",
                [id],
            ).fetchall()
        return [
            Override(id=number, rule=rule, entry=entry, excerpt=excerpt, reason=reason, at=to_instant(at))
            for number, rule, entry, excerpt, reason, at in rows
        ]

    def override(self, id: int, rule: str, entry_uid: str | None, excerpt: str, reason: str) -> Override:
        """Let a finding pass in an issue.

        Args:
            id: The issue.
            rule: Id of the rule.
            entry_uid: The entry the finding is about, if it is about one.
            excerpt: The words it is about.
            reason: Why it may pass.

        Raises:
            NoSuchIssue: there is no such issue.
        """
        now = self._session.now()
        with self._connections.writing(durable=True) as db:
            revisions.current(db.conn, id)
            record = {
                "issue": id,
                "rule": rule,
                "entry": optional_text(entry_uid),
                "excerpt": storable(excerpt),
                "reason": storable(reason),
                "at": to_milliseconds(now),
            }
            number = new_row(db, "overrides", record)
            label = said("let {rule} pass", rule=rule)
            steps.record(db, self._session, "override", label, {"override": number, "on": True}, issue=id)
        return Override(id=number, rule=rule, entry=entry_uid, excerpt=excerpt, reason=reason, at=now)

    def take_back(self, override_id: int) -> None:
        """Have a finding count again that was let pass; the history keeps that it was.

        Raises:
            NoSuchOverride: there is no such override, or it was taken back before.
        """
        with self._connections.writing(durable=True) as db:
            row = db.execute(
                "SELECT issue, rule FROM overrides WHERE id = ? AND removed IS NULL", [override_id]
            ).fetchone()
            if row is None:
                raise NoSuchOverride(override_id)
            set_override(db, override_id, to_milliseconds(self._session.now()))
            label = said("let {rule} count again", rule=row[1])
            data = {"override": override_id, "on": False}
            steps.record(db, self._session, "override", label, data, issue=row[0])


def set_override(db: Database, id: int, removed: str | None) -> None:
    """Have an override hold (None), or be taken back at an instant."""
    db.execute("UPDATE overrides SET removed = ? WHERE id = ?", [removed, id])
