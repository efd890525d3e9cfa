"""Pages, commands and folders are read as feeds."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsroom.model import ArticleDraft, FeedKind
from newsroom.wire import FeedError, Outcome, ParserPool
from newsroom.wire.documents import heavy_documents
from newsroom.wire.fetch import FetchRequest, fetch
from newsroom.wire.parse import parse_feed
from newsroom.wire.recipes import CommandRecipe, FolderRecipe, PageRecipe, Recipe, stored
from tests.wire.server import FeedServer

NOW = datetime(2026, 6, 3, tzinfo=UTC)
PAGE = """<html lang="zh"><head><title>公告 | 某所</title></head><body><ul>
<li class="n"><a href="/1?utm_source=x">第一份通知</a><i>发布于 2026年6月1日 08:30</i>
<p>正文<script>x()</script>一</p></li>
<li class="n"><div><h3><a href="2.html">第二份 <b>通知</b></a></h3>
<time datetime="2026-06-02T01:00:00Z">昨天</time></div></li>
<li class="n" data-t="无链接的"></li><li>广告</li></ul></body></html>"""


def picked(recipe: PageRecipe) -> tuple[ArticleDraft, ...]:
    return parse_feed(
        PAGE.encode(), "", "https://a.example/list/", NOW, kind="page", recipe=stored(recipe)
    ).articles


def printed(output: str) -> tuple[ArticleDraft, ...]:
    return parse_feed(output.encode(), "", "command:x", NOW, kind="command").articles


async def polled(
    pool: ParserPool, url: str, kind: FeedKind, recipe: Recipe, known: str | None = None
) -> Outcome:
    outcomes: list[Outcome] = []

    async def take(outcome: Outcome) -> None:
        outcomes.append(outcome)

    request = FetchRequest(1, url, fingerprint=known, kind=kind, recipe=stored(recipe))
    await fetch([request], take, pool=pool)
    return outcomes[0]


def test_a_page_gives_what_its_selectors_catch() -> None:
    first, second = picked(PageRecipe(item="li.n", date="i, time", body="p"))
    assert (first.title, first.url) == ("第一份通知", "https://a.example/1?utm_source=x")
    assert (first.html, first.published) == ("<p>正文一</p>", datetime(2026, 6, 1, 0, 30, tzinfo=UTC))
    assert (second.title, second.url) == ("第二份 通知", "https://a.example/list/2.html")
    assert second.published == datetime(2026, 6, 2, 1, tzinfo=UTC)


def test_a_selector_may_take_an_attribute() -> None:
    assert [each.title for each in picked(PageRecipe(item="li", title="@data-t"))][2] == "无链接的"
    articles = picked(PageRecipe(item="li.n", date="time@datetime"))
    assert [each.published for each in articles] == [None, datetime(2026, 6, 2, 1, tzinfo=UTC)]


@pytest.mark.parametrize("recipe", [PageRecipe(item="li["), PageRecipe(item="li", date="a:nope(")])
def test_a_selector_that_is_none_is_named(recipe: PageRecipe) -> None:
    with pytest.raises(FeedError, match="not a CSS selector"):
        picked(recipe)


def test_a_page_that_was_rebuilt_is_an_error_and_not_an_empty_feed() -> None:
    with pytest.raises(FeedError, match="article.card catches nothing"):
        picked(PageRecipe(item="article.card"))


def test_a_command_prints_json_lines_or_lists() -> None:
    line = (
        '{"id": 7, "html_url": "https://a.example/7", "name": "甲\\u001b[31m",'
        ' "author": {"login": "x"}, "date": "2026-06-01"}'
    )
    (article,) = printed(line + "\n\n")
    assert (article.key, article.title, article.author) == ("guid:7", "甲", "x")
    assert article.published == datetime(2026, 6, 1, tzinfo=UTC)
    assert printed(f"[{line}]") == (article,)
    with pytest.raises(FeedError, match="line 2"):
        printed(line + "\nno more")


def test_a_command_prints_plain_lines_or_a_feed_or_nothing() -> None:
    lines = printed("甲 — https://a.example/1\n\n乙\n{丙}")
    assert [(each.title, each.url) for each in lines] == [
        ("甲", "https://a.example/1"),
        ("乙", None),
        ("{丙}", None),
    ]
    assert printed("<rss><channel><item><title>丁</title></item></channel></rss>")[0].title == "丁"
    assert printed('{"items": [{"id": "1", "title": "戊"}]}')[0].title == "戊"
    assert printed("") == ()


async def test_a_command_is_run_without_a_shell(pool: ParserPool, tmp_path: Path) -> None:
    recipe = CommandRecipe(arguments=(sys.executable, "-c", "import sys; print(sys.argv[1])", "$HOME;`id`"))
    outcome = await polled(pool, "command:x", "command", recipe)
    assert outcome.feed is not None
    assert [each.title for each in outcome.feed.articles] == ["$HOME;`id`"]
    again = await polled(pool, "command:x", "command", recipe, outcome.fingerprint)
    assert again.status == "unchanged"


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("import sys; print('no network', file=sys.stderr); sys.exit(3)", "exit code 3: no network"),
        ("import time; time.sleep(60)", "more than 1 seconds"),
        ("while True: print('x' * 100000)", "larger than 10 MiB"),
    ],
)
async def test_a_command_that_fails_says_why(pool: ParserPool, program: str, why: str) -> None:
    seconds = 1 if "sleep" in program else 30
    recipe = CommandRecipe(arguments=(sys.executable, "-c", program), seconds=seconds)
    outcome = await polled(pool, "command:x", "command", recipe)
    assert outcome.status == "failed"
    assert why in (outcome.error or "")


async def test_what_a_command_started_ends_with_it(pool: ParserPool, tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    program = (
        "import subprocess, sys, pathlib;"
        "p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        f"pathlib.Path({str(mark)!r}).write_text(str(p.pid)); p.wait()"
    )
    recipe = CommandRecipe(arguments=(sys.executable, "-c", program), seconds=2)
    assert (await polled(pool, "command:x", "command", recipe)).status == "failed"
    status = Path(f"/proc/{mark.read_text()}/stat")
    # Whoever inherits the child may not have buried it yet.
    assert not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z"


async def test_a_command_that_is_not_there_is_named(pool: ParserPool) -> None:
    outcome = await polled(pool, "command:x", "command", CommandRecipe(arguments=("newsroom-no-such",)))
    assert "newsroom-no-such cannot be started" in (outcome.error or "")


async def test_a_folder_gives_its_documents(pool: ParserPool, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "in" / "a.md").write_text(
        "---\ntitle: 甲报告\ndate: 2026-06-01\nurl: https://a.example/1\n---\n正文**重**\n", encoding="utf-8"
    )
    (tmp_path / "b.md").write_text("# 乙标题\n\n<script>x</script>段落\n", encoding="utf-8")
    (tmp_path / "丙.txt").write_bytes("第一段\n\n第二段，用国标编码写成的一份文件".encode("gb18030"))
    (tmp_path / "d.html").write_text("<title>丁</title><p>文</p>", encoding="utf-8")
    (tmp_path / ".hidden.md").write_text("x")
    (tmp_path / ".git" / "x.md").write_text("x")
    (tmp_path / "e.bin").write_text("x")
    os.symlink("/etc/hostname", tmp_path / "f.txt")
    url = tmp_path.as_uri() + "/"
    outcome = await polled(pool, url, "folder", FolderRecipe())
    assert outcome.feed is not None, outcome.error
    by_title = {each.title: each for each in outcome.feed.articles}
    assert set(by_title) == {"甲报告", "乙标题", "丁"}
    assert [each.name for each in heavy_documents(tmp_path, FolderRecipe())] == ["丙.txt"]
    first = by_title["甲报告"]
    assert (first.key, first.url) == ("guid:in/a.md", "https://a.example/1")
    assert first.html == "<p>正文<strong>重</strong></p>"
    assert "script" not in by_title["乙标题"].html
    assert (await polled(pool, url, "folder", FolderRecipe(), outcome.fingerprint)).status == "unchanged"
    flat = await polled(pool, url, "folder", FolderRecipe(below=False))
    assert flat.feed is not None
    assert len(flat.feed.articles) == 2


async def test_a_folder_that_is_gone_is_named(pool: ParserPool, tmp_path: Path) -> None:
    outcome = await polled(pool, (tmp_path / "gone").as_uri(), "folder", FolderRecipe())
    assert "there is no folder" in (outcome.error or "")


async def test_a_page_is_polled_as_a_feed_is(pool: ParserPool, server: FeedServer) -> None:
    url = server.serve("/list", PAGE.encode(), ETag='"1"')
    outcome = await polled(pool, url, "page", PageRecipe(item="li.n"))
    assert outcome.feed is not None
    assert (outcome.feed.title, len(outcome.feed.articles), outcome.etag) == ("公告 | 某所", 2, '"1"')
