"""Old articles are tidied away, if the editor asks for it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from newsroom.desk import backing
from newsroom.desk.context import Desk
from newsroom.store.errors import StoreError

if TYPE_CHECKING:
    from newsroom.store.retention import Old


class Going(Struct, frozen=True):
    """What would go of one feed."""

    title: str
    articles: int
    oldest: datetime


class Preview(Struct, frozen=True):
    """What would go, before anything does."""

    old: tuple[Old, ...]
    feeds: tuple[Going, ...]

    @property
    def articles(self) -> int:
        """How many articles would go."""
        return sum(each.articles for each in self.feeds)


def preview(desk: Desk, days: int = 0, count: int = 0) -> Preview:
    """Tell what would go.

    Starred, held and annotated articles never do, nor those of stories picked or run, nor clippings.

    Args:
        desk: The open newsroom.
        days: Articles that came longer ago go; 0: none by age.
        count: Of each feed so many stay, its newest; 0: none go by number.
    """
    from newsroom.store.retention import Limits

    before = desk.now() - timedelta(days=days) if days else None
    old = desk.store.retention.old(Limits(before=before, most=count or None))
    titles = {feed.id: feed.title for feed in desk.store.feeds.all()} if old else {}
    feeds = [Going(titles.get(each.feed, ""), len(each.ids), each.oldest) for each in old]
    return Preview(tuple(old), tuple(sorted(feeds, key=lambda each: -each.articles)))


def tidy(desk: Desk, shown: Preview) -> int:
    """Delete what a preview listed, except what was put to use since; return how many went.

    Before anything goes the day's backup is made, if there is none yet.

    Raises:
        StoreError: the backup or the database cannot be written; without a backup nothing goes.
    """
    if shown.articles:
        backing.daily(desk)
    return desk.store.retention.tidy(shown.old)


def tidy_by_settings(desk: Desk) -> int:
    """Delete what the settings say is old; return how many went.

    None do unless the settings ask for it, nor if there can be no backup of them.
    """
    limits = desk.settings.retention
    if not limits.days and not limits.count:
        return 0
    try:
        return tidy(desk, preview(desk, limits.days, limits.count))
    except StoreError:
        # Whoever fetches makes the day's backup next, and says why it cannot be made.
        return 0
