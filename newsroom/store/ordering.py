"""The order of a view's stories: best first by score and age, and those of one day or feed together."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Sequence
from itertools import chain
from zoneinfo import ZoneInfo

from newsroom.model import View
from newsroom.store.instants import to_instant
from newsroom.store.ranking import SCORED
from newsroom.store.storing import as_list, read_ids

POINTS_AN_HOUR = 0.5
"""As `newsroom.triage.scoring` has it; a test holds them together."""


def ordered(db: sqlite3.Connection, view: View, ids: array[int]) -> array[int]:
    """Put the ids of a view, the newest first, into its order.

    Best first is the order of the newest 5,000; those below are too old to come before any of them.
    """
    if view.order == "best":
        ids = _best(db, ids)
    elif view.order == "relevance":
        ids = _relevant(db, view, ids)
    if view.grouping == "none":
        return ids
    return _grouped(ids, _days(db, ids, view.zone) if view.grouping == "day" else _feeds(db, ids))


def _best(db: sqlite3.Connection, ids: array[int]) -> array[int]:
    top = ids[:SCORED]
    # SQLite reckons and sorts, and Textual is imported meanwhile. Of two alike the newer stays above.
    best = read_ids(
        db,
        "SELECT j.value FROM json_each(?) j JOIN articles a ON a.id = j.value"
        " JOIN stories s ON s.id = a.story LEFT JOIN scores x ON x.story = s.id"
        " ORDER BY coalesce(x.points, 0) + ? * julianday(s.dated) DESC, j.key",
        [as_list(top), 24 * POINTS_AN_HOUR],
    )
    return best + ids[SCORED:]


def _relevant(db: sqlite3.Connection, view: View, ids: array[int]) -> array[int]:
    """Put those first whose articles have most of the words that are looked for; without words all stay."""
    from newsroom.store.searching import by_relevance

    places = {story: place for place, story in enumerate(by_relevance(db, view.query))}
    stories = dict(
        db.execute(
            "SELECT id, story FROM articles WHERE id IN (SELECT value FROM json_each(?))", [as_list(ids)]
        ).fetchall()
    )
    return array("q", sorted(ids, key=lambda id: places.get(stories.get(id, 0), len(places))))


def _grouped(ids: Sequence[int], group_of: Callable[[int], object]) -> array[int]:
    """Put those of one group together, groups in the order in which the first of each stands."""
    groups: dict[object, list[int]] = {}
    for id in ids:
        groups.setdefault(group_of(id), []).append(id)
    return array("q", chain.from_iterable(groups.values()))


def _feeds(db: sqlite3.Connection, ids: Sequence[int]) -> Callable[[int], object]:
    sql = (
        "SELECT a.id, coalesce(a.source, a.feed) FROM articles a"
        " WHERE a.id IN (SELECT value FROM json_each(?))"
    )
    return dict(db.execute(sql, [as_list(ids)]).fetchall()).get


def _days(db: sqlite3.Connection, ids: Sequence[int], zone: str) -> Callable[[int], object]:
    sql = "SELECT a.id, a.dated FROM articles a WHERE a.id IN (SELECT value FROM json_each(?))"
    place = ZoneInfo(zone)
    hours: dict[str, object] = {}
    found: dict[int, object] = {}
    for id, dated in db.execute(sql, [as_list(ids)]):
        hour = dated[:13]
        if hour not in hours:
            hours[hour] = to_instant(dated).astimezone(place).date()
        found[id] = hours[hour]
    return found.get
