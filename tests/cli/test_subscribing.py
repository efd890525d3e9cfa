from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Newsroom
from tests.desk.server import FeedServer, rss, serve


def page(*paths: str) -> bytes:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{path}">' for path in paths)
    return f"<html><head><title>站</title>{links}</head><body><ul><li><a href=/n>新</a></ul></html>".encode()


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serve() as running:
        running.pages = {
            "/a": rss("甲", 3),
            "/b": rss("乙", 2),
            "/one": page("/a"),
            "/two": page("/a", "/b"),
            "/none": page(),
        }
        yield running


def addresses(newsroom: Newsroom) -> list[str]:
    return [feed["url"] for feed in newsroom("feeds", "list", "--json").json]


def test_a_feed_is_asked_before_it_is_added_and_its_articles_come_with_the_next_fetch(
    newsroom: Newsroom, server: FeedServer
) -> None:
    result = newsroom("feeds", "add", server.url("/a"))
    assert (result.code, result.lines, result.err) == (0, [f"1  {server.url('/a')}"], "")
    assert newsroom("fetch", "--json").json["new"] == 3
    again = newsroom("feeds", "add", server.url("/a"))
    assert (again.code, again.out) == (0, "")
    assert "there already" in again.err


def test_a_page_stands_for_its_feed(newsroom: Newsroom, server: FeedServer) -> None:
    assert newsroom("feeds", "add", server.url("/one")).lines == [f"1  {server.url('/a')}"]


def test_several_feeds_of_a_page_are_listed_for_a_script_to_choose(
    newsroom: Newsroom, server: FeedServer
) -> None:
    result = newsroom("feeds", "add", server.url("/two"))
    assert (result.code, result.out) == (1, "")
    assert "--all or --first" in result.err
    assert f"2 {server.url('/b')} 乙 · 2 articles" in result.err
    assert newsroom("feeds", "add", "--first", server.url("/two")).lines == [f"1  {server.url('/a')}"]
    assert newsroom("feeds", "add", "--all", server.url("/two")).lines == [f"2  {server.url('/b')}"]


@pytest.mark.parametrize(
    ("answers", "added"),
    [(["9", "2"], ["/b"]), (["1, 2"], ["/a", "/b"]), (["all"], ["/a", "/b"]), (["none"], [])],
)
def test_at_a_terminal_one_is_asked_which(
    newsroom: Newsroom,
    server: FeedServer,
    monkeypatch: pytest.MonkeyPatch,
    answers: list[str],
    added: list[str],
) -> None:
    monkeypatch.setattr("newsroom.cli.subscribing._at_a_terminal", lambda: True)
    monkeypatch.setattr(click, "prompt", lambda *_words, **_options: answers.pop(0))
    assert newsroom("feeds", "add", server.url("/two")).code == 0
    assert addresses(newsroom) == [server.url(path) for path in added]


def test_what_fails_is_named_and_the_others_are_added(newsroom: Newsroom, server: FeedServer) -> None:
    result = newsroom("feeds", "add", server.url("/gone"), server.url("/b"), server.url("/none"))
    assert (result.code, result.lines) == (1, [f"1  {server.url('/b')}"])
    gone, none = result.err.splitlines()
    assert "/gone" in gone and "HTTP 404" in gone and "--no-check" in gone
    assert "add-page" in none and "--no-check" not in none


def test_a_server_that_is_down_is_one_line(newsroom: Newsroom) -> None:
    result = newsroom("feeds", "add", "http://ed:secret@127.0.0.1:9/feed")
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "--no-check" in result.err
    assert "secret" not in result.err


def test_a_platform_without_a_bridge_names_the_setting(newsroom: Newsroom, server: FeedServer) -> None:
    assert "rsshub" in newsroom("feeds", "add", "https://weibo.com/u/1").err
    settings = newsroom.home / "mine.toml"
    settings.write_text(f'[sources]\nrsshub = "{server.address}/hub"\n')
    server.pages["/hub/weibo/user/1"] = rss("博", 1)
    result = newsroom("--config", settings, "feeds", "add", "https://weibo.com/u/1")
    assert result.lines == [f"1  {server.url('/hub/weibo/user/1')}"]


def test_a_file_is_a_feed(newsroom: Newsroom) -> None:
    Path("feed.xml").write_bytes(rss("甲", 2))
    url = Path("feed.xml").absolute().as_uri()
    assert newsroom("feeds", "add", url).code == 0
    assert newsroom("fetch", "--json").json["new"] == 2


def test_a_page_is_followed_by_selectors(newsroom: Newsroom, server: FeedServer) -> None:
    tried = newsroom("feeds", "add-page", server.url("/none"), "--item", "li", "--try")
    assert "1 article is caught" in tried.err and server.url("/n") in tried.err
    assert addresses(newsroom) == []
    result = newsroom(
        "feeds", "add-page", server.url("/none"), "--item", "li", "--name", "公告", "--tag", "所"
    )
    assert result.lines == [f"1  {server.url('/none')}"]
    assert newsroom("fetch", "--json").json["new"] == 1
    [feed] = newsroom("feeds", "list", "--json").json
    assert (feed["title"], feed["tags"]) == ("公告", ["所"])
    # Other programs must not take it for a feed.
    assert f'xmlUrl="{server.url("/none")}"' not in newsroom("feeds", "export").out
    assert "catches nothing" in newsroom("feeds", "add-page", server.url("/none"), "--item", "b").err


def test_a_command_and_a_folder_are_followed(newsroom: Newsroom) -> None:
    Path("in").mkdir()
    Path("in/a.md").write_text("# 标题\n\n正文", encoding="utf-8")
    assert newsroom("feeds", "add-folder", "in").code == 0
    command = (sys.executable, "-c", "print('甲 https://a.example/1')", "--flag")
    assert newsroom("feeds", "add-command", "--seconds", "20", *command).code == 0
    assert newsroom("fetch", "--json").json["new"] == 2
    again = newsroom("fetch", "--all", "--json").json
    assert (again["unchanged"], again["errors"]) == (2, [])
    assert {row["title"] for row in newsroom("articles", "--json").json} == {"标题", "甲"}


def test_a_command_that_fails_is_not_added(newsroom: Newsroom) -> None:
    result = newsroom("feeds", "add-command", "newsroom-no-such-program")
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert addresses(newsroom) == []
    assert newsroom("feeds", "add-command", "--seconds", "999", "true").code == 2


def test_a_bad_address_keeps_out_no_good_one(newsroom: Newsroom, server: FeedServer) -> None:
    for how in ([], ["--no-check"]):
        result = newsroom("feeds", "add", *how, server.url("/a"), "ftp://a.example/x")
        assert result.code == 1 and "ftp://a.example/x is not the address of a feed" in result.err
    assert addresses(newsroom) == [server.url("/a")]


def test_on_this_machine_an_address_without_scheme_is_http(newsroom: Newsroom, server: FeedServer) -> None:
    assert newsroom("feeds", "add", server.url("/a").removeprefix("http://")).code == 0
    assert addresses(newsroom) == [server.url("/a")]


def test_where_no_https_is_spoken_http_is_tried(
    newsroom: Newsroom, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.wire.reach.is_loopback", lambda host: False)
    assert newsroom("feeds", "add", server.url("/a").removeprefix("http://")).code == 0
    assert addresses(newsroom) == [server.url("/a")]
    # Where the scheme was given it is kept to.
    assert newsroom("feeds", "add", server.url("/b").replace("http:", "https:")).code == 1


def test_a_folder_is_no_feed_and_the_command_for_it_is_named(newsroom: Newsroom, tmp_path: Path) -> None:
    result = newsroom("feeds", "add", tmp_path.as_uri())
    assert result.code == 1 and "newsroom feeds add-folder" in result.err
