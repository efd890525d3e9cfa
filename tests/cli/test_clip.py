from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Newsroom
from tests.desk.server import serve
from tests.reading.document_samples import COLUMN, PAGE


def test_a_file_is_clipped_and_its_id_printed(newsroom: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(PAGE)
    result = newsroom("clip", file)
    assert (result.code, result.out) == (0, "1\n")
    [article] = newsroom("articles", "--json").json
    assert article["title"] == "2024年北岸市机器人产业年度报告(上)"
    assert (article["source"], article["published"]) == ("北岸研究院", "2024-12-30T01:15:00Z")
    assert [each["id"] for each in newsroom("search", "source:北岸", "--json").json] == [1]
    assert newsroom("search", "巡检", "--json").json[0]["id"] == 1


def test_the_same_document_again_is_one_article(newsroom: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(COLUMN)
    assert newsroom("clip", file).out == "1\n"
    assert newsroom("clip", "-", stdin=COLUMN).out == "1\n"
    file.write_text(COLUMN.replace("两年时间", "三年时间"))
    newsroom("clip", file)
    assert [each["id"] for each in newsroom("search", "三年时间", "--json").json] == [1]
    file.write_text(PAGE)
    assert newsroom("clip", file).out == "2\n"


def test_another_file_that_says_nearly_the_same_is_another_article(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    first, second = tmp_path / "gbk.txt", tmp_path / "utf16.txt"
    first.write_bytes("机器新闻周报\n\n北岸公司的“性能”大幅提升。第二段说的是港口。\n".encode("gbk"))
    second.write_bytes("机器新闻周报\n\n北岸公司的性能大幅提升。\n".encode("utf-16"))
    assert newsroom("clip", first).out == "1\n"
    assert newsroom("clip", second).out == "2\n"
    again = newsroom("clip", first)
    assert again.out == "1\n" and "undo does not take back" in again.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_that_nobody_writes_to_is_refused(newsroom: Newsroom, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    result = newsroom("clip", tmp_path / "pipe")
    assert (result.code, result.out) == (1, "") and "no regular file" in result.err


def test_what_is_wrong_with_a_page_is_said_as_it_is_clipped(newsroom: Newsroom) -> None:
    with serve() as server:
        server.pages["/1"] = (
            "<html><meta charset=utf-8><title>页面不存在</title><p>抱歉，您访问的页面不存在。</p>".encode()
        )
        result = newsroom("clip", server.url("/1"))
    assert (result.code, result.out) == (0, "1\n")
    assert "not there any more" in result.err


def test_what_the_editor_says_goes_before_what_the_document_says(newsroom: Newsroom) -> None:
    options = (
        "--title",
        "港口",
        "--source",
        "港务局",
        "--date",
        "2025-03-04",
        "--url",
        "https://port.example/a",
    )
    result = newsroom("clip", "-", *options, "--json", stdin=PAGE)
    assert result.json == {"id": 1, "new": True, "title": "港口", "source": "港务局"}
    [article] = newsroom("articles", "--json").json
    assert (article["url"], article["published"]) == ("https://port.example/a", "2025-03-04T04:00:00Z")


def test_what_cannot_be_clipped_is_one_line_and_leaves_nothing(newsroom: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG....")
    for what in (tmp_path / "a.png", tmp_path / "none.txt", tmp_path):
        result = newsroom("clip", what)
        assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
        assert str(what) in result.err
    assert newsroom("articles", "--json").json == []


def test_clippings_are_never_polled(newsroom: Newsroom) -> None:
    newsroom("clip", "-", stdin=COLUMN)
    for command in (("fetch", "--all"), ("fetch", "1")):
        result = newsroom(*command, "--json")
        assert (result.code, result.json["feeds"]) == (0, 0)


def test_the_day_stands_in_the_name_of_the_file_if_nowhere_else(newsroom: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "2025-07-04-note.md"
    file.write_text("# 港口要闻\n\n机器人在夜间作业，没有出过差错。\n")
    newsroom("clip", file)
    [article] = newsroom("articles", "--json").json
    assert article["published"].startswith("2025-07-0")


def test_a_page_of_the_web_is_fetched_and_its_article_found(newsroom: Newsroom) -> None:
    body = "<p>从本周起，南湾港口的二十台搬运机器人将在夜间作业，这套系统由本地三家企业共同研制。</p>" * 8
    page = (
        "<!doctype html><html><head><title>港口启用机器人 - 北岸日报</title>"
        '<meta property="og:site_name" content="北岸日报"></head><body><nav><a href="/">首页</a></nav>'
        f"<article><h1>港口启用机器人</h1>{body}</article><footer>版权所有</footer></body></html>"
    )
    with serve() as server:
        server.pages["/a"] = page.encode()
        result = newsroom("clip", server.url("/a"), "--json")
        assert (result.json["title"], result.json["source"]) == ("港口启用机器人", "北岸日报")
        assert newsroom("clip", server.url("/a")).out == "1\n"
        missing = newsroom("clip", server.url("/b"))
    assert (missing.code, missing.out, missing.err.count("\n")) == (1, "", 1)
    assert "404" in missing.err


def test_the_feed_of_clippings_is_called_so_in_the_language_of_the_interface(newsroom: Newsroom) -> None:
    def feed(language: str) -> str:
        [found] = newsroom("--lang", language, "feeds", "list", "--json").json
        return str(found["title"])

    assert newsroom("--lang", "zh", "clip", "-", stdin=PAGE).code == 0
    assert (feed("en"), feed("zh")) == ("Clippings", "剪报")
    assert newsroom("--lang", "zh", "feeds", "edit", "剪报", "--title", "文件夹").code == 0
    assert (feed("en"), feed("zh")) == ("文件夹", "文件夹")


def test_only_an_address_of_the_web_is_taken_for_one(newsroom: Newsroom) -> None:
    for url in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"):
        result = newsroom("clip", "--url", url, "-", stdin="一段文字。")
        assert result.code == 2 and "no web address" in result.err
    assert newsroom("articles", "--json").json == []


@pytest.mark.parametrize("day", ["昨天", "yesterday", "2025年7月9日", "7月9日", "2025-07-09"])
def test_a_day_may_be_said_as_one_says_it(newsroom: Newsroom, day: str) -> None:
    result = newsroom("clip", "--date", day, "-", stdin="一段文字。")
    assert result.code == 0, result.err
    assert newsroom("articles", "--json").json[0]["published"]


@pytest.mark.parametrize("day", ["2025-02-31", "20250709", "5月", "上周", "soon", "13-40"])
def test_what_is_no_day_is_refused(newsroom: Newsroom, day: str) -> None:
    assert newsroom("clip", "--date", day, "-", stdin="一段文字。").code == 2
