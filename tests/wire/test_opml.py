from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.model import FeedDraft
from newsroom.text.clean import one_line
from newsroom.wire import OpmlError, read_opml, write_opml
from newsroom.wire.opml import read_list
from newsroom.wire.recipes import CommandRecipe, stored

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>订阅</title></head><body>
<outline text="科技" title="科技">
  <outline text="个人 &amp; 博客">
    <outline type="rss" text="甲 (转)" title="甲"
      xmlUrl="https://example.org/a?x=1&amp;y=2" htmlUrl="https://example.org/"/>
  </outline>
  <outline text="乙" xmlUrl="https://example.org/b"/>
</outline>
<outline text="丙" xmlUrl="https://example.org/c" htmlUrl="javascript:alert(1)"/>
</body></opml>"""


def read(*outlines: str) -> list[FeedDraft]:
    return read_opml(f"<opml version='2.0'><body>{''.join(outlines)}</body></opml>".encode())


def test_folders_are_tags_the_outermost_first() -> None:
    assert read_opml(LIST.encode()) == [
        FeedDraft(
            url="https://example.org/a?x=1&y=2",
            title="甲",
            site="https://example.org/",
            tags=("科技", "个人 & 博客"),
        ),
        FeedDraft(url="https://example.org/b", title="乙", tags=("科技",)),
        FeedDraft(url="https://example.org/c", title="丙"),
    ]


def test_what_is_written_is_read_back() -> None:
    feeds = read_opml(LIST.encode())
    assert sorted(read_opml(write_opml(feeds)), key=lambda feed: feed.url) == feeds


def test_folders_are_nested_in_the_order_of_the_tags() -> None:
    written = write_opml([FeedDraft(url="https://example.org/a", title="甲", tags=("外", "内"))]).decode()
    assert (
        written.index('text="外"')
        < written.index('text="内"')
        < written.index('xmlUrl="https://example.org/a"')
    )


def test_a_feed_in_two_folders_comes_once_with_both_tags() -> None:
    feed = '<outline text="甲" xmlUrl="https://example.org/a"/>'
    (found,) = read(f'<outline text="一">{feed}</outline>', f'<outline text="二">{feed}</outline>')
    assert found.tags == ("一", "二")


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("http://example.org/a", "http://example.org/a"),
        ("  https://example.org/a ", "https://example.org/a"),
        ("feed://example.org/a", "http://example.org/a"),
        ("feed:https://example.org/a", "https://example.org/a"),
        ("FEED:http://example.org/a", "http://example.org/a"),
        ("feed://https://example.org/a", "https://example.org/a"),
        ("file:///home/editor/a.xml", "file:///home/editor/a.xml"),
    ],
)
def test_addresses_that_can_be_fetched(address: str, url: str) -> None:
    assert [feed.url for feed in read(f'<outline text="甲" xmlUrl="{address}"/>')] == [url]


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/a",
        "javascript:alert(1)",
        "example.org/a",
        "feed:",
        "file://host/a",
        "/a",
        "http://",
    ],
)
def test_others_are_passed_over_but_not_in_silence_when_all_are_so(address: str) -> None:
    bad, good = (
        f'<outline text="x" xmlUrl="{address}"/>',
        '<outline text="y" xmlUrl="https://example.org/a"/>',
    )
    assert [feed.title for feed in read(bad, good)] == ["y"]
    with pytest.raises(OpmlError):
        read(bad)


def test_passwords_are_not_in_the_message() -> None:
    with pytest.raises(OpmlError) as caught:
        read('<outline text="x" xmlUrl="ftp://me:secret@example.org/a"/>')
    assert "secret" not in str(caught.value) and "example.org" in str(caught.value)


def test_names_of_attributes_are_taken_in_any_case_and_bare_ampersands_too() -> None:
    (feed,) = read('<OUTLINE TEXT="R&D" XMLURL="https://example.org/?a=1&b=2"/>')
    assert (feed.title, feed.url) == ("R&D", "https://example.org/?a=1&b=2")


def test_a_list_in_gbk_is_read() -> None:
    assert [feed.tags for feed in read_opml(LIST.replace("UTF-8", "GB2312").encode("gbk"))] == [
        ("科技", "个人 & 博客"),
        ("科技",),
        (),
    ]


def test_names_are_cleaned() -> None:
    (feed,) = read('<outline text="a&#27;[2J\u202e b\n c" xmlUrl="https://example.org/a"/>')
    assert feed.title == "a b c"


def test_what_xml_does_not_have_is_not_written() -> None:
    written = write_opml([FeedDraft(url="https://example.org/a", title="甲\ufffe\x00乙")])
    assert [feed.title for feed in read_opml(written)] == ["甲乙"] and b"\xef\xbf\xbe" not in written


def test_a_list_without_feeds_is_empty() -> None:
    assert read('<outline text="空"/>') == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"hello", "line 1"),
        (b"<opml>\n<body>\n<outline text='x'>\n</body></opml>", "line 4"),
        (b"<rss></rss>", "<rss>"),
        (b"<html><body></body></html>", "<html>"),
        (b"\x89PNG\r\n\x1a\n", "line 1"),
        (b'<!DOCTYPE o [<!ENTITY a "b">]><opml/>', "entities"),
        (b'<!DOCTYPE o [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]><opml><body>&b;</body></opml>', "entities"),
        (b'<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><body>&a;</body></opml>', "entities"),
        (b'<!DOCTYPE o [<!ENTITY % a "b">]><opml/>', "entities"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(content: bytes, words: str) -> None:
    with pytest.raises(OpmlError) as caught:
        read_opml(content)
    message = str(caught.value)
    assert words in message and "\n" not in message


def test_a_doctype_without_entities_does_no_harm() -> None:
    assert len(read_opml(LIST.replace("<opml", "<!DOCTYPE opml><opml", 1).encode())) == 3


NAMES = st.text(st.characters(exclude_characters="\ufffe\uffff"), max_size=8).filter(
    lambda name: one_line(name) == name and "&" not in name
)
FEEDS = st.builds(
    FeedDraft,
    url=st.from_regex(r"https://[a-z]{1,3}\.example/[a-z?&=<>\"']{0,6}", fullmatch=True),
    title=NAMES,
    site=st.none() | st.just("https://example.org/"),
    tags=st.lists(NAMES.filter(bool), max_size=3, unique=True).map(tuple),
)


@settings(deadline=None)
@given(st.lists(FEEDS, max_size=6, unique_by=lambda feed: feed.url))
def test_any_list_is_read_back_as_it_was_written(feeds: list[FeedDraft]) -> None:
    written = write_opml(feeds)
    assert {feed.url: feed for feed in read_opml(written)} == {feed.url: feed for feed in feeds}
    assert write_opml(feeds) == written


@pytest.mark.parametrize(
    ("name", "feeds"),
    [
        ("ai-news-chinese", 21),
        ("ai-news-english", 34),
        ("chinese-rss-feeds", 25),
        ("timqian-chinese-independent-blogs", 1326),
    ],
)
def test_real_lists_are_read_and_written(shared: Path, name: str, feeds: int) -> None:
    found = read_opml((shared / "data" / "opml" / f"{name}.opml").read_bytes())
    assert len(found) == feeds
    assert {feed.url: feed for feed in read_opml(write_opml(found))} == {feed.url: feed for feed in found}


def test_keys_in_what_a_command_asks_for_are_left_out() -> None:
    recipe = stored(CommandRecipe(arguments=("curl", "https://me:pw@a.example/f?token=sekret&a=1")))
    command = FeedDraft(url="command:1", kind="command", recipe=recipe)
    (told,) = read_list(write_opml([command])).commands
    assert told.arguments == ("curl", "https://a.example/f?token=***&a=1")
    (whole,) = read_list(write_opml([command], secrets=True)).commands
    assert whole.arguments[1] == "https://me:pw@a.example/f?token=sekret&a=1"
