"""`newsroom issue evidence`: what is kept of the sources, what they lack, what they say otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsroom.desk import open_desk
from newsroom.model import FeedDraft
from newsroom.settings.config import load
from tests.cli.conftest import Newsroom
from tests.desk.conftest import NOW, article
from tests.desk.server import FeedServer, serve

TEXT = (
    "城北的测试场昨日开放，第一批共有十二辆无人车入场，每天运行十个小时，由两家公司轮流使用。",
    "测试场全长六公里，设有隧道、环岛与施工路段，路面每周更换一次标线，用来检验识别的稳定。",
    "主管部门表示，数据将在每月最后一天公布，内容包括接管次数、里程与故障原因，供公众查阅。",
)


def page(*paragraphs: str) -> bytes:
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return f"<html><head><meta charset='utf-8'><title>测试场</title></head><body><article>{body}".encode()


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serve() as feeds:
        yield feeds


@pytest.fixture
def picked(newsroom: Newsroom, server: FeedServer) -> Newsroom:
    """An issue with two entries; the page of the first is there, that of the second is not."""
    server.pages["/1"] = page(*TEXT)
    with open_desk(load()) as desk:
        feed, _new = desk.store.feeds.add(FeedDraft(url=server.url("/feed"), title="城北报"))
        drafts = [article(n, html="<p>测试场昨日开放……</p>", url=server.url(f"/{n}")) for n in "21"]
        desk.store.articles.absorb(feed.id, drafts, NOW)
    newsroom("issue", "new", "--date", "2025-07-27")
    newsroom("issue", "pick", 1, 2)
    return newsroom


def test_pages_that_entries_lack_are_fetched_and_what_cannot_be_had_is_said(picked: Newsroom) -> None:
    result = picked("issue", "evidence")
    assert result.code == 0
    kinds = [line.split()[:2] for line in result.lines]
    assert kinds == [["1", "feed"], ["1", "page"], ["2", "feed"]]
    assert "article 2:" in result.err and "404" in result.err
    [kept] = [
        each for each in picked("issue", "evidence", "--offline", "--json").json if each["kind"] == "page"
    ]
    assert (kept["entry"], kept["article"], kept["changed"]) == (1, 1, False)
    assert kept["text"] == "\n\n".join(TEXT)


def test_offline_asks_no_server(picked: Newsroom, server: FeedServer) -> None:
    result = picked("issue", "evidence", "--offline")
    assert [line.split()[:2] for line in result.lines] == [["1", "feed"], ["2", "feed"]]
    assert server.asked == []


def test_changes_are_told_by_words_and_the_evidence_stays(picked: Newsroom, server: FeedServer) -> None:
    picked("issue", "evidence")
    server.pages["/1"] = page(TEXT[0].replace("十二辆", "九辆"), *TEXT[1:])
    result = picked("issue", "evidence", "--changes")
    assert "[-十二-]{+九+}" in result.out
    stored = picked("issue", "evidence", "--offline", "--json").json
    [kept] = [each for each in stored if each["kind"] == "page"]
    assert kept["changed"] is True and "十二辆" in kept["text"]


def test_a_page_that_is_gone_meanwhile_is_said_and_the_evidence_stays(
    picked: Newsroom, server: FeedServer
) -> None:
    picked("issue", "evidence")
    server.pages["/1"] = page("抱歉，您访问的页面不存在。")
    result = picked("issue", "evidence", "--changes")
    assert "article 1: the page says that the article is not there any more" in result.err
    stored = picked("issue", "evidence", "--offline", "--json").json
    assert [each["text"] for each in stored if each["kind"] == "page"] == ["\n\n".join(TEXT)]


def test_an_entry_made_by_hand_is_named_as_one_without_a_source(picked: Newsroom) -> None:
    with open_desk(load()) as desk:
        from newsroom.desk import composing
        from newsroom.issues import add_entry
        from newsroom.model import Entry

        composing.change(
            desk, 1, lambda issue: add_entry(issue, Entry(uid="byhand", headline="手写")), "entry added"
        )
    assert "entry 3 has no source text" in picked("issue", "evidence", "--offline").err
