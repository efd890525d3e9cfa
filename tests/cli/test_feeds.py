from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Newsroom

OPML = '<opml version="2.0"><body><outline text="芯片"><outline type="rss" text="半导体" xmlUrl="https://a.example/f"/></outline></body></opml>'


def test_feeds_are_added_and_their_ids_printed(newsroom: Newsroom) -> None:
    result = newsroom("feeds", "add", "--no-check", "https://a.example/feed", "b.example/feed")
    assert (result.code, result.err) == (0, "")
    assert result.lines == ["1  https://a.example/feed", "2  https://b.example/feed"]


def test_a_feed_that_is_there_is_said_and_no_failure(newsroom: Newsroom) -> None:
    newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    result = newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    assert (result.code, result.out) == (0, "")
    assert "there already" in result.err


def test_a_bad_address_is_one_line(newsroom: Newsroom) -> None:
    result = newsroom("feeds", "add", "ftp://a.example/feed")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)


def test_the_list_tells_programs_everything(newsroom: Newsroom) -> None:
    newsroom("feeds", "import", "-", stdin=OPML)
    assert newsroom("feeds", "list", "--json").json == [
        {
            "id": 1,
            "title": "半导体",
            "url": "https://a.example/f",
            "site": None,
            "tags": ["芯片"],
            "articles": 0,
            "unread": 0,
            "checked": None,
            "succeeded": None,
            "failures": 0,
            "error": None,
        }
    ]
    assert "半导体" in newsroom("feeds", "list").out


def test_without_a_database_lists_are_empty_and_none_is_made(newsroom: Newsroom) -> None:
    for command in (["feeds", "list"], ["articles"], ["search", "芯片"], ["issue", "list"]):
        assert newsroom(*command, "--json").json == []
        plain = newsroom(*command)
        assert (plain.code, plain.out, plain.err) == (0, "", "")
    assert b"<opml" in newsroom("feeds", "export").out.encode()
    assert not newsroom.database.exists()


def test_a_password_in_an_address_is_not_printed(newsroom: Newsroom) -> None:
    added = newsroom("feeds", "add", "--no-check", "https://editor:secret@a.example/feed")
    for result in (added, newsroom("feeds", "list"), newsroom("feeds", "list", "--json")):
        assert "secret" not in result.out + result.err
    assert "secret" not in newsroom("feeds", "export").out


def test_an_opml_file_comes_in_and_goes_out(newsroom: Newsroom) -> None:
    Path("in.opml").write_text(OPML, encoding="utf-8")
    assert "1 feed added" in newsroom("feeds", "import", "in.opml").err
    assert "1 known already" in newsroom("feeds", "import", "in.opml").err
    assert newsroom("feeds", "export", "out.opml").out == ""
    assert "https://a.example/f" in Path("out.opml").read_text(encoding="utf-8")
    assert newsroom("feeds", "export").out == Path("out.opml").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [b"", b"hello", b"<opml", b"<rss/>"])
def test_what_is_not_opml_is_one_line(newsroom: Newsroom, content: bytes) -> None:
    result = newsroom("feeds", "import", "-", stdin=content)
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)


def test_a_file_that_is_missing_is_named(newsroom: Newsroom) -> None:
    result = newsroom("feeds", "import", "missing.opml")
    assert result.code == 1
    assert "missing.opml cannot be read: No such file" in result.err


def test_feeds_are_removed_by_name(newsroom: Newsroom) -> None:
    newsroom("feeds", "import", "-", stdin=OPML)
    assert newsroom("feeds", "remove", "半导体").code == 0
    assert newsroom("feeds", "list", "--json").json == []
    assert newsroom("feeds", "remove", "半导体").code == 1
