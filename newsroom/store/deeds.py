"""What rules did: found, done, listed and taken back. What one run does is one step that can be undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

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

_TOLD = """
    SELECT d.rule, d.story, d.article, d.action, d.value, coalesce(a.title, ''),
        coalesce(a.source, f.title, ''), d.at, d.undone IS NOT NULL, d.id
    FROM deeds d LEFT JOIN articles a ON a.id = d.article LEFT JOIN feeds f ON f.id = a.feed
"""
"""Deeds with what is told of them."""


class Match(NamedTuple):
    """A story that a query holds of."""

    story: int
    article: int
    """The oldest of its articles that it holds of."""
    title: str
    source: str
    kept: bool
    """The story is starred, or in the issue that is being made."""


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

    def hiding(self, stories: Iterable[int], starred: Iterable[int], today: date) -> list[Deed]:
        """Return what keeps starred stories out of sight: deeds of rules that dismissed or muted them.

        Args:
            stories: Those that are asked about.
            starred: Of these, what is to be starred and is not yet.
            today: The day it is for the editor.
        """
        sql = (
            f"{_TOLD} JOIN stories s ON s.id = d.story WHERE d.undone IS NULL"
            " AND (d.action = 'dismiss' AND s.dismissed"
            " OR d.action = 'mute' AND s.held = d.value AND s.held > ?)"
            " AND s.id IN (SELECT value FROM json_each(?))"
            " AND (s.starred OR s.id IN (SELECT value FROM json_each(?))) ORDER BY d.id"
        )
        with self._connections.reading() as db:
            return _deeds(db.execute(sql, [today.isoformat(), as_list(stories), as_list(starred)]))

    def points(self, rule: str) -> list[Deed]:
        """Return the points that a rule has given to stories and that count, the oldest first."""
        sql = (
            f"{_TOLD} WHERE d.undone IS NULL AND d.action = 'score' AND d.rule = ?"
            " AND d.story IN (SELECT id FROM stories) ORDER BY d.id"
        )
        with self._connections.reading() as db:
            return _deeds(db.execute(sql, [storable(rule)]))

    def points_beside(self, rules: Iterable[str]) -> list[Deed]:
        """Return the points that count and that other rules than these have given, the oldest first."""
        sql = (
            f"{_TOLD} WHERE d.undone IS NULL AND d.action = 'score'"
            " AND d.rule NOT IN (SELECT value FROM json_each(?))"
            " AND d.story IN (SELECT id FROM stories) ORDER BY d.id"
        )
        with self._connections.reading() as db:
            return _deeds(db.execute(sql, [as_list(storable(rule) for rule in rules)]))

    def rename(self, old: str, new: str) -> None:
        """Have what a rule did be of its new name; points pass over by `do`, as they may change with it.

        Raises:
            StoreError: it cannot be written.
        """
        with self._connections.writing() as db:
            sql = "UPDATE deeds SET rule = ? WHERE rule = ? AND action <> 'score'"
            db.execute(sql, [storable(new), storable(old)])

    def fresh(
        self,
        deeds: Sequence[Deed],
        *,
        again: bool,
        outgrown: Sequence[Deed] = (),
        once: Iterable[str] = (),
    ) -> list[Deed]:
        """Return what `do` would do now, as it returns it.

        Args:
            deeds: As of `do`.
            again: As of `do`.
            outgrown: As of `do`.
            once: Names that the deeds' one rule had before (`rename` has not been called yet).
        """
        with self._connections.reading() as db:
            done = [deed for deed, _before in _fresh(db, deeds, again=again, once=once)]
            return [*_outgrown(db, done, outgrown), *done]

    def do(
        self,
        deeds: Sequence[Deed],
        label: Callable[[Sequence[Deed]], str],
        *,
        again: bool,
        outgrown: Sequence[Deed] = (),
    ) -> tuple[Change, list[Deed]]:
        """Do what rules want, and note it, as one step that can be undone; without deeds there is none.

        What is done already is left out in the same transaction, so that of two programs that do the same at
        once only one does it. A mark that stands as the rule wants it stays whose it is. Points take
        the place of those that the same rule gave to the story before.

        Args:
            deeds: What the rules want.
            label: Makes the step's name of what is done.
            again: Do also what was done before and taken back.
            outgrown: Points that count no more, as their rule is another now, and what is to hide no more.

        Returns:
            The change, and what was done; what was taken back for it comes first.
        """
        now = to_milliseconds(self._session.now())
        with self._connections.writing() as db:
            there = _existing(db.conn, [deed.story for deed in deeds])
            kept = _fresh(db.conn, [deed for deed in deeds if deed.story in there], again=again)
            done = [deed for deed, _before in kept]
            back = _outgrown(db.conn, done, outgrown)
            told = [*back, *done]
            name, changed = label(told), list[int]()
            if told:
                marks = _marks_back(db.conn, [deed.id for deed in back])
                marks += [step for step in _mark_steps(db.conn, done) if step["before"]]
                ids = [_insert(db, deed, before, now) for deed, before in kept]
                data: dict[str, Any] = {"deeds": ids, "marks": marks}
                if back:
                    data["outgrown"] = [deed.id for deed in back]
                steps.record(db, self._session, "rules", name, data)
                changed = replay(db, data, now, forward=True)
        return Change(label=name, at=self._session.now(), ids=tuple(changed)), told

    def take_back(self, ids: Sequence[int], label: str) -> Change:
        """Take back single deeds: tags and points go, marks that are still as the rule set them go too.

        A story that was held before a rule muted it is held until that day again.
        """
        now = to_milliseconds(self._session.now())
        with self._connections.writing() as db:
            rows = db.execute(
                "SELECT id FROM deeds WHERE undone IS NULL AND id IN (SELECT value FROM json_each(?))",
                [as_list(ids)],
            ).fetchall()
            marks = _marks_back(db.conn, [id for (id,) in rows])
            data = {"deeds": [row[0] for row in rows], "marks": marks, "back": True}
            if rows:
                steps.record(db, self._session, "rules", label, data)
            changed = replay(db, data, now, forward=True)
        return Change(label=label, at=self._session.now(), ids=tuple(changed))

    def log(self, limit: int = 1000) -> list[Deed]:
        """Return what rules did, the latest first."""
        with self._connections.reading() as db:
            return _deeds(db.execute(f"{_TOLD} ORDER BY d.id DESC LIMIT ?", [limit]))

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
    holds, outgrown = forward != data.get("back", False), data.get("outgrown", [])
    for taken_back, deeds in ((not holds, data["deeds"]), (holds, outgrown)):
        db.execute(
            "UPDATE deeds SET undone = ? WHERE id IN (SELECT value FROM json_each(?))",
            [moment if taken_back else None, as_list(deeds)],
        )
    # What the rules gave is part of the score.
    sql = "SELECT DISTINCT story FROM deeds WHERE id IN (SELECT value FROM json_each(?))"
    stories = [story for (story,) in db.execute(sql, [as_list([*data["deeds"], *outgrown])])]
    db.execute("DELETE FROM scores WHERE story IN (SELECT value FROM json_each(?))", [as_list(stories)])
    changed: list[int] = []
    # Two rules may have muted one story: back goes the later one first.
    for step in data["marks"] if forward else reversed(data["marks"]):
        changed += replay_marks(db, step, forward=forward)
    sql = "SELECT id FROM articles WHERE story IN (SELECT value FROM json_each(?))"
    return sorted({*changed, *(id for (id,) in db.execute(sql, [as_list(stories)]))})


def _marks_back(db: sqlite3.Connection, ids: Iterable[int]) -> list[dict[str, Any]]:
    """Return what it does to marks to take deeds back, as steps of the journal; the last deed goes first."""
    rows = db.execute(
        "SELECT id, story, action, value, before FROM deeds WHERE undone IS NULL"
        " AND id IN (SELECT value FROM json_each(?)) ORDER BY id DESC",
        [as_list(ids)],
    ).fetchall()
    stands = _standing(db, {story for _id, story, *_rest in rows})
    marks: list[dict[str, Any]] = []
    for id, story, action, value, before in rows:
        if action not in _MARKS or story not in stands:
            continue
        mark, on = _MARKS[action]
        was = value if on is None else on
        if stands[story][mark] == was:
            after = _before(db, id, story, before) if on is None else 0
            marks.append({"mark": mark.value, "after": after, "before": [[was, spans.pack([story])]]})
            stands[story][mark] = after
    return marks


def _existing(db: sqlite3.Connection, stories: Iterable[int]) -> set[int]:
    sql = "SELECT id FROM stories WHERE id IN (SELECT value FROM json_each(?))"
    return {id for (id,) in db.execute(sql, [as_list(stories)])}


def _standing(db: sqlite3.Connection, stories: Iterable[int]) -> dict[int, dict[Mark, Any]]:
    """Return the marks of stories as they are."""
    rows = db.execute(
        "SELECT id, starred, dismissed, held FROM stories WHERE id IN (SELECT value FROM json_each(?))",
        [as_list(stories)],
    )
    marks = (Mark.STARRED, Mark.DISMISSED, Mark.HELD)
    return {story: dict(zip(marks, values, strict=True)) for story, *values in rows}


def _fresh(
    db: sqlite3.Connection, deeds: Sequence[Deed], *, again: bool, once: Iterable[str] = ()
) -> list[tuple[Deed, str | None]]:
    """Return the deeds that change anything, and what a story was held until before each.

    Args:
        db: The database.
        deeds: What rules want, in the order they act.
        again: Also what was done before and taken back.
        once: Former names of the rule; what it did under these is done, but for its points.
    """
    which = "undone IS NULL AND" if again else ""
    sql = (
        f"SELECT rule, story, action, value FROM deeds WHERE {which} rule IN (SELECT value FROM json_each(?))"
    )
    done = set(db.execute(sql, [as_list({storable(deed.rule) for deed in deeds})]))
    former = f"SELECT story, action, value FROM deeds WHERE {which} action <> 'score' AND rule = ?"
    for name in once:
        before_it = db.execute(former, [storable(name)]).fetchall()
        done |= {(rule, *deed) for rule in {storable(deed.rule) for deed in deeds} for deed in before_it}
    stands = _standing(db, {deed.story for deed in deeds})
    found: list[tuple[Deed, str | None]] = []
    for deed in deeds:
        key = (storable(deed.rule), deed.story, deed.action, storable(deed.value))
        before = None
        if key in done:
            continue
        if deed.action in _MARKS and deed.story in stands:
            (mark, on), marks = _MARKS[deed.action], stands[deed.story]
            value = deed.value if on is None else on
            if marks[mark] == value:
                continue
            before = marks[mark] if on is None else None
            marks[mark] = value
        done.add(key)
        found.append((deed, before))
    return found


def _outgrown(db: sqlite3.Connection, done: Sequence[Deed], more: Iterable[Deed]) -> list[Deed]:
    """Return the deeds that count until now and are to count no more, as they are told then.

    Args:
        db: The database, before anything is done.
        done: What is about to be done: new points of a rule replace those that it gave to the story.
        more: Further deeds.
    """
    replaced = [(storable(deed.rule), deed.story) for deed in done if deed.action == "score"]
    rows = db.execute(
        f"{_TOLD} WHERE d.undone IS NULL AND (d.id IN (SELECT value FROM json_each(?1))"
        " OR d.action = 'score' AND d.story IN (SELECT value FROM json_each(?2)))"
        " ORDER BY d.id",
        [as_list(deed.id for deed in more), as_list({story for _rule, story in replaced})],
    )
    given, outgrown = set(replaced), {deed.id for deed in more}
    found = [deed for deed in _deeds(rows) if deed.id in outgrown or (deed.rule, deed.story) in given]
    return [replace(deed, undone=True) for deed in found]


def _deeds(rows: Iterable[Sequence[Any]]) -> list[Deed]:
    """Make deeds of rows of `_TOLD`."""
    deeds = [Deed(*row) for row in rows]
    return [replace(each, at=optional_instant(str(each.at)), undone=bool(each.undone)) for each in deeds]


def _before(db: sqlite3.Connection, id: int, story: int, before: str | None) -> str | None:
    """Return until when a story was held before a deed muted it, deeds that were taken back since aside.

    What was muted until a day, brought back and muted until that day again is held by the later deed.
    """
    sql = (
        "SELECT id, before, undone FROM deeds WHERE story = ? AND action = 'mute' AND value = ? AND id < ?"
        " ORDER BY id DESC LIMIT 1"
    )
    while before is not None and (row := db.execute(sql, [story, before, id]).fetchone()):
        id, earlier, undone = row
        if undone is None:
            break
        before = earlier
    return before


def _insert(db: Database, deed: Deed, before: str | None, now: str) -> int:
    cursor = db.execute(
        "INSERT INTO deeds (at, rule, story, article, action, value, before) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [now, storable(deed.rule), deed.story, deed.article, deed.action, storable(deed.value), before],
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
