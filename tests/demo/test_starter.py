"""The starter list: real feeds for those who have none yet."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from newsroom.model import FeedDraft
from newsroom.wire.opml import read_opml

STARTER = Path(__file__).parents[2] / "newsroom" / "demo" / "starter.opml"


@pytest.fixture(scope="module")
def starters() -> list[FeedDraft]:
    return list(read_opml(STARTER.read_bytes()))


def test_it_has_about_forty_feeds_each_once(starters: list[FeedDraft]) -> None:
    assert 38 <= len(starters) <= 45
    assert len({feed.url for feed in starters}) == len(starters)
    assert len({feed.title for feed in starters}) == len(starters)


def test_every_feed_has_a_name_a_site_and_a_tag(starters: list[FeedDraft]) -> None:
    for feed in starters:
        assert feed.title
        assert feed.site
        assert len(feed.tags) == 1, feed.title


def test_all_addresses_are_secure_and_on_the_public_net(starters: list[FeedDraft]) -> None:
    for feed in starters:
        parts = urlsplit(feed.url)
        assert parts.scheme == "https"
        assert parts.hostname and "." in parts.hostname and "example" not in parts.hostname


def test_there_are_chinese_and_english_ones(starters: list[FeedDraft]) -> None:
    chinese = [feed for feed in starters if feed.tags[0].startswith("中文")]
    assert 15 <= len(chinese) <= 20
