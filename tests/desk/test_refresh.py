import asyncio
import gc
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk, feeds, ranking
from newsroom.desk.refresh import Progress, due, refresh
from newsroom.desk.standing import standings
from newsroom.model import Feed, View
from newsroom.settings.tables import Rank
from newsroom.store import Store
from newsroom.store.errors import StoreError
from newsroom.store.polls import Polls
from tests.desk.conftest import NOW
from tests.desk.server import FeedServer, rss, serve


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serve() as running:
        yield running


def later(desk: Desk, minutes: int) -> Desk:
    return replace(desk, now=lambda: NOW + timedelta(minutes=minutes))


async def test_what_feeds_bring_is_stored_and_counted(desk: Desk, server: FeedServer) -> None:
    server.pages = {"/a": rss("甲", 3), "/b": rss("乙", 2)}
    feeds.import_opml(desk, server.opml())
    report = await refresh(desk)
    assert (report.feeds, report.new, report.updated, report.unchanged, report.skipped) == (2, 5, 0, 0, 0)
    assert report.errors == ()
    assert {line.feed.title: line.figures.articles for line in standings(desk)} == {"甲": 3, "乙": 2}


async def test_what_a_round_keeps_in_memory_is_freed_behind_it(
    desk: Desk, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[str] = []
    leave = Store.leave

    def noted(store: Store) -> None:
        left.append(threading.current_thread().name)
        leave(store)

    monkeypatch.setattr(Store, "leave", noted)
    server.pages = {"/a": rss("甲", 3)}
    feeds.import_opml(desk, server.opml())
    await refresh(desk)
    assert [name.partition("_")[0] for name in left] == ["newsroom-refresh"]


async def test_a_second_poll_finds_all_unchanged(desk: Desk, server: FeedServer) -> None:
    server.pages = {"/a": rss("甲", 3), "/b": rss("乙", 2)}
    feeds.import_opml(desk, server.opml())
    await refresh(desk)
    report = await refresh(desk, all=True)
    assert (report.feeds, report.unchanged, report.new, report.updated) == (2, 2, 0, 0)


async def test_a_changed_rule_counts_from_a_fetch_on_that_brings_nothing(
    desk: Desk, server: FeedServer
) -> None:
    rule = '[[rule]]\nname = "甲"\nmatch = "source:甲"\nscore = {}\n'
    desk.settings.rules_file.write_text(rule.format(15), encoding="utf-8")
    server.pages = {"/a": rss("甲", 1)}
    feeds.import_opml(desk, server.opml())
    await refresh(desk)
    desk.settings.rules_file.write_text(rule.format(-20), encoding="utf-8")
    report = await refresh(desk, all=True)
    assert report.new == 0
    assert [(deed.value, deed.undone) for deed in report.rules.deeds] == [("15", True), ("-20", False)]
    [id] = desk.store.inbox.ids(View())
    explained = ranking.explain(desk, id)
    assert explained is not None and [part.points for part in explained.parts if part.kind == "rules"] == [
        -20
    ]
    assert (await refresh(desk, all=True)).rules.deeds == ()


async def test_what_stories_are_scored_by_counts_from_a_fetch_on_that_brings_nothing(
    desk: Desk, server: FeedServer
) -> None:
    server.pages = {"/a": rss("甲", 3)}
    feeds.import_opml(desk, server.opml())
    await refresh(desk)
    best = View(order="best")
    *_others, last = desk.store.inbox.ids(best)
    [row] = desk.store.inbox.rows([last])
    settings = replace(desk.settings, rank=Rank(terms={row.title: 100}))
    assert (await refresh(replace(desk, settings=settings), all=True)).new == 0
    assert desk.store.inbox.ids(best)[0] == last


async def test_an_article_that_changed_is_updated_not_doubled(desk: Desk, server: FeedServer) -> None:
    server.pages = {"/a": rss("甲", 3)}
    feeds.import_opml(desk, server.opml())
    await refresh(desk)
    server.pages = {"/a": rss("甲", 4).replace("第2条".encode(), "更正后的第2条".encode())}
    report = await refresh(desk)
    assert (report.new, report.updated) == (1, 1)
    assert len(desk.store.articles.latest(100)) == 4


async def test_a_feed_that_fails_is_reported_and_the_others_are_read(desk: Desk, server: FeedServer) -> None:
    server.pages = {"/a": rss("甲", 3), "/b": b"<html>no feed</html>"}
    feeds.import_opml(desk, server.opml())
    report = await refresh(desk)
    assert [failure.feed.url for failure in report.errors] == [server.url("/b")]
    assert report.errors[0].message
    assert (report.new, report.failed) == (3, False)
    assert [line.feed.failures for line in standings(desk)] == [0, 1]


async def test_all_failing_is_a_failure_and_nothing_to_do_is_none(desk: Desk, server: FeedServer) -> None:
    assert not (await refresh(desk)).failed
    feeds.add(desk, [server.url("/gone")])
    assert (await refresh(desk)).failed


async def test_a_feed_without_entries_is_no_failure(desk: Desk, server: FeedServer) -> None:
    server.pages = {"/a": rss("甲", 0)}
    feeds.import_opml(desk, server.opml())
    report = await refresh(desk)
    assert (report.feeds, report.new, report.errors) == (1, 0, ())


async def test_named_feeds_are_polled_alone_and_at_once(desk: Desk, server: FeedServer) -> None:
    server.pages = {"/a": rss("甲", 3), "/b": rss("乙", 2)}
    one, _two = feeds.import_opml(desk, server.opml()).new
    report = await refresh(desk, [one.id])
    assert (report.feeds, report.skipped) == (1, 0)
    assert server.asked == ["/a"]


async def test_progress_goes_from_nothing_to_the_whole(desk: Desk, server: FeedServer) -> None:
    server.pages = {"/a": rss("甲", 3), "/b": b"nonsense"}
    feeds.import_opml(desk, server.opml())
    seen: list[Progress] = []
    await refresh(desk, on_progress=seen.append)
    assert seen[0] == Progress(total=2)
    assert [each.done for each in seen] in ([0, 1, 2], [0, 2])  # what comes while one writes goes together
    assert seen[-1] == Progress(total=2, done=2, new=3, updated=0, errors=1)


async def test_a_refresh_that_is_stopped_keeps_what_came(desk: Desk, server: FeedServer) -> None:
    server.pages = {"/a": rss("甲", 3), "/slow": rss("乙", 2)}
    server.gates["/slow"] = threading.Event()
    feeds.import_opml(desk, server.opml())
    first = asyncio.Event()
    running = asyncio.create_task(
        refresh(desk, on_progress=lambda progress: first.set() if progress.done else None)
    )
    await asyncio.wait_for(first.wait(), 10)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert [(line.figures.articles, line.feed.checked is None) for line in standings(desk)] == [
        (3, False),
        (0, True),
    ]


def test_a_feed_is_due_half_an_hour_after_its_last_poll(desk: Desk) -> None:
    [feed] = feeds.add(desk, ["https://a.example/feed"]).new
    assert due(desk, [feed]) == [feed]
    polled = replace(feed, checked=NOW)
    assert due(later(desk, 29), [polled]) == []
    assert due(later(desk, 30), [polled]) == [polled]


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:80", "127.3.2.1"])
def test_a_feed_on_loopback_is_always_due(desk: Desk, host: str) -> None:
    feed = Feed(id=1, url=f"http://{host}/feed", title="", added=NOW, checked=NOW)
    assert due(desk, [feed]) == [feed]


async def test_feeds_that_are_not_due_are_skipped(desk: Desk) -> None:
    [feed] = feeds.add(desk, ["https://a.example/feed"]).new
    desk.store.polls.unchanged(feed.id, NOW, None, None)
    report = await refresh(desk)
    assert (report.feeds, report.skipped, report.failed) == (0, 1, False)


async def test_an_error_of_the_store_is_raised_once_and_printed_nowhere(
    desk: Desk, server: FeedServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    server.pages = {f"/{n}": rss(f"报{n}", 2) for n in range(12)}
    feeds.import_opml(desk, server.opml())

    def fail(*_how: object, **_more: object) -> None:
        raise StoreError("no room left")

    monkeypatch.setattr(Polls, "read", fail)
    with pytest.raises(StoreError, match="no room left"):
        await refresh(desk)
    gc.collect()
    assert caplog.records == []
