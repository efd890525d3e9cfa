"""Articles that a query holds of, newest first or best first, no more of them read than are asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from newsroom.model.query import All, Condition, Is, Query, State, Words
from newsroom.store.conditions import FOUND, Compiler, end, matching, span
from newsroom.store.levelling import level
from newsroom.store.living import LIVING
from newsroom.store.storing import as_list
from newsroom.store.wordindex import date_of, day_of, end_of, first_place
from newsroom.text.folding import fold
from newsroom.text.tagless import plain
from newsroom.text.tokens import is_paired

_CHUNK = 512
_CROWDED = 1_000
"""Of a day with more hits than that they are not all looked up and sorted for the sake of the last few."""
_AFTER_ANY_TIME = "~"
"""Sorts after the time that follows the day in a date as it is stored."""
_NEAR = 4_000
"""So many of the newest articles are held against a query without words before it is asked of all."""
_SCREENFUL = 100
"""So many of the newest are shown while the rest of a list is still being looked for."""
_FEW = 50
"""Where fewer are near than that, these are not shown before the rest."""
_TRIED = 16
"""So many articles tell whether some characters stand in most of them."""
_WIDE = 8
"""An index by date is of no use where it finds that part of all articles."""
_RARE: tuple[State, ...] = ("starred", "held", "dismissed")
"""Marks of few stories, which are soonest found among the stories themselves."""
_LONGEST = 99
_PAIR = 2
_HELD = "a.place IN (SELECT value FROM json_each(?))"


def newest_of(db: sqlite3.Connection, query: Query, today: date, limit: int) -> list[int]:
    """Return the ids of the articles a query holds of, newest first.

    Args:
        db: The database, in a transaction.
        query: What they are to hold.
        today: The day it is for the editor.
        limit: At most so many.
    """
    expression, rest = _parted(query.condition)
    where, values = Compiler(db, today).sql(rest)
    if expression is None:
        near = _near(db, rest, where, values, limit)
        if len(near) >= limit:
            return near
        return _all(db, rest, where, values, limit)
    if _asks_for(query.condition, (*_RARE, "ran", "picked")):
        # Of what has the words next to none has the mark, so that day after day would be gone through.
        return _all(db, query.condition, *Compiler(db, today).sql(query.condition), limit)
    some = _near_with_run(db, query.condition, today, limit, longest=_LONGEST if _crowded(db) else 1)
    if some is not None:
        return some
    days = _by_day(_found(db, expression, query.condition))
    return list(islice(_dated(db, days, where, values), max(limit, 0)))


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
    if newest is not None and (ids := _first(db, query, today, newest)) is not None:
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
    if words is None:
        near = _near(db, rest, *Compiler(db, today).sql(rest), newest)
        return near if len(near) >= min(newest, _FEW) else None
    enough = min(newest, _SCREENFUL)
    if matching(query.condition) is None:
        found = _near_with_run(db, query.condition, today, enough)
        return newest_of(db, query, today, newest) if found is None else found
    # What is about words alone the index has in its own order, but that of one letter it has to make first.
    return _near_with_run(db, query.condition, today, enough, longest=1)


def _joined(condition: Condition) -> str:
    """Return articles and stories in SQL; those first that a condition asks a mark of that few have."""
    if _asks_for(condition, _RARE):
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
    between = [first.isoformat() if first else "", (last.isoformat() if last else "") + _AFTER_ANY_TIME]
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


def _near(
    db: sqlite3.Connection, condition: Condition, where: str, values: list[Any], limit: int
) -> list[int]:
    """Return the articles near the newest of all that a condition holds of.

    Of a feed, a day or a mark that many articles have a few hundred are read then; to collect all that it
    holds of and sort them takes a hundred times as long.

    Returns:
        As many as the limit says, or fewer where there are not as many among those that are looked at.
    """
    before = end(condition) or _AFTER_ANY_TIME
    oldest = "SELECT dated FROM articles WHERE dated < ? ORDER BY dated DESC, id DESC LIMIT 1 OFFSET ?"
    found = db.execute(
        "SELECT a.id FROM articles a INDEXED BY articles_by_date CROSS JOIN stories s ON s.id = a.story"
        f" WHERE a.dated < ? AND a.dated >= coalesce(({oldest}), '') AND {LIVING} AND ({where})"
        " ORDER BY a.dated DESC, a.id DESC LIMIT ?",
        [before, before, _NEAR, *values, max(limit, 0)],
    )
    return [id for (id,) in found]


def _near_with_run(
    db: sqlite3.Connection, condition: Condition, today: date, limit: int, longest: int = _LONGEST
) -> list[int] | None:
    """Return the newest articles that have some characters of Chinese, with whatever else a condition asks.

    Of one character that stands in most texts the index puts together what it has of all pairs that begin
    with it, and of a word in a day full of it all has to be sorted, however few are asked for. To read some
    texts is quicker then, and no help where few have it.

    Returns:
        As many as the limit says; None where the condition asks for other words, or few have these.
    """
    condition = level(condition)
    parts = condition.parts if isinstance(condition, All) else (condition,)
    words = [part for part in parts if matching(part) is not None]
    if len(words) != 1 or not isinstance(word := words[0], Words):
        return None
    run = _run(word)
    if run is None or len(run) > longest:
        return None
    rest = All(tuple(part for part in parts if part != word))
    where, values = Compiler(db, today).sql(rest)
    ids = _near(db, rest, f"a.place IS NOT NULL AND ({where})", values, 2 * limit)
    found: list[int] = []
    for start, stop in ((0, _TRIED), (_TRIED, len(ids))):
        some = ids[start:stop]
        having = _having(db, run, some, title=word.title)
        found += [id for id in some if id in having]
        if 2 * len(found) < len(some):
            return None
    return found[:limit] if len(found) >= limit else None


def _run(words: Words) -> str | None:
    """Return what stands in a folded text wherever it has some words, if they are one run of Chinese."""
    first, *more = words.tokens
    if not all(map(is_paired, first)) or words.beginning != (len(words.tokens) == len(first) == 1):
        return None
    run = first
    for token in more:
        if len(token) != _PAIR or token[0] != run[-1]:
            return None
        run += token[1]
    return run


def _crowded(db: sqlite3.Connection) -> bool:
    """Tell whether very many articles came on the newest day."""
    (last,) = db.execute("SELECT max(place) FROM articles WHERE place IS NOT NULL").fetchone()
    return last is not None and last - first_place(date_of(last)) >= _CROWDED


def _having(db: sqlite3.Connection, run: str, ids: Sequence[int], *, title: bool) -> set[int]:
    """Return which articles have some characters, in the title alone if that is asked."""
    texts = "'', ''" if title else "c.html, coalesce(p.text, '')"
    rows = db.execute(
        f"SELECT a.id, a.title, {texts} FROM articles a JOIN contents c ON c.article = a.id"
        " LEFT JOIN pages p ON p.article = a.id WHERE a.id IN (SELECT value FROM json_each(?))",
        [as_list(ids)],
    )
    return {
        id
        for id, headline, html, page in rows
        if _has(run, headline) or _has(run, plain(html)) or _has(run, page)
    }


def _has(run: str, text: str) -> bool:
    return run in text or run in fold(text)


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
        [day, day + _AFTER_ANY_TIME, *values],
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
