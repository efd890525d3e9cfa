"""Feeds are looked for before they are added; what has no feed is followed by selectors."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from textual.widgets import Input

from newsroom.desk import Desk
from newsroom.tui.screens.dialogs import ChoiceScreen, QuestionScreen
from newsroom.tui.screens.selectors import CaughtList, SelectorScreen
from newsroom.tui.screens.waiting import WaitingScreen
from tests.cli.test_subscribing import page
from tests.desk.server import FeedServer, rss, serve
from tests.tui.conftest import Running, press, running, screen_text, settled


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serve() as serving:
        serving.pages = {"/a": rss("甲", 3), "/b": rss("乙", 2), "/two": page("/a", "/b"), "/none": page()}
        yield serving


async def add(run: Running, address: str) -> None:
    app, _pilot = run
    await press(run, "plus")
    app.screen.query_one("#answer", Input).value = address
    await press(run, "enter")


def urls(desk: Desk) -> list[str]:
    return [feed.url for feed in desk.store.feeds.all()]


async def test_of_several_feeds_one_is_chosen_added_and_fetched(empty_desk: Desk, server: FeedServer) -> None:
    async with running(empty_desk) as run:
        app, _pilot = run
        await add(run, server.url("/two"))
        assert isinstance(app.screen, ChoiceScreen)
        assert "乙" in screen_text(app)
        await press(run, "down", "enter")
        assert urls(empty_desk) == [server.url("/b")]
        assert "乙的第2条新闻" in screen_text(app)


async def test_escape_stops_looking_for_feeds(empty_desk: Desk, server: FeedServer) -> None:
    server.gates["/a"] = threading.Event()
    async with running(empty_desk) as run:
        app, pilot = run
        await press(run, "plus")
        app.screen.query_one("#answer", Input).value = server.url("/a")
        await pilot.press("enter")
        while not server.asked:
            await pilot.pause(0.05)
        assert isinstance(app.screen, WaitingScreen)
        assert "Looking for feeds" in screen_text(app)
        await press(run, "escape")
        assert not isinstance(app.screen, WaitingScreen)
        server.gates["/a"].set()
        await settled(app, pilot)
        assert urls(empty_desk) == []
        await add(run, server.url("/b"))
        assert urls(empty_desk) == [server.url("/b")], "and one may look again"


async def test_a_server_that_is_down_is_said_and_its_feed_may_be_added_all_the_same(empty_desk: Desk) -> None:
    async with running(empty_desk) as run:
        app, _pilot = run
        await add(run, "http://127.0.0.1:9/feed")
        assert isinstance(app.screen, QuestionScreen)
        assert "refused the connection" in screen_text(app)
        await press(run, "n")
        assert urls(empty_desk) == []
        await add(run, "http://127.0.0.1:9/feed")
        await press(run, "y")
        assert urls(empty_desk) == ["http://127.0.0.1:9/feed"]


async def test_a_page_without_feeds_is_followed_by_what_its_selectors_are_seen_to_catch(
    empty_desk: Desk, server: FeedServer
) -> None:
    async with running(empty_desk, (80, 24)) as run:
        app, pilot = run
        await add(run, server.url("/none"))
        await press(run, "y")
        assert isinstance(app.screen, SelectorScreen)
        await press(run, "ctrl+s")
        assert "Nothing is caught yet" in screen_text(app)
        app.screen.query_one("#item", Input).value = "li"
        caught = app.screen.query_one(CaughtList)
        for _turn in range(100):
            await settled(app, pilot)
            if len(caught):
                break
        assert "1 article is caught" in screen_text(app)
        assert server.url("/n") in screen_text(app)
        asked = len(server.asked)
        await press(run, "ctrl+s")
        [feed] = empty_desk.store.feeds.all()
        assert (feed.url, feed.kind) == (server.url("/none"), "page")
        assert server.asked[asked:] == ["/none"]
