"""Pictures of the article in the reader: listed, fetched, drawn, or why not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk
from newsroom.model import FeedDraft
from newsroom.reading import line_text
from newsroom.text.cells import cell_width
from newsroom.tui.screens import picture as picture_screen
from newsroom.tui.screens.picture import PictureScreen
from tests.desk.server import FeedServer, serve
from tests.desk.test_pictures import png
from tests.tui.conftest import (
    NOW,
    Running,
    article,
    press,
    running,
    screen_text,
    settled,
    shows,
    toasts,
    until,
)


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serve() as feeds:
        yield feeds


def _with_pictures(desk: Desk, server: FeedServer, *names: str) -> int:
    feed, _new = desk.store.feeds.add(FeedDraft(url=server.url("/feed"), title="画报"))
    body = "".join(f'<p>说明。<img src="{server.url("/" + name)}" alt="{name[0]}号机"></p>' for name in names)
    [id] = desk.store.articles.absorb(feed.id, [replace(article(950), html=body)], NOW).new
    return id


async def _read(run: Running, id: int) -> None:
    app, pilot = run
    await press(run, "2")
    await app.desk_screen.reader.show_article(id)
    await settled(app, pilot)


async def test_the_picture_is_fetched_and_drawn_and_its_label_tells_its_size(
    desk: Desk, server: FeedServer
) -> None:
    server.pages["/a.png"] = png(64, 48)
    id = _with_pictures(desk, server, "a.png")
    async with running(desk) as run:
        app, _pilot = run
        await _read(run, id)
        assert "[image: a号机]" in screen_text(app)
        assert server.asked == [], "nothing is fetched unasked"
        await press(run, "i")
        assert "64×48 pixels" in screen_text(app)
        assert len(app.screen.query("#picture > *")) == 1
        await press(run, "escape")
        assert "[image: a号机 64×48]" in screen_text(app)


async def test_without_colours_a_picture_is_drawn_in_signs_of_more_and_less_ink(
    desk: Desk, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from textual_image.widget import HalfcellImage

    monkeypatch.setattr("textual_image.widget.Image", HalfcellImage)
    monkeypatch.setenv("NO_COLOR", "1")
    server.pages["/a.png"] = png(64, 48)
    id = _with_pictures(desk, server, "a.png")
    async with running(desk) as run:
        app, _pilot = run
        await _read(run, id)
        await press(run, "i")
        assert not set("▄▀") & set(screen_text(app)) and set("█▓▒░") & set(screen_text(app))


async def test_several_pictures_are_listed_and_gone_through(desk: Desk, server: FeedServer) -> None:
    server.pages.update({"/a.png": png(64, 48), "/b.png": png(30, 20)})
    id = _with_pictures(desk, server, "a.png", "b.png")
    async with running(desk) as run:
        app, _pilot = run
        await _read(run, id)
        await press(run, "i", "j", "enter")
        assert "30×20 pixels" in screen_text(app) and "b号机 2/2" in screen_text(app)
        await press(run, "n")
        assert "64×48 pixels" in screen_text(app)


async def test_what_cannot_be_had_is_said_in_the_picture_s_place(desk: Desk, server: FeedServer) -> None:
    server.pages["/a.png"] = b"<html>no</html>"
    id = _with_pictures(desk, server, "a.png", "b.png")
    async with running(desk) as run:
        app, _pilot = run
        await _read(run, id)
        await press(run, "i", "enter")
        assert isinstance(app.screen, PictureScreen)
        assert "this is no picture" in screen_text(app)
        await press(run, "n")
        assert "404" in screen_text(app)


async def test_without_the_extra_one_line_says_how_to_get_it(
    desk: Desk, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_screen, "find_spec", lambda _name: None)
    id = _with_pictures(desk, server, "a.png")
    async with running(desk) as run:
        app, _pilot = run
        await _read(run, id)
        await press(run, "i")
        [told] = toasts(app)
        assert "python3 -m pip install textual-image" in told
        assert server.asked == []


async def test_leaving_breaks_off_a_fetch_that_takes_long(desk: Desk, server: FeedServer) -> None:
    import threading

    server.pages["/a.png"] = png(64, 48)
    server.gates["/a.png"] = threading.Event()
    id = _with_pictures(desk, server, "a.png")
    async with running(desk) as run:
        app, pilot = run
        await _read(run, id)
        await pilot.press("i")
        assert await shows(run, "fetching the picture")
        await press(run, "escape")
        assert not isinstance(app.screen, PictureScreen)
        pages = app.pages
        assert pages is not None
        await until(run, lambda: not pages.under_way)
        server.gates["/a.png"].set()


async def test_a_click_on_a_label_shows_that_picture_and_one_on_its_number_opens_the_link(
    desk: Desk, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.pages.update({"/a.png": png(64, 48), "/b.png": png(30, 20)})
    feed, _new = desk.store.feeds.add(FeedDraft(url=server.url("/feed"), title="画报"))
    linked = f'<p>甲<a href="https://daily.example/b"><img src="{server.url("/b.png")}" alt="b号机"></a></p>'
    body = f'<p>乙<img src="{server.url("/a.png")}" alt="a号机"></p>{linked}'
    [id] = desk.store.articles.absorb(feed.id, [replace(article(950), html=body)], NOW).new
    async with running(desk) as run:
        app, pilot = run
        opened: list[str] = []
        monkeypatch.setattr(app, "open_url", lambda url, **_more: opened.append(url))
        await _read(run, id)
        view = app.desk_screen.reader.view
        lines = [line_text(line) for line in view.page.lines]
        row = next(at for at, line in enumerate(lines) if "b号机" in line)
        label = view.margin + cell_width("甲[image")
        await pilot.click(view, offset=(label, row))
        await settled(app, pilot)
        assert "30×20 pixels" in screen_text(app) and "b号机 2/2" in screen_text(app)
        await press(run, "escape")
        lines = [line_text(line) for line in view.page.lines]
        number = view.margin + cell_width(lines[row][: lines[row].rindex("[") + 1])
        await pilot.click(view, offset=(number, row))
        await settled(app, pilot)
        assert opened == ["https://daily.example/b"] and not isinstance(app.screen, PictureScreen)


def test_what_is_typed_while_the_terminal_is_asked_what_it_can_does_no_harm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typed = list("导".encode())

    def ask(name: str) -> None:
        if typed:
            bytes([typed.pop(0)]).decode()

    monkeypatch.setattr(picture_screen, "import_module", ask)
    picture_screen.load_drawing()
    assert not typed
