"""Conditions about a word that few texts have beside a character that most have: the few are read."""

from __future__ import annotations

import sqlite3
from datetime import date

from newsroom.model.query import All, Condition, Not, Words
from newsroom.store.conditions import Compiler, matching, runs_of
from newsroom.store.levelling import level
from newsroom.store.living import LIVING
from newsroom.store.storing import as_list

_SAMPLE = 16
"""A character that none of so many of the newest texts has is no common one."""
_FEW = 300
"""Texts that are read sooner than the index puts together what it has of a common character."""


def among_the_few(db: sqlite3.Connection, condition: Condition, today: date) -> list[int] | None:
    """Return all articles of a condition, the newest first, where few have one of its words.

    Of a character that stands in most texts the index puts together all pairs that begin with it, before it
    looks at anything else. If another word is in few texts, these are soon read for that character.

    Args:
        db: The database, in a transaction.
        condition: What they are to hold.
        today: The day it is for the editor.

    Returns:
        All there are; None where it asks nothing of a common character, or no other word is rare.
    """
    condition = level(condition)
    if not isinstance(condition, All) or not (common := _common(db, runs_of(condition, 1))):
        return None
    for part in sorted(condition.parts, key=lambda part: bool(runs_of(part, 1))):
        if isinstance(part, Not) or common.intersection(runs_of(part, 1)):
            continue
        if (expression := matching(part)) is None:
            continue
        sql = "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?"
        places = [place for (place,) in db.execute(sql, [expression, _FEW + 1])]
        if len(places) <= _FEW:
            return _of(db, places, condition, today) if places else []
    return None


def _common(db: sqlite3.Connection, runs: list[Words]) -> set[Words]:
    """Return which characters stand in some of the newest texts."""
    texts = (
        "SELECT * FROM articles a JOIN stories s ON s.id = a.story"
        f" WHERE a.place IS NOT NULL AND {LIVING} ORDER BY a.dated DESC, a.id DESC LIMIT {_SAMPLE}"
    )
    found: set[Words] = set()
    for run in dict.fromkeys(runs):
        held, values = Compiler(db, date.max, read=1).sql(run)
        if db.execute(f"SELECT 1 FROM ({texts}) a WHERE {held} LIMIT 1", values).fetchone():
            found.add(run)
    return found


def _of(db: sqlite3.Connection, places: list[int], condition: Condition, today: date) -> list[int]:
    where, values = Compiler(db, today, few=True, read=1).sql(condition)
    sql = (
        "SELECT a.id FROM articles a JOIN stories s ON s.id = a.story"
        f" WHERE a.place IN (SELECT value FROM json_each(?)) AND {LIVING} AND ({where})"
        " ORDER BY a.dated DESC, a.id DESC"
    )
    return [id for (id,) in db.execute(sql, [as_list(places), *values])]
