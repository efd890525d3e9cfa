from __future__ import annotations

import re
import sqlite3
from contextlib import closing
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
            "kind": "feed",
            "state": "new",
            "advice": None,
            "due": None,
            "not_before": None,
            "rhythm": None,
            "latest": None,
            "per_week": 0.0,
            "picked": 0,
            "share": 0.0,
            "interval": None,
            "full_text": None,
            "weight": 0,
            "paused": None,
            "retired": None,
            "moving_to": None,
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
    assert "missing.opml cannot be read: there is no such file" in result.err


def test_feeds_are_removed_by_name(newsroom: Newsroom) -> None:
    newsroom("feeds", "import", "-", stdin=OPML)
    assert newsroom("feeds", "remove", "半导体").code == 0
    assert newsroom("feeds", "list", "--json").json == []
    assert newsroom("feeds", "remove", "半导体").code == 1


def test_feeds_are_edited_and_the_list_says_so(newsroom: Newsroom) -> None:
    newsroom("feeds", "import", "-", stdin=OPML)
    changes = (
        "--title",
        "芯片报",
        "--tag",
        "芯片",
        "--tag",
        "硬件",
        "--interval",
        "90",
        "--full-text",
        "on",
        "--pause",
    )
    assert newsroom("feeds", "edit", "半导体", *changes).code == 0
    [feed] = newsroom("feeds", "list", "--json").json
    assert (feed["title"], feed["tags"], feed["interval"]) == ("芯片报", ["芯片", "硬件"], 90)
    assert (feed["full_text"], feed["state"]) == (True, "paused")
    newsroom(
        "feeds",
        "edit",
        "1",
        "--title",
        "",
        "--tag",
        "",
        "--interval",
        "auto",
        "--full-text",
        "auto",
        "--resume",
    )
    [feed] = newsroom("feeds", "list", "--json").json
    assert (feed["title"], feed["tags"], feed["interval"]) == ("a.example/f", [], None)
    assert (feed["full_text"], feed["state"]) == (None, "new")


def test_what_cannot_be_edited_is_wrong_usage(newsroom: Newsroom) -> None:
    newsroom("feeds", "add", "--no-check", "https://a.example/feed", "https://b.example/feed")
    assert newsroom("feeds", "edit", "1").code == 2
    assert newsroom("feeds", "edit", "1", "--interval", "0").code == 2
    assert newsroom("feeds", "edit", "1", "2", "--url", "https://c.example/").code == 2
    taken = newsroom("feeds", "edit", "1", "--url", "https://b.example/feed")
    assert (taken.code, taken.err.count("\n")) == (1, 1)


def test_all_that_is_set_of_feeds_goes_out_and_comes_in_again(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom("feeds", "add", "--no-check", "https://editor:secret@a.example/feed")
    newsroom(
        "feeds",
        "edit",
        "1",
        "--title",
        "甲 & 乙",
        "--tag",
        "芯片",
        "--interval",
        "90",
        "--full-text",
        "off",
        "--pause",
    )
    newsroom("feeds", "export", tmp_path / "feeds.opml")
    assert b"secret" not in (tmp_path / "feeds.opml").read_bytes()
    newsroom("--database", tmp_path / "other.db", "feeds", "import", tmp_path / "feeds.opml")
    [feed] = newsroom("--database", tmp_path / "other.db", "feeds", "list", "--json").json
    assert (feed["title"], feed["tags"], feed["interval"]) == ("甲 & 乙", ["芯片"], 90)
    assert (feed["url"], feed["full_text"], feed["state"]) == ("https://a.example/feed", False, "paused")


def test_a_list_of_newsboat_comes_with_its_tags_and_titles(newsroom: Newsroom) -> None:
    urls = (
        '# my feeds\n\nhttps://a.example/feed 芯片 "人工 智能" "~星河"\nhttps://b.example/feed !\n'
        '"query:Unread:unread = \\"yes\\""\nexec:~/bin/weibo.sh\nfilter:~/bin/f.py:https://c.example/feed\n'
    )
    result = newsroom("feeds", "import", "-", stdin=urls)
    assert (result.code, result.out) == (0, "")
    notes = result.err.splitlines()
    assert [note.partition(":")[0] for note in notes[:3]] == ["line 5", "line 6", "line 7"]
    assert "newsroom feeds add-command ~/bin/weibo.sh" in notes[1]
    assert notes[3] == "2 feeds added"
    first, second = newsroom("feeds", "list", "--json").json
    assert (first["title"], first["tags"]) == ("星河", ["芯片", "人工 智能"])
    assert (second["title"], second["tags"]) == ("b.example", [])


def test_what_is_no_list_at_all_is_one_line(newsroom: Newsroom) -> None:
    for content in (b"just some words\n", b"SQLite format 3\0" + b"\0" * 200):
        result = newsroom("feeds", "import", "-", stdin=content)
        assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert newsroom("feeds", "list", "--json").json == []


def test_the_cache_of_newsboat_brings_articles_and_what_was_read(newsroom: Newsroom, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "cache.db")) as db:
        db.execute(
            "CREATE TABLE rss_feed (rssurl TEXT PRIMARY KEY, url TEXT, title TEXT, lastmodified INTEGER)"
        )
        db.execute(
            "CREATE TABLE rss_item (id INTEGER PRIMARY KEY, guid TEXT, title TEXT, author TEXT, url TEXT,"
            " feedurl TEXT, pubDate INTEGER, content TEXT, unread INTEGER, deleted INTEGER DEFAULT 0)"
        )
        feed = "https://a.example/feed"
        db.execute("INSERT INTO rss_feed VALUES (?, 'https://a.example/', '星河', 0)", [feed])
        db.execute("INSERT INTO rss_feed VALUES ('query:all:1', '', 'all', 0)")
        for number, (unread, deleted) in enumerate(((1, 0), (0, 0), (0, 1)), 1):
            link = f"https://a.example/{number}"
            db.execute(
                "INSERT INTO rss_item VALUES (?, ?, ?, '林一', ?, ?, 1753575000, ?, ?, ?)",
                [
                    number,
                    f"id-{number}",
                    f"新闻{number}",
                    link,
                    feed,
                    "<p>正文<script>x</script></p>",
                    unread,
                    deleted,
                ],
            )
        db.commit()
    result = newsroom("feeds", "import", tmp_path / "cache.db")
    assert result.err.splitlines()[-1] == "1 feed added, 2 articles, 1 of them read"
    found = {each["title"]: each for each in newsroom("articles", "--json").json}
    assert {title: each["read"] for title, each in found.items()} == {"新闻1": False, "新闻2": True}
    assert found["新闻1"]["published"] == "2025-07-27T00:10:00Z"
    assert (
        newsroom("feeds", "import", tmp_path / "cache.db").err.splitlines()[-1]
        == "0 feeds added, 1 known already"
    )
    # What was fetched before the cache came is marked as read too, and keeps the feed's own text.
    newsroom("undo")
    again = newsroom("feeds", "import", tmp_path / "cache.db").err.splitlines()[-1]
    assert again == "0 feeds added, 1 known already, 1 more marked as read"
    assert sum(each["read"] for each in newsroom("articles", "--json").json) == 1


@pytest.mark.parametrize(
    "spelled",
    [
        "HTTP://News.Example:80/a/feed",
        "http://news.example/a/feed#top",
        "http://news.example/x/../a/./feed",
        "http://news.example/%61/feed",
    ],
)
def test_one_address_in_two_spellings_is_one_feed(newsroom: Newsroom, spelled: str) -> None:
    newsroom("feeds", "add", "--no-check", "http://news.example/a/feed")
    result = newsroom("feeds", "add", "--no-check", spelled)
    assert (result.code, result.out) == (0, "") and "there already" in result.err
    newsroom("feeds", "add", "--no-check", "http://news.example/other")
    refused = newsroom("feeds", "edit", "2", "--url", spelled)
    assert refused.code == 1 and "has this address already" in refused.err
    assert newsroom("feeds", "edit", spelled, "--title", "报").code == 0


def test_an_address_is_kept_as_it_was_typed(newsroom: Newsroom) -> None:
    newsroom("feeds", "add", "--no-check", "HTTP://News.Example/a/./feed?x=%7e")
    assert newsroom("feeds", "list", "--json").json[0]["url"] == "HTTP://News.Example/a/./feed?x=%7e"


def test_keys_in_addresses_are_never_shown(newsroom: Newsroom) -> None:
    added = newsroom("feeds", "add", "--no-check", "http://me:pw@127.0.0.1:9/f?a=1&token=sekret&api_key=k1#x")
    shown = "http://127.0.0.1:9/f?a=1&token=***&api_key=***#x"
    assert added.lines == [f"1  {shown}"]
    for command in (
        ("feeds", "list"),
        ("feeds", "list", "--json"),
        ("fetch",),
        ("fetch", "--json"),
        ("doctor",),
    ):
        result = newsroom(*command)
        assert not {"sekret", "k1", "pw"} & set(re.findall(r"\w+", result.out + result.err)), command


def test_an_export_leaves_passwords_out_and_says_so(newsroom: Newsroom) -> None:
    newsroom("feeds", "add", "--no-check", "https://me:pw@a.example/feed", "https://b.example/f?token=sekret")
    newsroom("feeds", "edit", "1", "--weight", "20")
    plain = newsroom("feeds", "export")
    assert "pw" not in plain.out and "sekret" not in plain.out
    assert "password in the address of 1 feed were left out" in plain.err
    assert "left out; newsroom feeds export --with-passwords writes it" in plain.err
    assert "https://a.example/feed" in plain.out and "b.example" not in plain.out
    old = '<opml><body><outline xmlUrl="https://b.example/f?token=***"/><outline xmlUrl="{}"/></body></opml>'
    done = newsroom("feeds", "import", "-", stdin=old.format("https://b.example/f?token=sekret"))
    assert done.err == "0 feeds added, 1 known already\n", "what was only shown is no address"
    whole = newsroom("feeds", "export", "--with-passwords")
    assert "https://me:pw@a.example/feed" in whole.out and "token=sekret" in whole.out and whole.err == ""
    for feed in ("1", "2"):
        newsroom("feeds", "remove", feed)
    newsroom("feeds", "import", "-", stdin=whole.out)
    assert newsroom("feeds", "list", "--json").json[0]["weight"] == 20
    issue = newsroom("feeds", "export", "--with-passwords", "--month", "2025-07")
    assert issue.code == 2


def test_a_command_is_exported_and_an_import_names_it_and_never_runs_it(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    mark = tmp_path / "ran"
    newsroom("feeds", "add-command", "sh", "-c", f"echo 新闻 https://a.example/1; touch {mark}")
    exported = newsroom("feeds", "export")
    assert "1 command is in it with its arguments: see that no password" in exported.err
    mark.unlink()
    newsroom("feeds", "remove", "1")
    done = newsroom("feeds", "import", "-", stdin=exported.out)
    assert done.code == 0 and "newsroom feeds add-command sh -c 'echo" in done.err
    newsroom("fetch", "--all")
    assert newsroom("feeds", "list", "--json").json == [] and not mark.exists()


def test_files_that_a_list_brings_in_are_told(newsroom: Newsroom, tmp_path: Path) -> None:
    opml = f'<opml><body><outline type="rss" xmlUrl="{(tmp_path / "a.xml").as_uri()}"/></body></opml>'
    done = newsroom("feeds", "import", "-", stdin=opml)
    assert "1 of them is a file or folder of this machine" in done.err
