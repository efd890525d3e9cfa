"""Bytes that nobody meant: parsers give a value or their own error, in a time one can wait for."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.issues import parse, render
from newsroom.model import NewsroomError
from newsroom.text.queries import read_query
from newsroom.wire import read_opml
from newsroom.wire.errors import FeedError
from newsroom.wire.parse import parse_feed
from tests.chaos.effort import EXAMPLES
from tests.chaos.seeds import kept
from tests.issues.samples import FILE
from tests.wire.documents import rss

NOW = datetime(2026, 7, 27, tzinfo=UTC)
many = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)

FEEDS = (
    rss("<title>题</title><description>&lt;p&gt;文&lt;/p&gt;</description><pubDate>昨天</pubDate>").encode(),
    b'<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>'
    b'<entry><id>1</id><title type="html">a&lt;b</title>'
    b'<updated>2026-07-01T00:00:00Z</updated><content type="xhtml"><div>x</div></content></entry></feed>',
    b'{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":1,"content_html":"<p>x"}]}',
)
LISTS = (
    b'<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="g"><outline type="rss" '
    b'xmlUrl="https://example.com/f" category="/a/b,c" newsroom:interval="5"/></outline></body></opml>',
)
QUERIES = ('title:"a b" OR (-融资 after:2026-07-01) is:unread', "source:36氪 before:7d has:group NOT 苹果*")
TOKENS = ["<", ">", "&", "]]>", "<![CDATA[", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "\0", "\x1b[2J", "\ufeff"]
TOKENS += ["---\n", "1.  [**", "**](", "### ", "|", "\\", "`", "\r", "\u2028", "\ud7ff", "😀", "(", '"', ":"]


@st.composite
def damaged(draw: st.DrawFn, samples: tuple[bytes, ...]) -> bytes:
    """Take a sound document, and cut, double, overwrite and fill it in places."""
    data = bytearray(draw(st.sampled_from(samples)))
    chance = random.Random(draw(st.integers(0, 2**32)))
    for _hurt in range(draw(st.integers(1, 8))):
        at = chance.randrange(len(data) + 1)
        to = min(at + chance.randrange(1, 40), len(data))
        match chance.randrange(4):
            case 0:
                del data[at:to]
            case 1:
                data[at:at] = data[at:to] * chance.randrange(1, 9)
            case 2:
                data[at:to] = bytes(chance.randrange(256) for _byte in range(to - at))
            case _:
                data[at:at] = chance.choice(TOKENS).encode() * chance.choice((1, 1, 1, 500))
    return bytes(data)


@many
@given(
    damaged(FEEDS), st.sampled_from(["", "text/xml; charset=gbk", "application/json", "x/y; charset=\x00"])
)
def test_feeds(body: bytes, kind: str) -> None:
    try:
        parsed = parse_feed(body, kind, "https://example.com/feed", NOW)
    except FeedError:
        return
    for each in parsed.articles:
        assert not {"\x1b", "\0"} & set(each.title)


@many
@given(damaged(LISTS))
def test_lists(content: bytes) -> None:
    try:
        feeds = read_opml(content)
    except NewsroomError:
        return
    assert all(feed.url for feed in feeds)


@many
@given(damaged((FILE.encode(),)))
def test_digests(data: bytes) -> None:
    text = data.decode("utf-8", errors="replace")
    assert render(parse(text)) == text


@many
@given(damaged(tuple(query.encode() for query in QUERIES)))
def test_queries(data: bytes) -> None:
    read_query(data.decode("utf-8", errors="replace"), NOW)


def _feed(text: str) -> None:
    with suppress(FeedError):
        parse_feed(text.encode(), "", "https://example.com/feed", NOW)


def _list(text: str) -> None:
    with suppress(NewsroomError):
        read_opml(text.encode())


def _digest(text: str) -> None:
    assert render(parse(text)) == text


READERS: dict[str, Callable[[str], object]] = {
    "feeds": _feed,
    "lists": _list,
    "digests": _digest,
    "queries": lambda text: read_query(text, NOW),
}


@pytest.mark.parametrize("seed", kept("parsers"), ids=lambda seed: f"{seed['parser']} {seed['text'][:12]!a}")
def test_seeds(seed: dict[str, Any]) -> None:
    READERS[seed["parser"]](seed["text"] * seed["times"])
