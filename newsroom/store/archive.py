"""The archive of issues, as it is read."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime
from typing import Any, NamedTuple

from newsroom.model import Evidence, Export, Form, Issue, IssueHead, Past, Revision, StoredIssue
from newsroom.settings.said import told
from newsroom.store.codec import decode
from newsroom.store.errors import NoSuchIssue
from newsroom.store.instants import optional_day, optional_instant, to_instant, to_milliseconds
from newsroom.store.revisions import current, load, source_text
from newsroom.store.session import Session
from newsroom.store.storing import storable

_HEAD = "id, date, title, entries, revision, created, changed, exported, origin, open, form"

# An older database has when each issue was last exported as the time it ran; the exports know better.
_LAST_OUT = """
    WITH out AS (
        SELECT date, min(ran, coalesce((SELECT min(e.at) FROM exports e WHERE e.issue = i.id), ran)) AS at
        FROM issues i WHERE removed IS NULL AND ran IS NOT NULL AND (exported IS NOT NULL OR NOT ?2)
    )
    SELECT at FROM out WHERE at <= ?1
    ORDER BY min(coalesce(date, substr(at, 1, 10)), date(substr(at, 1, 10), '+1 day')) DESC, at DESC LIMIT 1
"""
"""SQL: when the issue of the latest day first went out; a day beyond the next one counts as the next."""


class IssueText(NamedTuple):
    """An entry of an issue, or with number 0 its lead and commentary below the issue's title."""

    issue: int
    date: date | None
    number: int
    headline: str
    text: str
    url: str


class Archive:
    """All issues, drafts and those that went out, with their revisions and evidence."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connections = session.connections

    def get(self, id: int) -> StoredIssue:
        """Return an issue as it is now.

        Raises:
            NoSuchIssue: there is none, or it was removed.
        """
        with self._connections.reading() as db:
            return stored_issue(db, id)

    def heads(self) -> list[IssueHead]:
        """Return all issues, the newest day first, those without a day last."""
        with self._connections.reading() as db:
            return _heads(db, "1")

    def on_date(self, day: date, form: Form = "daily") -> list[IssueHead]:
        """Return the issues of a day in one form, the one made last first."""
        with self._connections.reading() as db:
            return _heads(db, "date = ? AND form = ?", day.isoformat(), form)

    def between(self, first: date, last: date, form: Form = "daily") -> list[IssueHead]:
        """Return the issues of one form from a day to another, both counted, the newest first."""
        with self._connections.reading() as db:
            where = "date BETWEEN ? AND ? AND form = ?"
            return _heads(db, where, first.isoformat(), last.isoformat(), form)

    def of_month(self, day: date) -> list[IssueHead]:
        """Return the digests of the month of a day, the newest first."""
        from calendar import monthrange

        last = day.replace(day=monthrange(day.year, day.month)[1])
        return self.between(day.replace(day=1), last)

    def lengths(self, exclude: int | None = None) -> dict[date, int]:
        """Return how many entries the issues of each day have, or had when they went out; the most counts.

        One without a day counts for that on which it was started.

        Args:
            exclude: An issue that is not asked.
        """
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT coalesce(date, substr(created, 1, 10)),"
                " max(entries, coalesce((SELECT max(number) FROM runs r WHERE r.issue = i.id), 0))"
                " FROM issues i WHERE removed IS NULL AND id <> ?",
                [exclude or 0],
            ).fetchall()
        found: dict[date, int] = {}
        for text, count in rows:
            day = date.fromisoformat(text)
            found[day] = max(count, found.get(day, 0))
        return found

    def open_id(self) -> int | None:
        """Return the issue that picks go into: the one last made or chosen; None if there is none."""
        with self._connections.reading() as db:
            return open_issue(db)

    def last_import(self) -> int:
        """Return the highest id of an issue that was imported; 0 if none was."""
        with self._connections.reading() as db:
            sql = "SELECT coalesce(max(id), 0) FROM issues WHERE origin IS NOT NULL"
            return int(db.execute(sql).fetchone()[0])

    def last_exported(self) -> datetime | None:
        """Return when the last issue went out, imported ones by their own date; None if none did.

        The last one is that of the latest day. When it was first sent counts: a file written again, after a
        correction too, brings nothing out anew. One dated in the future does not count.
        """
        with self._connections.reading() as db:
            return optional_instant(last_out(db, to_milliseconds(self._session.now())))

    def export_of(self, id: int) -> tuple[str, str | None] | None:
        """Return where an issue was last exported to, and the SHA-256 of the file if known; None for a draft.

        Raises:
            NoSuchIssue: there is no such issue.
        """
        with self._connections.reading() as db:
            current(db, id)
            path, sha = db.execute(
                "SELECT export_path, export_sha256 FROM issues WHERE id = ?", [id]
            ).fetchone()
        return None if path is None else (path, sha)

    def exports(self, id: int) -> list[Export]:
        """Return every time an issue went out, the first one first.

        Raises:
            NoSuchIssue: there is no such issue.
        """
        with self._connections.reading() as db:
            current(db, id)
            rows = db.execute(
                "SELECT revision, at, form, path, sha256 FROM exports WHERE issue = ? ORDER BY id", [id]
            ).fetchall()
        return [
            Export(revision=revision, at=to_instant(at), form=form, path=path, sha256=sha)
            for revision, at, form, path, sha in rows
        ]

    def changed_since_export(self, id: int) -> tuple[Issue, Issue] | None:
        """Return an issue as it last went out and as it is now; None if it never went out from here.

        Raises:
            NoSuchIssue: there is no such issue.
        """
        with self._connections.reading() as db:
            number = current(db, id)
            (last,) = db.execute("SELECT max(id) FROM exports WHERE issue = ?", [id]).fetchone()
            if last is None:
                return None
            (revision,) = db.execute("SELECT revision FROM exports WHERE id = ?", [last]).fetchone()
            return load(db, id, revision), load(db, id, number)

    def find_export(self, sha: str, but: int) -> int | None:
        """Return the issue, other than `but`, that last went out as a file with this SHA-256, or None."""
        with self._connections.reading() as db:
            row = db.execute(
                "SELECT e.issue FROM exports e JOIN issues i ON i.id = e.issue"
                " WHERE e.sha256 = ? AND e.issue != ? AND i.removed IS NULL ORDER BY e.id DESC LIMIT 1",
                [sha, but],
            ).fetchone()
        return row[0] if row else None

    def find_import(self, sha: str) -> int | None:
        """Return the issue that was imported from a file with this SHA-256, or None."""
        with self._connections.reading() as db:
            row = db.execute(
                "SELECT max(id) FROM issues WHERE origin_sha256 = ? AND removed IS NULL", [sha]
            ).fetchone()
        return row[0]  # type: ignore[no-any-return]

    def revisions(self, id: int) -> list[Revision]:
        """Return all revisions of an issue, the first one first.

        Raises:
            NoSuchIssue: there is no such issue.
        """
        with self._connections.reading() as db:
            current(db, id)
            return _revisions(db, id)

    def causes(self, id: int) -> list[tuple[int, datetime, str]]:
        """Return number, time and cause of all revisions of an issue, the first one first.

        Raises:
            NoSuchIssue: there is no such issue.
        """
        with self._connections.reading() as db:
            current(db, id)
            rows = db.execute(
                "SELECT number, at, cause FROM revisions WHERE issue = ? ORDER BY number", [id]
            ).fetchall()
        return [(number, to_instant(at), told(cause)) for number, at, cause in rows]

    def revision(self, id: int, number: int) -> Revision:
        """Return one revision of an issue.

        Raises:
            NoSuchIssue: there is no such issue or revision.
        """
        with self._connections.reading() as db:
            for revision in _revisions(db, id, number):
                return revision
        raise NoSuchIssue(id, number)

    def revision_before(self, id: int, number: int) -> Revision | None:
        """Return the revision that one came after, None of the first: states in the midst of typing go."""
        with self._connections.reading() as db:
            sql = "SELECT max(number) FROM revisions WHERE issue = ? AND number < ?"
            (before,) = db.execute(sql, [id, number]).fetchone()
            return None if before is None else _revisions(db, id, before)[0]

    def evidence(self, id: int) -> list[Evidence]:
        """Return the source texts of an issue's entries, removed ones' too, in the order they were kept."""
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT entry, kind, article, url, title, source, text, retrieved, published FROM evidence"
                " WHERE issue = ? ORDER BY id",
                [id],
            ).fetchall()
        return [_evidence(*row) for row in rows]

    def texts(self) -> list[IssueText]:
        """Return the texts of all issues as they are now, those of the latest issue first."""
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT i.id, i.date, 0, i.title, r.content, '' FROM issues i"
                " JOIN revisions r ON r.issue = i.id AND r.number = i.revision WHERE i.removed IS NULL"
                " UNION ALL SELECT i.id, i.date, e.number, e.headline, e.summary, e.url FROM issues i"
                " JOIN entries e ON e.issue = i.id WHERE i.removed IS NULL"
                " ORDER BY 2 DESC, 1 DESC, 3"
            ).fetchall()
        return [
            IssueText(id, optional_day(day), number, title, text if number else _frame(text), url)
            for id, day, number, title, text, url in rows
        ]

    def past(self, exclude: int | None = None, since: date | None = None) -> list[Past]:
        """Return the entries of issues as they last went out, what ran last first.

        Args:
            exclude: An issue that is not asked: the one that is held against the others.
            since: Only issues of this day and later ones; None: all, those without a day too.
        """
        where = "i.removed IS NULL"
        values: list[int | str] = [exclude or 0]
        if since is not None:
            where += " AND r.date >= ?"
            values.append(since.isoformat())
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT r.issue, r.date, r.number, r.headline, r.canonical, r.at FROM runs r"
                f" JOIN issues i ON i.id = r.issue WHERE r.issue <> ? AND {where}"
                " ORDER BY r.at DESC, r.issue DESC, r.number",
                values,
            ).fetchall()
        return [
            Past(
                issue=issue,
                date=optional_day(day),
                number=number,
                headline=headline,
                canonical=canonical,
                at=to_instant(at),
            )
            for issue, day, number, headline, canonical, at in rows
        ]


def _frame(content: str) -> str:
    """Return lead and commentary of a revision; SQLite's JSON cannot give bytes that were no UTF-8."""
    issue = decode(content)
    return storable(f"{issue.lead}\n\n{issue.commentary}")


def last_out(db: sqlite3.Connection, until: str, *, from_here: bool = False) -> str | None:
    """Return the instant, as it is stored, at which the issue of the latest day first went out.

    Args:
        db: The database, in a transaction.
        until: What went out after this instant does not count.
        from_here: Ask only of issues that were exported, not of those that were only imported.
    """
    row = db.execute(_LAST_OUT, [until, from_here]).fetchone()
    return None if row is None else str(row[0])


def open_issue(db: sqlite3.Connection) -> int | None:
    """Return the open issue."""
    row = db.execute("SELECT id FROM issues WHERE open = 1").fetchone()
    return row[0] if row else None


def stored_issue(db: sqlite3.Connection, id: int) -> StoredIssue:
    """Return an issue as it is now."""
    number = current(db, id)
    return StoredIssue(head=_heads(db, "id = ?", id)[0], issue=load(db, id, number))


def _heads(db: sqlite3.Connection, where: str, *values: object) -> list[IssueHead]:
    # SQLite counts NULL as the least, so in falling order issues without a day come last.
    sql = f"SELECT {_HEAD} FROM issues WHERE removed IS NULL AND {where} ORDER BY date DESC, id DESC"
    return [_head(*row) for row in db.execute(sql, values)]


def _head(
    id: int,
    day: str | None,
    title: str,
    entries: int,
    revision: int,
    created: str,
    changed: str,
    exported: str | None,
    origin: str | None,
    open: int,
    form: Form,
) -> IssueHead:
    return IssueHead(
        id=id,
        date=optional_day(day),
        title=title,
        entries=entries,
        revision=revision,
        created=to_instant(created),
        changed=to_instant(changed),
        exported=optional_instant(exported),
        origin=origin,
        open=bool(open),
        form=form,
    )


def _revisions(db: sqlite3.Connection, id: int, number: int | None = None) -> list[Revision]:
    which, values = ("", [id]) if number is None else (" AND r.number = ?", [id, number])
    rows: list[tuple[Any, ...]] = db.execute(
        "SELECT r.number, r.at, r.cause, r.content, s.text FROM revisions r"
        f" LEFT JOIN sources s ON s.sha256 = r.source WHERE r.issue = ?{which} ORDER BY r.number",
        values,
    ).fetchall()
    return [
        Revision(
            issue=id,
            number=n,
            at=to_instant(at),
            cause=told(cause),
            content=decode(content, source_text(source)),
        )
        for n, at, cause, content, source in rows
    ]


def _evidence(
    entry: str,
    kind: str,
    article: int | None,
    url: str | None,
    title: str,
    source: str,
    text: str,
    retrieved: str,
    published: str | None,
) -> Evidence:
    return Evidence(
        entry=entry,
        kind=kind,
        article=article,
        url=url,
        title=title,
        source=source,
        text=text,
        retrieved=to_instant(retrieved),
        published=optional_instant(published),
    )
