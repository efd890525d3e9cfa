from datetime import timedelta

import pytest

from newsroom.model import FeedDraft, Mark
from newsroom.store import Store, StoreError
from tests.store.newsdesk import NOON, Clock, absorb, add_feed, draft


def test_a_feed_keeps_what_the_editor_says_of_it(store: Store) -> None:
    given = FeedDraft(
        url=" https://a.example.com/rss ", title=" 星海 ", site="https://a.example.com", tags=("研究", "ai")
    )
    feed, new = store.feeds.add(given)
    assert new
    assert (feed.url, feed.title, feed.site, feed.tags) == (
        "https://a.example.com/rss",
        "星海",
        "https://a.example.com",
        ("研究", "ai"),
    )
    assert feed.added == NOON
    assert (feed.checked, feed.failures, feed.error) == (None, 0, None)
    assert store.feeds.all() == [feed] == [store.feeds.get(feed.id)]
    assert store.feeds.get(0) is None


def test_the_same_address_is_the_same_feed_and_stays_as_it_is(store: Store) -> None:
    first, _new = store.feeds.add(FeedDraft(url="https://a.example.com/rss", title="mine", tags=("x",)))
    again, new = store.feeds.add(FeedDraft(url="https://a.example.com/rss", title="other", tags=("y",)))
    assert not new
    assert again == first


def test_a_tag_given_twice_is_one_tag(store: Store) -> None:
    feed, _new = store.feeds.add(FeedDraft(url="https://a.example.com/rss", tags=("x", "y", "x")))
    assert feed.tags == ("x", "y")


def test_a_feed_without_a_name_is_called_by_its_host_until_it_says_its_own(store: Store) -> None:
    feed, _new = store.feeds.add(FeedDraft(url="https://www.a.example.com/rss"))
    assert feed.title == "a.example.com"
    store.feeds.record_success(
        feed.id, NOON, None, None, None, "What it calls itself", "https://a.example.com/"
    )
    read = store.feeds.get(feed.id)
    assert read is not None
    assert (read.title, read.site) == ("What it calls itself", "https://a.example.com/")


def test_the_editors_own_name_wins_over_the_feeds(store: Store) -> None:
    id = add_feed(store, title="mine")
    store.feeds.record_success(id, NOON, None, None, None, "What it calls itself", None)
    feed = store.feeds.get(id)
    assert feed is not None
    assert feed.title == "mine"


def test_polls_leave_their_traces(store: Store, clock: Clock) -> None:
    id = add_feed(store)
    store.feeds.record_success(
        id, NOON, '"tag"', "Mon, 02 Mar 2026 08:00:00 GMT", "ab12", "", "https://one.example.com"
    )
    store.feeds.record_failure(id, clock.advance(hours=1), "no answer")
    store.feeds.record_failure(id, clock.advance(hours=1), "still\udc80 no answer")
    feed = store.feeds.get(id)
    assert feed is not None
    assert (feed.etag, feed.modified, feed.fingerprint) == ('"tag"', "Mon, 02 Mar 2026 08:00:00 GMT", "ab12")
    assert (feed.checked, feed.succeeded) == (NOON + timedelta(hours=2), NOON)
    assert (feed.failures, feed.error) == (2, "still\ufffd no answer")
    store.feeds.record_unchanged(id, clock.advance(hours=1))
    feed = store.feeds.get(id)
    assert feed is not None
    assert (feed.failures, feed.error, feed.succeeded, feed.etag) == (0, None, clock(), '"tag"')


def test_a_poll_of_a_feed_removed_meanwhile_is_forgotten(store: Store) -> None:
    store.feeds.record_success(99, NOON, None, None, None, "gone", None)
    assert store.feeds.all() == []


def test_a_feed_is_found_by_id_address_or_title(store: Store) -> None:
    id = add_feed(store, "one", title="OpenAI 新闻")
    for name in (str(id), "https://one.example.com/feed.xml", "openai 新闻", " OpenAI 新闻 "):
        found = store.feeds.find(name)
        assert found is not None
        assert found.id == id
    assert store.feeds.find("two") is None
    assert store.feeds.find("") is None


def test_a_title_that_two_feeds_have_asks_for_the_id(store: Store) -> None:
    first, second = add_feed(store, "one", title="News"), add_feed(store, "two", title="news")
    with pytest.raises(StoreError, match=f"several feeds are called news: give an id, {first}, {second}"):
        store.feeds.find("news")


def test_an_id_wins_over_a_title_of_the_same_digits(store: Store) -> None:
    first = add_feed(store, "one")
    add_feed(store, "two", title=str(first))
    found = store.feeds.find(str(first))
    assert found is not None
    assert found.title == "one"


def test_a_removed_feed_takes_its_articles_along(store: Store) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    absorb(store, one, draft("a"), draft("b"))
    absorb(store, two, draft("c"))
    store.feeds.remove([one, 99])
    assert [feed.id for feed in store.feeds.all()] == [two]
    assert [article.title for article in store.articles.latest(9)] == ["A headline about c"]
    assert store.check() == []


def test_ids_of_what_was_removed_are_not_given_again(store: Store) -> None:
    one = add_feed(store, "one")
    (article,) = absorb(store, one, draft("a"))
    store.feeds.remove([one])
    two = add_feed(store, "two")
    assert two > one
    assert absorb(store, two, draft("a")) > (article,)


def test_counts_of_articles_and_of_those_still_to_read(store: Store) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    a, b, _c = absorb(store, one, draft("a"), draft("b"), draft("c"))
    absorb(store, two, draft("d"))
    store.marks.set([a], Mark.READ, True, "read")
    store.marks.set([b], Mark.DISMISSED, True, "dismissed")
    assert store.feeds.counts() == {one: (3, 1), two: (1, 1)}
