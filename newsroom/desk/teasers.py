"""Which articles their feeds give only the beginning of."""

from __future__ import annotations

from newsroom.desk.context import Desk
from newsroom.model import Article


def is_teaser(desk: Desk, article: Article) -> bool:
    """Return whether a feed gives only the beginning of an article, as the editor says or as it looks."""
    from newsroom.reading import plain_text
    from newsroom.text.teasers import is_teaser as looks_so

    feed = desk.store.feeds.get(article.feed_id)
    if feed is not None and feed.full_text is not None:
        return feed.full_text
    return looks_so(plain_text(article.html))
