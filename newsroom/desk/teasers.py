"""Which articles their feeds give only the beginning of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from html import unescape
from typing import TYPE_CHECKING

from newsroom.desk.context import Desk
from newsroom.model import Article

if TYPE_CHECKING:
    from newsroom.text.teasers import Habit

NEW_SINCE = timedelta(days=2)
"""Pages of articles that were first seen, or came out, before are not fetched for a feed's sake."""
_SAMPLES = 12
"""Articles by which a feed's habit is told."""
_LONGEST_MARKUP = 40_000
_TAG = re.compile(r"<[^<>]*>")


def is_teaser(desk: Desk, article: Article) -> bool:
    """Return whether a feed gives only the beginning of an article, as the editor says or as it looks."""
    from newsroom.reading import plain_text
    from newsroom.text.teasers import is_cut
    from newsroom.text.teasers import is_teaser as looks_so

    feed = desk.store.feeds.get(article.feed_id)
    if feed is not None and feed.full_text is not None:
        return feed.full_text
    text = plain_text(article.html)
    return looks_so(text) or is_cut(text, _habit(desk, article.feed_id))


def wanted(desk: Desk, feeds: Sequence[int] | None = None) -> list[int]:
    """Return new articles without a page of feeds that look as if they gave only beginnings, newest first.

    There are at most as many as the settings allow, spread over the feeds. What the editor said of a feed
    goes before what it looks like.

    Args:
        desk: The open newsroom.
        feeds: The feeds to look at; None: all.
    """
    most = desk.settings.fetch.teaser_pages
    if not most:
        return []
    found = desk.store.pages.without(desk.now() - NEW_SINCE)
    if feeds is not None:
        found = {feed: articles for feed, articles in found.items() if feed in feeds}
    lists = [articles for feed, articles in found.items() if _habit(desk, feed).teasers]
    chosen: list[int] = []
    # The newest of each feed, then the next of each: one that gives hundreds leaves room for the others.
    for place in range(max(map(len, lists), default=0)):
        chosen += [articles[place] for articles in lists if place < len(articles)]
        if len(chosen) >= most:
            break
    return chosen[:most]


def _habit(desk: Desk, feed: int) -> Habit:
    from newsroom.text.teasers import habit_of

    samples = desk.store.pages.samples(feed, _SAMPLES)
    return habit_of([(_rough(html), page) for html, page in samples])


def _rough(html: str) -> str:
    """Return a body's words, roughly: a hundred times as fast as reading it."""
    return " ".join(unescape(_TAG.sub(" ", html[:_LONGEST_MARKUP])).split())
