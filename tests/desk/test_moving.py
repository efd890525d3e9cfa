"""What servers say of their feeds' addresses is done, and told, over several polls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk, feeds
from newsroom.desk.refresh import due, refresh
from newsroom.desk.standing import standings
from newsroom.settings.language import use_language
from tests.desk.conftest import NOW
from tests.desk.server import rss
from tests.wire.server import FeedServer


def later(desk: Desk, minutes: int) -> Desk:
    return replace(desk, now=lambda: NOW + timedelta(minutes=minutes))


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


async def test_a_feed_moves_when_its_server_says_so_for_the_second_time(
    desk: Desk, server: FeedServer
) -> None:
    new = server.serve("/new", rss("甲", 3), ETag='"1"')
    old = server.serve("/old", b"", 301, Location=new)
    [feed] = feeds.add(desk, [old]).new
    first = await refresh(desk)
    assert (first.new, first.moved) == (3, ())
    assert standings(desk)[0].feed.url == old
    second = await refresh(desk)
    [moved] = second.moved
    assert (moved.to, moved.done, second.new) == (new, True, 0)
    [line] = standings(desk)
    assert (line.feed.id, line.feed.url, line.feed.moved_from, line.figures.articles) == (
        feed.id,
        new,
        old,
        3,
    )
    third = await refresh(desk)
    assert (third.unchanged, third.moved, server.asked[-1][0]) == (1, (), "/new")


async def test_once_is_not_enough_nor_is_a_redirect_for_now(desk: Desk, server: FeedServer) -> None:
    new = server.serve("/new", rss("甲", 3))
    old = server.serve("/old", b"", 301, Location=new)
    feeds.add(desk, [old])
    await refresh(desk)
    server.serve("/old", b"", 302, Location=new)
    await refresh(desk)
    server.serve("/old", b"", 301, Location=new)
    assert (await refresh(desk)).moved == ()
    assert standings(desk)[0].feed.url == old


async def test_a_feed_does_not_move_to_where_another_one_is(desk: Desk, server: FeedServer) -> None:
    new = server.serve("/new", rss("甲", 3))
    old = server.serve("/old", b"", 308, Location=new)
    feeds.add(desk, [old, new])
    await refresh(desk)
    [moved] = (await refresh(desk)).moved
    assert not moved.done
    assert [line.feed.url for line in standings(desk)] == [old, new]


async def test_a_feed_that_is_gone_retires_keeps_its_articles_and_is_not_asked_any_more(
    desk: Desk, server: FeedServer
) -> None:
    feeds.add(desk, [server.serve("/feed", rss("甲", 3))])
    await refresh(desk)
    server.serve("/feed", b"", 410)
    report = await refresh(desk)
    [feed] = report.retired
    assert "given this feed up" in report.errors[0].message
    asked = len(server.asked)
    again = await refresh(desk, all=True)
    assert (again.feeds, again.skipped, len(server.asked)) == (0, 1, asked)
    assert standings(desk)[0].figures.articles == 3
    # Its editor may try once more; a server that has thought better of it is believed.
    server.serve("/feed", rss("甲", 4))
    assert (await refresh(desk, [feed.id])).new == 1
    assert standings(desk)[0].feed.retired is None


async def test_a_feed_that_fails_is_asked_ever_more_seldom(desk: Desk, server: FeedServer) -> None:
    feeds.add(desk, [server.serve("/feed", b"", 500)])
    waits = []
    for _poll in range(8):
        await refresh(desk, all=True, chance=lambda: 0.5)
        [line] = standings(desk)
        assert line.feed.due is not None
        waits.append(line.feed.due - NOW)
    half_hour = timedelta(minutes=30)
    expected = [half_hour * 2**n for n in range(6)] + [timedelta(days=1)] * 2
    assert [round(wait / half_hour) for wait in waits] == [round(each / half_hour) for each in expected]


async def test_retry_after_is_kept_to(desk: Desk, server: FeedServer) -> None:
    [feed] = feeds.add(desk, [server.serve("/feed", b"", 503, Retry_After="7200")]).new
    await refresh(desk)
    [line] = standings(desk)
    elsewhere = replace(line.feed, url="https://a.example/feed")
    assert line.feed.id == feed.id
    for minutes, is_due in ((119, False), (121, True)):
        assert bool(due(later(desk, minutes), [elsewhere])) is is_due
        assert bool(due(later(desk, minutes), [line.feed])) is is_due, "on this machine too"


@pytest.mark.parametrize("status", [429, 503])
async def test_a_server_on_this_machine_that_wants_to_be_left_alone_is(
    desk: Desk, server: FeedServer, status: int
) -> None:
    url = server.serve("/feed", b"", status, Retry_After="600")
    [feed] = feeds.add(desk, [url]).new
    await refresh(desk)
    report = await refresh(desk)
    assert (report.feeds, report.skipped, len(server.asked)) == (0, 1, 1)
    assert (await refresh(later(desk, 11))).feeds == 1, "once its time has come"
    # Its editor may ask at any time; a server that is well again leaves no wait behind.
    server.serve("/feed", rss("甲", 3))
    assert (await refresh(desk, [feed.id])).new == 3
    assert (await refresh(desk)).feeds == 1


async def test_why_a_feed_fails_is_told_in_the_language_of_the_reader(desk: Desk, server: FeedServer) -> None:
    """A fetch by cron speaks English where its locale is C, whatever the desk speaks."""
    feeds.add(
        desk,
        [
            server.serve("/gone", b"", 404),
            server.serve("/page", b"<html><title>x</title></html>"),
            server.serve("/half", b"<rss>", Content_Length="900"),
        ],
    )
    use_language("en")
    await refresh(desk)
    use_language("zh")
    try:
        errors = [feed.error or "" for feed in desk.store.feeds.all()]
    finally:
        use_language(None)
    for error, words in zip(errors, ("HTTP 404", "网页", "中断"), strict=True):
        assert words in error and "\x1f" not in error
        assert not re.search("[a-z]{5}", error.replace("newsroom feeds", "")), error
