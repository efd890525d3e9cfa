"""What an editor does to get articles: fetch, import feeds, look at the sample."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers, keyed

if TYPE_CHECKING:
    from newsroom.tui.places import Newsdesk


class FetchAll(Command["Newsdesk"]):
    """Fetch all feeds now. {desk.stop} stops it and keeps what was fetched."""

    id = "desk.fetch_all"
    label = N_("fetch all")
    keys = ("R",)
    footer = True

    def run(self, target: Newsdesk) -> None:
        """Start fetching."""
        target.fetch()


class FetchFeed(Command["Newsdesk"]):
    """Fetch the feed of the story under the cursor now."""

    id = "desk.fetch_feed"
    label = N_("fetch this feed")
    keys = ("r",)

    def unavailable(self, target: Newsdesk) -> str | None:
        """Tell that there is no story to take the feed from."""
        return (
            None
            if target.inbox.stories.ids
            else keyed(_("There is no story here; {desk.fetch_all} fetches all feeds."))
        )

    async def run(self, target: Newsdesk) -> None:
        """Start fetching the feed of the story under the cursor."""
        current = target.inbox.stories.current
        if current is None:
            return
        article = await target.app.jobs.read(target.app.desk.store.articles.get, current)
        if article is not None:
            target.fetch((article.feed_id,))


class StopFetch(Command["Newsdesk"]):
    """Stop the fetch that is under way; what was fetched stays."""

    id = "desk.stop"
    label = N_("stop fetching")
    keys = ("escape",)

    def in_palette(self, target: Newsdesk) -> bool:
        """Return whether a fetch is under way; the key does nothing else where there is none."""
        return any(each.group == "fetch" and not each.is_finished for each in target.workers)

    def run(self, target: Newsdesk) -> None:
        """Stop."""
        target.cancel_work()


class ImportFeeds(Command["Newsdesk"]):
    """Import feeds: from OPML, or from newsboat, its list or its cache with what was read."""

    id = "feeds.import"
    label = N_("import feeds")
    keys = ("i",)

    def run(self, target: Newsdesk) -> None:
        """Ask for the file."""
        from newsroom.tui.screens.feeds import import_list

        import_list(target)


class StarterFeeds(Command["Newsdesk"]):
    """Add the starter list: about forty AI and technology feeds in Chinese and English."""

    id = "feeds.starter"
    label = N_("starter list")
    keys = ("t",)

    def unavailable(self, target: Newsdesk) -> str | None:
        """The key is for a newsroom without feeds."""
        return _("There are feeds already.") if target.inbox.has_feeds else None

    def run(self, target: Newsdesk) -> Awaitable[None]:
        """Add them and fetch."""
        from newsroom.tui.screens.feeds import take_starter_list

        return take_starter_list(target)


class Sample(Command["Newsdesk"]):
    """Look around in the sample newsroom; nothing of your own is touched."""

    id = "desk.sample"
    label = N_("sample newsroom")
    keys = ("S",)

    def unavailable(self, target: Newsdesk) -> str | None:
        """The key is for a newsroom without feeds."""
        return _("There are feeds already; `newsroom demo` opens it.") if target.inbox.has_feeds else None

    def run(self, target: Newsdesk) -> Awaitable[None]:
        """Close this desk and open the sample."""
        return target.app.leave("sample")


FETCHING_COMMANDS: Offers[Newsdesk] = (FetchAll, FetchFeed, StopFetch)
FIRST_FEEDS_COMMANDS: Offers[Newsdesk] = (ImportFeeds, StarterFeeds, Sample)
