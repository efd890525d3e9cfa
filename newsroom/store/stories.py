"""Stories as groups of articles: what came, what it has to do with others, what the editor makes of it."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from newsroom.model import Change, Ran
from newsroom.settings.said import said
from newsroom.store import placing, steps
from newsroom.store.instants import optional_day, to_seconds
from newsroom.store.living import LIVING, REMOVED
from newsroom.store.session import Session
from newsroom.store.storing import as_list, to_json
from newsroom.text.addresses import site
from newsroom.text.headlines import flash_key, says_again
from newsroom.text.tagless import beginning

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

_GROUPED = "grouped"
"""State: the highest id of those articles that were grouped."""
_BEGINNING = 3_000
"""Characters of stored HTML that hold the beginning of a text."""
_BATCH = 100
_BEGINNING_SO = (
    "SELECT r.issue, r.date, r.number, r.title_key FROM runs r"
    " JOIN issues i ON i.id = r.issue AND i.removed IS NULL"
    " WHERE r.title_key <> '' AND r.title_key >= ? AND r.title_key < ? ORDER BY r.at DESC, r.number"
)
_TURN = (
    "CASE WHEN k.kind <> 'earlier' THEN k.kind WHEN o.dated < b.dated THEN 'earlier'"
    " WHEN o.dated > b.dated THEN 'later' ELSE {} END"
)
"""Which of two turns is the later one tells the hour: what is fetched last may have come out first."""
_FREE = (
    "SELECT a.id, a.story FROM articles a JOIN stories s ON s.id = a.story"
    " WHERE a.id IN (SELECT value FROM json_each(?))"
    " AND s.read = 0 AND s.starred = 0 AND s.dismissed = 0 AND s.held IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM articles b WHERE b.story = a.story"
    " AND ((b.id <> a.id AND b.id <= ?)"
    " OR EXISTS (SELECT 1 FROM placed p WHERE p.article = b.id)"
    " OR EXISTS (SELECT 1 FROM entries e WHERE e.article = b.id)))"
)
"""Articles whose story no one has marked, picked or placed, all of it come since articles were last grouped.

What came together under one headline is one story already, and goes as a whole."""
_GOES_ON = """
    UPDATE stories SET seen = max(stories.seen, a.seen), read = 0, dismissed = stories.dismissed AND EXISTS (
        SELECT 1 FROM deeds d WHERE d.story = stories.id AND d.action = 'dismiss' AND d.undone IS NULL
    ) FROM articles a WHERE stories.id = ?1 AND a.id = ?2
"""
"""A story that goes on is news again, whatever the editor did with it."""
_STANDS_ANEW = """
    UPDATE stories SET seen = came.seen FROM (
        SELECT a.story, max(a.seen) AS seen FROM articles a JOIN turns t ON t.article = a.id AND NOT t.copy
        WHERE a.id IN (SELECT value FROM json_each(?)) GROUP BY a.story
    ) came WHERE stories.id = came.story AND stories.read = 0 AND stories.seen < came.seen
"""

_BESIDE_COPIES = """
    SELECT * FROM (
        SELECT t.article, t.issue, t.number, EXISTS (
            SELECT 1 FROM articles b JOIN turns c ON c.article = b.id AND c.copy
            WHERE b.story = a.story AND c.issue = t.issue AND c.number = t.number
        ) AS copied, r.story IS a.story OR EXISTS (
            SELECT 1 FROM articles b WHERE b.story = a.story
            AND (b.canonical = r.canonical OR (b.title_key = r.title_key AND b.title_key <> ''))
        ) AS ran
        FROM turns t JOIN articles a ON a.id = t.article
        JOIN runs r ON r.issue = t.issue AND r.number = t.number
        WHERE NOT t.copy AND a.story IN
            (SELECT story FROM articles WHERE id IN (SELECT value FROM json_each(?)))
    ) WHERE copied OR ran
"""


class Told(NamedTuple):
    """What is known at once of articles, a column for each thing: so many rows take long to make."""

    articles: Sequence[int]
    stories: Sequence[int]
    dated: Sequence[datetime]
    titles: Sequence[str]
    keys: Sequence[str]


class Found(NamedTuple):
    """What an article may have to do with another, for the editor to decide."""

    article: int
    other: int
    kind: str
    """``likely``: of one event; ``earlier``: the other tells an earlier turn of it, ``later``: a later one;
    ``alike``: much the same of another thing, day or sum."""
    score: float


def _last_grouped(db: sqlite3.Connection) -> int:
    row = db.execute("SELECT value FROM state WHERE key = ?", [_GROUPED]).fetchone()
    return int(json.loads(row[0])) if row else 0


class Stories:
    """How articles stand together."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connections = session.connections

    def arrived(self, since: datetime) -> list[int]:
        """Return the articles that came since they were last grouped and that came out since an instant."""
        with self._connections.reading() as db:
            last = _last_grouped(db)
            rows = db.execute(
                f"SELECT a.id FROM articles a WHERE a.id > ? AND a.dated >= ? AND {LIVING}",
                [last, to_seconds(since)],
            ).fetchall()
            free = {id for id, _story in db.execute(_FREE, [as_list(id for (id,) in rows), last])}
        return [id for (id,) in rows if id in free]

    def since(self, since: datetime) -> Told:
        """Return the articles that came out since an instant."""
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT a.id, a.story, a.dated, a.title, a.title_key FROM articles a"
                f" WHERE a.dated >= ? AND {LIVING}",
                [to_seconds(since)],
            ).fetchall()
        articles, stories, dated, titles, keys = zip(*rows, strict=True) if rows else ((),) * 5
        return Told(articles, stories, tuple(map(datetime.fromisoformat, dated)), titles, keys)

    def beginnings(self, ids: Iterable[int], most: int) -> dict[int, str]:
        """Return the beginnings of articles' texts, so many characters at most."""
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT article, substr(html, 1, ?) FROM contents"
                " WHERE article IN (SELECT value FROM json_each(?))",
                [_BEGINNING, as_list(ids)],
            ).fetchall()
        return {article: beginning(html, most) for article, html in rows}

    def outlet_of(self, article: int) -> tuple[int, str] | None:
        """Return the feed that an article came in and the site it is on; nothing if there is no such article.

        A feed that gathers what others write has articles of many sites.
        """
        with self._connections.reading() as db:
            row = db.execute("SELECT feed, url FROM articles WHERE id = ?", [article]).fetchone()
        return (row[0], site(row[1] or "")) if row else None

    def told_again(self, headlines: Iterable[tuple[int, str]]) -> list[tuple[int, Ran]]:
        """Return which articles say the headline of an entry that went out, with the latest such entry.

        They are known by the headline alone; what has the entry's very headline, or link, needs no telling.
        """
        found = []
        with self._connections.reading() as db:
            if db.execute("SELECT 1 FROM runs LIMIT 1").fetchone() is None:
                return []
            for article, title in headlines:
                key = flash_key(title)
                rows = db.execute(_BEGINNING_SO, [key, key + "\U0010ffff"]) if key else ()
                for issue, day, number, other in rows:
                    if says_again(key, other):
                        found.append((article, Ran(issue, optional_day(day), number)))
                        break
        return found

    def beside_copies(self, articles: Iterable[int]) -> dict[int, tuple[tuple[int, int], bool]]:
        """Return what may be a later turn of an entry that its own story ran as, by another article of it.

        Args:
            articles: Those whose stories are looked at.

        Returns:
            For each its entry, as issue and number, and whether another article is marked as repeating that;
            else one has its very link or headline, or the story was picked for it.
        """
        with self._connections.reading() as db:
            rows = db.execute(_BESIDE_COPIES, [as_list(articles)]).fetchall()
        return {article: ((issue, number), bool(copied)) for article, issue, number, copied, _ran in rows}

    def keep(
        self,
        joins: Sequence[tuple[int, int]],
        found: Sequence[Found],
        turns: Sequence[tuple[int, Ran]],
        copies: Sequence[tuple[int, Ran]] = (),
        news: Container[int] = (),
    ) -> int:
        """Put articles into the stories they tell of, and keep what may be.

        An article takes the marks of the story it joins, so that a retelling brings nothing back. One that
        was marked, picked or placed by hand meanwhile stays where it is.

        Args:
            joins: Articles, each with the other one whose story it joins.
            found: What the editor may be asked.
            turns: Articles with the entry that went out and that they may be a later turn of.
            copies: Articles with the entry that went out and whose headline they say again.
            news: Articles that bring something new: a story that one of these joins is unread again, as new
                as the article, and no longer dismissed, unless a rule dismissed it.

        Returns:
            How many joined.
        """
        joined = 0
        for start in range(0, len(joins), _BATCH):
            with self._connections.writing() as db:
                joined += self._join(db, joins[start : start + _BATCH], news)
        if found or turns or copies:
            with self._connections.writing() as db:
                db.conn.executemany(
                    "INSERT OR REPLACE INTO kin (article, other, kind, score) SELECT ?, ?, ?, ?"
                    " WHERE EXISTS (SELECT 1 FROM articles WHERE id = ?)"
                    " AND EXISTS (SELECT 1 FROM articles WHERE id = ?)",
                    [(*each, each.article, each.other) for each in found],
                )
                db.conn.executemany(
                    "INSERT OR REPLACE INTO turns (article, issue, number, copy) SELECT ?1, ?2, ?3, ?4"
                    " WHERE EXISTS (SELECT 1 FROM articles WHERE id = ?1)"
                    # What the editor settled stays.
                    " AND NOT EXISTS (SELECT 1 FROM turns JOIN placed USING (article)"
                    " WHERE article = ?1 AND issue = ?2 AND number = ?3)",
                    [
                        (article, ran.issue, ran.number, copy)
                        for copy, ones in enumerate((turns, copies))
                        for article, ran in ones
                    ],
                )
        return joined

    def _join(self, db: Database, joins: Sequence[tuple[int, int]], news: Container[int]) -> int:
        asked = as_list(article for article, _other in joins)
        free: dict[int, int] = dict(db.execute(_FREE, [asked, _last_grouped(db.conn)]).fetchall())
        others: dict[int, int] = dict(
            db.execute(
                "SELECT id, story FROM articles WHERE id IN (SELECT value FROM json_each(?))",
                [as_list(other for _article, other in joins)],
            ).fetchall()
        )
        told: dict[int, list[int]] = {}
        for article, story in db.execute(
            "SELECT id, story FROM articles WHERE story IN (SELECT value FROM json_each(?))",
            [as_list(set(free.values()))],
        ):
            told.setdefault(story, []).append(article)
        went: dict[int, int] = {}
        moves = []
        for article, other in joins:
            if article not in free or other not in others:
                continue
            story = others[other]
            story = went.get(story, story)
            mine = free[article]
            if story != mine and mine not in went and mine not in went.values():
                moves += [(each, mine, story) for each in told[mine]]
                went[mine] = story
        placing.move(db, moves)
        goes_on = [(story, article) for article, _from, story in moves if article in news]
        db.conn.executemany(_GOES_ON, goes_on)
        return len(moves)

    def stand_anew(self, articles: Iterable[int]) -> None:
        """Make unread stories as new as those of some articles that may be later turns of what ran."""
        with self._connections.writing() as db:
            db.execute(_STANDS_ANEW, [as_list(articles)])

    def come_back(self, stories: Iterable[int], today: date) -> None:
        """Make those stories as new as this moment that rules had hidden and that are in sight again."""
        sql = (
            "UPDATE stories SET seen = max(seen, ?) WHERE dismissed = 0 AND coalesce(held, '') <= ?"
            " AND id IN (SELECT value FROM json_each(?))"
        )
        if wanted := set(stories):
            with self._connections.writing() as db:
                db.execute(sql, [to_seconds(self._session.now()), today.isoformat(), as_list(wanted)])

    def grouped(self, last: int) -> None:
        """Remember up to which id articles were grouped."""
        with self._connections.writing() as db:
            db.table("state").insert({"key": _GROUPED, "value": to_json(last)}, replace=True)

    def last_id(self) -> int:
        """Return the highest id of an article."""
        with self._connections.reading() as db:
            return int(db.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0])

    # The editor

    def kin(self, article: int) -> list[Found]:
        """Return what the articles of a story may have to do with those of others, the surest first."""
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT b.id, o.id, " + _TURN.format("'earlier'") + ", k.score FROM articles a"
                " JOIN articles b ON b.story = a.story"
                " JOIN kin k ON k.article = b.id JOIN articles o ON o.id = k.other AND o.story <> a.story"
                f" WHERE a.id = ? AND o.feed NOT IN {REMOVED}"
                " UNION SELECT b.id, o.id, " + _TURN.format("'later'") + ", k.score"
                " FROM articles a JOIN articles b ON b.story = a.story"
                " JOIN kin k ON k.other = b.id JOIN articles o ON o.id = k.article AND o.story <> a.story"
                f" WHERE a.id = ? AND o.feed NOT IN {REMOVED} ORDER BY 4 DESC",
                [article, article],
            ).fetchall()
        return [Found(*row) for row in rows]

    def turn(self, story: int) -> Ran | None:
        """Return the entry that went out and that a story may be a later turn of, read or unread."""
        from newsroom.store.appearances import Appearances

        with self._connections.reading() as db:
            return Appearances(db, [story]).turn(story, even_read=True)

    def join(self, articles: Sequence[int]) -> Change:
        """Make one story of those of some articles, as a step that can be undone.

        It is the first one's, with its marks; it is starred if one of them is. The program does not take the
        articles apart again, nor put them elsewhere. What may be a later turn of an entry that another one
        told is a copy of that now.

        Raises:
            StoreError: the database cannot be written; nothing changed.
        """
        label = said("joined into one story")
        with self._connections.writing(durable=True) as db:
            order = {id: place for place, id in enumerate(articles)}
            rows = db.execute(
                "SELECT id, story FROM articles WHERE id IN (SELECT value FROM json_each(?))",
                [as_list(articles)],
            ).fetchall()
            stories = [story for _id, story in sorted(rows, key=lambda row: order[row[0]])]
            if len(set(stories)) < 2:
                return Change(label=label, at=self._session.now())
            target = stories[0]
            others = [story for story in dict.fromkeys(stories) if story != target]
            moves = [
                [id, story, target]
                for id, story in db.execute(
                    "SELECT id, story FROM articles WHERE story IN (SELECT value FROM json_each(?))",
                    [as_list(others)],
                )
            ]
            was = placing.stories_as_they_are(db, [target, *others])
            stars = [row[5] for row in was]
            mine = next(row[5] for row in was if row[0] == target)
            data = self._data(db, moves, [target, *others], [mine, max(stars), target])
            data["turns"] = placing.settled_by_joining(db, [target, *others])
            ids = placing.replay(db, data, forward=True)
            data["after"] = placing.stories_as_they_are(db, [target])
            steps.record(db, self._session, "placing", label, data)
        return Change(label=label, at=self._session.now(), ids=tuple(ids))

    def split(self, article: int) -> Change:
        """Take an article out of its story, as a step that can be undone; it has the same marks.

        The program does not put it back. If the rest of the story told an entry that went out, it is no copy
        of that any more, but may be a later turn. An article that is alone in its story stays: there is no
        step.

        Raises:
            StoreError: the database cannot be written; nothing changed.
        """
        label = said("taken out of its story")
        with self._connections.writing(durable=True) as db:
            row = db.execute(
                "SELECT a.story, a.dated, s.seen, s.read, s.starred, s.dismissed, s.held FROM articles a"
                " JOIN stories s ON s.id = a.story WHERE a.id = ? AND EXISTS"
                " (SELECT 1 FROM articles b WHERE b.story = a.story AND b.id <> a.id)",
                [article],
            ).fetchone()
            if row is None:
                return Change(label=label, at=self._session.now())
            story, dated, *marks = row
            (last,) = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'stories'").fetchone()
            new = [last + 1, article, dated, *marks, 0]
            data = self._data(db, [[article, story, last + 1]], [story], None)
            data["after"] = [new]
            data["turns"] = placing.settled_by_splitting(db, article)
            ids = placing.replay(db, data, forward=True)
            steps.record(db, self._session, "placing", label, data)
        return Change(label=label, at=self._session.now(), ids=tuple(ids))

    def _data(
        self, db: Database, moves: list[list[int]], stories: list[int], starred: list[int] | None
    ) -> dict[str, Any]:
        articles = {
            id
            for (id,) in db.execute(
                "SELECT a.id FROM articles a WHERE a.story IN (SELECT value FROM json_each(?))"
                " AND NOT EXISTS (SELECT 1 FROM placed p WHERE p.article = a.id)",
                [as_list(stories)],
            )
        }
        return {
            "moves": moves,
            "stories": placing.stories_as_they_are(db, stories),
            "after": [],
            "placed": sorted(articles),
            "starred": starred,
        }
