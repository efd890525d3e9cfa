"""The articles in the store that new ones may share a story with."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from newsroom.store.candidates import Candidate, dated_by
from newsroom.store.instants import to_instant, to_seconds
from newsroom.store.sameness import TITLE_WINDOW, Known, Traits, story_of
from newsroom.store.storing import as_list


class Neighbours:
    """The articles that new ones may share a story with."""

    def __init__(self, db: sqlite3.Connection, feed: int, at: str, candidates: Sequence[Candidate]) -> None:
        links = {each.canonical for each in candidates if each.canonical is not None}
        titles = {each.title_key for each in candidates if each.title_key}
        dates = [to_instant(dated_by(each.published, at)) for each in candidates]
        self._by_link: dict[str, list[Known]] = {}
        self._by_title: dict[str, list[Known]] = {}
        columns = "SELECT feed, canonical, title_key, dated, story FROM articles"
        # Where a feed's entries all link to one page, those with another title cannot matter: see `story_of`.
        rows = db.execute(
            f"{columns} WHERE canonical IN (SELECT value FROM json_each(?))"
            " AND (feed <> ? OR title_key IN (SELECT value FROM json_each(?)))",
            [as_list(links), feed, as_list(titles | {""})],
        ).fetchall()
        rows += db.execute(
            f"{columns} WHERE title_key IN (SELECT value FROM json_each(?)) AND title_key <> ''"
            " AND dated BETWEEN ? AND ?",
            [as_list(titles), _shifted(min(dates), -1), _shifted(max(dates), 1)],
        ).fetchall()
        for feed, canonical, title_key, dated, story in rows:
            self.add(Known(Traits(feed, canonical, title_key, to_instant(dated)), story))

    def add(self, known: Known) -> None:
        """Count an article in."""
        if known.traits.canonical is not None:
            self._by_link.setdefault(known.traits.canonical, []).append(known)
        if known.traits.title_key:
            self._by_title.setdefault(known.traits.title_key, []).append(known)

    def story_of(self, traits: Traits) -> int | None:
        """Return the story a new article joins."""
        known = list(self._by_title.get(traits.title_key, ()))
        if traits.canonical is not None:
            known += self._by_link.get(traits.canonical, ())
        return story_of(traits, known) if known else None


def _shifted(instant: datetime, direction: int) -> str:
    try:
        return to_seconds(instant + direction * TITLE_WINDOW)
    except OverflowError:
        return to_seconds(instant)
