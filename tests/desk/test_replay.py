"""Polls of one feed over the wire, while its site moves to another host and on to a third.

Seventy polls are replayed against the store alone in `tests/store/test_polls_over_time.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from msgspec import Struct
from msgspec.structs import replace

from newsroom.desk import Desk, feeds
from newsroom.desk.refresh import refresh
from newsroom.desk.standing import standings
from newsroom.model import ArticleDraft
from newsroom.wire.parse import parse_feed
from tests.desk.conftest import NOW
from tests.wire.server import FeedServer

POLLS, MOVES, MOVES_ON, SHOWN = 12, 4, 8, 12
HOURS = 6
"""Between two polls."""


class Item(Struct, frozen=True):
    """An entry of the feed before the site moved."""

    guid: str
    link: str
    title: str
    date: datetime
    html: str

    def at(self, host: str) -> Item:
        """Give it as the site has it on another host: links, and ids that are links, have changed."""
        moved = [
            urlsplit(each)._replace(scheme="https", netloc=host).geturl() if "://" in each else each
            for each in (self.guid, self.link)
        ]
        return replace(self, guid=moved[0], link=moved[1])

    def xml(self) -> str:
        return (
            f"<item><title>{escape(self.title)}</title><link>{escape(self.link)}</link>"
            f"<guid>{escape(self.guid)}</guid><pubDate>{format_datetime(self.date)}</pubDate>"
            f"<description>{escape(self.html)}</description></item>"
        )


Change = Callable[[Item], Item]


def feed_of(items: Sequence[Item]) -> bytes:
    shown = "".join(each.xml() for each in reversed(items[-SHOWN:]))
    return f'<rss version="2.0"><channel><title>示例日报</title>{shown}</channel></rss>'.encode()


SUBJECTS = ("港口", "地铁", "电网", "芯片厂", "天文台", "图书馆", "水库", "机器人", "航班", "疫苗")
DEEDS = (
    "恢复运行",
    "公布新的章程",
    "推迟到明年",
    "换了负责人",
    "扩建一倍",
    "首次盈利",
    "遭到起诉",
    "开放预约",
)


def own_items() -> list[Item]:
    """Write a feed of our own of 80 entries, four hours apart, which go by their links; most have no text."""
    items = []
    for number in range(80):
        title = f"{SUBJECTS[number % 10]}{DEEDS[number // 10]}"
        link = f"http://news.example.org/a/{number}.html"
        html = "" if number % 3 else f"<p>{title}，编号 {number}。</p>"
        items.append(Item(link, link, title, NOW - timedelta(hours=4 * (90 - number)), html))
    return items


@pytest.fixture
def new() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


async def test_a_site_that_moves_between_polls_doubles_and_loses_nothing(desk: Desk, new: FeedServer) -> None:
    await replay(desk, new, own_items(), retitled)


def retitled(item: Item) -> Item:
    return replace(item, title=f"{item.title}（更新）")


async def test_feeds_of_real_sites_double_and_lose_nothing(desk: Desk, new: FeedServer, shared: Path) -> None:
    drafts: list[ArticleDraft] = []
    for name in ("36kr.xml", "ssp.xml", "byte.xml"):
        body = (shared / "data" / "feeds" / name).read_bytes()
        drafts += parse_feed(body, "", "https://example.org/feed").articles
    items = [
        Item(
            draft.key.removeprefix("guid:"), draft.url or "", draft.title, draft.published or NOW, draft.html
        )
        for draft in drafts
    ]
    await replay(desk, new, sorted(items, key=lambda each: each.date))


def as_it_was(item: Item) -> Item:
    return item


async def replay(desk: Desk, new: FeedServer, items: Sequence[Item], change: Change = as_it_was) -> None:
    """Poll while entries come, the site moves, ids and links change hosts, and the old host goes."""

    def published(poll: int) -> list[Item]:
        out = items[: max(1, len(items) * (poll + 1) // POLLS)]
        if poll < MOVES:
            return list(out)
        host = "news.example.com" if poll < MOVES_ON else "www.example.net"
        return [change(each.at(host)) for each in out]

    with FeedServer() as old:
        [feed] = feeds.add(desk, [old.serve("/feed", feed_of(items[:1]))]).new
        for poll in range(MOVES + 2):
            body = feed_of(published(poll))
            if poll < MOVES:
                old.serve("/feed", body)
            else:
                old.serve("/feed", b"", 301, Location=new.serve("/rss", body))
            await polled(desk, poll)
    assert standings(desk)[0].feed.url == new.url("/rss")
    for poll in range(MOVES + 2, POLLS):
        new.serve("/rss", feed_of(published(poll)))
        await polled(desk, poll)
    kept = [each.title.removesuffix("（更新）") for each in desk.store.articles.latest(1000)]
    assert sorted(kept) == sorted(each.title for each in items)
    assert {each.feed_id for each in desk.store.articles.latest(1000)} == {feed.id}
    assert desk.store.check() == []


async def polled(desk: Desk, poll: int) -> None:
    report = await refresh(replace(desk, now=lambda: NOW + timedelta(hours=HOURS * poll)), all=True)
    assert report.errors == ()
