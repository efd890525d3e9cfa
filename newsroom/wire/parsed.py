"""What a feed says once it is read."""

from msgspec import Struct

from newsroom.model import ArticleDraft, Wishes

MOST_ARTICLES = 2_000
"""How many articles of one feed are taken, from its beginning; feeds put the newest first."""


class ParsedFeed(Struct, frozen=True, kw_only=True):
    """A feed as it was read: cleaned, dated, each article with an identity."""

    title: str
    """Plain text on one line; may be empty."""
    site: str | None
    """The address of the site the feed is of; http or https only."""
    articles: tuple[ArticleDraft, ...]
    """In the feed's order, at most `MOST_ARTICLES`; no two have the same key."""
    wishes: Wishes = Wishes()
    """When it asks to be polled."""
