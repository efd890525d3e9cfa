"""Issues and their revisions in the tables; the caller has begun the transaction."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from newsroom.model import Evidence, Issue
from newsroom.settings.said import kept
from newsroom.store.codec import decode, encode
from newsroom.store.errors import NoSuchIssue
from newsroom.store.instants import optional_seconds, to_instant, to_milliseconds, to_seconds
from newsroom.store.storing import optional_text, storable

if TYPE_CHECKING:
    from sqlite_utils import Database


_KEPT_EVERY = timedelta(minutes=5)


def current(db: sqlite3.Connection, id: int) -> int:
    """Return the number of an issue's current revision.

    Raises:
        NoSuchIssue: there is no such issue, or it was removed.
    """
    row = db.execute("SELECT revision FROM issues WHERE id = ? AND removed IS NULL", [id]).fetchone()
    if row is None:
        raise NoSuchIssue(id)
    return int(row[0])


def load(db: sqlite3.Connection, id: int, number: int) -> Issue:
    """Return what an issue was at a revision.

    Raises:
        NoSuchIssue: there is no such revision.
    """
    row = db.execute(
        "SELECT r.content, s.text FROM revisions r LEFT JOIN sources s ON s.sha256 = r.source"
        " WHERE r.issue = ? AND r.number = ?",
        [id, number],
    ).fetchone()
    if row is None:
        raise NoSuchIssue(id, number)
    return decode(row[0], source_text(row[1]))


def append(db: Database, id: int, issue: Issue, cause: str, at: datetime) -> int:
    """Make something an issue's current content, and return the number of the revision that has it.

    There is a new revision only if the content differs from the current one.
    """
    content, source = encode(issue), _keep_source(db, issue.source)
    number = current(db.conn, id)
    same = db.execute(
        "SELECT 1 FROM revisions WHERE issue = ? AND number = ? AND content = ? AND source IS ?",
        [id, number, content, source],
    ).fetchone()
    if same:
        return number
    number += 1
    moment = to_milliseconds(at)
    db.table("revisions").insert(
        {
            "issue": id,
            "number": number,
            "at": moment,
            "cause": storable(kept(cause)),
            "content": content,
            "source": source,
        }
    )
    _refresh(db, id, issue, number, moment)
    return number


def fold(db: Database, id: int, number: int) -> None:
    """Let go of a state in the midst of typing, that the next save has taken the place of.

    One stays every five minutes, and any that went out.
    """
    rows = db.execute(
        "SELECT at FROM revisions WHERE issue = ? AND number <= ? ORDER BY number DESC LIMIT 2", [id, number]
    ).fetchall()
    if len(rows) < 2 or to_instant(rows[0][0]) - to_instant(rows[1][0]) >= _KEPT_EVERY:
        return
    db.execute(
        "DELETE FROM revisions WHERE issue = ? AND number = ?"
        " AND NOT EXISTS (SELECT 1 FROM exports e WHERE e.issue = ? AND e.revision = ?)",
        [id, number, id, number],
    )


def same_content(db: Database, id: int, one: int, other: int) -> bool:
    """Return whether two revisions have the same content."""
    row = db.execute(
        "SELECT 1 FROM revisions a JOIN revisions b ON b.content = a.content AND b.source IS a.source"
        " WHERE a.issue = ? AND a.number = ? AND b.issue = a.issue AND b.number = ?",
        [id, one, other],
    ).fetchone()
    return row is not None


def fixed_like(issue: Issue, now: Issue) -> Issue:
    """Return an issue with the instant of publication that it has `now`, if it had none.

    The first export fixes it for good; undo does not take it back.
    """
    return replace(issue, published=now.published) if issue.published is None else issue


def keep_evidence(db: Database, id: int, evidence: Evidence) -> None:
    """Keep a source text of an entry."""
    db.table("evidence").insert(
        {
            "issue": id,
            "entry": evidence.entry,
            "kind": evidence.kind,
            "article": evidence.article,
            "url": optional_text(evidence.url),
            "title": storable(evidence.title),
            "source": storable(evidence.source),
            "text": storable(evidence.text),
            "retrieved": to_seconds(evidence.retrieved),
            "published": optional_seconds(evidence.published),
        }
    )


def keep_runs(db: Database, id: int, at: str) -> None:
    """Note that an issue went out as it is now; what it no longer holds does not count any more.

    What may be a later turn of one of its entries, or repeats one, is so of the entry at its new number.

    Args:
        db: The database, in a transaction.
        id: The issue.
        at: When. Entries that went out in it before, known by story, link or headline, keep their instant.
    """
    before: dict[tuple[str, Any], str] = {}
    numbers: dict[int, list[tuple[str, Any]]] = {}
    known = "SELECT story, canonical, title_key, at, number FROM runs WHERE issue = ? ORDER BY at DESC"
    for *keys, was, number in db.execute(known, [id]):
        numbers[number] = _told_by(*keys)
        before |= dict.fromkeys(numbers[number], was)
    db.execute("DELETE FROM runs WHERE issue = ?", [id])
    rows = db.execute(
        "SELECT a.story, e.canonical, e.title_key, e.number, i.date, e.headline"
        " FROM entries e JOIN issues i ON i.id = e.issue LEFT JOIN articles a ON a.id = e.article"
        " WHERE e.issue = ?",
        [id],
    ).fetchall()
    now: dict[tuple[str, Any], int] = {}
    for story, canonical, title_key, number, day, headline in rows:
        known_as = _told_by(story, canonical, title_key)
        now |= dict.fromkeys(known_as, number)
        first = min((before[key] for key in known_as if key in before), default=at)
        db.execute(
            "INSERT INTO runs (issue, number, date, at, headline, canonical, title_key, story)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [id, number, day, first, headline, canonical, title_key, story],
        )
    _renumber_turns(db, id, numbers, now)


def _renumber_turns(
    db: Database, id: int, before: dict[int, list[tuple[str, Any]]], now: dict[tuple[str, Any], int]
) -> None:
    """Have what goes on from an issue's entries name them by the numbers that they have now.

    Args:
        db: The database, in a transaction.
        id: The issue.
        before: What the entries were known by, by the numbers that they had.
        now: Their numbers by what they are known by.
    """
    turns = db.execute("SELECT article, number FROM turns WHERE issue = ?", [id]).fetchall()
    for article, number in turns:
        if number not in before:
            continue
        # Its headline tells it best: an entry whose words were exchanged for another's is that one.
        found = next((now[key] for key in reversed(before[number]) if key in now), None)
        if found is None:
            db.execute("DELETE FROM turns WHERE article = ?", [article])
        elif found != number:
            db.execute("UPDATE turns SET number = ? WHERE article = ?", [found, article])


def _told_by(story: int | None, canonical: str | None, title_key: str) -> list[tuple[str, Any]]:
    """Return what an entry is known by when its issue goes out again."""
    named = (("story", story), ("link", canonical), ("title", title_key))
    return [(kind, value) for kind, value in named if value not in (None, "")]


def source_text(stored: Any) -> str | None:
    """Return the text of an imported file as it was, lone surrogates and all."""
    return stored.decode("utf-8", "surrogatepass") if isinstance(stored, bytes) else stored


def _keep_source(db: Database, text: str | None) -> str | None:
    """Store the text of an imported file, once, and return what it is found by."""
    if text is None:
        return None
    from hashlib import sha256

    encoded = text.encode("utf-8", "surrogatepass")
    key = sha256(encoded).hexdigest()
    stored = text if storable(text) == text else encoded
    db.execute("INSERT OR IGNORE INTO sources (sha256, text) VALUES (?, ?)", [key, stored])
    return key


def _refresh(db: Database, id: int, issue: Issue, number: int, moment: str) -> None:
    """Bring what queries ask of an issue in line with its current content."""
    from newsroom.text.addresses import canonical
    from newsroom.text.headlines import title_key

    db.execute(
        "UPDATE issues SET date = ?, title = ?, entries = ?, revision = ?, changed = ?, form = ?"
        " WHERE id = ?",
        [
            issue.date and issue.date.isoformat(),
            storable(issue.title),
            len(issue.entries),
            number,
            moment,
            issue.form,
            id,
        ],
    )
    db.execute("DELETE FROM entries WHERE issue = ?", [id])
    db.conn.executemany(
        "INSERT INTO entries (issue, number, uid, headline, url, summary, canonical, title_key, article)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                id,
                place,
                storable(entry.uid),
                storable(entry.headline),
                storable(entry.url),
                storable(entry.summary),
                optional_text(canonical(entry.url)),
                title_key(storable(entry.headline)),
                entry.article,
            )
            for place, entry in enumerate(issue.entries, 1)
        ],
    )
