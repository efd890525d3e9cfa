"""Feeds made to do harm: each gives its articles or one error, and the next feed is read all the same."""

from __future__ import annotations

import pytest

from newsroom.wire import FeedError, ParserPool
from tests.wire.documents import ADDRESS, rss

HONEST = rss("<title>甲</title>").encode()
DEEP = 10_000


def item(description: str) -> str:
    return rss(f"<title>题</title><description>{description}</description>", "<title>次</title>")


READ = {
    "elements in elements": item("<a>" * DEEP + "</a>" * DEEP),
    "blocks in blocks": item("<![CDATA[" + "<div>" * 100_000 + "]]>"),
    "tables in tables": item("<![CDATA[" + "<table><tr><td>" * 30_000 + "]]>"),
    "formatting across blocks": item("<![CDATA[" + "<b><p><i><div></b></p>" * 20_000 + "]]>"),
    "attributes without end": item(
        "<![CDATA[<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">文</p>]]>"
    ),
    "a long item": item("<![CDATA[<p>" + "长" * 3_000_000 + "</p>]]>"),
    "references": item("&amp;#27;" * 200_000),
    "escapes": item("\x1b" * 500_000 + "\x1b]" + "0;" * 500_000),
    "joiners": item("\u200d" * 500_000 + "\u0301" * 500_000),
}


@pytest.mark.parametrize("body", READ.values(), ids=READ)
async def test_what_is_deep_or_long_is_read(body: str, pool: ParserPool) -> None:
    feed = await pool.parse(body.encode(), "", ADDRESS)
    assert [each.title for each in feed.articles] == ["题", "次"]
    assert (await pool.parse(HONEST, "", ADDRESS)).articles


REFUSED = {
    "entities": '<!DOCTYPE rss [<!ENTITY a "' + "ha" * 50_000 + '">]>' + item("&a;" * 20_000),
    "JSON in JSON": '{"items":' * DEEP,
    "lists in lists": "[" * 1_000_000,
    "openings": "<" * 1_000_000,
    "a DOCTYPE without end": "<!DOCTYPE rss [" + "<!ENTITY a 'b'" * 50_000,
    "comments without end": "<!--" * 200_000,
}


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
async def test_what_is_no_feed_or_a_bomb_is_one_error(body: str, pool: ParserPool) -> None:
    with pytest.raises(FeedError) as caught:
        await pool.parse(body.encode(), "", ADDRESS)
    assert "\n" not in str(caught.value)
    assert (await pool.parse(HONEST, "", ADDRESS)).articles
