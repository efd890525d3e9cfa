from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cli.conftest import Newsroom
from tests.desk.server import FeedServer, rss, serve


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serve() as running:
        running.pages = {"/a": rss("甲", 3), "/b": rss("乙", 2)}
        yield running


def test_programs_get_a_report(newsroom: Newsroom, server: FeedServer) -> None:
    newsroom("feeds", "import", "-", stdin=server.opml())
    result = newsroom("fetch", "--json")
    assert (result.code, result.err) == (0, "")
    report = result.json
    assert report.pop("seconds") > 0
    assert report == {"feeds": 2, "skipped": 0, "unchanged": 0, "new": 5, "updated": 0, "errors": []}
    again = newsroom("fetch", "--all", "--json").json
    assert (again["feeds"], again["unchanged"], again["new"]) == (2, 2, 0)


def test_people_get_one_line_and_no_progress_without_a_terminal(
    newsroom: Newsroom, server: FeedServer
) -> None:
    newsroom("feeds", "import", "-", stdin=server.opml())
    result = newsroom("fetch")
    assert result.err == ""
    assert result.out.startswith("2 feeds polled · 5 new · 0 updated · 0 unchanged · ")
    assert result.out.count("\n") == 1


def test_a_feed_that_fails_is_named_with_its_cause(newsroom: Newsroom, server: FeedServer) -> None:
    newsroom("feeds", "add", "--no-check", server.url("/a"), server.url("/gone"))
    result = newsroom("fetch")
    assert result.code == 0
    assert server.url("/gone") in result.err
    assert result.err.count("\n") == 1
    [error] = newsroom("fetch", "--all", "--json").json["errors"]
    assert set(error) == {"feed", "url", "message"}
    assert error["url"] == server.url("/gone")


def test_when_every_feed_fails_the_exit_code_is_1(newsroom: Newsroom, server: FeedServer) -> None:
    newsroom("feeds", "add", "--no-check", server.url("/gone"))
    assert newsroom("fetch").code == 1


def test_with_nothing_due_all_is_well(newsroom: Newsroom) -> None:
    assert newsroom("fetch").code == 0
    assert newsroom.database.exists()


def test_one_feed_is_fetched_by_name(newsroom: Newsroom, server: FeedServer) -> None:
    newsroom("feeds", "import", "-", stdin=server.opml())
    assert newsroom("fetch", server.url("/b"), "--json").json["new"] == 2
    assert newsroom("fetch", "nothing").code == 1


def test_a_hostile_title_prints_no_control_characters(newsroom: Newsroom, server: FeedServer) -> None:
    server.pages = {"/a": rss("甲\u009b2J\u202e&#27;[2J", 1)}
    newsroom("feeds", "import", "-", stdin=server.opml())
    newsroom("fetch")
    for command in (["articles"], ["articles", "--json"], ["feeds", "list"], ["feeds", "list", "--json"]):
        out = newsroom(*command).out
        assert not set(out) & {"\x1b", "\u009b", "\u202e"}
