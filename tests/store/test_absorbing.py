import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from newsroom.model import Article, Mark, View
from newsroom.store import Absorbed, Store
from tests.store.newsdesk import NOON, absorb, add_feed, draft, row_of, rows, titles


def article(store: Store, id: int) -> Article:
    found = store.articles.get(id)
    assert found is not None
    return found


def test_an_article_comes_back_as_it_was_given(store: Store) -> None:
    feed = add_feed(store, title="One")
    beijing = timezone(timedelta(hours=8))
    given = draft(
        "a", author="陈", published=datetime(2026, 3, 2, 9, 30, tzinfo=beijing), tags=("芯片", "ai")
    )
    (id,) = absorb(store, feed, given)
    kept = article(store, id)
    assert (kept.title, kept.url, kept.canonical, kept.author, kept.html, kept.tags) == (
        given.title,
        given.url,
        given.canonical,
        "陈",
        given.html,
        ("芯片", "ai"),
    )
    assert (kept.feed_id, kept.source) == (feed, "One")
    assert (kept.published, kept.seen) == (datetime(2026, 3, 2, 1, 30, tzinfo=UTC), NOON)
    assert (kept.read, kept.starred, kept.dismissed, kept.held) == (False, False, False, None)


def test_no_article_is_no_error(store: Store) -> None:
    assert store.articles.get(1) is None
    assert store.articles.absorb(add_feed(store), [], NOON) == Absorbed()


def test_a_feed_fetched_again_changes_nothing(store: Store) -> None:
    feed = add_feed(store)
    drafts = [draft(str(number)) for number in range(120)]
    first = store.articles.absorb(feed, drafts, NOON)
    assert (len(first.new), first.updated, first.unchanged) == (120, (), 0)
    again = store.articles.absorb(feed, drafts, NOON + timedelta(hours=1))
    assert again == Absorbed(unchanged=120)


MOVED = "https://example.com/moved"


@pytest.mark.parametrize(
    "change", [{"title": "Another headline"}, {"html": "<p>More.</p>"}, {"url": MOVED, "canonical": MOVED}]
)
def test_an_article_that_came_again_otherwise_is_updated_in_place(
    store: Store, change: dict[str, str]
) -> None:
    feed = add_feed(store)
    (id,) = absorb(store, feed, draft("a"))
    store.marks.set([id], Mark.READ, True, "read")
    later = replace(draft("a", minutes=5), **change)
    assert store.articles.absorb(feed, [later, draft("b")], NOON) == Absorbed(new=(id + 1,), updated=(id,))
    kept = article(store, id)
    assert (kept.title, kept.html, kept.url) == (later.title, later.html, later.url)
    assert kept.read
    assert kept.published == NOON - timedelta(minutes=60), "it does not come out anew"


def test_articles_without_a_date_stand_as_in_their_feed(store: Store) -> None:
    feed = add_feed(store)
    drafts = [draft(str(number), published=None) for number in range(120)]
    ids = absorb(store, feed, *drafts)
    assert [article(store, id).title for id in ids] == [each.title for each in drafts]
    assert [row.title for row in rows(store)] == [each.title for each in drafts]


def test_a_new_date_alone_is_no_update(store: Store) -> None:
    feed = add_feed(store)
    absorb(store, feed, draft("a", minutes=60))
    assert store.articles.absorb(feed, [draft("a", minutes=1)], NOON) == Absorbed(unchanged=1)


def test_a_date_that_comes_late_puts_the_article_in_its_place(store: Store) -> None:
    feed = add_feed(store)
    (a,) = absorb(store, feed, draft("a", published=None))
    absorb(store, feed, draft("b", minutes=30))
    assert titles(store) == ["a", "b"]
    absorb(store, feed, draft("a", minutes=90, html="<p>Now dated.</p>"))
    assert titles(store) == ["b", "a"]
    assert article(store, a).when == row_of(store, a).when == NOON - timedelta(minutes=90)
    assert store.check() == []


def test_of_two_entries_with_one_key_the_first_counts(store: Store) -> None:
    feed = add_feed(store)
    twice = [draft("a", title="The first"), draft("a", title="The second")]
    (id,) = store.articles.absorb(feed, twice, NOON).new
    assert article(store, id).title == "The first"
    assert store.articles.absorb(feed, twice, NOON) == Absorbed(unchanged=1)


def test_a_key_counts_within_its_feed_only(store: Store) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    absorb(store, one, draft("a"))
    assert len(absorb(store, two, draft("a", title="Quite another", canonical=None))) == 1
    assert len(rows(store)) == 2


def test_an_entry_without_title_link_and_text_is_stored_all_the_same(store: Store) -> None:
    feed = add_feed(store)
    bare = draft("a", url=None, canonical=None, title="", html="", published=None)
    other = replace(bare, key="content:other")
    assert len(absorb(store, feed, bare, other)) == 2
    assert len(rows(store)) == 2, "no title is not the same title"


def test_a_feed_removed_meanwhile_takes_nothing_in(store: Store) -> None:
    feed = add_feed(store)
    store.feeds.remove([feed])
    assert store.articles.absorb(feed, [draft("a")], NOON) == Absorbed()
    assert store.check() == []


def test_lone_surrogates_do_not_stop_a_feed(store: Store) -> None:
    feed = add_feed(store)
    (id,) = absorb(
        store, feed, draft("a", title="\ud83d half", html="<p>\udc80</p>", tags=("\ud800",), author="\udfff")
    )
    kept = article(store, id)
    assert (kept.title, kept.html) == ("\ufffd half", "<p>\ufffd</p>")


def test_a_date_before_the_first_year_is_no_error(store: Store) -> None:
    feed = add_feed(store)
    first = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=8)))
    (id,) = absorb(store, feed, draft("a", published=first))
    assert row_of(store, id).when.year == 1


def test_a_date_in_the_future_does_not_hold_the_top_of_the_inbox(store: Store) -> None:
    feed = add_feed(store)
    (id,) = absorb(store, feed, draft("a", minutes=-600))
    assert row_of(store, id).when == NOON
    assert article(store, id).published == NOON + timedelta(minutes=600)


# Stories


def test_the_same_link_from_another_feed_is_the_same_story(store: Store) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    (first,) = absorb(store, one, draft("a", minutes=10))
    (second,) = absorb(store, two, draft("a", minutes=90, title="Its first report"))
    (row,) = rows(store)
    assert (row.id, row.title, row.source, row.sources) == (second, "Its first report", "two", 2)
    assert [each.id for each in store.articles.story(row.story)] == [second, first]


def test_the_same_title_within_a_week_is_the_same_story(store: Store) -> None:
    one, two, three = (add_feed(store, name) for name in ("one", "two", "three"))
    title = "Nimbus 发布推理模型！"
    absorb(store, one, draft("a", title=title))
    absorb(store, two, draft("b", minutes=6 * 24 * 60, title=title))
    assert len(rows(store)) == 1
    absorb(store, three, draft("c", minutes=20 * 24 * 60, title=title))
    assert len(rows(store)) == 2


def test_two_feeds_of_one_fetch_meet_in_one_story(store: Store) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    absorb(store, one, *(draft(f"a{number}") for number in range(60)))
    absorb(store, two, *(replace(draft(f"a{number}"), canonical=None) for number in range(60)))
    assert {row.sources for row in rows(store)} == {2}
    assert store.check() == []


def test_a_story_is_shown_by_what_came_out_first_and_stays_when_that_goes(store: Store) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    (first,) = absorb(store, one, draft("a", minutes=90))
    (second,) = absorb(store, two, draft("a", minutes=30))
    assert [row.id for row in rows(store)] == [first]
    store.feeds.remove([one])
    (row,) = rows(store)
    assert (row.id, row.when, row.sources) == (second, NOON - timedelta(minutes=30), 1)
    assert store.check() == []


@pytest.mark.parametrize(
    ("mark", "value"), [(Mark.DISMISSED, True), (Mark.READ, True), (Mark.HELD, NOON.date())]
)
def test_an_article_that_joins_a_story_has_the_storys_marks(store: Store, mark: Mark, value: bool) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    (first,) = absorb(store, one, draft("a"))
    store.marks.set([first], mark, value, "marked")
    before = titles(store, View(unread=True))
    (second,) = absorb(store, two, draft("a", minutes=90))
    assert getattr(article(store, second), mark.value) == value
    assert titles(store, View(unread=True)) == before


def in_index(store: Store, sql: str) -> int:
    with closing(sqlite3.connect(store.path)) as db:
        (found,) = db.execute(sql).fetchone()
        return int(found)


def having(store: Store, word: str) -> int:
    """So many articles the index has for a word."""
    return in_index(store, f"SELECT count(*) FROM words WHERE words MATCH '{word}'")


def test_words_of_feeds_that_are_written_together_go_into_the_index_in_one_stretch(store: Store) -> None:
    writes: list[Callable[[], None]] = []
    for name in ("one", "two", "three"):
        dated = [draft(f"{name}{day}", title="Comet chips", minutes=day * 1440) for day in range(5)]
        writes += store.articles.arrivals(add_feed(store, name), dated, NOON).steps()
    store.write_all(writes)
    assert having(store, "comet") == 15
    assert in_index(store, "SELECT count(DISTINCT segid) FROM words_idx") == 1


def test_words_of_an_article_that_changes_within_the_transaction_it_came_in(store: Store) -> None:
    feed = add_feed(store)
    first = store.articles.arrivals(feed, [draft("a", title="Comet chips")], NOON)
    then = store.articles.arrivals(feed, [draft("a", title="Harbour cranes")], NOON)
    store.write_all([*first.steps(), *then.steps()])
    assert titles(store) == ["Harbour cranes"]
    assert (having(store, "comet"), having(store, "harbour")) == (0, 1)


def test_of_a_transaction_that_failed_no_words_are_left(store: Store) -> None:
    def fail() -> None:
        raise ValueError

    feed = add_feed(store)
    lost = store.articles.arrivals(feed, [draft("a", title="Comet chips")], NOON)
    with pytest.raises(ValueError):
        store.write_all([*lost.steps(), fail])
    kept = store.articles.arrivals(feed, [draft("b", title="Harbour cranes")], NOON)
    store.write_all(kept.steps())
    assert (having(store, "comet"), having(store, "harbour")) == (0, 1)
