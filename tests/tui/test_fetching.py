"""Fetching on the desk: new stories come, a stop keeps them, errors are said."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from newsroom.desk import Desk
from newsroom.desk.feeds import add
from newsroom.tui.screens.desk import DeskScreen
from tests.tui.conftest import press, running, screen_text, toasts

ITEM = "<item><title>第{n}条</title><guid>{n}</guid><link>https://e.example.com/{n}</link></item>"
FEED = "<rss version='2.0'><channel><title>测试源</title>{items}</channel></rss>"


class Server(ThreadingHTTPServer):
    """Serves a feed at /feed, nothing at /gone, and at /slow a feed that waits until it is let go."""

    daemon_threads = True
    released: threading.Event
    asked: threading.Event
    feed = ""
    """What is served in place of the usual feed."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, format: str, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        if self.path == "/slow":
            self.server.asked.set()
            self.server.released.wait(30)
        usual = FEED.format(items="".join(ITEM.format(n=n) for n in range(3)))
        body = (self.server.feed or usual).encode()
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), _Handler) as server:
        server.released, server.asked = threading.Event(), threading.Event()
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.released.set()
        server.shutdown()
        thread.join()


def address(server: Server, path: str) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}{path}"


async def test_new_stories_come_and_a_failing_feed_is_named(empty_desk: Desk, server: Server) -> None:
    add(empty_desk, [address(server, "/feed"), address(server, "/gone")])
    async with running(empty_desk, (120, 40)) as run:
        app, _pilot = run
        await press(run, "R")
        assert len(app.desk_screen.inbox.stories.ids) == 3
        assert "1 feed failing" in screen_text(app).splitlines()[0]
        assert any("404" in note for note in toasts(app))


async def test_escape_stops_a_fetch_and_keeps_what_came(empty_desk: Desk, server: Server) -> None:
    add(empty_desk, [address(server, "/feed"), address(server, "/slow")])
    async with running(empty_desk, (120, 40)) as run:
        app, pilot = run
        await pilot.press("R")
        while not (server.asked.is_set() and empty_desk.store.articles.latest(1)):
            await pilot.pause(0.05)
        await press(run, "escape")
        assert len(app.desk_screen.inbox.stories.ids) == 3
        assert any("stopped" in note for note in toasts(app))
        assert "fetching" not in screen_text(app).splitlines()[0]


async def test_an_article_that_is_updated_while_it_is_read_shows_its_new_text(
    empty_desk: Desk, server: Server
) -> None:
    lines = "".join(f"<p>第{n}段说的是第{n}件事。</p>" for n in range(40))
    item = "<item><title>{title}</title><guid>1</guid><description><![CDATA[{body}]]></description></item>"
    server.feed = FEED.format(items=item.format(title="旧标题", body=lines))
    add(empty_desk, [address(server, "/feed")])
    async with running(empty_desk, (120, 40)) as run:
        app, _pilot = run
        view = app.desk_screen.reader.view
        await press(run, "R", "2", *["j"] * 12)

        def at_the_top() -> str:
            place = view.copy.place(round(view.scroll_y), 0)
            return view.copy.words(range(place, place + 12))

        before = at_the_top()
        assert view.scroll_y and before.startswith("第")
        server.feed = FEED.format(items=item.format(title="新标题", body=f"<p>更正：数字有误。</p>{lines}"))
        await press(run, "R")
        text = view.copy.words(range(10**6))
        assert "更正：数字有误。" in text
        assert at_the_top() == before
        await press(run, "g")
        screen = screen_text(app)
        assert "新标题" in screen and "旧标题" not in screen


async def test_feeds_that_were_taken_are_no_longer_missed_while_they_are_fetched(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[tuple[int, ...]] = []
    monkeypatch.setattr(DeskScreen, "fetch", lambda _screen, feeds=(): fetched.append(feeds))
    async with running(empty_desk, (120, 40)) as run:
        assert "no feeds yet" in screen_text(run[0])
        await press(run, "t")
        assert fetched and "feeds added" in toasts(run[0])[-1]
        said = screen_text(run[0])
        assert "no feeds yet" not in said and "starter" not in said and "There are no articles yet." in said
