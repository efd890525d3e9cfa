"""Addresses that are typed lead to feeds, all of them fetched and read."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from newsroom.wire import FeedError, ParserPool
from newsroom.wire.client import Client
from newsroom.wire.discovery import Search
from newsroom.wire.errors import PageError
from newsroom.wire.platforms import Bridges
from tests.wire.documents import atom, rss
from tests.wire.server import FeedServer
from tests.wire.test_redirects import Names

MAIN = rss("<title>甲</title>", "<title>乙</title>", title="主站").encode()
OTHER = rss("<title>丙</title>", title="专栏").encode()
RSS, ATOM = "application/rss+xml", "application/atom+xml"


def page(*links: str, body: str = "") -> bytes:
    head = f"<head><title>站点</title>{''.join(links)}</head>"
    return f"<!DOCTYPE html><html>{head}<body>{body}</body></html>".encode()


def link(href: str, kind: str = RSS, rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" href="{href}">'


@pytest.fixture
async def search(pool: ParserPool) -> AsyncIterator[Search]:
    async with Client(5) as client:
        yield Search(client, pool, Bridges(), 0)


async def found(search: Search, address: str) -> list[str]:
    return [each.url for each in await search.find(address)]


async def test_a_feed_is_itself(search: Search, server: FeedServer) -> None:
    [feed] = await search.find(server.serve("/feed", MAIN))
    assert (feed.url, feed.title, feed.articles) == (server.url("/feed"), "主站", 2)


async def test_a_page_names_its_feeds(search: Search, server: FeedServer) -> None:
    server.serve("/main.xml", MAIN)
    server.serve("/other.xml", OTHER)
    server.serve("/comments/feed", rss("<title>评论</title>", title="评论").encode())
    links = (link("/comments/feed"), link("main.xml"), link("/other.xml", ATOM, "ALTERNATE home"))
    address = server.serve("/index.html", page(*links, link("/style", "text/css"), link("/broken.xml")))
    assert await found(search, address) == [
        server.url(path) for path in ("/main.xml", "/other.xml", "/comments/feed")
    ]


async def test_one_feed_in_two_forms_is_one(search: Search, server: FeedServer) -> None:
    server.serve("/rss.xml", rss("<title>甲</title>", title="Example").encode())
    server.serve("/atom.xml", atom("<title>甲</title>").encode())
    address = server.serve("/", page(link("/rss.xml"), link("/atom.xml", ATOM)))
    assert await found(search, address) == [server.url("/rss.xml")]


async def test_links_in_the_text_count_where_no_element_names_a_feed(
    search: Search, server: FeedServer
) -> None:
    server.serve("/abo/rss", MAIN)
    address = server.serve("/", page(body='<a href="/article">x</a> <a href="/abo/rss">RSS</a>'))
    assert await found(search, address) == [server.url("/abo/rss")]


async def test_the_usual_places_are_tried_and_pages_there_are_no_feeds(
    search: Search, server: FeedServer
) -> None:
    address = server.serve("/blog", page())
    server.serve("/feed", page())
    server.serve("/atom.xml", MAIN)
    assert await found(search, address) == [server.url("/atom.xml")]


async def test_a_page_without_feeds_says_so(search: Search, server: FeedServer) -> None:
    address = server.serve("/", page())
    with pytest.raises(PageError, match="add-page"):
        await search.find(address)


async def test_a_broken_feed_says_what_is_wrong_with_it(search: Search, server: FeedServer) -> None:
    with pytest.raises(FeedError, match="<svg>"):
        await search.find(server.serve("/feed", b"<svg/>", Content_Type="image/svg+xml"))


async def test_a_password_goes_along_within_the_site_alone(search: Search, server: FeedServer) -> None:
    server.serve("/feed.xml", MAIN)
    server.serve("/", page(link("/feed.xml")))
    [feed] = await search.find(server.url("/", credentials="ed:secret"))
    assert feed.url == server.url("/feed.xml", credentials="ed:secret")
    assert server.asked[-1][0] == "/feed.xml"
    assert "Authorization" in server.asked[-1][1]


async def test_a_public_page_cannot_send_us_into_a_private_network(
    pool: ParserPool, server: FeedServer
) -> None:
    names = Names()
    inside = server.serve("/secret", MAIN)
    links = (link(inside), link(inside.replace("127.0.0.1", "localhost")), link("http://inside.example/feed"))
    page_there = server.serve("/page", page(*links)).replace("127.0.0.1", "a.example")
    async with Client(5, look_up=names.look_up, public=names.is_public) as client:
        with pytest.raises(PageError):
            await Search(client, pool, Bridges(), 0).find(page_there)
    assert "/secret" not in [path for path, _headers in server.asked]
    assert "inside.example" in names.asked


async def test_wechat_articles_lead_to_their_account(pool: ParserPool, server: FeedServer) -> None:
    body = page(body='<script>var biz = "MzA3MzI4MjgzMw==" || "";</script>')
    looked = await pool.look(body, "text/html", "https://mp.weixin.qq.com/s/AbC")
    assert looked.also == ("https://mp.weixin.qq.com/mp/profile_ext?__biz=MzA3MzI4MjgzMw==",)


async def test_a_page_made_to_hurt_is_looked_at_all_the_same(pool: ParserPool) -> None:
    body = b"<html><head>" + link("/f").encode() + b"</head>" + b"<div>" * 100_000 + b"\0\xff<a href=/rss>"
    assert (await pool.look(body, "", "https://a.example/")).feeds == ("https://a.example/f",)
