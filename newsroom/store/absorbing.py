"""What a feed brought goes into the store: new articles find their story, known ones are updated in place."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Self

from msgspec import Struct, field

from newsroom.model import ArticleDraft
from newsroom.store.candidates import Candidate, Stored, dated_by, prepared
from newsroom.store.connections import Connections
from newsroom.store.instants import to_instant, to_seconds
from newsroom.store.leads import repair_stories
from newsroom.store.neighbours import Neighbours
from newsroom.store.outcomes import Absorbed
from newsroom.store.recognition import Recogniser, another_article
from newsroom.store.sameness import Known, Traits
from newsroom.store.storing import as_list
from newsroom.store.traces import tidied
from newsroom.store.wordindex import Places, page_text, put_in, put_in_order, take_out
from newsroom.text.indexing import Indexed, indexed, indexed_before

if TYPE_CHECKING:
    from sqlite_utils import Database

BATCH = 250
"""So many articles at a time: after each lot an editor's own change can have its turn."""


class _Tally(Struct):
    new: list[int] = field(default_factory=list)
    updated: list[int] = field(default_factory=list)
    unchanged: int = 0


class Absorber:
    """Takes in what one feed gave at one moment."""

    def __init__(
        self, connections: Connections, feed: int, at: datetime, *, recognising: bool = True
    ) -> None:
        """Begin.

        Args:
            connections: The store's.
            feed: The feed.
            at: The moment.
            recognising: An article may have come before under another key, as those of feeds do.
        """
        self._connections = connections
        self._feed = feed
        self._recognising = recognising
        self._at = to_seconds(at)
        self._tally = _Tally()
        self._news: Sequence[Candidate] = ()
        self._entries: dict[str, Indexed] = {}
        """What the index will hold of each, by its key."""
        self._former_keys: dict[str, str] = {}
        """Under which key the article of a new key is stored."""

    def look(self, drafts: Sequence[ArticleDraft]) -> Self:
        """Find out which of the articles are news; nothing is written."""
        # The feed's last comes first, as of articles without a date those with higher ids stand above. Of two
        # with one key the one that stands first in the feed counts; else every poll would change the article.
        candidates = list({draft.key: prepared(draft) for draft in reversed(drafts)}.values())
        with self._connections.reading() as db:
            # A feed polled again mostly brings what is there; that must not keep others from writing.
            stored = self._stored(db, (each.key for each in candidates))
            renamed = _renamed(candidates, stored)
            if renamed != candidates:
                candidates, stored = renamed, self._stored(db, (each.key for each in renamed))
            strangers = [each for each in candidates if each.key not in stored]
            if self._recognising:
                self._former_keys = Recogniser(db, self._feed, candidates).recognised(strangers)
            unknown = [each for each in strangers if each.key not in self._former_keys]
            if gone := tidied(db, self._feed, unknown):
                candidates = [each for each in candidates if each.key not in gone]
        self._news = [each for each in candidates if each.key not in stored or each.changes(stored[each.key])]
        self._tally.unchanged = len(candidates) - len(self._news)
        given = {draft.key: draft for draft in reversed(drafts)}
        self._entries = {
            each.key: indexed_before(given[each.key], each.title, each.html)
            if each.key in given
            else indexed(each.title, each.html)
            for each in self._news
        }
        return self

    def steps(self) -> list[Callable[[], None]]:
        """Return what takes in that which was found, some articles each; to be done in this order."""
        starts = range(0, len(self._news), BATCH)
        return [partial(self._take, self._news[start : start + BATCH]) for start in starts]

    def keep(self) -> Absorbed:
        """Take in what was found; see `Articles.absorb`."""
        self._connections.write_all(self.steps())
        return self.absorbed()

    def absorbed(self) -> Absorbed:
        """Tell what was taken in so far."""
        tally = self._tally
        return Absorbed(tuple(reversed(tally.new)), tuple(reversed(tally.updated)), tally.unchanged)

    def _stored(self, db: sqlite3.Connection, keys: Iterable[str]) -> dict[str, Stored]:
        rows = db.execute(
            "SELECT a.key, a.id, a.title, a.url, a.canonical, c.html, a.published, a.redated, a.seen,"
            " a.story, a.place FROM articles a JOIN contents c ON c.article = a.id"
            " WHERE a.feed = ? AND a.key IN (SELECT value FROM json_each(?))",
            [self._feed, as_list(keys)],
        )
        return {row[0]: Stored(*row) for row in rows}

    def _take(self, candidates: Sequence[Candidate]) -> None:
        with self._connections.writing() as db:
            kept = "SELECT 1 FROM feeds WHERE id = ? AND removed IS NULL"
            if db.execute(kept, [self._feed]).fetchone():
                self._take_into(db, candidates)

    def _take_into(self, db: Database, candidates: Sequence[Candidate]) -> None:
        former = self._former_keys
        keys = [key for each in candidates for key in (each.key, former.get(each.key)) if key is not None]
        stored = self._stored(db.conn, keys)
        known = {
            each.key: stored.get(each.key) or stored.get(former.get(each.key, "")) for each in candidates
        }
        self._insert(db, [each for each in candidates if known[each.key] is None])
        for candidate in candidates:
            if (article := known[candidate.key]) is None:
                continue
            if candidate.changes(article):
                self._update(db, candidate, article)
            if candidate.differs(article):
                self._tally.updated.append(article.id)
            else:
                self._tally.unchanged += 1

    def _update(self, db: Database, candidate: Candidate, known: Stored) -> None:
        entry = self._entries[candidate.key]
        published = candidate.came_out(known)
        dated = dated_by(published, known.seen)
        before = dated_by(known.published, known.seen)
        place = known.place
        days = before[:10], dated[:10]
        if place is not None and (
            days[0] != days[1] or candidate.html != known.html or candidate.title != known.title
        ):
            page = page_text(db.conn, known.id)
            self._connections.finish()  # what is taken out may have to go in first
            take_out(db.conn, [(place, indexed(known.title, known.html, page))])
            place = place if days[0] == days[1] else Places(db.conn).take(dated)
            put_in(db.conn, [(place, indexed(candidate.title, candidate.html, page) if page else entry)])
        db.execute(
            "UPDATE articles SET key = ?, url = ?, canonical = ?, title = ?, title_key = ?, author = ?,"
            " published = ?, redated = ?, updated = ?, dated = ?, tags = ?, place = ? WHERE id = ?",
            [
                candidate.key,
                candidate.url,
                candidate.canonical,
                candidate.title,
                candidate.title_key,
                candidate.author,
                published,
                candidate.redated(known),
                candidate.updated,
                dated,
                candidate.tags,
                place,
                known.id,
            ],
        )
        if candidate.html != known.html:
            db.execute("UPDATE contents SET html = ? WHERE article = ?", [candidate.html, known.id])
        if published != known.published:
            repair_stories(db, [known.story])

    def _insert(self, db: Database, candidates: Sequence[Candidate]) -> None:
        if not candidates:
            return
        neighbours = Neighbours(db.conn, self._feed, self._at, candidates)
        next_article, next_story = _last_id(db, "articles") + 1, _last_id(db, "stories") + 1
        articles: list[tuple[object, ...]] = []
        stories: list[tuple[object, ...]] = []
        joined: set[int] = set()
        places = Places(db.conn)
        words: list[tuple[int, Indexed]] = []
        for id, each in enumerate(candidates, next_article):
            dated = dated_by(each.published, self._at)
            traits = Traits(self._feed, each.canonical, each.title_key, to_instant(dated))
            story = neighbours.story_of(traits)
            if story is None:
                story = next_story + len(stories)
                stories.append((story, id, dated, self._at))
            else:
                joined.add(story)
            neighbours.add(Known(traits, story))
            *columns, _html, tags = each
            place = places.take(dated)
            words.append((place, self._entries[each.key]))
            articles.append((id, self._feed, *columns, self._at, dated, tags, story, place))
        db.conn.executemany("INSERT INTO stories (id, lead, dated, seen) VALUES (?, ?, ?, ?)", stories)
        db.conn.executemany(
            "INSERT INTO articles (id, feed, key, url, canonical, title, title_key, author, published,"
            " updated, seen, dated, tags, story, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            articles,
        )
        db.conn.executemany(
            "INSERT INTO contents (article, html) VALUES (?, ?)",
            [(id, each.html) for id, each in enumerate(candidates, next_article)],
        )
        self._connections.gather(put_in_order, words)
        if joined:
            repair_stories(db, joined)
        self._tally.new += range(next_article, next_article + len(candidates))


def _renamed(candidates: Sequence[Candidate], stored: Mapping[str, Stored]) -> list[Candidate]:
    """Have those whose id was another article's go by their link, or by what they say where that was too."""
    renamed = {each.key: each for each in candidates}
    for each in candidates:
        known = stored.get(each.key)
        if known is None or not another_article(each, known):
            continue
        told = f"{each.canonical or ''}\n{each.title_key}\n{each.published}\n{each.html}"
        content = f"content:{sha256(told.encode()).hexdigest()[:32]}"
        link = f"link:{each.canonical}"
        key = link if each.canonical not in (None, known.canonical) else content
        if key not in renamed:
            renamed[each.key] = renamed[key] = each._replace(key=key)
    return [renamed[each.key] for each in candidates]


def _last_id(db: Database, table: str) -> int:
    """Return the highest id the table ever gave; within a write transaction no one else gives the next."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]).fetchone()
    return row[0] if row else 0
