"""The newest articles of a condition that many hold of: some hundred are looked at, and not all sorted."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

from newsroom.model.query import All, Condition
from newsroom.store.conditions import Compiler, end, has_run, runs_of
from newsroom.store.levelling import level
from newsroom.store.living import LIVING
from newsroom.store.wordindex import first_place

AFTER_ANY_TIME = "~"
"""Sorts after the time that follows the day in a date as it is stored."""
_NEAR = 4_000
"""So many of the newest articles are looked at before a query is asked of all."""
LONGEST = 99
"""Characters of the longest run that is looked for in texts."""
_SHARE_OF_TEXTS = 16, 4
_SHARE_OF_TITLES = 400, 40
"""After so many were read a part of one in so many must hold, or the index is quicker: a text takes thirty
times as long as a title."""


def near(db: sqlite3.Connection, condition: Condition, today: date, limit: int) -> list[int]:
    """Return the articles near the newest of all that a condition holds of.

    Of a feed, a day or a mark that many articles have a few hundred are read then; to collect all that it
    holds of and sort them takes a hundred times as long.

    Returns:
        As many as the limit says, or fewer where there are not as many among those that are looked at.
    """
    scan = _Scan(db, condition)
    where, values = Compiler(db, today, since=scan.since).sql(condition)
    rows = db.execute(
        f"{scan.sql('a.id')} AND ({where}) {_NEWEST} LIMIT ?", [*scan.values, *values, max(limit, 0)]
    )
    return [id for (id,) in rows]


def read_near(
    db: sqlite3.Connection, condition: Condition, today: date, limit: int, longest: int
) -> list[int] | None:
    """Return the newest articles of a condition that is about characters which most texts have.

    Of one character that stands in most texts the index puts together what it has of all pairs that begin
    with it, and of a word in a day full of it all has to be sorted, however few are asked for. To read some
    texts is quicker then, and no help where few have it.

    Args:
        db: The database, in a transaction.
        condition: What they are to hold.
        today: The day it is for the editor.
        limit: So many are wanted.
        longest: Texts are read for runs of so many characters at most.

    Returns:
        As many as the limit says; None where the condition asks for other words, or few have these.
    """
    condition = level(condition)
    runs = runs_of(condition, longest)
    if not runs:
        return None
    parts = condition.parts if isinstance(condition, All) else (condition,)
    scan = _Scan(db, condition)
    compiler = Compiler(db, today, since=scan.since, read=longest)
    # What else is asked leaves articles out before they are counted among those that were read.
    where, given = compiler.sql(All(tuple(part for part in parts if not has_run(part, longest))))
    held, values = compiler.sql(All(tuple(part for part in parts if has_run(part, longest))))
    begun = scan.sql(f"a.id, CASE WHEN {held} THEN 1 ELSE 0 END")
    rows = db.execute(
        f"{begun} AND a.place IS NOT NULL AND ({where}) {_NEWEST}", [*values, *scan.values, *given]
    )
    tried, share = _SHARE_OF_TITLES if all(words.title for words in runs) else _SHARE_OF_TEXTS
    found: list[int] = []
    for read, (id, holds) in enumerate(rows, 1):
        if holds:
            found.append(id)
            if len(found) >= limit:
                return found
        if read >= tried and share * len(found) < read:
            return None
    return None


_NEWEST = "ORDER BY a.dated DESC, a.id DESC"


class _Scan:
    """Some thousand articles, the newest first, of those that came out before what a condition says."""

    def __init__(self, db: sqlite3.Connection, condition: Condition) -> None:
        before = end(condition) or AFTER_ANY_TIME
        row = db.execute(
            f"SELECT a.dated FROM articles a WHERE a.dated < ? {_NEWEST} LIMIT 1 OFFSET ?", [before, _NEAR]
        ).fetchone()
        oldest: str = row[0] if row else ""
        self.values: list[Any] = [before, oldest]
        self.since = first_place(date.fromisoformat(oldest[:10])) if oldest else None
        """The first place there is of the day of the oldest."""

    def sql(self, columns: str) -> str:
        """Return a selection from them, to which conditions can be added."""
        return (
            f"SELECT {columns} FROM articles a INDEXED BY articles_by_date"
            " CROSS JOIN stories s ON s.id = a.story"
            f" WHERE a.dated < ? AND a.dated >= ? AND {LIVING}"
        )
