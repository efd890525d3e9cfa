"""Pages are fetched from loopback, read in a process of their own, kept, and become evidence."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest
from msgspec import structs
from msgspec.structs import replace

from newsroom.desk import Desk, composing, evidence, pages, picking, teasers
from newsroom.desk.drafting import Drafted
from newsroom.desk.extraction import PageReader
from newsroom.desk.teasers import is_teaser
from newsroom.issues import change_entry
from newsroom.model import FeedChange, FeedDraft, FullText
from newsroom.settings.language import use_language
from newsroom.settings.tables import Fetch
from tests.desk.conftest import NOW, article
from tests.desk.server import FeedServer, serve

_TEXT = (
    "城北的测试场昨日开放，第一批共有十二辆无人车入场，每天运行十个小时，由两家公司轮流使用。",
    "测试场全长六公里，设有隧道、环岛与施工路段，路面每周更换一次标线，用来检验识别的稳定。",
    "主管部门表示，数据将在每月最后一天公布，内容包括接管次数、里程与故障原因，供公众查阅。",
)


def _page(text: tuple[str, ...] = _TEXT) -> bytes:
    body = "".join(f"<p>{each}</p>" for each in text)
    return f"<html><head><meta charset='utf-8'><title>测试场开放</title></head><body><article>{body}".encode()


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with PageReader() as shared:
        yield shared


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serve() as feeds:
        yield feeds


def _stock(
    desk: Desk, server: FeedServer, *paths: str, html: str = "<p>城北的测试场昨日开放……</p>"
) -> list[int]:
    feed, _new = desk.store.feeds.add(FeedDraft(url=server.url("/feed"), title="城北报"))
    drafts = [article(path, html=html, url=server.url(path)) for path in paths]
    return list(desk.store.articles.absorb(feed.id, drafts, NOW).new)


def _fetch(desk: Desk, reader: PageReader, *ids: int) -> dict[int, FullText]:
    fetched = asyncio.run(pages.fetch_pages(desk, ids, reader=reader))
    return {each.article: each.page for each in fetched}


def test_a_page_is_kept_with_the_day_it_was_fetched(
    desk: Desk, server: FeedServer, reader: PageReader
) -> None:
    server.pages["/1"] = _page()
    (id,) = _stock(desk, server, "/1")
    _fetch(desk, reader, id)
    kept = desk.store.pages.get(id)
    assert kept is not None and kept.readable
    assert kept.page.text == "\n\n".join(_TEXT)
    assert kept.retrieved == NOW.replace(microsecond=0)
    assert pages.wanted(desk, [id]) == []


def test_whatever_is_wrong_with_a_page_is_said(desk: Desk, server: FeedServer, reader: PageReader) -> None:
    server.pages.update(
        {
            "/pdf": b"%PDF-1.7 " + b"x" * 400,
            "/huge": b"<p>" + b"x" * (11 * 1024 * 1024),
            "/gone": "<html><title>页面不存在</title><body>抱歉，您访问的页面不存在</body></html>".encode(),
            "/void": b"<html><body></body></html>",
        }
    )
    ids = _stock(desk, server, "/404", "/pdf", "/huge", "/gone", "/void")
    fetched = _fetch(desk, reader, *ids)
    words = [pages.problem_in_words(fetched[id]) for id in ids]
    assert [fetched[id].page.problem for id in ids] == ["failed", "failed", "failed", "gone", "empty"]
    assert words == [
        "127.0.0.1 has no such page (HTTP 404)",
        "127.0.0.1 gives a file (PDF), no page",
        "the page of 127.0.0.1 is larger than 10 MiB",
        "the page says that the article is not there any more",
        "no article was found on the page",
    ]
    assert not any(fetched[id].readable for id in ids)


def test_a_server_that_is_down_or_slow_is_said(desk: Desk, server: FeedServer, reader: PageReader) -> None:
    import threading

    server.pages["/slow"] = _page()
    server.gates["/slow"] = threading.Event()
    (slow,) = _stock(desk, server, "/slow")
    feed, _new = desk.store.feeds.add(FeedDraft(url="http://127.0.0.1:9/feed", title="停机"))
    down = desk.store.articles.absorb(feed.id, [article("d", url="http://127.0.0.1:9/a")], NOW).new[0]
    hasty = replace(desk, settings=replace(desk.settings, fetch=Fetch(timeout=1)))
    fetched = _fetch(hasty, reader, slow, down)
    assert "in 1 seconds" in fetched[slow].error
    assert "127.0.0.1" in fetched[down].error
    assert desk.store.pages.lacking([slow, down], NOW.replace(year=2026)) == [slow, down]


def test_why_a_page_failed_is_told_in_the_language_of_the_reader(
    desk: Desk, server: FeedServer, reader: PageReader
) -> None:
    (gone,) = _stock(desk, server, "/gone")
    try:
        use_language("zh")
        assert "网页" in _fetch(desk, reader, gone)[gone].error
        use_language("en")
        page = desk.store.pages.get(gone)
    finally:
        use_language(None)
    assert page is not None
    assert page.error == "127.0.0.1 has no such page (HTTP 404)"


def test_a_feed_cannot_have_us_ask_what_only_this_machine_reaches(
    desk: Desk, server: FeedServer, reader: PageReader
) -> None:
    server.pages["/secret"] = _page()
    feed, _new = desk.store.feeds.add(FeedDraft(url="https://far.example/feed", title="远方"))
    id = desk.store.articles.absorb(feed.id, [article("s", url=server.url("/secret"))], NOW).new[0]
    fetched = _fetch(desk, reader, id)
    assert fetched[id].page.problem == "failed"
    assert server.asked == []


def test_hostile_pages_end_their_worker_and_nothing_else(
    desk: Desk, server: FeedServer, reader: PageReader
) -> None:
    server.pages["/script"] = _page(
        (*_TEXT, "<script>alert(1)</script>\x1b[31m尾<iframe src='//x'></iframe>")
    )
    (id,) = _stock(desk, server, "/script")
    page = _fetch(desk, reader, id)[id].page
    assert "script" not in page.html and "iframe" not in page.html and "\x1b" not in page.html + page.text
    with PageReader(seconds=0.01) as hasty:
        content, error = hasty.read(_page() * 300, "https://x.example/")
        assert content.problem == "failed" and "more than 0.01 seconds" in error


def test_a_failure_does_not_take_the_place_of_a_text(
    desk: Desk, server: FeedServer, reader: PageReader
) -> None:
    server.pages["/1"] = _page()
    (id,) = _stock(desk, server, "/1")
    _fetch(desk, reader, id)
    del server.pages["/1"]
    fetched = _fetch(desk, reader, id)[id]
    kept = desk.store.pages.get(id)
    assert "404" in pages.problem_in_words(fetched)
    assert kept is not None and kept.readable


def test_a_pick_waits_for_no_page_and_gets_it_later(
    desk: Desk, server: FeedServer, reader: PageReader
) -> None:
    server.pages["/1"] = _page()
    (id,) = _stock(desk, server, "/1")
    issue = composing.start(desk).stored.head.id
    picking.pick(desk, issue, [id])
    assert server.asked == []
    drafted = desk.store.issues.get(issue).issue.entries[0].summary

    asyncio.run(evidence.gather(desk, issue, reader=reader))
    kept = desk.store.issues.evidence(issue)
    assert [each.kind for each in kept] == ["feed", "page"]
    assert kept[1].text == "\n\n".join(_TEXT)
    entry = desk.store.issues.get(issue).issue.entries[0]
    assert entry.drafted and entry.summary != drafted and entry.summary.startswith(_TEXT[0])

    undone = desk.store.journal.undo()
    assert undone is not None and desk.store.issues.get(issue).issue.entries == ()
    assert asyncio.run(evidence.gather(desk, issue, reader=reader)) == []


def test_a_summary_of_another_account_makes_way_for_the_page_of_the_linked_one(
    desk: Desk, server: FeedServer, reader: PageReader
) -> None:
    server.pages["/1"] = _page()
    (linked,) = _stock(desk, server, "/1", html="<p></p>")
    (other,) = _stock(desk, server, "/2", html="<p>另一家说测试场已经开放，有十二辆车在里面。</p>")
    desk.store.stories.join([linked, other])
    issue = composing.start(desk).stored.head.id
    picking.pick(desk, issue, [linked])
    assert desk.store.issues.get(issue).issue.entries[0].summary.startswith("另一家说")
    asyncio.run(evidence.gather(desk, issue, reader=reader))
    assert desk.store.issues.get(issue).issue.entries[0].summary.startswith(_TEXT[0])


def test_a_summary_that_was_edited_stays(desk: Desk, server: FeedServer, reader: PageReader) -> None:
    server.pages["/1"] = _page()
    (id,) = _stock(desk, server, "/1")
    issue = composing.start(desk).stored.head.id
    picking.pick(desk, issue, [id])
    uid = desk.store.issues.get(issue).issue.entries[0].uid
    composing.change(desk, issue, lambda content: change_entry(content, uid, summary="自己写的。"), "edit")
    asyncio.run(evidence.gather(desk, issue, reader=reader))
    assert desk.store.issues.get(issue).issue.entries[0].summary == "自己写的。"
    assert [each.kind for each in desk.store.issues.evidence(issue)] == ["feed", "page"]


@pytest.mark.parametrize(
    "drafted",
    [
        Drafted(field="summary", text="模型写的摘要。", model="lark"),
        Drafted(field="summary", text="编辑要来的原文句子。"),
    ],
    ids=["by a model", "by request"],
)
def test_a_page_that_comes_late_leaves_a_draft_that_was_asked_for(
    desk: Desk, server: FeedServer, reader: PageReader, drafted: Drafted
) -> None:
    server.pages["/1"] = _page()
    (id,) = _stock(desk, server, "/1")
    issue = composing.start(desk).stored.head.id
    picking.pick(desk, issue, [id])
    uid = desk.store.issues.get(issue).issue.entries[0].uid
    composing.change(desk, issue, replace(drafted, uid=uid).put, drafted.cause)
    asyncio.run(evidence.gather(desk, issue, reader=reader))
    entry = desk.store.issues.get(issue).issue.entries[0]
    assert (entry.summary, entry.model, entry.drafted) == (drafted.text, drafted.model, True)
    assert [each.kind for each in desk.store.issues.evidence(issue)] == ["feed", "page"]


def test_evidence_stays_and_shows_what_changed_since(
    desk: Desk, server: FeedServer, reader: PageReader
) -> None:
    server.pages["/1"] = _page()
    (id,) = _stock(desk, server, "/1")
    issue = composing.start(desk).stored.head.id
    _fetch(desk, reader, id)
    picking.pick(desk, issue, [id])
    feed, page = desk.store.issues.evidence(issue)
    unchanged = evidence.compare(desk, page)
    assert unchanged is not None and unchanged.paragraphs == ()

    server.pages["/1"] = _page((_TEXT[0].replace("十二辆", "九辆"), *_TEXT[1:]))
    _fetch(desk, reader, id)
    assert desk.store.issues.evidence(issue)[1] == page
    compared = evidence.compare(desk, page)
    assert compared is not None
    (paragraph,) = compared.paragraphs
    assert [(each.kind, each.text) for each in paragraph if each.kind != "same"] == [
        ("gone", "十二"),
        ("new", "九"),
    ]
    assert evidence.compare(desk, feed) is not None


def test_teasers_are_told_from_whole_articles_unless_the_editor_says(desk: Desk, server: FeedServer) -> None:
    long = "<p>" + "。".join(_TEXT * 4) + "。</p>"
    short, more, whole = (
        _stock(desk, server, "/a")[0],
        _stock(desk, server, "/b", html=long + "<a>阅读全文</a>")[0],
        _stock(desk, server, "/c", html=long)[0],
    )
    found = {id: desk.store.articles.get(id) for id in (short, more, whole)}
    assert [is_teaser(desk, each) for each in found.values() if each] == [True, True, False]
    feed = next(each for each in found.values() if each).feed_id
    desk.store.feeds.change(feed, FeedChange(full_text=True), "full text")
    assert all(is_teaser(desk, each) for each in found.values() if each)
    assert pages.wanted_by_feeds(desk) == [whole, more, short]


def _feed(desk: Desk, server: FeedServer, name: str, bodies: list[str]) -> list[int]:
    """A feed of articles, the newest first."""
    feed, _new = desk.store.feeds.add(FeedDraft(url=server.url(f"/feed/{name}"), title=name))
    drafts = [
        replace(
            article(
                f"{name}{n}", title=f"{name}的第{n}条", html=f"<p>{body}</p>", url=server.url(f"/{name}/{n}")
            ),
            published=NOW - timedelta(hours=n),
        )
        for n, body in enumerate(bodies)
    ]
    desk.store.articles.absorb(feed.id, drafts, NOW)
    return [each.id for each in desk.store.articles.latest(1000) if each.feed_id == feed.id]


def _asked(server: FeedServer) -> set[str]:
    return {path.split("/")[1] for path in server.asked}


def test_feeds_that_look_as_if_they_gave_only_beginnings_get_their_pages(
    desk: Desk, server: FeedServer, reader: PageReader
) -> None:
    long = "。".join(_TEXT * 4) + "。"
    teasers = _feed(desk, server, "teasers", [_TEXT[0][:30] + "……"] * 5)
    _feed(desk, server, "whole", [long] * 5)
    _feed(desk, server, "cut", [(_TEXT[0] + _TEXT[1])[:70] + "字" * (n % 2) for n in range(5)])
    _feed(desk, server, "few", [_TEXT[0][:30] + "……"] * 2)
    for name in ("teasers", "cut", "whole", "few"):
        server.pages.update({f"/{name}/{n}": _page() for n in range(5)})
    done = asyncio.run(pages.fetch_for_feeds(desk, reader))
    assert _asked(server) == {"teasers", "cut"}
    assert len(done) == 10 and all(each.page.readable for each in done)
    server.asked.clear()
    assert asyncio.run(pages.fetch_for_feeds(desk, reader)) == [] and server.asked == []
    assert desk.store.pages.get(teasers[0]) is not None


def test_a_host_that_does_not_give_one_page_is_asked_for_no_more(
    desk: Desk, server: FeedServer, reader: PageReader
) -> None:
    _feed(desk, server, "teasers", [_TEXT[0][:30] + "……"] * 5)
    asyncio.run(pages.fetch_for_feeds(desk, reader))
    assert server.asked == ["/teasers/0"]


def test_pages_of_teasers_are_as_many_as_the_settings_allow_and_spread_over_feeds(
    desk: Desk, server: FeedServer
) -> None:
    one = _feed(desk, server, "one", [_TEXT[0][:30] + "……"] * 6)
    two = _feed(desk, server, "two", [_TEXT[1][:30] + "……"] * 6)

    def allowed(most: int) -> list[int]:
        fetch = structs.replace(desk.settings.fetch, teaser_pages=most)
        return teasers.wanted(replace(desk, settings=replace(desk.settings, fetch=fetch)))

    assert sorted(allowed(4)) == sorted([*one[:2], *two[:2]])
    assert allowed(0) == []
    feed = desk.store.articles.get(one[0])
    assert feed is not None
    desk.store.feeds.change(feed.feed_id, FeedChange(full_text=False), "full text")
    assert set(allowed(60)) == set(two)


def test_news_flashes_whose_pages_say_no_more_are_left_alone(
    desk: Desk, server: FeedServer, reader: PageReader
) -> None:
    ids = _feed(desk, server, "flash", [_TEXT[0][:30] + "。"] * 6)
    server.pages.update({f"/flash/{n}": _page((_TEXT[0][:30] + "。",)) for n in range(6)})
    assert set(teasers.wanted(desk)) == set(ids)
    _fetch(desk, reader, *ids[:4])
    assert teasers.wanted(desk) == []


def test_old_articles_of_a_feed_that_is_new_are_not_fetched(desk: Desk, server: FeedServer) -> None:
    feed, _new = desk.store.feeds.add(FeedDraft(url=server.url("/feed"), title="旧报"))
    drafts = [
        replace(article(f"old{n}", url=server.url(f"/old/{n}")), published=NOW - timedelta(days=30 + n))
        for n in range(6)
    ]
    desk.store.articles.absorb(feed.id, drafts, NOW)
    assert teasers.wanted(desk) == []
