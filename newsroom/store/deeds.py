"""What rules did: found, done, listed and taken back. What one run does is one step that can be undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from newsroom.model import Change, Deed, Mark, Query
from newsroom.model.query import Is
from newsroom.store import spans, steps
from newsroom.store.conditions import Compiler
from newsroom.store.instants import optional_instant, to_milliseconds, to_seconds
from newsroom.store.living import LIVING
from newsroom.store.marks import replay as replay_marks
from newsroom.store.session import Session
from newsroom.store.storing import as_list, storable

if TYPE_CHECKING:
    from sqlite_utils import Database

_MARKS: dict[str, tuple[Mark, int | None]] = {
    "star": (Mark.STARRED, 1),
    "dismiss": (Mark.DISMISSED, 1),
    "mute": (Mark.HELD, None),
}
"""The mark that an action sets, and to what; a story is muted until the day that the rule names."""


class Match(NamedTuple):
    """A story that a query holds of."""

    story: int
    article: int
    """The oldest of its articles that it holds of."""
    title: str
    source: str
    kept: bool
    """The editor has starred the story, or it is in the issue that is being made."""


class Deeds:
    """What rules did."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connections = session.connections

    def last_article(self, before: datetime | None = None) -> int:
        """Return the highest id of an article, of those first fetched before an instant if one is given."""
        which, values = ("WHERE seen < ?", [to_seconds(before)]) if before else ("", [])
        with self._connections.reading() as db:
            row = db.execute(f"SELECT max(id) FROM articles {which}", values).fetchone()
        return int(row[0] or 0)

    def matching(
        self, query: Query, today: date, *, after: int = 0, since: datetime | None = None
    ) -> list[Match]:
        """Return where a query holds, one article a story, the oldest first.

        Args:
            query: What is asked.
            today: The day it is for the editor.
            after: Only of articles with a higher id.
            since: Only of articles that came out since.
        """
        with self._connections.reading() as db:
            compiler = Compiler(db, today)
            where, values = compiler.sql(query.condition)
            picked, _none = compiler.sql(Is("picked"))
            asked = ["a.id > ?", LIVING, f"({where})"]
            bounds: list[Any] = [after]
            if since is not None:
                asked.insert(1, "a.dated >= ?")
                bounds.append(to_seconds(since))
            rows = db.execute(
                "SELECT a.story, min(a.id), a.title, coalesce(a.source, f.title), s.starred OR"
                f" {picked} FROM articles a"
                " JOIN stories s ON s.id = a.story JOIN feeds f ON f.id = a.feed"
                f" WHERE {' AND '.join(asked)} GROUP BY a.story ORDER BY min(a.id)",
                [*bounds, *values],
            )
            return [Match(story, id, title, source, bool(kept)) for story, id, title, source, kept in rows]

    def told_by_others(self, query: Query, today: date, stories: Iterable[int]) -> set[int]:
        """Return which of these stories have an article, too, that a query does not hold of."""
        with self._connections.reading() as db:
            where, values = Compiler(db, today).sql(query.condition)
            rows = db.execute(
                "SELECT DISTINCT a.story FROM articles a JOIN stories s ON s.id = a.story"
                f" WHERE a.story IN (SELECT value FROM json_each(?)) AND {LIVING}"
                f" AND NOT coalesce(({where}), 0)",
                [as_list(stories), *values],
            )
            return {story for (story,) in rows}

    def put_away(self, rules: Iterable[str], after: int) -> list[Deed]:
        """Return what these rules put away or marked down, where an article of a higher id joined since."""
        sql = (
            "SELECT d.rule, d.story, d.article, d.action, d.value, '', '', NULL, 0, d.id FROM deeds d"
            " WHERE d.undone IS NULL AND d.rule IN (SELECT value FROM json_each(?))"
            " AND (d.action IN ('dismiss', 'mute') OR d.action = 'score' AND CAST(d.value AS INTEGER) < 0)"
            " AND EXISTS (SELECT 1 FROM articles a WHERE a.story = d.story AND a.id > ?) ORDER BY d.id"
        )
        with self._connections.reading() as db:
            return [Deed(*row) for row in db.execute(sql, [as_list(rules), after])]

    def done(self, rules: Iterable[str]) -> set[tuple[str, int, str, str]]:
        """Return what these rules did before, taken back or not: rule, story, action, value."""
        sql = "SELECT rule, story, action, value FROM deeds WHERE rule IN (SELECT value FROM json_each(?))"
        with self._connections.reading() as db:
            return set(db.execute(sql, [as_list(rules)]).fetchall())

    def do(self, deeds: Sequence[Deed], label: str) -> Change:
        """Do what rules want, and note it, as one step that can be undone; without deeds there is none."""
        now = to_milliseconds(self._session.now())
        with self._connections.writing() as db:
            there = _existing(db.conn, [deed.story for deed in deeds])
            kept = [deed for deed in deeds if deed.story in there]
            if not kept:
                return Change(label=label, at=self._session.now())
            marks = [step for step in _mark_steps(db.conn, kept) if step["before"]]
            ids = [_insert(db, deed, now) for deed in kept]
            data = {"deeds": ids, "marks": marks}
            steps.record(db, self._session, "rules", label, data)
            changed = replay(db, data, now, forward=True)
        return Change(label=label, at=self._session.now(), ids=tuple(changed))

    def take_back(self, ids: Sequence[int], label: str) -> Change:
        """Take back single deeds: tags and points go, marks that are still as the rule set them go too."""
        now = to_milliseconds(self._session.now())
        with self._connections.writing() as db:
            rows = db.execute(
                "SELECT id, story, action, value FROM deeds WHERE undone IS NULL"
                " AND id IN (SELECT value FROM json_each(?))",
                [as_list(ids)],
            ).fetchall()
            marks = []
            for _id, story, action, value in rows:
                if action not in _MARKS:
                    continue
                mark, on = _MARKS[action]
                was = value if on is None else on
                sql = f"SELECT 1 FROM stories WHERE id = ? AND {mark.value} = ?"
                if db.execute(sql, [story, was]).fetchone():
                    after = None if on is None else 0
                    marks.append({"mark": mark.value, "after": after, "before": [[was, spans.pack([story])]]})
            data = {"deeds": [row[0] for row in rows], "marks": marks, "back": True}
            if rows:
                steps.record(db, self._session, "rules", label, data)
            changed = replay(db, data, now, forward=True)
        return Change(label=label, at=self._session.now(), ids=tuple(changed))

    def log(self, limit: int = 1000) -> list[Deed]:
        """Return what rules did, the latest first."""
        sql = (
            "SELECT d.rule, d.story, d.article, d.action, d.value, coalesce(a.title, ''),"
            " coalesce(a.source, f.title, ''), d.at, d.undone IS NOT NULL, d.id FROM deeds d"
            " LEFT JOIN articles a ON a.id = d.article LEFT JOIN feeds f ON f.id = a.feed"
            " ORDER BY d.id DESC LIMIT ?"
        )
        with self._connections.reading() as db:
            rows = [Deed(*row) for row in db.execute(sql, [limit])]
        return [replace(each, at=optional_instant(str(each.at)), undone=bool(each.undone)) for each in rows]

    def tags(self) -> set[str]:
        """Return the tags that rules gave to stories."""
        sql = "SELECT DISTINCT value FROM deeds WHERE action = 'tag' AND undone IS NULL"
        with self._connections.reading() as db:
            return {tag for (tag,) in db.execute(sql)}

    def tags_of(self, story: int) -> list[str]:
        """Return the tags that rules gave to a story."""
        sql = "SELECT DISTINCT value FROM deeds WHERE story = ? AND action = 'tag' AND undone IS NULL"
        with self._connections.reading() as db:
            return [tag for (tag,) in db.execute(sql, [story])]


def replay(db: Database, data: dict[str, Any], moment: str, *, forward: bool) -> list[int]:
    """Take a step of rules again, or back; return the ids of the articles whose marks or tags changed."""
    holds = forward != data.get("back", False)
    ids = as_list(data["deeds"])
    db.execute(
        "UPDATE deeds SET undone = ? WHERE id IN (SELECT value FROM json_each(?))",
        [None if holds else moment, ids],
    )
    # What the rules gave is part of the score.
    sql = "SELECT DISTINCT story FROM deeds WHERE id IN (SELECT value FROM json_each(?))"
    stories = [story for (story,) in db.execute(sql, [ids])]
    db.execute("DELETE FROM scores WHERE story IN (SELECT value FROM json_each(?))", [as_list(stories)])
    changed: list[int] = []
    for step in data["marks"]:
        changed += replay_marks(db, step, forward=forward)
    sql = "SELECT id FROM articles WHERE story IN (SELECT value FROM json_each(?))"
    return sorted({*changed, *(id for (id,) in db.execute(sql, [as_list(stories)]))})


def _existing(db: sqlite3.Connection, stories: Iterable[int]) -> set[int]:
    sql = "SELECT id FROM stories WHERE id IN (SELECT value FROM json_each(?))"
    return {id for (id,) in db.execute(sql, [as_list(stories)])}


def _insert(db: Database, deed: Deed, now: str) -> int:
    cursor = db.execute(
        "INSERT INTO deeds (at, rule, story, article, action, value) VALUES (?, ?, ?, ?, ?, ?)",
        [now, storable(deed.rule), deed.story, deed.article, deed.action, storable(deed.value)],
    )
    return int(cursor.lastrowid or 0)


def _mark_steps(db: sqlite3.Connection, deeds: Sequence[Deed]) -> list[dict[str, Any]]:
    """Return what deeds do to marks, as steps of the journal; a mark that is set already stays."""
    wanted: dict[tuple[str, Any], list[int]] = {}
    for deed in deeds:
        if deed.action in _MARKS:
            mark, value = _MARKS[deed.action]
            wanted.setdefault((mark.value, deed.value if value is None else value), []).append(deed.story)
    found = []
    for (column, after), stories in wanted.items():
        rows = db.execute(
            f"SELECT id, {column} FROM stories WHERE id IN (SELECT value FROM json_each(?))"
            f" AND {column} IS NOT ?",
            [as_list(stories), after],
        )
        before: dict[Any, list[int]] = {}
        for id, value in rows:
            before.setdefault(value, []).append(id)
        packed = [[value, spans.pack(ids)] for value, ids in before.items()]
        found.append({"mark": column, "after": after, "before": packed})
    return found
