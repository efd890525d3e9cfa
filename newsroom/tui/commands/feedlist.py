"""What an editor does with feeds in their list."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Protocol

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers, keyed
from newsroom.tui.commands.dialogs import Close as CloseDialog
from newsroom.tui.links import browse, yank_address
from newsroom.tui.places import OnDesk, Taking, newsdesk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsroom.desk.standing import Standing


class Feeds(OnDesk, Protocol):
    """The list of feeds."""

    @property
    def current(self) -> Standing | None:
        """The feed under the cursor."""

    def back(self) -> None:
        """Show all feeds again, or go back to the desk."""

    def edit(self) -> None:
        """Ask what is to be set of the feed under the cursor, and set it."""

    def export(self) -> None:
        """Ask for a file and write all feeds into it."""

    def fetch(self, ids: Sequence[int] = ()) -> None:
        """Fetch these feeds, or all that are polled."""

    def next_sort(self) -> None:
        """Sort by the next of the orders there are."""

    def show_articles(self) -> None:
        """Show the articles of the feed under the cursor in the inbox."""

    def start_narrowing(self) -> None:
        """Show the line to type words in."""

    async def step(self, *, back: bool) -> None:
        """Undo the last change, or do it again."""

    async def toggle_pause(self) -> None:
        """Pause the feed under the cursor, or poll it again."""

    async def unsubscribe(self) -> None:
        """Remove the feed under the cursor."""


class FeedCommand(Command[Feeds]):
    """A command that needs a feed under the cursor."""

    def unavailable(self, target: Feeds) -> str | None:
        """Tell that there is none."""
        return None if target.current else keyed(_("There is no feed here; {feed_list.add} adds one."))


class PolledFeedCommand(FeedCommand):
    """A command that needs a feed that is polled, and not the clippings."""

    def unavailable(self, target: Feeds) -> str | None:
        """Tell that there is none."""
        if target.current is not None and target.current.feed.kind == "clip":
            return _("Clippings are put in by hand; no one polls them.")
        return super().unavailable(target)


class Back(Command[Feeds]):
    """Go back to the desk."""

    id = "feed_list.back"
    label = N_("back")
    keys = ("escape", "q", "F")
    footer = True

    def run(self, target: Feeds) -> None:
        """Go back."""
        target.back()


class Edit(FeedCommand):
    """Edit title, tags, interval, full text and address of this feed."""

    id = "feed_list.edit"
    label = N_("edit")
    keys = ("e",)
    footer = True

    def run(self, target: Feeds) -> None:
        """Open the form."""
        target.edit()


class Pause(PolledFeedCommand):
    """Poll this feed no more, or again."""

    id = "feed_list.pause"
    label = N_("pause")
    keys = ("p",)
    footer = True

    def run(self, target: Feeds) -> Awaitable[None]:
        """Pause or resume."""
        return target.toggle_pause()


class Remove(FeedCommand):
    """Remove this feed; undo brings it back with its articles, for 30 days."""

    id = "feed_list.remove"
    label = N_("unsubscribe")
    keys = ("d", "delete")
    footer = True

    def run(self, target: Feeds) -> Awaitable[None]:
        """Remove it."""
        return target.unsubscribe()


class Undo(Command[Feeds]):
    """Undo the last change."""

    id = "feed_list.undo"
    label = N_("undo")
    keys = ("u",)
    footer = True

    def run(self, target: Feeds) -> Awaitable[None]:
        """Undo."""
        return target.step(back=True)


class Redo(Command[Feeds]):
    """Redo what was undone."""

    id = "feed_list.redo"
    label = N_("redo")
    keys = ("U",)

    def run(self, target: Feeds) -> Awaitable[None]:
        """Redo."""
        return target.step(back=False)


class Sort(Command[Feeds]):
    """Sort by trouble, title, articles a week, share picked, last success, next due, or as added."""

    id = "feed_list.sort"
    label = N_("sort")
    keys = ("s",)
    footer = True

    def run(self, target: Feeds) -> None:
        """Take the next order."""
        target.next_sort()


class Narrow(Command[Feeds]):
    """Type words of title, address or tag to narrow the list."""

    id = "feed_list.narrow"
    label = N_("narrow")
    keys = ("slash",)
    footer = True

    def run(self, target: Feeds) -> None:
        """Show the line to type in."""
        target.start_narrowing()


class Articles(FeedCommand):
    """Show the articles of this feed in the inbox."""

    id = "feed_list.articles"
    label = N_("its articles")
    keys = ("enter",)
    footer = True

    def run(self, target: Feeds) -> None:
        """Go to the inbox."""
        target.show_articles()


class Fetch(PolledFeedCommand):
    """Fetch this feed now, whether due or not."""

    id = "feed_list.fetch"
    label = N_("fetch")
    keys = ("r",)
    footer = True

    def run(self, target: Feeds) -> None:
        """Fetch it."""
        if target.current is not None:
            target.fetch([target.current.feed.id])


class FetchAll(Command[Feeds]):
    """Fetch all feeds now."""

    id = "feed_list.fetch_all"
    label = N_("fetch all")
    keys = ("R",)

    def run(self, target: Feeds) -> None:
        """Fetch them."""
        target.fetch()


class Site(FeedCommand):
    """Open the site of this feed in the browser."""

    id = "feed_list.site"
    label = N_("open its site")
    keys = ("o",)

    def run(self, target: Feeds) -> None:
        """Open it."""
        if target.current is not None:
            browse(target.app, target.current.feed.site or target.current.feed.url)


class Yank(FeedCommand):
    """Copy the address of this feed."""

    id = "feed_list.yank"
    label = N_("copy its address")
    keys = ("y",)

    def run(self, target: Feeds) -> None:
        """Copy it."""
        if target.current is not None:
            yank_address(target.app, target.current.feed.url)


class Add(Command[Feeds]):
    """Add a feed: by its address, by that of a page that has feeds, or of someone on a platform."""

    id = "feed_list.add"
    label = N_("add a feed")
    keys = ("plus",)
    footer = True

    def run(self, target: Feeds) -> None:
        """Ask for the address."""
        from newsroom.tui.screens.adding import add_feed

        add_feed(newsdesk(target.app))


class Clip(Command[Feeds]):
    """Put a page, a file or pasted text in the inbox."""

    id = "feed_list.clip"
    label = N_("clip a document")
    keys = ("c",)

    def run(self, target: Feeds) -> None:
        """Ask for it."""
        from newsroom.tui.screens.clipping import clip

        clip(newsdesk(target.app))


class Import(Command[Feeds]):
    """Import feeds: from OPML, or from newsboat, its list or its cache with what was read."""

    id = "feed_list.import"
    label = N_("import")
    keys = ("i",)

    def run(self, target: Feeds) -> None:
        """Ask for the file."""
        from newsroom.tui.screens.feeds import import_list

        import_list(newsdesk(target.app))


class Export(Command[Feeds]):
    """Write all feeds into an OPML file."""

    id = "feed_list.export"
    label = N_("export")
    keys = ("E",)

    def run(self, target: Feeds) -> None:
        """Ask for the file."""
        target.export()


class TakeForm(Command[Taking]):
    """Set what stands here."""

    id = "feed_form.take"
    label = N_("save")
    keys = ("ctrl+s",)
    footer = True

    def run(self, target: Taking) -> None:
        """Set it."""
        target.take()


FEED_FORM_COMMANDS: Offers[Taking] = (TakeForm, CloseDialog)
FEED_LIST_COMMANDS: Offers[Feeds] = (
    Back,
    Edit,
    Pause,
    Remove,
    Undo,
    Redo,
    Sort,
    Narrow,
    Articles,
    Fetch,
    FetchAll,
    Site,
    Yank,
    Add,
    Clip,
    Import,
    Export,
)
