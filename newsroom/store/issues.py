"""Issues, as they are made, changed, exported and removed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from newsroom.model import Evidence, Issue, StoredIssue
from newsroom.settings.said import said, said_of
from newsroom.store import revisions, steps
from newsroom.store.archive import open_issue, stored_issue
from newsroom.store.asides import Asides
from newsroom.store.errors import Conflict
from newsroom.store.instants import start_of, to_milliseconds
from newsroom.store.overrides import Overrides
from newsroom.store.storing import new_row, optional_text, storable

if TYPE_CHECKING:
    from sqlite_utils import Database


class Issues(Overrides, Asides):
    """The archive of issues, and the one that is being composed.

    Every change is a revision. What is changed here is on the disk when the call returns, safe from a power
    cut.
    """

    def create(
        self,
        issue: Issue,
        origin: str | None = None,
        sha: str | None = None,
        open: bool = True,
        group: str | None = None,
    ) -> StoredIssue:
        """Put an issue into the archive.

        One without origin is a step that can be undone and, if `open`, becomes the open one. An imported one
        does not, and counts as having gone out at the instant its front matter says, else at the beginning of
        its day; those of one import are one step.

        Args:
            issue: Its content, the first revision.
            origin: Name of the file it is imported from.
            sha: SHA-256 of that file, for `find_import`.
            open: Picks go into it from now on.
            group: The import it belongs to; None: an imported one is no step.
        """
        imported = origin is not None
        now = self._session.now()
        # The file an import comes from is still there after a power cut.
        with self._connections.writing(durable=not imported) as db:
            moment = to_milliseconds(now)
            record = {
                "title": storable(issue.title),
                "entries": 0,
                "revision": 0,
                "created": moment,
                "changed": moment,
                "origin": optional_text(origin),
                "origin_sha256": sha,
                "ran": _ran(issue) if imported else None,
            }
            id = new_row(db, "issues", record)
            revisions.append(db, id, issue, said("imported") if imported else said("started"), now)
            if imported:
                revisions.keep_runs(db, id, _ran(issue) or moment)
                if group is not None:
                    self._record_import(db, id, group)
            else:
                before = open_issue(db.conn)
                if open:
                    set_open_issue(db, id)
                data = {"open": open, "open_before": before}
                label = said("start issue {title}", title=issue.title)
                steps.record(db, self._session, "creation", label, data, issue=id)
            return stored_issue(db.conn, id)

    def set_open(self, id: int | None) -> None:
        """Have picks go into this issue from now on; None closes the open one.

        Raises:
            NoSuchIssue: there is no such issue.
        """
        with self._connections.writing() as db:
            if id is not None:
                revisions.current(db.conn, id)
            set_open_issue(db, id)

    def save(
        self,
        id: int,
        issue: Issue,
        cause: str,
        base: int,
        group: str | None = None,
        evidence: Iterable[Evidence] = (),
    ) -> int:
        """Save a new state of an issue, and return the number of its revision.

        It is a step that can be undone, unless all it does is to fix the instant of publication, as the first
        export does. Content that is the same as before makes neither a revision nor a step.

        Args:
            id: The issue.
            issue: Its content from now on.
            cause: What the history and undo call the change, such as ``summary of 3``.
            base: The revision that was changed.
            group: Saves of one group that follow one another without a pause of a minute, from one opening of
                the store, are one step: what is typed in one field.
            evidence: Source texts to keep with it, both or neither.

        Raises:
            Conflict: `base` is not the current revision, as another program saved meanwhile; nothing was
                changed.
            NoSuchIssue: there is no such issue.
        """
        with self._connections.writing(durable=True) as db:
            current = revisions.current(db.conn, id)
            if current != base:
                raise Conflict(id, base, current)
            number = revisions.append(db, id, issue, cause, self._session.now())
            for each in evidence:
                revisions.keep_evidence(db, id, each)
            if number != base and not _only_fixes(revisions.load(db.conn, id, base), issue):
                self._record(db, id, cause, base, number, group)
            return number

    def add_evidence(self, id: int, evidence: Evidence) -> None:
        """Keep a source text of an entry; it stays when the entry or the article goes.

        Raises:
            NoSuchIssue: there is no such issue.
        """
        with self._connections.writing(durable=True) as db:
            revisions.current(db.conn, id)
            revisions.keep_evidence(db, id, evidence)

    def mark_exported(
        self, id: int, at: datetime, path: str, sha: str | None = None, form: str = "markdown"
    ) -> None:
        """Note that an issue went out as it is now; its entries count as having run.

        The issue, and each entry, ran when it first went out; entries of an imported one ran with it.

        Args:
            id: The issue.
            at: When.
            path: The file it was written to.
            sha: SHA-256 of that file, to know it again.
            form: What it was written as; where it was last exported to is asked of its Markdown.

        Raises:
            NoSuchIssue: there is no such issue.
        """
        moment = to_milliseconds(at)
        with self._connections.writing(durable=True) as db:
            record = {
                "issue": id,
                "revision": revisions.current(db.conn, id),
                "at": moment,
                "form": form,
                "path": storable(str(path)),
                "sha256": sha,
            }
            db.table("exports").insert(record)
            # It ran when it first went out: whoever writes its file again brings out no issue.
            db.execute(
                "UPDATE issues SET exported = ?, ran = coalesce(ran, ?) WHERE id = ?", [moment, moment, id]
            )
            if form == "markdown":
                db.execute(
                    "UPDATE issues SET export_path = ?, export_sha256 = ? WHERE id = ?",
                    [record["path"], sha, id],
                )
            imported, ran = db.execute(
                "SELECT origin IS NOT NULL, ran FROM issues WHERE id = ?", [id]
            ).fetchone()
            revisions.keep_runs(db, id, ran if imported else moment)

    def remove(self, id: int) -> None:
        """Take an issue out of the archive, as a step that can be undone; its revisions and evidence stay.

        Raises:
            NoSuchIssue: there is no such issue.
        """
        with self._connections.writing(durable=True) as db:
            title = stored_issue(db.conn, id).head.title
            data = {"open": open_issue(db.conn) == id}
            label = said("remove issue {title}", title=title)
            steps.record(db, self._session, "removal", label, data, issue=id)
            set_removed(db, id, to_milliseconds(self._session.now()))

    def _record_import(self, db: Database, id: int, group: str) -> None:
        step = steps.of_group(db, self._session, "import", group)
        ids = [*(step.data["issues"] if step else ()), id]
        label = said_of("import {n} issue", "import {n} issues", len(ids))
        if step is None:
            steps.record(db, self._session, "import", label, {"issues": ids}, group=group)
        else:
            steps.enlarge(db, step, label, {"issues": ids})

    def _record(self, db: Database, id: int, cause: str, base: int, number: int, group: str | None) -> None:
        step = steps.continued(db, self._session, id, group, base)
        if step is None:
            data = {"before": base, "after": number}
            steps.record(db, self._session, "revision", cause, data, issue=id, group=group)
        elif revisions.same_content(db, id, step.data["before"], number):
            steps.forget(db, step)  # All that was typed was taken away again: nothing is left to undo.
        else:
            steps.extend(db, self._session, step, cause, number)
            if base != step.data["before"]:
                revisions.fold(db, id, base)


def set_open_issue(db: Database, id: int | None) -> None:
    """Make an issue the open one, or none."""
    db.execute("UPDATE issues SET open = 0 WHERE open = 1")
    db.execute("UPDATE issues SET open = 1 WHERE id = ? AND removed IS NULL", [id])


def set_removed(db: Database, id: int, at: str | None) -> None:
    """Take an issue out of the archive at an instant; None puts it back."""
    db.execute(
        "UPDATE issues SET removed = ?, open = CASE WHEN ? IS NULL THEN open ELSE 0 END WHERE id = ?",
        [at, at, id],
    )


def _ran(issue: Issue) -> str | None:
    """Return when an imported issue went out, as far as it says."""
    if issue.published is not None:
        return to_milliseconds(issue.published)
    return to_milliseconds(start_of(issue.date)) if issue.date else None


def _only_fixes(before: Issue, after: Issue) -> bool:
    return before.published is None and replace(after, published=None) == before
