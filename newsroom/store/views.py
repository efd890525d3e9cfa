"""The inbox's views as SQL."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from newsroom.model import View
from newsroom.store.instants import to_seconds
from newsroom.store.living import LIVING
from newsroom.store.storing import as_list, storable

_BACK = "s.held BETWEEN ? AND ?"
"""A story whose hold ended within some days: it is back, and new."""


class _Conditions(Struct):
    """What a view asks of a story ``s``, and of its articles ``a`` where it is about certain feeds."""

    stories: list[str] = field(default_factory=list)
    story_values: list[Any] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    feed_values: list[Any] = field(default_factory=list)


def _conditions(view: View, today: date) -> _Conditions:
    """Return the conditions of a view, its query left out.

    Args:
        view: The view.
        today: The day it is for the editor where the view does not say.
    """
    day = (view.today or today).isoformat()
    asked = _Conditions()
    asked.stories.append("s.hidden = 0")
    if view.dismissed or not view.shows_dismissed:
        asked.stories.append(f"s.dismissed = {int(view.dismissed)}")
    if view.held:
        _ask(asked, "s.held > ?", day)
    elif not view.shows_held:
        # What is dismissed shows among the dismissed whether or not it is held besides.
        dismissed = "s.dismissed = 1 OR " if view.shows_dismissed else ""
        _ask(asked, f"({dismissed}s.held IS NULL OR s.held <= ?)", day)
    if view.unread:
        asked.stories.append("s.read = 0")
    if view.starred:
        asked.stories.append("s.starred = 1")
    if view.since is not None:
        # A story is never dated later than it was first seen, and seen anew when it goes on.
        first = _first_day(view, view.since)
        _ask(asked, f"(s.seen >= ? OR {_BACK})", to_seconds(view.since), first, day)
    if view.out_since is not None:
        # What was first fetched today may be years old; what was told again today of an old story is not new.
        from_then = to_seconds(view.out_since)
        out = f"SELECT 1 FROM articles a WHERE a.story = s.id AND a.dated >= ? AND {LIVING}"
        new = f"s.seen >= ? AND (s.dated >= ? OR EXISTS ({out}))"
        _ask(asked, f"({new} OR {_BACK})", *[from_then] * 3, _first_day(view, view.out_since), day)
    _of_feeds(view, asked)
    return asked


def _first_day(view: View, instant: datetime) -> str:
    """Return the first day that begins at an instant or after it."""
    zone = ZoneInfo(view.zone)
    day = instant.astimezone(zone).date()
    begins = datetime.combine(day, time(), zone)
    return (day if begins >= instant else day + timedelta(days=1)).isoformat()


def _of_feeds(view: View, asked: _Conditions) -> None:
    """Add what a view asks of the articles themselves: their feed, its tags, the source they name."""
    if view.feeds:
        asked.feeds.append("a.feed IN (SELECT value FROM json_each(?))")
        asked.feed_values.append(as_list(view.feeds))
    if view.tag is not None:
        given = "SELECT story FROM deeds WHERE action = 'tag' AND undone IS NULL AND value = ?"
        asked.feeds.append(f"(a.feed IN (SELECT feed FROM feed_tags WHERE tag = ?) OR a.story IN ({given}))")
        asked.feed_values += [storable(view.tag)] * 2
    if view.source is not None:
        asked.feeds.append("a.source = ?")
        asked.feed_values.append(storable(view.source))


def listing(
    view: View, db: sqlite3.Connection, today: date, newest: int | None = None
) -> tuple[str, list[Any]]:
    """Return a view in SQL: ids of the articles that show its stories, newest first.

    A story is shown by its lead; in a view of certain feeds or a source, by the first of its articles there.

    Args:
        view: The view.
        db: The database, in a transaction: feeds are looked up by their names.
        today: The day it is for the editor where the view does not say.
        newest: Only the stories of so many articles that its query finds, the newest.
    """
    asked = _conditions(view, today)
    if view.query:
        from newsroom.store import searching

        wanted, values = searching.stories(view.query, db, view.today or today, newest)
        asked.stories.append(f"s.id IN ({wanted})")
        asked.story_values += values
    if not asked.feeds:
        where = " AND ".join(asked.stories)
        sql = f"SELECT s.lead FROM stories s WHERE {where} ORDER BY s.dated DESC, s.lead DESC"
        return sql, asked.story_values
    # With min(), SQLite takes the id from the row that has the minimum: see "bare columns in an aggregate
    # query" in https://www.sqlite.org/lang_select.html.
    where = " AND ".join([*asked.stories, *asked.feeds, LIVING])
    sql = (
        "SELECT id FROM (SELECT a.id, a.story, min(a.dated) AS first"
        f" FROM articles a JOIN stories s ON s.id = a.story WHERE {where} GROUP BY a.story)"
        " ORDER BY first DESC, id DESC"
    )
    return sql, asked.story_values + asked.feed_values


def _ask(asked: _Conditions, condition: str, *values: object) -> None:
    asked.stories.append(condition)
    asked.story_values += values
