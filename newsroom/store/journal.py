"""Undo and redo: of marks, issues and feeds, in the one order they were made, past a restart."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from newsroom.model import Change
from newsroom.settings.language import _
from newsroom.settings.said import said
from newsroom.store import deeds, feed_steps, keptsearches, marks, passages, placing, revisions, steps
from newsroom.store.codec import encode
from newsroom.store.errors import NoSuchIssue, StepImpossible, UndoRefused
from newsroom.store.instants import to_milliseconds
from newsroom.store.issues import set_open_issue, set_removed
from newsroom.store.overrides import set_override
from newsroom.store.session import Session
from newsroom.store.sittings import Asked, in_the_way, program_of
from newsroom.store.steps import Step
from newsroom.text.quoting import within_quotes

if TYPE_CHECKING:
    from sqlite_utils import Database


class Journal:
    """The steps of all who work on this database, whichever program they used.

    The last 2,000 can be undone. A step taken after an undo takes the place of what was undone.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._taken_here: set[int] = set()
        """Steps, of others as well, that this sitting took back or again."""

    def last(self) -> Change | None:
        """Return the step that `undo` would take back, without the articles it is about."""
        with self._session.connections.reading() as db:
            step = steps.last_done(db)
        return None if step is None else Change(label=step.label, at=step.at, issue=step.issue)

    def forget(self) -> None:
        """Have nothing that was done so far undone or done again.

        Raises:
            StoreError: the database cannot be written.
        """
        with self._session.connections.writing() as db:
            steps.forget_all(db)

    def undo(self) -> Change | None:
        """Take the last step back, and return it; None if there is none.

        An issue gets a new revision with the state before. One that was started is removed.

        Raises:
            UndoRefused: the step's issue has since been exported or changed by other means. The step is
                struck out, so that the next undo takes the one before.
            StoreError: the database cannot be written.
        """
        return _done(self._go(steps.last_done, forward=False))

    def redo(self) -> Change | None:
        """Take again the step that was undone last, and return it; None if there is none.

        Raises:
            UndoRefused: the step's issue has since been changed by other means. The step is struck out.
            StoreError: the database cannot be written.
        """
        return _done(self._go(steps.last_undone, forward=True))

    def undo_here(self) -> Change | Asked | None:
        """Take the last step of this sitting back, else the last of all, as long as no other program took it.

        Returns:
            The change; or the step of another program that is the next to take back, or has to be before this
            sitting's, about which the editor is to be asked (`undo_asked`); None if there is none.

        Raises:
            UndoRefused, StoreError: as `undo`.
        """
        return self._go(partial(self._here, forward=False), forward=False)

    def redo_here(self) -> Change | Asked | None:
        """Take again what was undone last in this sitting, else last of all; as `undo_here`."""
        return self._go(partial(self._here, forward=True), forward=True)

    def undo_asked(self, asked: Asked) -> Change | None:
        """Take back a step that the editor was asked about; None if that has been done meanwhile."""
        return _done(self._go(partial(steps.by_id, id=asked.id, undone=False), forward=False))

    def redo_asked(self, asked: Asked) -> Change | None:
        """Take again a step that the editor was asked about; None if that has been done meanwhile."""
        return _done(self._go(partial(steps.by_id, id=asked.id, undone=True), forward=True))

    def _here(self, db: sqlite3.Connection, *, forward: bool) -> Step | Asked | None:
        own = steps.last_of(db, self._session.key, self._taken_here, undone=forward)
        if own is not None:
            step: Step | None = in_the_way(own, steps.upon(db, own, undone=forward)) or own
        else:
            step = steps.last_undone(db) if forward else steps.last_done(db)
        if step is None or step is own or (by := program_of(self._session, step)) is None:
            return step
        return Asked(step.id, step.label, step.at, by, first=own.label if own else "")

    def _go(
        self, choose: Callable[[sqlite3.Connection], Step | Asked | None], *, forward: bool
    ) -> Change | Asked | None:
        with self._session.connections.writing(durable=True) as db:
            step = choose(db.conn)
            if step is None or isinstance(step, Asked):
                return step
            try:
                changed = self._replay(db, step, forward=forward)
                steps.set_undone(db, step, not forward)
                self._taken_here.add(step.id)
                return changed
            except (UndoRefused, NoSuchIssue, StepImpossible) as error:
                # A refusal comes before anything is written; striking out is all that this transaction does.
                steps.forget(db, step)
                refusal = error
        if isinstance(refusal, UndoRefused):
            raise refusal
        reason = str(refusal) if isinstance(refusal, StepImpossible) else _("the issue is gone")
        raise UndoRefused(_refusal(reason, step, forward)) from refusal

    def _replay(self, db: Database, step: Step, *, forward: bool) -> Change:
        change = Change(label=step.label, at=step.at, issue=step.issue)
        if step.kind == "marks":
            return replace(change, ids=tuple(marks.replay(db, step.data, forward=forward)))
        if step.kind == "feeds":
            feeds = feed_steps.replay(db, step.data, self._session.now(), forward=forward)
            return replace(change, feeds=tuple(feeds))
        if step.kind == "rules":
            moment = to_milliseconds(self._session.now())
            return replace(change, ids=tuple(deeds.replay(db, step.data, moment, forward=forward)))
        if step.kind == "view":
            keptsearches.replay(db, step.data, to_milliseconds(self._session.now()), forward=forward)
            return change
        if step.kind == "placing":
            return replace(change, ids=tuple(placing.replay(db, step.data, forward=forward)))
        if step.kind == "passage":
            moment = to_milliseconds(self._session.now())
            article = passages.replay(db, step.data, moment, forward=forward)
            return replace(change, ids=(article,) if article else ())
        if step.kind == "import":
            self._replay_import(db, step, forward=forward)
            return change
        assert step.issue is not None
        self._replay_issue(db, step, step.issue, forward=forward)
        return change

    def _replay_issue(self, db: Database, step: Step, issue: int, *, forward: bool) -> None:
        if step.kind == "override":
            holds = step.data["on"] == forward
            moment = to_milliseconds(self._session.now())
            set_override(db, step.data["override"], None if holds else moment)
        elif step.kind == "revision":
            self._replay_revision(db, step, issue, forward=forward)
        elif step.kind == "creation":
            self._replay_creation(db, step, issue, forward=forward)
        else:
            self._set_removed(db, issue, forward)
            if not forward and step.data["open"]:
                set_open_issue(db, issue)

    def _replay_revision(self, db: Database, step: Step, issue: int, *, forward: bool) -> None:
        before, after = (revisions.load(db.conn, issue, step.data[name]) for name in ("before", "after"))
        expected, wanted = (before, after) if forward else (after, before)
        now = revisions.load(db.conn, issue, revisions.current(db.conn, issue))
        expected = revisions.fixed_like(expected, now)
        if (encode(expected), expected.source) != (encode(now), now.source):
            raise UndoRefused(_refusal(_("the issue was changed since"), step, forward))
        cause = said("redo: {step}", step=step.label) if forward else said("undo: {step}", step=step.label)
        wanted = revisions.fixed_like(wanted, now)
        revisions.append(db, issue, wanted, cause, self._session.now())

    def _replay_creation(self, db: Database, step: Step, issue: int, *, forward: bool) -> None:
        if not forward:
            self._need_first(db, step, issue)
        self._set_removed(db, issue, not forward)
        if step.data["open"]:
            set_open_issue(db, issue if forward else step.data["open_before"])

    def _replay_import(self, db: Database, step: Step, *, forward: bool) -> None:
        if not forward:
            for issue in step.data["issues"]:
                self._need_first(db, step, issue)
        for issue in step.data["issues"]:
            self._set_removed(db, issue, not forward)

    def _need_first(self, db: Database, step: Step, issue: int) -> None:
        """Refuse to take an issue back that is no longer what it was at first.

        Raises:
            UndoRefused: it was exported or changed.
        """
        if db.execute("SELECT 1 FROM issues WHERE id = ? AND exported IS NOT NULL", [issue]).fetchone():
            raise UndoRefused(_refusal(_("the issue has gone out"), step, False))
        current = revisions.current(db.conn, issue)
        if current == 1:
            return
        first, now = (revisions.load(db.conn, issue, number) for number in (1, current))
        if (encode(first), first.source) != (encode(now), now.source):
            raise UndoRefused(_refusal(_("the issue was changed since"), step, False))

    def _set_removed(self, db: Database, issue: int, removed: bool) -> None:
        set_removed(db, issue, to_milliseconds(self._session.now()) if removed else None)


def _done(change: Change | Asked | None) -> Change | None:
    """Return what was done; who chooses the step asks nothing."""
    assert not isinstance(change, Asked)
    return change


def _refusal(reason: str, step: Step, forward: bool) -> str:
    if forward:
        message = _("“{step}” cannot be done again: {reason}; the step was dropped, every revision is kept")
    else:
        message = _("“{step}” cannot be undone: {reason}; the step was dropped, every revision is kept")
    return message.format(step=within_quotes(step.label), reason=reason)
