"""Old articles go, if the editor asks for it; never one that means something to them."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from newsroom.store import traces
from newsroom.store.connections import Connections
from newsroom.store.instants import to_instant, to_seconds
from newsroom.store.leads import repair_stories
from newsroom.store.storing import as_list
from newsroom.store.wordindex import forget

if TYPE_CHECKING:
    from sqlite_utils import Database

BATCH = 100
_GAP_SECONDS = 0.005
"""Pause between two transactions, so that an editor's change need not wait for all of them."""

_KEPT = """
    s.starred = 1 OR s.held IS NOT NULL
    OR a.id IN (SELECT article FROM passages)
    OR a.story IN (SELECT b.story FROM entries e JOIN articles b ON b.id = e.article)
    OR a.story IN (SELECT b.story FROM evidence v JOIN articles b ON b.id = v.article)
    OR a.story IN (SELECT b.story FROM entries e JOIN articles b ON b.canonical = e.canonical
                   WHERE e.canonical IS NOT NULL)
    OR a.story IN (SELECT story FROM runs WHERE story IS NOT NULL)
    OR a.story IN (SELECT b.story FROM runs r JOIN articles b ON b.canonical = r.canonical
                   WHERE r.canonical IS NOT NULL)
    OR a.story IN (SELECT b.story FROM runs r JOIN articles b ON b.title_key = r.title_key
                   WHERE r.title_key <> '' AND b.title_key <> '')
"""
"""SQL: what is never tidied away: starred, held, annotated, or of a story that was picked or ran."""

_PLACED = """
    WITH placed AS (
        SELECT a.id, a.feed, a.story, a.seen, a.dated,
               row_number() OVER (PARTITION BY a.feed ORDER BY a.dated DESC, a.id DESC) AS place
        FROM articles a JOIN feeds f ON f.id = a.feed AND f.removed IS NULL AND f.kind <> 'clip'
    )
    SELECT a.id, a.feed, a.dated FROM placed a JOIN stories s ON s.id = a.story
    WHERE (a.seen < :before OR a.place > :most) AND NOT ({kept})
"""
_EVERYTHING = 2**62


class Limits(Struct, frozen=True, kw_only=True):
    """Which articles are old."""

    before: datetime | None = None
    """Those that came before this instant; None: none by age."""
    most: int | None = None
    """Those beyond so many of their feed, its newest counted first; None: none by number."""


class Old(Struct, frozen=True):
    """The old articles of one feed."""

    feed: int
    ids: tuple[int, ...]
    oldest: datetime


class Retention:
    """Tidies old articles away for good, leaving traces by which they are known again."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def old(self, limits: Limits) -> list[Old]:
        """List what would go, feed by feed; nothing is changed."""
        if limits.before is None and limits.most is None:
            return []
        values = {
            "before": "" if limits.before is None else to_seconds(limits.before),
            "most": _EVERYTHING if limits.most is None else limits.most,
        }
        with self._connections.reading() as db:
            rows = db.execute(_PLACED.format(kept=_KEPT), values).fetchall()
        found: dict[int, list[tuple[int, str]]] = {}
        for id, feed, dated in rows:
            found.setdefault(feed, []).append((id, dated))
        return [
            Old(feed, tuple(id for id, _dated in each), to_instant(min(dated for _id, dated in each)))
            for feed, each in sorted(found.items())
        ]

    def tidy(self, old: Iterable[Old]) -> int:
        """Delete what `old` listed, except what has come to mean something since; return how many went.

        At most 100 go in one transaction.
        """
        ids = [id for each in old for id in each.ids]
        gone = 0
        for start in range(0, len(ids), BATCH):
            if start:
                time.sleep(_GAP_SECONDS)
            with self._connections.writing() as db:
                gone += _delete(db, ids[start : start + BATCH])
        return gone


def _delete(db: Database, ids: list[int]) -> int:
    rows = db.execute(
        "SELECT a.id, a.story FROM articles a JOIN stories s ON s.id = a.story"
        f" WHERE a.id IN (SELECT value FROM json_each(?)) AND NOT ({_KEPT})",
        [as_list(ids)],
    ).fetchall()
    which: list[object] = [as_list(id for id, _story in rows)]
    condition = "a.id IN (SELECT value FROM json_each(?))"
    forget(db.conn, condition, which)
    traces.leave(db.conn, condition, which)
    db.execute("DELETE FROM articles WHERE id IN (SELECT value FROM json_each(?))", which)
    repair_stories(db, {story for _id, story in rows})
    return len(rows)
