"""Web pages: which feeds they name, and by what other addresses they are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from newsroom.text.clean import one_line
from newsroom.text.decoding import decode
from newsroom.wire.links import absolute

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_FEEDS = 20
"""So many feeds of a page are looked at."""

_FEED_TYPE = re.compile(r"application/(?:(?:rss|atom|rdf|feed)\+(?:xml|json)|json\+feed|x\.atom\+xml)", re.I)
_FEED_LINK = re.compile(
    r"(?:/|\.|\b)(?:rss|atom|feeds?)(?:/|\.xml|\.json|\.rss|\.atom|\.php|\.aspx)?/?(?:\?.*)?$|/index\.(?:xml|rdf)$",
    re.IGNORECASE,
)
_WECHAT_ACCOUNT = re.compile(r"""\bbiz\s*[=:]\s*["']([A-Za-z0-9+/]{8,24}={0,2})["']""")
_YOUTUBE_CHANNEL = re.compile(r'"(?:externalId|channelId|browseId)":"(UC[\w-]{22})"')


class Page(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """What a web page says of feeds."""

    title: str
    feeds: tuple[str, ...]
    """Those its link elements name, in their order; feeds of comments come last."""
    links: tuple[str, ...]
    """Links in its text that look like those of feeds."""
    also: tuple[str, ...]
    """Other addresses of the same page or of whom it is by."""


def look(body: bytes, content_type: str, url: str) -> Page:
    """Look at a web page; runs in a worker process.

    Args:
        body: The page as it came.
        content_type: The Content-Type header.
        url: The page's address, for relative links.
    """
    text = decode(body, content_type)
    root = parsed(text)
    base = absolute(next(iter(root.xpath("//base/@href")), None), url) or url
    named = [
        absolute(element.get("href"), base)
        for element in root.xpath("//link[@href and @rel]")
        if "alternate" in element.get("rel", "").lower().split()
        and _FEED_TYPE.match(element.get("type", "").strip())
    ]
    anchors = [absolute(href, base) for href in root.xpath("//a/@href") if _FEED_LINK.search(href.strip())]
    return Page(
        one_line(" ".join(root.xpath("string(//title)").split()))[:200],
        tuple(sorted(_different(named), key=_of_comments)),
        tuple(each for each in _different(anchors) if not _of_comments(each)),
        _other_addresses(root, text, base),
    )


def parsed(text: str) -> HtmlElement:
    """Parse a page as leniently as browsers do; elements nested beyond sense are lost."""
    from lxml import html
    from lxml.etree import ParserError

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    # A null character would end the page for libxml2.
    content = text.replace("\0", "").encode("utf-8", "replace")
    try:
        return html.document_fromstring(content, parser=parser)
    except ParserError:
        return html.document_fromstring("<html></html>")


def _different(addresses: list[str | None]) -> list[str]:
    return list(dict.fromkeys(filter(None, addresses)))[:MOST_FEEDS]


def _of_comments(address: str) -> bool:
    return re.search(r"/comments/|[?&]feed=comments|withoutcomments", address) is not None


def _other_addresses(root: HtmlElement, text: str, url: str) -> tuple[str, ...]:
    addresses = [absolute(href, url) for href in root.xpath("//link[@rel='canonical']/@href")[:1]]
    if "mp.weixin.qq.com" in url and (account := _WECHAT_ACCOUNT.search(text)):
        addresses.append(f"https://mp.weixin.qq.com/mp/profile_ext?__biz={account[1]}")
    if "youtube.com" in url and (channel := _YOUTUBE_CHANNEL.search(text)):
        addresses.append(f"https://www.youtube.com/channel/{channel[1]}")
    return tuple(_different(addresses))
