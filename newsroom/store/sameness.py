"""Which story a new article belongs to, as far as its link and its title tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from newsroom.text.headlines import is_standing

TITLE_WINDOW = timedelta(days=7)
"""How far apart two articles of one title may have come out to be one story."""


class Traits(NamedTuple):
    """What an article is recognised by."""

    feed: int
    canonical: str | None
    title_key: str
    dated: datetime


class Known(NamedTuple):
    """An article that has a story."""

    traits: Traits
    story: int


def story_of(article: Traits, known: Iterable[Known]) -> int | None:
    """Return the story an article joins, or None if it begins its own.

    It joins the story of an article with the same link; else of one with the same title that came out within
    a week; of several the latest. Within one feed neither is enough: there are feeds whose entries all link
    to one page, and columns whose title is the same every morning. There both must be the same. Between
    feeds a title like 早报 says nothing.

    Args:
        article: The new one.
        known: Those with its link or its title, and any others.
    """
    candidates = list(known)
    by_link = [each for each in candidates if _same_link(article, each.traits)]
    if by_link:
        return _latest(by_link)
    # A story that already has a column's earlier instalment from this feed is not this one's either.
    taken = {each.story for each in candidates if each.traits.feed == article.feed}
    by_title = [each for each in candidates if each.story not in taken and _same_title(article, each.traits)]
    return _latest(by_title) if by_title else None


def _same_link(one: Traits, other: Traits) -> bool:
    if one.canonical is None or one.canonical != other.canonical:
        return False
    return one.feed != other.feed or one.title_key == other.title_key


def _same_title(one: Traits, other: Traits) -> bool:
    if not one.title_key or one.title_key != other.title_key or is_standing(one.title_key):
        return False
    return abs(one.dated - other.dated) <= TITLE_WINDOW


def _latest(known: list[Known]) -> int:
    return max(known, key=lambda each: (each.traits.dated, each.story)).story
