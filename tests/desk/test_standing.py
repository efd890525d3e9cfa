from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk, picking
from newsroom.desk.composing import start
from newsroom.desk.standing import SORTS, advice, in_order, is_failing, rhythm_in_words, standings, state_of
from newsroom.model import Feed, FeedChange, FeedDraft
from newsroom.settings.language import use_language
from newsroom.settings.said import said
from newsroom.store import Answered
from newsroom.wire.failures import not_public
from tests.desk.conftest import NOW, Stock, article


def test_figures_tell_what_a_feed_brings_and_what_becomes_of_it(desk: Desk, stock: Stock) -> None:
    ids = stock([article(str(n)) for n in range(4)])
    desk.store.articles.absorb(1, [replace(article("old"), published=NOW - timedelta(days=90))], NOW)
    start(desk, NOW.date())
    issue = desk.store.issues.open_id()
    assert issue is not None
    picking.pick(desk, issue, ids[:2])
    [standing] = standings(desk)
    assert (standing.figures.articles, standing.figures.unread, standing.figures.picked) == (5, 5, 2)
    assert standing.a_week == 1.0
    assert standing.share == pytest.approx(0.4)


def test_the_state_of_a_feed_says_what_to_do(desk: Desk) -> None:
    feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example/feed"))
    polls, due = desk.store.polls, NOW + timedelta(hours=1)
    assert standings(desk)[0].state == "new"
    polls.failed(feed.id, NOW, "a.example asks for a user name and a password (HTTP 401)", due)
    [failing] = standings(desk)
    assert failing.state == "failing"
    assert "https://NAME:PASSWORD@" in advice(failing)
    polls.failed(feed.id, NOW, "a.example has given this feed up (HTTP 410)", due, gone=True)
    assert standings(desk)[0].state == "retired"
    polls.read(feed.id, NOW, Answered(moving_to="https://editor:secret@b.example/feed"), due)
    [moving] = standings(desk)
    assert moving.state == "moving"
    assert "https://b.example/feed by itself" in advice(moving)
    other, _new = desk.store.feeds.add(FeedDraft(url="https://editor:secret@b.example/feed"))
    moving = standings(desk)[0]
    assert "https://b.example/feed, which is another feed of yours" in advice(moving)
    assert "secret" not in advice(moving)
    desk.store.feeds.remove([other.id])
    polls.read(feed.id, NOW, Answered(latest=NOW - timedelta(days=100), rhythm=60), due)
    [silent] = standings(desk)
    assert (silent.state, "100 days" in advice(silent)) == ("silent", True)
    desk.store.feeds.change(feed.id, FeedChange(paused=True), "paused")
    assert standings(desk)[0].state == "paused"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("a.example was not found; check the address and the connection", "asked again by itself"),
        ("the proxy asks for a user name and a password (HTTP 407)", "http_proxy"),
        ("a.example has nothing at this address (HTTP 404); the feed may have moved", "Look on its site"),
        ("a.example is asked too often (HTTP 429); poll it less often", "longer interval"),
    ],
)
def test_advice_goes_with_the_reason(desk: Desk, error: str, words: str) -> None:
    feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example/feed"))
    desk.store.polls.failed(feed.id, NOW, error, NOW + timedelta(hours=1))
    [failing] = standings(desk)
    assert words in advice(failing) and "Nothing to do" not in advice(failing)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (said("this is a web page, not a feed; “newsroom feeds add” finds its feeds"), "its site’s feed"),
        (said("the feed is larger than {size} MiB; no feed should be", size=10), "shorter feed"),
        (said("the feed declares entities that would grow beyond measure; it is not read"), "No honest feed"),
        (said("the answer is empty"), "stays empty"),
        (not_public("10.0.0.1"), "If that host is yours"),
    ],
)
def test_each_failure_has_its_own_advice_in_any_language(desk: Desk, error: str, words: str) -> None:
    feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example/feed"))
    desk.store.polls.failed(feed.id, NOW, error, NOW + timedelta(hours=1))
    assert words in advice(standings(desk)[0])
    use_language("zh")
    translated = advice(standings(desk)[0])
    assert translated and words not in translated


def test_what_is_not_polled_is_not_failing(desk: Desk) -> None:
    for name in "abc":
        desk.store.feeds.add(FeedDraft(url=f"https://{name}.example/feed"))
        desk.store.polls.failed(len(desk.store.feeds.all()), NOW, "down", None, gone=name == "b")
    desk.store.feeds.change(3, FeedChange(paused=True), "paused")
    assert [is_failing(feed) for feed in desk.store.feeds.all()] == [True, False, False]
    assert [each.state for each in standings(desk)] == ["failing", "retired", "paused"]


def test_trouble_stands_first(desk: Desk) -> None:
    for name in "abc":
        desk.store.feeds.add(FeedDraft(url=f"https://{name}.example/feed"))
    for id in (1, 2, 3):
        desk.store.polls.unchanged(id, NOW, None, None)
    desk.store.polls.failed(2, NOW, "down", None)
    assert [each.feed.id for each in in_order(standings(desk), "trouble")] == [2, 1, 3]
    for sort in SORTS:
        assert len(in_order(standings(desk), sort)) == 3


def test_a_feed_that_was_silent_no_longer_than_usual_is_well() -> None:
    feed = Feed(id=1, url="https://a.example/", title="a", added=NOW, checked=NOW, rhythm=30 * 1440)
    assert state_of(replace(feed, latest=NOW - timedelta(days=100)), NOW) == "well"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (None, ""),
        (1, "every 1 minute"),
        (45, "every 45 minutes"),
        (180, "every 3 hours"),
        (10_080, "every 7 days"),
    ],
)
def test_rhythm_is_said_in_words(minutes: int | None, words: str) -> None:
    assert rhythm_in_words(minutes) == words
