"""Articles that a query holds of, newest first or best first, no more of them read than are asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from newsroom.model.query import All, Condition, Is, Query, Source, Spelt, State, Tag
from newsroom.store.conditions import FOUND, Compiler, has_run, matching, span
from newsroom.store.levelling import level
from newsroom.store.living import LIVING
from newsroom.store.nearby import AFTER_ANY_TIME, LONGEST, near, read_near
from newsroom.store.rarest import among_the_few
from newsroom.store.storing import as_list
from newsroom.store.wordindex import date_of, day_of, end_of, first_place

_CHUNK = 512
_CROWDED = 1_000
"""Of a day with more hits than that they are not all looked up and sorted for the sake of the last few."""
_SCREENFUL = 100
"""So many of the newest are shown while the rest of a list is still being looked for."""
_FEW = 50
"""Where fewer are near than that, these are not shown before the rest."""
_WIDE = 8
"""An index by date is of no use where it finds that part of all articles."""
_RARE: tuple[State, ...] = ("starred", "held", "dismissed")
"""Marks of few stories, which are soonest found among the stories themselves."""
_CANDIDATES = 512
"""So many of the newest with a mark are held against the words before these are looked for everywhere."""
_SHARE = 4
"""Of these one in so many must have the words, or the other way is quicker."""
_HELD = "a.place IN (SELECT value FROM json_each(?))"


def newest_of(db: sqlite3.Connection, query: Query, today: date, limit: int) -> list[int]:
    """Return the ids of the articles a query holds of, newest first.

    Args:
        db: The database, in a transaction.
        query: What they are to hold.
        today: The day it is for the editor.
        limit: At most so many.
    """
    if limit <= 0:
        return []
    if not _is_rare(query.condition):
        longest = LONGEST if _parted(query.condition)[0] is not None and _crowded(db) else 1
        if (some := read_near(db, query.condition, today, limit, longest)) is not None:
            return some
    if (few := among_the_few(db, query.condition, today)) is not None:
        return few[:limit]
    return _asked(db, query.condition, today, limit)


def _asked(db: sqlite3.Connection, condition: Condition, today: date, limit: int) -> list[int]:
    """Return the newest articles of a condition, asking the index of words for what is about these."""
    expression, rest = _parted(condition)
    if expression is not None and _is_rare(condition):
        # Of what has the words next to none has the mark, so that day after day would be gone through.
        return _all(db, condition, *Compiler(db, today).sql(condition), limit)
    where, values = Compiler(db, today).sql(rest)
    if expression is None:
        # To put all pairs together that begin with a character takes as long for some articles as for all.
        found = [] if has_run(rest, 1) else near(db, rest, today, limit)
        return found if len(found) >= limit else _all(db, rest, where, values, limit)
    if rest != All(()) and (some := _having(db, condition, today, limit)) is not None:
        return some
    days = _by_day(_found(db, expression, condition))
    return list(islice(_dated(db, days, where, values), max(limit, 0)))


def _is_rare(condition: Condition) -> bool:
    """Tell whether a condition asks for a mark that few stories have."""
    return _asks_for(condition, (*_RARE, "ran", "picked"))


def _having(db: sqlite3.Connection, condition: Condition, today: date, limit: int) -> list[int] | None:
    """Return the newest articles with some words among those of a mark, a feed or a tag.

    Of what has common words few may have the mark, and none of the newest: day after day would be gone
    through.

    Returns:
        As many as the limit says, or all there are; None where nothing leaves few, few of these have the
        words, or very many would have to be asked.
    """
    condition = level(condition)
    parts = condition.parts if isinstance(condition, All) else (condition,)
    words = All(tuple(part for part in parts if matching(part) is not None))
    rest = All(tuple(part for part in parts if matching(part) is None))
    if any(isinstance(part, Spelt) for part in parts) or not any(map(_leaves_few, parts)):
        return None
    where, values = Compiler(db, today).sql(rest)
    candidates = db.execute(
        f"SELECT a.id FROM {_joined(rest)} WHERE {LIVING} AND a.place IS NOT NULL AND ({where})"
        " ORDER BY +a.dated DESC, a.id DESC LIMIT ?",
        [*values, _CANDIDATES],
    ).fetchall()
    held, sought = Compiler(db, today, few=True, read=LONGEST).sql(words)
    found: list[int] = []
    for asked, (id,) in enumerate(candidates, 1):
        if db.execute(f"SELECT 1 FROM articles a WHERE a.id = ? AND ({held})", [id, *sought]).fetchone():
            found.append(id)
            if len(found) >= limit:
                return found
        if asked >= _SCREENFUL and _SHARE * len(found) < asked:
            return None
    return found if len(candidates) < _CANDIDATES else None


def _leaves_few(condition: Condition) -> bool:
    """Tell whether articles of a condition are soon found without those of all others."""
    return isinstance(condition, Source | Tag) or condition == Is("read")


def _all(
    db: sqlite3.Connection, condition: Condition, where: str, values: list[Any], limit: int
) -> list[int]:
    """Return the newest articles of a condition that few hold of."""
    # With the plus SQLite looks for these and does not go through all by their dates.
    sql = (
        f"SELECT a.id FROM {_joined(condition)} WHERE {LIVING} AND ({where})"
        " ORDER BY +a.dated DESC, a.id DESC LIMIT ?"
    )
    return [id for (id,) in db.execute(sql, [*values, max(limit, 0)])]


def best(db: sqlite3.Connection, query: Query, today: date, limit: int) -> list[int]:
    """Return the ids of the articles a query holds of, those with the most of its words first.

    By BM25, a word in the title counting as five in the text; where a query is not about words, newest first.
    """
    expression, rest = _parted(query.condition)
    if expression is None:
        return newest_of(db, query, today, limit)
    where, values = Compiler(db, today).sql(rest)
    rows = db.execute("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank, rowid DESC", [expression])
    return list(islice(_kept(db, rows, where, values), max(limit, 0)))


def teller(db: sqlite3.Connection, query: Query, today: date, article: int) -> int:
    """Return the article of a story that a query holds of: the one given, or else the first that came out.

    Args:
        db: The database, in a transaction.
        query: What it is to hold.
        today: The day it is for the editor.
        article: Any of the story's; it is returned where the query holds of none.
    """
    where, values = Compiler(db, today, few=True, read=LONGEST).sql(query.condition)
    sql = (
        "SELECT a.id FROM articles a JOIN stories s ON s.id = a.story"
        f" WHERE a.story = (SELECT story FROM articles WHERE id = ?) AND {LIVING} AND ({where})"
        " ORDER BY a.id <> ?, a.dated, a.id LIMIT 1"
    )
    found = db.execute(sql, [article, *values, article]).fetchone()
    return found[0] if found else article


def stories(
    query: Query, db: sqlite3.Connection, today: date, newest: int | None = None
) -> tuple[str, list[Any]]:
    """Return SQL for the ids of the stories that have an article a query holds of, and its values.

    Args:
        query: What is asked of the articles.
        db: The database, in a transaction.
        today: The day it is for the editor.
        newest: Only so many of the articles are asked for, of the newest days, where that is quicker.
    """
    ids = _first(db, query, today, newest) if newest is not None else None
    if ids is None:
        ids = among_the_few(db, query.condition, today)
    if ids is not None:
        return "SELECT story FROM articles WHERE id IN (SELECT value FROM json_each(?))", [as_list(ids)]
    if (expression := matching(query.condition)) is not None:
        if newest is not None:
            found = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
            return (
                f"SELECT a.story FROM articles a WHERE a.place IN ({found}) AND {LIVING}",
                [expression, newest],
            )
        return f"SELECT a.story FROM articles a WHERE a.place IN {FOUND} AND {LIVING}", [expression]
    where, values = Compiler(db, today, by_date=not _spans_much(db, query.condition)).sql(query.condition)
    return (
        f"SELECT a.story FROM {_joined(query.condition)} WHERE {LIVING} AND ({where})",
        values,
    )


def _first(db: sqlite3.Connection, query: Query, today: date, newest: int) -> list[int] | None:
    """Return some of the newest articles a query holds of, a screenful at least; None where few are near."""
    words, rest = _parted(query.condition)
    enough = min(newest, _SCREENFUL)
    # What is about words alone the index has in its own order, but that of one letter it has to make first.
    longest = 1 if words is None or matching(query.condition) is not None else LONGEST
    some = None if _is_rare(query.condition) else read_near(db, query.condition, today, enough, longest)
    if some is not None:
        return some
    if words is None:
        found = [] if has_run(rest, 1) else near(db, rest, today, newest)
        return found if len(found) >= min(newest, _FEW) else None
    return None if matching(query.condition) is not None else _asked(db, query.condition, today, enough)


def _joined(condition: Condition) -> str:
    """Return articles and stories in SQL; those first that a condition asks a mark of that few have."""
    if _asks_for(condition, (*_RARE, "read")):
        return "stories s CROSS JOIN articles a INDEXED BY articles_by_story ON a.story = s.id"
    return "articles a JOIN stories s ON s.id = a.story"


def _asks_for(condition: Condition, states: tuple[State, ...]) -> bool:
    """Tell whether a condition holds of nothing that is in none of some states."""
    condition = level(condition)
    parts = condition.parts if isinstance(condition, All) else (condition,)
    return any(isinstance(part, Is) and part.state in states for part in parts)


def _spans_much(db: sqlite3.Connection, condition: Condition) -> bool:
    """Tell whether so many articles came out in the days of a condition that all are gone through sooner.

    The index by date does not hold the stories, so that each article is looked up.
    """
    first, last = span(condition)
    if first is None and last is None:
        return False
    between = [first.isoformat() if first else "", (last.isoformat() if last else "") + AFTER_ANY_TIME]
    (highest,) = db.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()
    enough = highest // _WIDE
    found = "SELECT 1 FROM articles WHERE dated BETWEEN ? AND ? LIMIT ?"
    (n,) = db.execute(f"SELECT count(*) FROM ({found})", [*between, enough]).fetchone()
    return bool(n >= enough)


def by_relevance(db: sqlite3.Connection, query: Query) -> list[int]:
    """Return the stories of the articles that the words of a query find, as `best` has them, each once."""
    expression, _rest = _parted(query.condition)
    if expression is None:
        return []
    rows = db.execute(
        "SELECT a.story FROM words JOIN articles a ON a.place = words.rowid WHERE words MATCH ?"
        " ORDER BY words.rank, words.rowid DESC",
        [expression],
    )
    return list(dict.fromkeys(story for (story,) in rows))


def _parted(condition: Condition) -> tuple[str | None, Condition]:
    """Part a condition into what the index answers and what is asked of the articles it finds."""
    condition = level(condition)
    if (expression := matching(condition)) is not None:
        return expression, All(())
    if not isinstance(condition, All):
        return None, condition
    words = tuple(part for part in condition.parts if matching(part) is not None)
    if not words:
        return None, condition
    return matching(All(words)), All(tuple(part for part in condition.parts if part not in words))


def _crowded(db: sqlite3.Connection) -> bool:
    """Tell whether very many articles came on the newest day."""
    (last,) = db.execute("SELECT max(place) FROM articles WHERE place IS NOT NULL").fetchone()
    return last is not None and last - first_place(date_of(last)) >= _CROWDED


def _found(db: sqlite3.Connection, expression: str, condition: Condition) -> Iterator[int]:
    """Yield the places that the index has for an expression, the newest day first."""
    sql, values = "SELECT rowid FROM words WHERE words MATCH ?", [expression]
    first, last = span(condition)
    bounds: list[int] = []
    if first is not None:
        sql += " AND rowid >= ?"
        bounds.append(first_place(first))
    if last is not None:
        sql += " AND rowid < ?"
        bounds.append(end_of(last))
    rows = db.execute(f"{sql} ORDER BY rowid DESC", [*values, *bounds])
    while chunk := rows.fetchmany(_CHUNK):
        yield from (place for (place,) in chunk)


def _by_day(places: Iterator[int]) -> Iterator[list[int]]:
    """Yield the places of one day after the other."""
    day: int | None = None
    found: list[int] = []
    for place in places:
        if day_of(place) != day and found:
            yield found
            found = []
        day = day_of(place)
        found.append(place)
    if found:
        yield found


def _dated(db: sqlite3.Connection, days: Iterator[list[int]], where: str, values: list[Any]) -> Iterator[int]:
    sql = (
        f"SELECT a.id FROM articles a JOIN stories s ON s.id = a.story WHERE {_HELD} AND {LIVING}"
        f" AND ({where}) ORDER BY a.dated DESC, a.id DESC"
    )
    for places in days:
        if len(places) > _CROWDED:
            yield from _among(db, places, where, values)
        else:
            yield from (id for (id,) in db.execute(sql, [as_list(places), *values]).fetchall())


def _among(db: sqlite3.Connection, places: list[int], where: str, values: list[Any]) -> Iterator[int]:
    """Walk through a day from its end, and yield what stands in these places: no article more than wanted."""
    day, found = date_of(places[0]).isoformat(), frozenset(places)
    rows = db.execute(
        "SELECT a.id, a.place FROM articles a CROSS JOIN stories s ON s.id = a.story"
        f" WHERE a.dated BETWEEN ? AND ? AND {LIVING} AND ({where}) ORDER BY a.dated DESC, a.id DESC",
        [day, day + AFTER_ANY_TIME, *values],
    )
    while chunk := rows.fetchmany(_CHUNK):
        yield from (id for id, place in chunk if place in found)


def _kept(db: sqlite3.Connection, rows: sqlite3.Cursor, where: str, values: list[Any]) -> Iterator[int]:
    sql = (
        f"SELECT a.place, a.id FROM articles a JOIN stories s ON s.id = a.story WHERE {_HELD} AND {LIVING}"
        f" AND ({where})"
    )
    while chunk := rows.fetchmany(_CHUNK):
        places = [place for (place,) in chunk]
        kept = dict(db.execute(sql, [as_list(places), *values]).fetchall())
        yield from (kept[place] for place in places if place in kept)
