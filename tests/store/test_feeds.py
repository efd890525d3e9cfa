from datetime import date, timedelta

import pytest

from newsroom.model import FeedChange, FeedDraft, Mark, View, Wishes
from newsroom.store import Answered, FeedExists, NoSuchFeed, Store, StoreError, UndoRefused
from newsroom.text.queries import read_query
from tests.store.newsdesk import NOON, Clock, absorb, add_feed, draft, rows, titles

TODAY = NOON.date()


def counts(store: Store, today: date = TODAY) -> dict[int, tuple[int, int]]:
    """How many articles each feed has, and how many stories that are still to read."""
    return {feed: (each.articles, each.unread) for feed, each in store.feeds.figures(NOON, today).items()}


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


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.a.example/", "a.example"),
        ("https://me:secret@a.example/rss.xml", "a.example"),
        ("https://a.example/feed/", "a.example"),
        ("https://a.example/b/releases.atom", "a.example/b/releases.atom"),
        ("https://a.example/b/%E6%96%B0%E9%97%BB?id=3#x", "a.example/b/新闻?id=3"),
        ("http://127.0.0.1:8000/feed_001.xml", "127.0.0.1:8000/feed_001.xml"),
        ("http://[::1]:8000/x%1b[2J%0a", "[::1]:8000/x"),
        ("https://a.example:1", "a.example:1"),
        ("https://a.example/" + "x" * 200 + "/1", "a.example/" + "x" * 30 + "…" + "x" * 37 + "/1"),
    ],
)
def test_a_feed_without_a_name_is_told_from_others_of_its_host(store: Store, url: str, name: str) -> None:
    feed, _new = store.feeds.add(FeedDraft(url=url))
    assert feed.title == name


def test_a_feed_without_a_name_is_called_by_its_host_until_it_says_its_own(store: Store) -> None:
    feed, _new = store.feeds.add(FeedDraft(url="https://www.a.example.com/rss"))
    assert feed.title == "a.example.com"
    store.polls.read(
        feed.id, NOON, Answered(title="What it calls itself", site="https://a.example.com/"), None
    )
    read = store.feeds.get(feed.id)
    assert read is not None
    assert (read.title, read.site) == ("What it calls itself", "https://a.example.com/")


def test_the_editors_own_name_wins_over_the_feeds(store: Store) -> None:
    id = add_feed(store, title="mine")
    store.polls.read(id, NOON, Answered(title="What it calls itself"), None)
    feed = store.feeds.get(id)
    assert feed is not None
    assert feed.title == "mine"


def test_polls_leave_their_traces(store: Store, clock: Clock) -> None:
    id = add_feed(store)
    answered = Answered(etag='"tag"', modified="Mon, 02 Mar 2026 08:00:00 GMT", fingerprint="ab12")
    store.polls.read(id, NOON, answered, None)
    store.polls.failed(id, clock.advance(hours=1), "no answer", None)
    store.polls.failed(id, clock.advance(hours=1), "still\udc80 no answer", None)
    feed = store.feeds.get(id)
    assert feed is not None
    assert (feed.etag, feed.modified, feed.fingerprint) == ('"tag"', "Mon, 02 Mar 2026 08:00:00 GMT", "ab12")
    assert (feed.checked, feed.succeeded) == (NOON + timedelta(hours=2), NOON)
    assert (feed.failures, feed.error) == (2, "still\ufffd no answer")
    store.polls.unchanged(id, clock.advance(hours=1), None, None)
    feed = store.feeds.get(id)
    assert feed is not None
    assert (feed.failures, feed.error, feed.succeeded, feed.etag) == (0, None, clock(), '"tag"')


def test_a_poll_of_a_feed_removed_meanwhile_is_forgotten(store: Store) -> None:
    store.polls.read(99, NOON, Answered(title="gone"), None)
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
    a, b, c, *_rest = absorb(store, one, *map(draft, "abcd"))
    absorb(store, two, draft("e"))
    store.marks.set([a], Mark.READ, True, "read")
    store.marks.set([b], Mark.DISMISSED, True, "dismissed")
    store.marks.set([c], Mark.HELD, TODAY + timedelta(days=1), "held")
    assert counts(store) == {one: (4, 1), two: (1, 1)}
    assert counts(store, TODAY + timedelta(days=1)) == {one: (4, 2), two: (1, 1)}


# Steps that can be undone


def test_a_removed_feed_comes_back_with_its_articles_and_their_marks(store: Store) -> None:
    one, two = add_feed(store, "one", tags=("x",)), add_feed(store, "two")
    a, b = absorb(store, one, draft("a"), draft("b"))
    (c,) = absorb(store, two, draft("a", minutes=30))
    store.marks.set([a], Mark.STARRED, True, "star")
    store.marks.set([b], Mark.READ, True, "read")
    before = (store.feeds.all(), rows(store), store.articles.latest(9))
    store.feeds.remove([one, 99], "remove one")
    assert [feed.id for feed in store.feeds.all()] == [two]
    assert store.feeds.get(one) is None and store.feeds.find("one") is None
    assert counts(store) == {two: (1, 1)}
    (row,) = rows(store)
    assert (row.id, row.sources, row.starred) == (c, 1, True), "the other feed's article shows the story"
    assert [article.id for article in store.articles.latest(9)] == [c]
    assert store.articles.get(b) is None
    assert store.articles.search(read_query("headline", NOON), 9, NOON.date()) == [store.articles.get(c)]
    assert titles(store, View(query=read_query("known", NOON))) == ["a"]
    assert titles(store, View(tag="x")) == titles(store, View(feeds=(one,))) == []
    assert store.inbox.count(View()) == 1
    assert store.articles.absorb(one, [draft("d")], NOON).new == ()
    assert store.check() == []
    change = store.journal.undo()
    assert change is not None
    assert (change.label, change.feeds) == ("remove one", (one,))
    assert (store.feeds.all(), rows(store), store.articles.latest(9)) == before
    assert store.check() == []
    store.journal.redo()
    assert [feed.id for feed in store.feeds.all()] == [two]


def test_an_article_that_comes_while_its_story_is_hidden_brings_it_back_with_its_marks(store: Store) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    (a,) = absorb(store, one, draft("a"))
    store.marks.set([a], Mark.STARRED, True, "star")
    store.feeds.remove([one], "remove")
    assert rows(store) == []
    (b,) = absorb(store, two, draft("a"))
    assert [(row.id, row.starred) for row in rows(store)] == [(b, True)]
    assert store.check() == []


def test_many_feeds_are_added_as_one_step(store: Store) -> None:
    known = add_feed(store, "known")
    drafts = [FeedDraft(url=f"https://{name}.example.com/feed.xml") for name in ("one", "known", "two")]
    added = store.feeds.add_all(drafts, "import")
    assert [(feed.title, new) for feed, new in added] == [
        ("one.example.com", True),
        ("known", False),
        ("two.example.com", True),
    ]
    store.journal.undo()
    assert [feed.id for feed in store.feeds.all()] == [known]
    store.journal.redo()
    assert len(store.feeds.all()) == 3
    store.feeds.add_all(drafts, "import again")
    change = store.journal.last()
    assert change is not None and change.label == "import", "nothing was new, so it is no step"


def test_a_feed_added_again_after_its_removal_has_its_articles_and_what_is_said_of_it_now(
    store: Store,
) -> None:
    one = add_feed(store, "one", tags=("x",))
    (a,) = absorb(store, one, draft("a"))
    store.feeds.remove([one], "remove")
    feed, new = store.feeds.add(FeedDraft(url="https://one.example.com/feed.xml", title="Uno", tags=("y",)))
    assert (feed.id, new, feed.title, feed.tags) == (one, True, "Uno", ("y",))
    assert [row.id for row in rows(store)] == [a]


def test_a_feed_removed_long_ago_goes_for_good(store: Store, clock: Clock) -> None:
    one = add_feed(store, "one")
    absorb(store, one, draft("a"))
    store.feeds.remove([one], "remove")
    store.feeds.purge(NOON)
    store.journal.undo()
    assert len(rows(store)) == 1
    store.journal.redo()
    clock.advance(days=1)
    store.feeds.purge(clock())
    with store.writing() as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (0,)
    with pytest.raises(UndoRefused, match="the feed is gone for good"):
        store.journal.undo()
    assert store.check() == []


def test_an_editor_changes_what_a_feed_is_and_changes_it_back(store: Store, clock: Clock) -> None:
    id = add_feed(store, "one", tags=("x",))
    store.polls.read(id, NOON, Answered(title="What it calls itself"), NOON)
    before = store.feeds.get(id)
    change = FeedChange(own_title=" Uno ", tags=("y", "z", "y"), interval=15, full_text=True, paused=True)
    done = store.feeds.change(id, change, "edit")
    assert done.feeds == (id,)
    feed = store.feeds.get(id)
    assert feed is not None
    assert (feed.title, feed.own_title, feed.tags) == ("Uno", "Uno", ("y", "z"))
    assert (feed.interval, feed.full_text, feed.paused, feed.due) == (15, True, NOON, None)
    store.journal.undo()
    assert store.feeds.get(id) == before
    store.journal.redo()
    assert store.feeds.get(id) == feed


def test_without_a_name_of_the_editors_a_feed_has_its_own_again(store: Store) -> None:
    id = add_feed(store, title="mine")
    store.polls.read(id, NOON, Answered(title="What it calls itself"), None)
    store.feeds.change(id, FeedChange(own_title=""), "rename")
    feed = store.feeds.get(id)
    assert feed is not None and feed.title == "What it calls itself"


def test_a_change_that_changes_nothing_is_no_step(store: Store, clock: Clock) -> None:
    id = add_feed(store, "one")
    store.feeds.change(id, FeedChange(paused=True), "pause")
    clock.advance(hours=1)
    assert store.feeds.change(id, FeedChange(paused=True, own_title="one"), "again").feeds == ()
    last = store.journal.last()
    assert last is not None and last.label == "pause"
    with pytest.raises(NoSuchFeed, match="there is no feed 99"):
        store.feeds.change(99, FeedChange(paused=True), "pause")


def test_a_new_address_keeps_the_articles_and_forgets_the_troubles_of_the_old_one(store: Store) -> None:
    id = add_feed(store, "one")
    absorb(store, id, draft("a"))
    store.polls.read(id, NOON, Answered(etag='"1"', fingerprint="ab"), None)
    store.polls.failed(id, NOON, "gone", NOON, gone=True)
    store.feeds.change(id, FeedChange(url=" https://new.example.com/ "), "address")
    feed = store.feeds.get(id)
    assert feed is not None
    assert (feed.url, feed.etag, feed.fingerprint) == ("https://new.example.com/", None, None)
    assert (feed.failures, feed.error, feed.retired, feed.due) == (0, None, None, None)
    assert len(rows(store)) == 1
    store.journal.undo()
    feed = store.feeds.get(id)
    assert feed is not None and feed.url == "https://one.example.com/feed.xml"


def test_an_address_belongs_to_one_feed(store: Store) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    to_two = FeedChange(url="https://two.example.com/feed.xml")
    with pytest.raises(FeedExists, match="the feed two has this address already"):
        store.feeds.change(one, to_two, "address")
    store.feeds.change(two, FeedChange(url="https://three.example.com/"), "address of two")
    store.feeds.change(one, to_two, "address of one")
    store.journal.undo()
    other, _new = store.feeds.add(FeedDraft(url="https://two.example.com/feed.xml"))
    with pytest.raises(UndoRefused, match="two.example.com has this address already"):
        store.journal.undo()
    assert {feed.id for feed in store.feeds.all()} == {one, two, other.id}


# Polls


def test_a_feed_moves_with_all_it_has(store: Store, clock: Clock) -> None:
    id = add_feed(store, "one")
    absorb(store, id, draft("a"))
    store.polls.read(id, NOON, Answered(etag='"1"', fingerprint="ab", moving_to="https://new.example/"), None)
    assert store.polls.move(id, "https://new.example/", clock.advance(hours=1))
    feed = store.feeds.get(id)
    assert feed is not None
    assert (feed.url, feed.moved_from) == ("https://new.example/", "https://one.example.com/feed.xml")
    assert (feed.moved, feed.moving_to) == (clock(), None)
    assert (feed.etag, feed.fingerprint, len(rows(store))) == ('"1"', "ab", 1)


def test_a_feed_does_not_move_onto_another(store: Store) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    assert not store.polls.move(one, "https://two.example.com/feed.xml", NOON)
    assert len(store.feeds.all()) == 2
    store.feeds.remove([two], "remove")
    assert store.polls.move(one, "https://two.example.com/feed.xml", NOON)


def test_what_polls_find_out_is_kept(store: Store) -> None:
    id = add_feed(store, "one")
    wishes = Wishes(ttl=60, skip_hours=frozenset({1, 2}), skip_days=frozenset({6}))
    known = Answered(rhythm=90, latest=NOON, wishes=wishes, validators_of="https://cdn.example/x")
    due = NOON + timedelta(hours=1)
    store.polls.read(id, NOON, known, due)
    feed = store.feeds.get(id)
    assert feed is not None
    assert (feed.rhythm, feed.latest, feed.wishes, feed.due) == (90, NOON, wishes, due)
    assert feed.validators_of == "https://cdn.example/x"
    store.polls.read(id, NOON, Answered(), None)
    feed = store.feeds.get(id)
    assert feed is not None
    assert (feed.rhythm, feed.latest, feed.wishes, feed.due) == (90, NOON, Wishes(), None)


def test_a_feed_that_is_put_off_is_asked_later_never_sooner(store: Store) -> None:
    id = add_feed(store, "one")
    store.polls.put_off([id], NOON)
    store.polls.put_off([id], NOON - timedelta(hours=1))
    feed = store.feeds.get(id)
    assert feed is not None and (feed.not_before, feed.checked, feed.failures) == (NOON, None, 0)


def test_a_retired_feed_that_answers_again_is_back(store: Store, clock: Clock) -> None:
    id = add_feed(store, "one")
    store.polls.failed(id, NOON, "gone", None, gone=True)
    store.polls.failed(id, clock.advance(hours=1), "gone", None, gone=True)
    feed = store.feeds.get(id)
    assert feed is not None and feed.retired == NOON
    store.polls.unchanged(id, clock(), None, None)
    feed = store.feeds.get(id)
    assert feed is not None and feed.retired is None
