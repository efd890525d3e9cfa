"""The database: its size, and searches as they are typed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from newsroom.desk import open_desk
from newsroom.desk.grouping import group
from newsroom.model import View
from newsroom.settings.config import Settings
from newsroom.store import Store, open_store
from newsroom.text.queries import read_query
from tests.benchmarks.corpus import NOW, article_drafts, feed_draft, fill
from tests.benchmarks.figure import Figure, Place, median, p95, timed

WORDS = ("芯片", "模型", "推理", "星海", "医院", "词元", "检索", "语音", "开源", "权重")
TODAY = date(2026, 8, 20)


def size(place: Place) -> Sequence[Figure]:
    """The database with its index beside the articles' HTML."""
    html = sum(
        len(draft.html.encode())
        for number in range(place.articles // 500 or 1)
        for draft in article_drafts(number, 500, 1500, 0.02)
    )
    taken = place.database.stat().st_size
    beside = "the articles' HTML"
    return (Figure("database with index", taken / 1e6, "MB", 2.5, beside, html / 1e6, is_ratio=True),)


def searching(place: Place) -> Sequence[Figure]:
    """Two Han characters, newest first, beside a LIKE scan of the titles and texts."""
    with open_store(place.database) as store:
        times = _searches(store)
    with closing(sqlite3.connect(place.database)) as db:
        # What a program without an index does; the texts are packed, so titles alone flatter it.
        scan = median(
            lambda: db.execute("SELECT count(*) FROM articles WHERE title LIKE '%芯片%'").fetchone(), 3
        )
    name = f"search as typed, newest first, two Han, {place.articles:,} articles, p95"
    return (Figure(name, p95(times), "ms", 10, "LIKE scan of titles", scan),)


def searching_a_million(place: Place) -> Sequence[Figure]:
    """The same at ten times the corpus, with short texts; a full run only."""
    if place.quick:
        return ()
    database = Path(place.folder / "million.db")
    with open_store(database) as store:
        fill(store, 2000, 500, body=300)
        times = _searches(store)
    return (Figure("the same, 1,000,000 articles, p95", p95(times), "ms", 50),)


def grouping(place: Place) -> Sequence[Figure]:
    """200 new articles absorbed and put into the stories they tell of, in a week of many."""
    known = 2_000 if place.quick else 20_000
    settings = Settings(file=place.folder / "grouping.toml", database=place.folder / "grouping.db")
    with open_desk(settings, now=lambda: NOW) as desk:
        fill(desk.store, known // 100, 100)
        desk.store.stories.grouped(desk.store.stories.last_id())
        feed, _new = desk.store.feeds.add(feed_draft(9999))
        drafts = list(article_drafts(9999, 200, 1500, 0.02))

        def take_in() -> None:
            desk.store.articles.absorb(feed.id, drafts, NOW)
            group(desk)

        times = timed(take_in, 1)
    return (Figure(f"200 new articles grouped into {known:,}", times[0], "ms", 500),)


def _searches(store: Store) -> list[float]:
    now = NOW.astimezone()

    def search(word: str) -> None:
        query = read_query(word, now)
        store.articles.search(query, 50, TODAY)
        store.inbox.ids(View(query=query, today=TODAY), 100)

    search(WORDS[0])
    return [each for word in WORDS for each in timed(lambda word=word: search(word), 3)]  # type: ignore[misc]
