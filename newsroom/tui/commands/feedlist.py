"""What an editor does with feeds in their list."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers, keyed
from newsroom.tui.commands.dialogs import Close as CloseDialog
from newsroom.tui.links import browse, yank_address

if TYPE_CHECKING:
    from newsroom.tui.screens.feedform import FeedForm
    from newsroom.tui.screens.feedlist import FeedsScreen


class FeedCommand(Command["FeedsScreen"]):
    """A command that needs a feed under the cursor."""

    def unavailable(self, target: FeedsScreen) -> str | None:
        """Tell that there is none."""
        return None if target.current else keyed(_("There is no feed here; {feed_list.add} adds one."))


class PolledFeedCommand(FeedCommand):
    """A command that needs a feed that is polled, and not the clippings."""

    def unavailable(self, target: FeedsScreen) -> str | None:
        """Tell that there is none."""
        if target.current is not None and target.current.feed.kind == "clip":
            return _("Clippings are put in by hand; no one polls them.")
        return super().unavailable(target)


class Back(Command["FeedsScreen"]):
    """Go back to the desk."""

    id = "feed_list.back"
    label = N_("back")
    keys = ("escape", "q", "F")
    footer = True

    def run(self, target: FeedsScreen) -> None:
        """Go back."""
        target.back()


class Edit(FeedCommand):
    """Edit title, tags, interval, full text and address of this feed."""

    id = "feed_list.edit"
    label = N_("edit")
    keys = ("e",)
    footer = True

    def run(self, target: FeedsScreen) -> None:
        """Open the form."""
        target.edit()


class Pause(PolledFeedCommand):
    """Poll this feed no more, or again."""

    id = "feed_list.pause"
    label = N_("pause")
    keys = ("p",)
    footer = True

    def run(self, target: FeedsScreen) -> Awaitable[None]:
        """Pause or resume."""
        return target.toggle_pause()


class Remove(FeedCommand):
    """Remove this feed; undo brings it back with its articles, for 30 days."""

    id = "feed_list.remove"
    label = N_("unsubscribe")
    keys = ("d", "delete")
    footer = True

    def run(self, target: FeedsScreen) -> Awaitable[None]:
        """Remove it."""
        return target.unsubscribe()


class Undo(Command["FeedsScreen"]):
    """Undo the last change."""

    id = "feed_list.undo"
    label = N_("undo")
    keys = ("u",)
    footer = True

    def run(self, target: FeedsScreen) -> Awaitable[None]:
        """Undo."""
        return target.step(back=True)


class Redo(Command["FeedsScreen"]):
    """Redo what was undone."""

    id = "feed_list.redo"
    label = N_("redo")
    keys = ("U",)

    def run(self, target: FeedsScreen) -> Awaitable[None]:
        """Redo."""
        return target.step(back=False)


class Sort(Command["FeedsScreen"]):
    """Sort by trouble, title, articles a week, share picked, last success, next due, or as added."""

    id = "feed_list.sort"
    label = N_("sort")
    keys = ("s",)
    footer = True

    def run(self, target: FeedsScreen) -> None:
        """Take the next order."""
        target.next_sort()


class Narrow(Command["FeedsScreen"]):
    """Type words of title, address or tag to narrow the list."""

    id = "feed_list.narrow"
    label = N_("narrow")
    keys = ("slash",)
    footer = True

    def run(self, target: FeedsScreen) -> None:
        """Show the line to type in."""
        target.start_narrowing()


class Articles(FeedCommand):
    """Show the articles of this feed in the inbox."""

    id = "feed_list.articles"
    label = N_("its articles")
    keys = ("enter",)
    footer = True

    def run(self, target: FeedsScreen) -> None:
        """Go to the inbox."""
        target.show_articles()


class Fetch(PolledFeedCommand):
    """Fetch this feed now, whether due or not."""

    id = "feed_list.fetch"
    label = N_("fetch")
    keys = ("r",)
    footer = True

    def run(self, target: FeedsScreen) -> None:
        """Fetch it."""
        if target.current is not None:
            target.fetch([target.current.feed.id])


class FetchAll(Command["FeedsScreen"]):
    """Fetch all feeds now."""

    id = "feed_list.fetch_all"
    label = N_("fetch all")
    keys = ("R",)

    def run(self, target: FeedsScreen) -> None:
        """Fetch them."""
        target.fetch()


class Site(FeedCommand):
    """Open the site of this feed in the browser."""

    id = "feed_list.site"
    label = N_("open its site")
    keys = ("o",)

    def run(self, target: FeedsScreen) -> None:
        """Open it."""
        if target.current is not None:
            browse(target.app, target.current.feed.site or target.current.feed.url)


class Yank(FeedCommand):
    """Copy the address of this feed."""

    id = "feed_list.yank"
    label = N_("copy its address")
    keys = ("y",)

    def run(self, target: FeedsScreen) -> None:
        """Copy it."""
        if target.current is not None:
            yank_address(target.app, target.current.feed.url)


class Add(Command["FeedsScreen"]):
    """Add a feed: by its address, by that of a page that has feeds, or of someone on a platform."""

    id = "feed_list.add"
    label = N_("add a feed")
    keys = ("plus",)
    footer = True

    def run(self, target: FeedsScreen) -> None:
        """Ask for the address."""
        from newsroom.tui.screens.adding import add_feed

        add_feed(target.desk_screen)


class Clip(Command["FeedsScreen"]):
    """Put a page, a file or pasted text in the inbox."""

    id = "feed_list.clip"
    label = N_("clip a document")
    keys = ("c",)

    def run(self, target: FeedsScreen) -> None:
        """Ask for it."""
        from newsroom.tui.screens.clipping import clip

        clip(target.desk_screen)


class Import(Command["FeedsScreen"]):
    """Import feeds: from OPML, or from newsboat, its list or its cache with what was read."""

    id = "feed_list.import"
    label = N_("import")
    keys = ("i",)

    def run(self, target: FeedsScreen) -> None:
        """Ask for the file."""
        from newsroom.tui.screens.feeds import import_list

        import_list(target.desk_screen)


class Export(Command["FeedsScreen"]):
    """Write all feeds into an OPML file."""

    id = "feed_list.export"
    label = N_("export")
    keys = ("E",)

    def run(self, target: FeedsScreen) -> None:
        """Ask for the file."""
        target.export()


class TakeForm(Command["FeedForm"]):
    """Set what stands here."""

    id = "feed_form.take"
    label = N_("save")
    keys = ("ctrl+s",)
    footer = True

    def run(self, target: FeedForm) -> None:
        """Set it."""
        target.take()


FEED_FORM_COMMANDS: Offers = (TakeForm, CloseDialog)
FEED_LIST_COMMANDS: Offers = (
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
