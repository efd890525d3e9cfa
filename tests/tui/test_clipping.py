from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from newsroom.desk import Desk
from newsroom.model import FeedDraft
from newsroom.tui.screens.clipping import ClipScreen, Pasted, clip
from newsroom.tui.screens.links import LinksScreen
from tests.desk.server import serve
from tests.reading.document_samples import PAGE
from tests.tui.conftest import NOW, article, press, running, settled


async def test_pasted_text_is_clipped_and_undo_takes_it_out_again(desk: Desk) -> None:
    async with running(desk) as here:
        app, pilot = here
        clip(app.screen)  # type: ignore[arg-type]
        await settled(app, pilot)
        app.screen.query_one(Pasted).text = PAGE
        await press(here, "ctrl+s")
        [article] = [each for each in desk.store.articles.latest(100) if each.source == "北岸研究院"]
        assert article.id in desk.store.inbox.ids(app.screen.inbox.view)  # type: ignore[attr-defined]
        await press(here, "u")
        assert article.id not in desk.store.inbox.ids(app.screen.inbox.view)  # type: ignore[attr-defined]


async def test_enter_takes_the_path_of_a_file(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(PAGE)
    async with running(desk, (80, 24)) as here:
        app, pilot = here
        clip(app.screen)  # type: ignore[arg-type]
        await settled(app, pilot)
        app.screen.query_one(Pasted).text = str(file)
        await press(here, "enter")
        assert not isinstance(app.screen, ClipScreen)
        assert any(each.source == "北岸研究院" for each in desk.store.articles.latest(100))


def _linking(desk: Desk, feed: str, link: str) -> int:
    """An article of the feed with one link."""
    given, _new = desk.store.feeds.add(FeedDraft(url=feed, title="港口报"))
    draft = replace(article(900, minutes=1), html=f'<p>详见<a href="{link}">原文</a>。</p>')
    return desk.store.articles.absorb(given.id, [draft], NOW).new[0]


async def test_c_in_the_list_of_links_clips_the_page_and_the_list_stays(desk: Desk) -> None:
    with serve() as server:
        text = "".join(
            f"<p>第{n}台吊车由一间控制室统一指挥，司机改在屏幕前值班，夜里没有停顿。</p>" for n in range(9)
        )
        server.pages["/linked"] = (
            f"<html><meta charset=utf-8><title>调度系统</title><article>{text}</article></html>".encode()
        )
        id = _linking(desk, server.url("/feed"), server.url("/linked"))
        async with running(desk) as here:
            app, _pilot = here
            await app.desk_screen.reader.show_article(id)
            app.desk_screen.show_pane("reader")
            await press(here, "enter", "c")
            assert isinstance(app.screen, LinksScreen)
            [clipped] = [each for each in desk.store.articles.latest(100) if each.title == "调度系统"]
            assert clipped.url == server.url("/linked")
            assert clipped.id in desk.store.inbox.ids(app.desk_screen.inbox.view)
            await press(here, "escape", "u")
            assert clipped.id not in desk.store.inbox.ids(app.desk_screen.inbox.view)


async def test_a_link_to_this_machine_in_a_feed_from_elsewhere_is_not_followed(desk: Desk) -> None:
    with serve() as server:
        server.pages["/private"] = PAGE.encode()
        id = _linking(desk, "https://c.example.com/rss", server.url("/private"))
        async with running(desk) as here:
            app, _pilot = here
            await app.desk_screen.reader.show_article(id)
            app.desk_screen.show_pane("reader")
            await press(here, "enter", "c")
            assert any(each.severity == "error" for each in app._notifications)
        assert not server.asked
