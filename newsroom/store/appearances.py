"""Where stories appear: in how many feeds, in the open issue, in issues that went out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from msgspec import Struct, field

from newsroom.model import Ran
from newsroom.store.living import LIVING, REMOVED
from newsroom.store.storing import as_list

_LATELY = timedelta(days=31)
_SECONDS = 19
"""Letters of an instant, as it is stored, up to its seconds."""
_RAN_LATELY = """
    WITH lately AS (
        SELECT r.story, r.canonical, r.title_key, r.at FROM runs r JOIN issues i ON i.id = r.issue
        WHERE i.removed IS NULL AND i.open = 0 AND r.date >= ?
    ), told AS (
        SELECT story, at FROM lately WHERE story IS NOT NULL
        UNION ALL SELECT a.story, l.at FROM lately l JOIN articles a ON a.canonical = l.canonical
        WHERE a.canonical IS NOT NULL
        UNION ALL SELECT a.story, l.at FROM lately l JOIN articles a ON a.title_key = l.title_key
        WHERE a.title_key <> ''
        UNION ALL SELECT a.story, r.at FROM turns t JOIN articles a ON a.id = t.article
        JOIN runs r ON r.issue = t.issue AND r.number = t.number JOIN issues i ON i.id = r.issue
        WHERE t.copy AND i.removed IS NULL AND i.open = 0 AND r.date >= ?
    ), ran AS (SELECT story, max(at) AS at FROM told GROUP BY story)
    SELECT b.id FROM ran JOIN articles b ON b.story = ran.story WHERE NOT EXISTS (
        SELECT 1 FROM articles a JOIN turns t ON t.article = a.id AND NOT t.copy
        JOIN issues i ON i.id = t.issue AND i.removed IS NULL
        JOIN stories s ON s.id = a.story AND s.read = 0
        WHERE a.story = ran.story AND substr(a.seen, 1, 19) > substr(ran.at, 1, 19)
    )
"""
_FOLLOWING = f"""
    SELECT a.story, o.story FROM articles a JOIN kin k ON k.article = a.id AND k.kind = 'earlier'
    JOIN articles o ON o.id = k.other AND o.story <> a.story AND o.dated <= a.dated
    WHERE a.story IN (SELECT value FROM json_each(?1)) AND o.feed NOT IN {REMOVED}
    UNION SELECT a.story, o.story FROM articles a JOIN kin k ON k.other = a.id AND k.kind = 'earlier'
    JOIN articles o ON o.id = k.article AND o.story <> a.story AND o.dated < a.dated
    WHERE a.story IN (SELECT value FROM json_each(?1)) AND o.feed NOT IN {REMOVED}
"""


class _Run(NamedTuple):
    """An entry that went out; the later one is the greater one."""

    at: str
    issue: int
    number: int
    date: str | None


class _Turn(NamedTuple):
    """An article that may be a later turn of an entry that went out."""

    of: Ran
    seen: str
    """When it was first fetched."""
    read: bool

    def came_after(self, run: _Run) -> bool:
        """Tell whether it came since its story ran; one is to the second alone."""
        return self.seen[:_SECONDS] > run.at[:_SECONDS]


class _Story(Struct):
    """What a story is recognised by in issues."""

    feeds: set[int] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)


def ran_lately(db: sqlite3.Connection, today: date) -> set[int]:
    """Return the ids of all articles of the stories that ran within a month, the open issue left out.

    An unread story does not count of which an article came since it ran and may be a later turn.

    Args:
        db: The database, in a transaction.
        today: The day it is for the editor.
    """
    return {id for (id,) in db.execute(_RAN_LATELY, [_since(today)] * 2)}


def _turns_of(db: sqlite3.Connection, stories: Iterable[int]) -> dict[int, list[_Turn]]:
    """Return what may be a later turn of entries that went out, those of the latest entries last."""
    rows = db.execute(
        "SELECT a.story, a.seen, s.read, t.issue, i.date, t.number FROM articles a"
        " JOIN turns t ON t.article = a.id JOIN stories s ON s.id = a.story"
        " JOIN issues i ON i.id = t.issue AND i.removed IS NULL"
        " WHERE a.story IN (SELECT value FROM json_each(?)) AND NOT t.copy ORDER BY i.date, t.number DESC",
        [as_list(stories)],
    )
    found: dict[int, list[_Turn]] = {}
    for story, seen, read, issue, day, number in rows:
        ran = Ran(issue, date.fromisoformat(day) if day else None, number)
        found.setdefault(story, []).append(_Turn(ran, seen, bool(read)))
    return found


def _since(today: date) -> str:
    return (today - _LATELY).isoformat() if today - date.min > _LATELY else date.min.isoformat()


def _as_ran(run: _Run) -> Ran:
    return Ran(run.issue, date.fromisoformat(run.date) if run.date else None, run.number)


class Appearances:
    """What is known of some stories beyond their own articles.

    A story is picked if an entry of the open issue was made from one of its articles or has the link of one.
    It ran if an entry that went out belonged to it, or has the link or the title of one of its articles, or
    if one of these said the entry's headline again when it came.
    Imported issues count as having gone out on their day.
    """

    def __init__(self, db: sqlite3.Connection, stories: Iterable[int], *, alone: bool = False) -> None:
        """Read what is known of some stories.

        Args:
            db: The database, in a transaction.
            stories: Their ids.
            alone: What they may be later turns of is not looked at.
        """
        self._stories = {story: _Story() for story in stories}
        rows = db.execute(
            "SELECT story, feed, canonical, title_key FROM articles a"
            f" WHERE story IN (SELECT value FROM json_each(?)) AND {LIVING}",
            [as_list(self._stories)],
        )
        for id, feed, canonical, title_key in rows:
            story = self._stories[id]
            story.feeds.add(feed)
            if canonical is not None:
                story.links.add(canonical)
            if title_key:
                story.titles.add(title_key)
        self._read_open_issue(db)
        self._read_runs(db)
        self._turns = _turns_of(db, self._stories)
        self._followed: dict[int, set[int]] = {}
        following = [] if alone else db.execute(_FOLLOWING, [as_list(self._stories)]).fetchall()
        for story, other in following:
            self._followed.setdefault(story, set()).add(other)
        others = set().union(*self._followed.values())
        self._beyond = Appearances(db, others, alone=True) if others else None

    def _read_open_issue(self, db: sqlite3.Connection) -> None:
        self._open: int | None = None
        self._picked_stories: dict[int, int] = {}
        self._picked_links: dict[str, int] = {}
        rows = db.execute(
            "SELECT e.issue, e.number, e.canonical, a.story FROM issues i JOIN entries e ON e.issue = i.id"
            " LEFT JOIN articles a ON a.id = e.article WHERE i.open = 1 ORDER BY e.number DESC"
        )
        for issue, number, canonical, story in rows:
            self._open = issue
            if story is not None:
                self._picked_stories[story] = number
            if canonical is not None:
                self._picked_links[canonical] = number

    def _read_runs(self, db: sqlite3.Connection) -> None:
        self._runs: dict[tuple[str, object], list[_Run]] = {}
        asked: dict[str, list[object]] = {
            "story": list(self._stories),
            "canonical": [link for story in self._stories.values() for link in story.links],
            "title_key": [title for story in self._stories.values() for title in story.titles],
        }
        for column, values in asked.items():
            # The column's index is partial, so the condition of it has to be said again.
            known = "<> ''" if column == "title_key" else "IS NOT NULL"
            rows = db.execute(
                f"SELECT r.{column}, r.at, r.issue, r.number, r.date FROM runs r"
                " JOIN issues i ON i.id = r.issue AND i.removed IS NULL"
                f" WHERE r.{column} IN (SELECT value FROM json_each(?)) AND r.{column} {known}",
                [as_list(values)],
            )
            for value, *run in rows:
                self._runs.setdefault((column, value), []).append(_Run(*run))
        rows = db.execute(
            "SELECT a.story, r.at, r.issue, r.number, r.date FROM articles a JOIN turns t ON t.article = a.id"
            " JOIN runs r ON r.issue = t.issue AND r.number = t.number"
            " JOIN issues i ON i.id = r.issue AND i.removed IS NULL"
            " WHERE a.story IN (SELECT value FROM json_each(?)) AND t.copy",
            [as_list(self._stories)],
        )
        for story, *run in rows:
            self._runs.setdefault(("story", story), []).append(_Run(*run))

    def sources(self, story: int) -> int:
        """Return how many feeds carry the story."""
        return len(self._stories[story].feeds)

    def turn(self, story: int, *, even_read: bool = False) -> Ran | None:
        """Return the entry that went out and that the story may be a later turn of.

        Of a story that ran itself, unread articles count that came since. For one that is picked the open
        issue itself does not count, although it may have gone out: what it tells is there already.

        Args:
            story: The story.
            even_read: Articles that came since count although they are read, as by whoever is reading one.
        """
        last, own = self._last_run(story), self._own(story)
        turns = (turn for turn in self._turns.get(story, ()) if turn.of.issue != own)
        open_ones = [
            turn for turn in turns if last is None or ((even_read or not turn.read) and turn.came_after(last))
        ]
        if open_ones or last is not None or self._beyond is None:
            return open_ones[-1].of if open_ones else None
        # What it may go on from ran as another story.
        runs = filter(None, map(self._beyond._last_run, self._followed.get(story, ())))
        run = max((each for each in runs if each.issue != own), default=None)
        return None if run is None else _as_ran(run)

    def follows(self, story: int) -> bool:
        """Tell whether the story may be a later turn of another one, whatever the editor did with that."""
        return story in self._followed

    def picked(self, story: int) -> int | None:
        """Return the number of the story's first entry in the open issue."""
        numbers = [self._picked_links.get(link) for link in self._stories[story].links]
        found = [number for number in (*numbers, self._picked_stories.get(story)) if number is not None]
        return min(found, default=None)

    def ran(self, story: int) -> Ran | None:
        """Return where the story went out last.

        For one that is picked the open issue itself does not count, although it may have gone out: that it
        ran there is no news.
        """
        last = self._last_run(story)
        if last is None:
            return None
        return _as_ran(last)

    def _last_run(self, story: int) -> _Run | None:
        known = self._stories[story]
        keys: list[tuple[str, object]] = [("story", story)]
        keys += [("canonical", link) for link in known.links]
        keys += [("title_key", title) for title in known.titles]
        own = self._own(story)
        runs = [run for key in keys for run in self._runs.get(key, ()) if run.issue != own]
        return max(runs, key=lambda run: (run.at, run.issue, -run.number), default=None)

    def _own(self, story: int) -> int | None:
        """Return the open issue if the story is picked there."""
        return self._open if self.picked(story) is not None else None
