"""Feeds for the tests, written for them."""

from newsroom.model import ArticleDraft
from newsroom.wire.parse import parse_feed
from newsroom.wire.parsed import ParsedFeed

ADDRESS = "https://example.org/feed.xml"


def rss(*items: str, head: str = "<link>https://example.org/</link>", title: str = "示例日报") -> str:
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>{title}</title>{head}{body}</channel></rss>'


def atom(*entries: str, head: str = "") -> str:
    body = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title>{head}{body}</feed>'


def parsed(feed: str | bytes, content_type: str = "", url: str = ADDRESS) -> ParsedFeed:
    return parse_feed(feed.encode() if isinstance(feed, str) else feed, content_type, url)


def articles(feed: str | bytes) -> tuple[ArticleDraft, ...]:
    return parsed(feed).articles


def only(feed: str | bytes) -> ArticleDraft:
    (article,) = articles(feed)
    return article
