"""Feeds of real sites, read where they lie."""

from pathlib import Path

import pytest

from newsroom.wire.parse import parse_feed
from newsroom.wire.parsed import ParsedFeed


def read(shared: Path, name: str) -> ParsedFeed:
    return parse_feed((shared / "data" / "feeds" / name).read_bytes(), "", "https://example.org/feed")


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("36kr.xml", 15),
        ("byte.xml", 15),
        ("ssp.xml", 15),
        ("jsonfeed/huxiu.json", 30),
        ("jsonfeed/readhub-daily.json", 54),
        ("jsonfeed/sspai.json", 28),
    ],
)
def test_real_feeds_are_read_whole(shared: Path, name: str, count: int) -> None:
    feed = read(shared, name)
    assert feed.title and feed.site
    assert len({article.key for article in feed.articles}) == len(feed.articles) == count
    for article in feed.articles:
        assert article.title and article.title.isprintable()
        assert article.url and article.canonical and article.published


def test_full_texts_come_as_paragraphs(shared: Path) -> None:
    assert all("<p" in article.html for article in read(shared, "jsonfeed/readhub-daily.json").articles)
