"""What stories are ranked by: what is known of them, their scores, what the editor took and passed over."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from msgspec import Struct

from newsroom.model import Counts, Told
from newsroom.store.archive import last_out
from newsroom.store.connections import Connections
from newsroom.store.instants import to_instant, to_seconds
from newsroom.store.living import LIVING
from newsroom.store.storing import as_list, to_json

SCORED = 5_000
"""So many of the newest stories have a score; older ones stand below all of them, whatever they are worth."""
_WINDOW = timedelta(days=60)
"""So long before the last issue what was not taken still counts as passed over."""
_MOST_PASSED = 3_000
"""Stories passed over that one look learns from; the newest."""

_TAKEN = """
    SELECT a.story FROM entries e JOIN issues i ON i.id = e.issue AND i.removed IS NULL
        JOIN articles a ON a.id = e.article
    UNION SELECT r.story FROM runs r JOIN issues i ON i.id = r.issue AND i.removed IS NULL
        JOIN stories s ON s.id = r.story
    UNION SELECT id FROM stories WHERE starred = 1
        AND id NOT IN (SELECT story FROM deeds WHERE action = 'star' AND undone IS NULL)
"""
_DISMISSED = """
    SELECT id FROM stories WHERE dismissed = 1
        AND id NOT IN (SELECT story FROM deeds WHERE action = 'dismiss' AND undone IS NULL)
"""
_ARCHIVED = """
    SELECT r.issue * 1000 + r.number, r.headline FROM runs r
    JOIN issues i ON i.id = r.issue AND i.removed IS NULL
    WHERE r.story IS NULL OR r.story NOT IN (SELECT id FROM stories)
"""


class Lesson(Struct, frozen=True):
    """A headline that something is to be learned from."""

    key: int
    """The story's id; below 0, an entry of an issue that no story is known for."""
    taken: bool | None
    """Whether it was taken or passed over; None: neither any more."""
    title: str = ""
    source: str = ""


class Ranking:
    """Scores of stories, and the taste they are reckoned with."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def newest(self, limit: int = SCORED) -> list[int]:
        """Return the ids of the newest stories."""
        sql = "SELECT id FROM stories WHERE hidden = 0 ORDER BY dated DESC, lead DESC LIMIT ?"
        with self._connections.reading() as db:
            return [id for (id,) in db.execute(sql, [limit])]

    def stale(self, limit: int = SCORED) -> list[int]:
        """Return those of the newest stories that have no score, or that articles joined or left since."""
        sql = (
            "SELECT s.id FROM (SELECT id FROM stories WHERE hidden = 0"
            " ORDER BY dated DESC, lead DESC LIMIT ?) s LEFT JOIN scores x ON x.story = s.id"
            " WHERE x.story IS NULL OR x.articles <> (SELECT count(*) FROM articles a WHERE a.story = s.id)"
        )
        with self._connections.reading() as db:
            return [id for (id,) in db.execute(sql, [limit])]

    def told(self, stories: Iterable[int]) -> list[Told]:
        """Return what is known of stories; those that are gone are left out."""
        ids = as_list(stories)
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT a.story, a.title, coalesce(a.source, f.title), f.weight, s.dated, a.feed"
                " FROM articles a JOIN feeds f ON f.id = a.feed JOIN stories s ON s.id = a.story"
                f" WHERE a.story IN (SELECT value FROM json_each(?)) AND {LIVING}"
                " ORDER BY a.story, a.id <> s.lead, a.dated, a.id",
                [ids],
            ).fetchall()
            # A rule counts once, though it gave points to two stories before they were joined.
            rules = db.execute(
                "SELECT story, rule, value, max(id) FROM deeds WHERE action = 'score' AND undone IS NULL"
                " AND story IN (SELECT value FROM json_each(?)) GROUP BY story, rule",
                [ids],
            ).fetchall()
            counts = dict(
                db.execute(
                    "SELECT story, count(*) FROM articles WHERE story IN (SELECT value FROM json_each(?))"
                    " GROUP BY story",
                    [ids],
                ).fetchall()
            )
        points: dict[int, list[tuple[str, int]]] = {}
        for story, rule, value, _newest in rules:
            points.setdefault(story, []).append((rule, int(value)))
        grouped: dict[int, list[tuple[Any, ...]]] = {}
        for story, *rest in rows:
            grouped.setdefault(story, []).append(tuple(rest))
        return [_told(story, each, points.get(story, []), counts[story]) for story, each in grouped.items()]

    def put(self, scores: Iterable[tuple[int, float, int]]) -> None:
        """Keep scores: story, points without its age, articles it had. Those of stories that are gone go."""
        with self._connections.writing() as db:
            db.conn.executemany(
                "INSERT OR REPLACE INTO scores (story, points, articles)"
                " SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM stories WHERE id = ?1)",
                list(scores),
            )

    def story_of(self, article: int) -> int | None:
        """Return the story of an article; None where that is gone."""
        with self._connections.reading() as db:
            row = db.execute("SELECT story FROM articles WHERE id = ?", [article]).fetchone()
        return None if row is None else int(row[0])

    # Taste

    def counts(self) -> Counts:
        """Return what was learned."""
        with self._connections.reading() as db:
            taken, passed = db.execute("SELECT total(taken), total(1 - taken) FROM learned").fetchone()
            rows = db.execute("SELECT token, taken, passed FROM taste WHERE taken + passed > 1").fetchall()
        return Counts(int(taken), int(passed), tuple(rows))

    def lessons(self) -> list[Lesson]:
        """Return what there is to learn since it was last learned from.

        Taken is what stands in an issue, ran, or was starred; passed over what was dismissed, and what was
        there when the last issue went out and did not get into any.
        """
        with self._connections.reading() as db:
            wanted = _wanted(db)
            known = dict(db.execute("SELECT story, taken FROM learned").fetchall())
            archived = {-key: headline for key, headline in db.execute(_ARCHIVED)}
            changed = {key: taken for key, taken in wanted.items() if known.get(key) != taken}
            lessons = [Lesson(key, True, title) for key, title in archived.items() if key not in known]
            lessons += [
                Lesson(key, None) for key in _outdated(db, known) if key not in wanted and key not in archived
            ]
            rows = db.execute(
                "SELECT s.id, a.title, coalesce(a.source, f.title) FROM stories s"
                " JOIN articles a ON a.id = s.lead JOIN feeds f ON f.id = a.feed"
                " WHERE s.id IN (SELECT value FROM json_each(?))",
                [as_list(changed)],
            )
            return lessons + [Lesson(id, bool(changed[id]), title, source) for id, title, source in rows]

    def learn(self, learned: Sequence[tuple[int, bool | None, Sequence[str]]]) -> None:
        """Count stories: key as of `Lesson`, whether taken (None: count it no more), its tokens."""
        if not learned:
            return
        taken: Counter[str] = Counter()
        passed: Counter[str] = Counter()
        with self._connections.writing() as db:
            rows = db.execute(
                "SELECT taken, tokens FROM learned WHERE story IN (SELECT value FROM json_each(?))",
                [as_list(key for key, _taken, _tokens in learned)],
            ).fetchall()
            for was, tokens in rows:
                (taken if was else passed).subtract(json.loads(tokens))
            for _key, now, each in learned:
                if now is not None:
                    (taken if now else passed).update(each)
            db.conn.executemany(
                "DELETE FROM learned WHERE story = ?", [(key,) for key, _now, _each in learned]
            )
            db.conn.executemany(
                "INSERT INTO learned (story, taken, tokens) VALUES (?, ?, ?)",
                [(key, int(now), to_json(list(each))) for key, now, each in learned if now is not None],
            )
            changed = [(token, taken[token], passed[token]) for token in {*taken, *passed}]
            db.conn.executemany(
                "INSERT INTO taste (token, taken, passed) VALUES (?, ?, ?) ON CONFLICT (token)"
                " DO UPDATE SET taken = taken + excluded.taken, passed = passed + excluded.passed",
                [each for each in changed if each[1] >= 0 and each[2] >= 0],
            )
            db.conn.executemany(
                "UPDATE taste SET taken = max(0, taken + ?2), passed = max(0, passed + ?3) WHERE token = ?1",
                [each for each in changed if each[1] < 0 or each[2] < 0],
            )
            db.execute("DELETE FROM taste WHERE taken <= 0 AND passed <= 0")


def _wanted(db: sqlite3.Connection) -> Mapping[int, int]:
    """Return the stories that were taken (1) and passed over (0)."""
    taken = {id for (id,) in db.execute(_TAKEN)}
    passed = {id for (id,) in db.execute(_DISMISSED)}
    if window := _passing(db):
        sql = "SELECT id FROM stories WHERE seen > ? AND seen <= ? ORDER BY seen DESC, id DESC LIMIT ?"
        passed |= {id for (id,) in db.execute(sql, [*window, _MOST_PASSED])}
    return {**dict.fromkeys(passed, 0), **dict.fromkeys(taken, 1)}


def _outdated(db: sqlite3.Connection, known: Mapping[int, int]) -> list[int]:
    """Return what was learned from and may count no more; what is long past goes on counting."""
    # Before any issue went out only what is dismissed was passed over, however long ago.
    since, _until = _passing(db) or ("", "")
    sql = "SELECT id FROM stories WHERE dismissed = 0 AND seen > ?"
    recent = {id for (id,) in db.execute(sql, [since])}
    return [key for key, taken in known.items() if taken or key in recent]


def _passing(db: sqlite3.Connection) -> tuple[str, str] | None:
    """Return from when to when stories counted as passed over were seen; None: no issue went out yet."""
    last = last_out(db, "9999", from_here=True)
    return None if last is None else (to_seconds(to_instant(last) - _WINDOW), last)


def _told(story: int, rows: Sequence[tuple[Any, ...]], rules: list[tuple[str, int]], articles: int) -> Told:
    feeds = {feed: (source, weight) for _title, source, weight, _dated, feed in reversed(rows)}
    named = list(reversed(feeds.values()))
    return Told(
        story=story,
        titles=tuple(dict.fromkeys(row[0] for row in rows)),
        sources=tuple(source for source, _weight in named),
        weights=tuple(weight for _source, weight in named),
        rules=tuple(rules),
        articles=articles,
        dated=to_instant(rows[0][3]),
    )
