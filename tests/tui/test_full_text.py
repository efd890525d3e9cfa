"""The reader shows the page's full text; picks get theirs behind the scenes; sources are compared."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk, composing, evidence, picking
from newsroom.model import Extracted, FeedDraft, FullText
from newsroom.reading import line_text
from newsroom.settings.tables import Fetch
from newsroom.tui.app import NewsroomApp
from newsroom.tui.screens.changes import ChangesScreen
from tests.desk.server import FeedServer, serve
from tests.tui.conftest import NOW, article, running, settled, toasts

_TEXT = (
    "港口昨夜启用了新的调度系统，十二台吊车由一间控制室统一指挥，司机改在屏幕前值班。",
    "据值班人员说，第一夜共装卸三百箱，没有停顿，比人工操作的一夜多出四十箱。",
    "码头公司称，年内还有八台吊车接入，旧的控制台将保留两年，作为备用。",
)


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serve() as pages:
        yield pages


def _teaser(desk: Desk, server: FeedServer) -> int:
    feed, _new = desk.store.feeds.add(FeedDraft(url=server.url("/feed"), title="港口报"))
    body = "".join(f"<p>{each}</p>" for each in _TEXT)
    server.pages["/1"] = f"<html><meta charset=utf-8><title>港口</title><article>{body}</article>".encode()
    draft = replace(article(900, minutes=1), url=server.url("/1"), canonical=None, html="<p>港口昨夜……</p>")
    return desk.store.articles.absorb(feed.id, [draft], NOW).new[0]


def _online(desk: Desk) -> Desk:
    """The same desk, where pages are fetched unasked."""
    return replace(desk, settings=replace(desk.settings, fetch=Fetch()))


def _shown(app: NewsroomApp) -> str:
    return "".join(line_text(line) for line in app.desk_screen.reader.view.page.lines)


async def test_t_fetches_the_page_and_switches_back_to_the_feed(desk: Desk, server: FeedServer) -> None:
    id = _teaser(desk, server)
    async with running(desk) as (app, pilot):
        await app.desk_screen.reader.show_article(id)
        assert "调度系统" not in _shown(app)
        app.desk_screen.show_pane("reader")
        await pilot.press("t")
        await settled(app, pilot)
        assert "调度系统" in _shown(app)
        assert "full text" in str(app.desk_screen.reader.border_title)
        await pilot.press("t")
        await settled(app, pilot)
        assert "调度系统" not in _shown(app)


async def test_a_page_that_cannot_be_had_is_said_and_the_feed_stays(desk: Desk, server: FeedServer) -> None:
    id = _teaser(desk, server)
    del server.pages["/1"]
    async with running(desk) as (app, pilot):
        await app.desk_screen.reader.show_article(id)
        app.desk_screen.show_pane("reader")
        await pilot.press("t")
        await settled(app, pilot)
        assert any("HTTP 404" in toast for toast in toasts(app))
        assert "港口昨夜" in _shown(app)


@pytest.mark.parametrize(
    ("page", "head"),
    [
        ("<h1>页面不存在</h1><p>抱歉，您访问的页面不存在。</p>", "page is gone"),
        (
            f"<article><p>{_TEXT[0]}</p></article><p>本文为付费内容，订阅后继续阅读全文。</p>",
            "excerpt before a pay-wall",
        ),
    ],
    ids=("gone", "pay-wall"),
)
async def test_the_reader_s_head_says_what_is_wrong_with_a_page_that_was_fetched_unasked(
    desk: Desk, server: FeedServer, page: str, head: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = _teaser(desk, server)
    server.pages["/1"] = f"<html><meta charset=utf-8><title>港口</title>{page}".encode()
    monkeypatch.setattr("newsroom.tui.fulltexts.REST", 0.01)
    async with running(_online(desk)) as (app, pilot):
        await app.desk_screen.reader.show_article(id)
        app.desk_screen.show_pane("reader")
        reader = app.desk_screen.reader
        while reader.loaded is None or reader.loaded.full is None:
            await pilot.pause(0.01)
        await settled(app, pilot)
        title = str(reader.border_title)
        assert head in title and "full text" not in title


async def test_a_pick_on_the_desk_gets_its_page(desk: Desk, server: FeedServer) -> None:
    id = _teaser(desk, server)
    issue = composing.start(desk).stored.head.id
    async with running(_online(desk)) as (app, pilot):
        await app.desk_screen.reader.show_article(id)
        app.desk_screen.show_pane("reader")
        await pilot.press("a")
        await settled(app, pilot)
        kinds = [each.kind for each in desk.store.issues.evidence(issue)]
        assert kinds == ["feed", "page"]
        assert app.book.issue is not None
        assert app.book.issue.entries[0].summary.startswith(_TEXT[0])


async def test_equals_shows_what_the_source_says_otherwise(desk: Desk, server: FeedServer) -> None:
    id = _teaser(desk, server)
    issue = composing.start(desk).stored.head.id

    def keep(text: str) -> None:
        page = Extracted(title="港口", text=text, html=f"<p>{text}</p>")
        desk.store.pages.keep(FullText(article=id, url=server.url("/1"), retrieved=NOW, page=page))

    keep("\n\n".join(_TEXT))
    picking.pick(desk, issue, [id])
    assert evidence.lacking(desk, desk.store.issues.get(issue)) == []
    server.pages["/1"] = server.pages["/1"].replace("十二".encode(), "九".encode())
    async with running(_online(desk)) as (app, pilot):
        await app.desk_screen.reader.show_article(id)
        app.desk_screen.show_pane("reader")
        await pilot.press("equals_sign")
        await settled(app, pilot)
        assert isinstance(app.screen, ChangesScreen)
        from newsroom.tui.widgets.pageview import PageView

        spans = [span for line in app.screen.query_one(PageView).page.lines for span in line.spans]
        assert [(span.text, span.style) for span in spans if span.style in ("strike muted", "strong")] == [
            ("[-十二-]", "strike muted"),
            ("{+九+}", "strong"),
        ]


async def test_chinese_is_shown_in_the_script_the_editor_likes(desk: Desk) -> None:
    feed = desk.store.feeds.all()[0].id
    draft = article(901, minutes=0, title="晶圓廠宣布擴產")
    desk.store.articles.absorb(feed, [draft], NOW)
    async with running(desk) as (app, pilot):
        await app.desk_screen.next_script()
        await settled(app, pilot)
        row = app.desk_screen.inbox.stories.row(0)
        assert row is not None and row.title == "晶圆厂宣布扩产"
        assert "晶圆厂宣布扩产" in _shown(app)
        assert 'script = "simplified"' in app.desk.settings.file.read_text()
        stored = desk.store.articles.get(row.id)
        assert stored is not None and stored.title == "晶圓廠宣布擴產"
