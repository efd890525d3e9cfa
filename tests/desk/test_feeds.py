import pytest

from newsroom.desk import Desk, feeds
from newsroom.desk.standing import standings
from newsroom.model import NewsroomError

OPML = """<?xml version="1.0"?><opml version="2.0"><body>
<outline text="芯片"><outline type="rss" text="半导体" xmlUrl="https://a.example/feed"/></outline>
<outline type="rss" text="机器" xmlUrl="https://b.example/feed"/>
</body></opml>""".encode()


def test_an_address_without_a_scheme_is_taken_for_https(desk: Desk) -> None:
    assert feeds.add(desk, [" example.org/feed "]).new[0].url == "https://example.org/feed"


def test_a_feed_is_added_once(desk: Desk) -> None:
    first = feeds.add(desk, ["https://a.example/feed"])
    again = feeds.add(desk, ["https://a.example/feed", "https://b.example/feed"])
    assert [feed.url for feed in again.new] == ["https://b.example/feed"]
    assert again.known == first.new


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/home/editor/feed.xml", "feed", ""])
def test_one_bad_address_keeps_all_out(desk: Desk, address: str) -> None:
    with pytest.raises(NewsroomError, match="not the address of a feed"):
        feeds.add(desk, ["https://a.example/feed", address])
    assert standings(desk) == []


def test_an_opml_file_goes_in_and_out(desk: Desk) -> None:
    done = feeds.import_opml(desk, OPML)
    assert [(feed.title, feed.tags) for feed in done.new] == [("半导体", ("芯片",)), ("机器", ())]
    again = feeds.import_opml(desk, feeds.export_opml(desk))
    assert (again.new, set(again.known)) == ((), set(done.new))


def test_a_newsroom_that_is_not_there_exports_an_empty_list() -> None:
    assert b"<opml" in feeds.export_opml(None)


def test_the_starter_list_can_be_taken(desk: Desk) -> None:
    assert len(feeds.add_starters(desk).new) >= 30


def test_feeds_are_found_by_id_address_and_title(desk: Desk) -> None:
    one, two = feeds.import_opml(desk, OPML).new
    assert feeds.find(desk, ["机器", str(one.id), "https://b.example/feed"]) == [two, one]


def test_a_feed_there_is_not_keeps_the_others(desk: Desk) -> None:
    feeds.import_opml(desk, OPML)
    with pytest.raises(feeds.FeedNotFound, match="机器人"):
        feeds.remove(desk, ["机器", "机器人"])
    assert len(standings(desk)) == 2
    feeds.remove(desk, ["机器"])
    assert [line.feed.title for line in standings(desk)] == ["半导体"]
