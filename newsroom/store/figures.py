"""What feeds brought and what became of it, counted for all of them at once."""

from __future__ import annotations

from datetime import date, datetime

from newsroom.model import FeedFigures
from newsroom.store.connections import Connections
from newsroom.store.instants import to_instant, to_seconds
from newsroom.store.living import LIVING

UNREAD = (
    "count(DISTINCT CASE WHEN s.read = 0 AND s.dismissed = 0 AND (s.held IS NULL OR s.held <= ?)"
    " THEN s.id END)"
)
"""SQL: how many of ``stories s`` are neither read nor dismissed nor held until after the day given."""
_ARTICLES = (
    f"SELECT a.feed, count(*), {UNREAD}, total(a.dated >= ?), min(a.dated)"
    f" FROM articles a JOIN stories s ON s.id = a.story WHERE {LIVING} GROUP BY a.feed"
)
_PICKED = """
    WITH live AS (
        SELECT e.article, e.canonical FROM entries e JOIN issues i ON i.id = e.issue AND i.removed IS NULL
    )
    SELECT feed, count(*) FROM (
        SELECT a.feed, a.id FROM live JOIN articles a ON a.id = live.article
        UNION
        SELECT a.feed, a.id FROM live JOIN articles a ON a.canonical = live.canonical
        WHERE live.canonical IS NOT NULL
    ) GROUP BY feed
"""


def read_figures(connections: Connections, since: datetime, today: date) -> dict[int, FeedFigures]:
    """Count for each feed that has articles.

    Args:
        connections: The store's.
        since: From when on an article counts as recent.
        today: The day it is for the editor.
    """
    with connections.reading() as db:
        picked = dict(db.execute(_PICKED))
        rows = db.execute(_ARTICLES, [today.isoformat(), to_seconds(since)])
        return {
            feed: FeedFigures(
                articles=articles,
                unread=int(unread),
                recent=int(recent),
                first=to_instant(first),
                picked=picked.get(feed, 0),
            )
            for feed, articles, unread, recent, first in rows
        }
