from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom.model import ArticleDraft, Entry, FeedDraft, Issue, Mark
from newsroom.store import Store, open_store
from newsroom.store.retention import Limits

NOW = datetime(2026, 7, 27, tzinfo=UTC)
THEN = NOW - timedelta(days=100)
MONTH = Limits(before=NOW - timedelta(days=30))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "newsroom.db", now=lambda: NOW) as opened:
        opened.feeds.add(FeedDraft(url="https://a.example/feed"))
        yield opened


def draft(number: int) -> ArticleDraft:
    link = f"https://a.example/{number}"
    return ArticleDraft(
        key=f"guid:{number}",
        url=link,
        canonical=link,
        title=f"第{number}号港口机器人上岗",
        published=THEN - timedelta(minutes=number),
        html=f"<p>正文{number}。</p>",
    )


def ids_left(store: Store) -> list[int]:
    return sorted(article.id for article in store.articles.latest(100))


def test_nothing_goes_unless_it_is_asked_for(store: Store) -> None:
    store.articles.absorb(1, [draft(n) for n in range(3)], THEN)
    assert store.retention.old(Limits()) == []


def test_what_was_put_to_use_stays_and_the_rest_goes(store: Store) -> None:
    drafts = [draft(n) for n in range(8)]
    starred, held, picked, linked, dismissed, read, plain, annotated = store.articles.absorb(
        1, drafts, THEN
    ).new
    for id, mark, value in (
        (starred, Mark.STARRED, True),
        (held, Mark.HELD, date(2026, 8, 1)),
        (dismissed, Mark.DISMISSED, True),
        (read, Mark.READ, True),
    ):
        store.marks.set([id], mark, value, "marked")
    link = drafts[3].url or ""
    entries = (Entry(uid="a", headline="甲", article=picked), Entry(uid="b", headline="乙", url=link))
    store.issues.create(Issue(title="早报", date=date(2026, 7, 26), entries=entries), "made")
    store.passages.mark(annotated, 0, "正文")
    [old] = store.retention.old(MONTH)
    assert set(old.ids) == {dismissed, read, plain}
    assert store.retention.tidy([old]) == 3
    assert ids_left(store) == sorted([starred, held, picked, linked, annotated])
    assert store.check() == []


def test_a_star_that_is_set_after_the_preview_saves_the_article(store: Store) -> None:
    first, second = store.articles.absorb(1, [draft(1), draft(2)], THEN).new
    old = store.retention.old(MONTH)
    store.marks.set([first], Mark.STARRED, True, "starred")
    assert store.retention.tidy(old) == 1
    assert ids_left(store) == [first]


def test_the_newest_of_each_feed_stay(store: Store) -> None:
    store.feeds.add(FeedDraft(url="https://b.example/feed"))
    first = store.articles.absorb(1, [draft(n) for n in range(5)], THEN).new
    second = store.articles.absorb(2, [draft(n) for n in range(10, 12)], THEN).new
    store.retention.tidy(store.retention.old(Limits(most=3)))
    assert ids_left(store) == sorted((*first[:3], *second))


def test_what_went_does_not_come_back_though_its_feed_gives_it_again(store: Store) -> None:
    store.articles.absorb(1, [draft(1), draft(2)], THEN)
    store.retention.tidy(store.retention.old(MONTH))
    again = [draft(1), replace(draft(2), key="guid:another"), draft(3)]
    absorbed = store.articles.absorb(1, again, NOW)
    assert len(absorbed.new) == 1
    assert [article.title for article in store.articles.latest(9)] == [draft(3).title]
    other, _new = store.feeds.add(FeedDraft(url="https://b.example/feed"))
    assert len(store.articles.absorb(other.id, [draft(1)], NOW).new) == 1


def test_clippings_stay_whatever_their_age(store: Store) -> None:
    id = store.clips.take(draft(1), "", "clipped").id
    assert store.retention.old(Limits(before=NOW + timedelta(days=1), most=1)) == []
    assert ids_left(store) == [id]
