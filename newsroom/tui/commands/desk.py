"""What an editor does anywhere on the desk."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.tui.commands.adding import ADDING_COMMANDS
from newsroom.tui.commands.appearance import APPEARANCE_COMMANDS
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.commands.feedlist import ShowFeeds, Tidy
from newsroom.tui.commands.hooks import SHOW_HOOKS_COMMANDS
from newsroom.tui.commands.jumping import JUMP_COMMANDS

if TYPE_CHECKING:
    from newsroom.tui.screens.desk import DeskScreen


class IssueCommand(Command["DeskScreen"]):
    """A command that needs an open issue."""

    def unavailable(self, target: DeskScreen) -> str | None:
        """Tell that no issue is open."""
        return None if target.app.book.issue else _("No issue is open. D starts one.")


class ShowInbox(Command["DeskScreen"]):
    """Go to the inbox."""

    id = "desk.inbox"
    label = N_("inbox")
    keys = ("1",)

    def run(self, target: DeskScreen) -> None:
        """Go there."""
        target.show_pane("inbox")


class ShowReader(Command["DeskScreen"]):
    """Go to the reader."""

    id = "desk.reader"
    label = N_("reader")
    keys = ("2",)

    def run(self, target: DeskScreen) -> None:
        """Go there."""
        target.show_pane("reader")


class ShowComposer(Command["DeskScreen"]):
    """Go to the composer."""

    id = "desk.composer"
    label = N_("composer")
    keys = ("3",)

    def run(self, target: DeskScreen) -> None:
        """Go there."""
        target.show_pane("composer")


class NextPane(Command["DeskScreen"]):
    """Go to the next pane."""

    id = "desk.next_pane"
    label = N_("next pane")
    keys = ("tab", "l")

    def run(self, target: DeskScreen) -> None:
        """Go there."""
        target.other_pane(1)


class PreviousPane(Command["DeskScreen"]):
    """Go to the previous pane."""

    id = "desk.previous_pane"
    label = N_("previous pane")
    keys = ("shift+tab", "h")

    def run(self, target: DeskScreen) -> None:
        """Go there."""
        target.other_pane(-1)


class Zoom(Command["DeskScreen"]):
    """Give this pane the whole width, or its place again."""

    id = "desk.zoom"
    label = N_("zoom")
    keys = ("z",)

    def run(self, target: DeskScreen) -> None:
        """Zoom."""
        target.toggle_zoom()


class Views(Command["DeskScreen"]):
    """Choose what the inbox shows: a view, a tag or a feed."""

    id = "desk.views"
    label = N_("views and feeds")
    keys = ("f",)
    footer = True

    def run(self, target: DeskScreen) -> Awaitable[None]:
        """Open the list."""
        from newsroom.tui.screens.views import choose_view

        return choose_view(target)


class FetchAll(Command["DeskScreen"]):
    """Fetch all feeds now. Esc stops it and keeps what was fetched."""

    id = "desk.fetch_all"
    label = N_("fetch all")
    keys = ("R",)
    footer = True

    def run(self, target: DeskScreen) -> None:
        """Start fetching."""
        target.fetch()


class FetchFeed(Command["DeskScreen"]):
    """Fetch the feed of the story under the cursor now."""

    id = "desk.fetch_feed"
    label = N_("fetch this feed")
    keys = ("r",)

    def unavailable(self, target: DeskScreen) -> str | None:
        """Tell that there is no story to take the feed from."""
        return None if target.inbox.stories.ids else _("There is no story here; R fetches all feeds.")

    async def run(self, target: DeskScreen) -> None:
        """Start fetching the feed of the story under the cursor."""
        current = target.inbox.stories.current
        if current is None:
            return
        article = await target.app.jobs.read(target.app.desk.store.articles.get, current)
        if article is not None:
            target.fetch((article.feed_id,))


class StopFetch(Command["DeskScreen"]):
    """Stop the fetch that is under way; what was fetched stays."""

    id = "desk.stop"
    label = N_("stop fetching")
    keys = ("escape",)
    palette = False

    def run(self, target: DeskScreen) -> None:
        """Stop."""
        target.cancel_work()


class ImportFeeds(Command["DeskScreen"]):
    """Import feeds: from OPML, or from newsboat, its list or its cache with what was read."""

    id = "feeds.import"
    label = N_("import feeds")
    keys = ("i",)

    def run(self, target: DeskScreen) -> None:
        """Ask for the file."""
        from newsroom.tui.screens.feeds import import_list

        import_list(target)


class StarterFeeds(Command["DeskScreen"]):
    """Add the starter list: about forty AI and technology feeds in Chinese and English."""

    id = "feeds.starter"
    label = N_("starter list")
    keys = ("t",)

    def unavailable(self, target: DeskScreen) -> str | None:
        """The key is for a newsroom without feeds."""
        return _("There are feeds already.") if target.inbox.has_feeds else None

    def run(self, target: DeskScreen) -> Awaitable[None]:
        """Add them and fetch."""
        from newsroom.tui.screens.feeds import take_starter_list

        return take_starter_list(target)


class Sample(Command["DeskScreen"]):
    """Look around in the sample newsroom; nothing of your own is touched."""

    id = "desk.sample"
    label = N_("sample newsroom")
    keys = ("S",)

    def unavailable(self, target: DeskScreen) -> str | None:
        """The key is for a newsroom without feeds."""
        return _("There are feeds already; `newsroom demo` opens it.") if target.inbox.has_feeds else None

    def run(self, target: DeskScreen) -> Awaitable[None]:
        """Close this desk and open the sample."""
        return target.app.leave("sample")


class Undo(Command["DeskScreen"]):
    """Take back the last change to inbox or issue, also one from before the restart."""

    id = "desk.undo"
    label = N_("undo")
    keys = ("u",)
    footer = True

    def run(self, target: DeskScreen) -> Awaitable[None]:
        """Undo."""
        from newsroom.tui.picking import step_back

        return step_back(target)


class Redo(Command["DeskScreen"]):
    """Do again what was undone."""

    id = "desk.redo"
    label = N_("redo")
    keys = ("U",)

    def run(self, target: DeskScreen) -> Awaitable[None]:
        """Redo."""
        from newsroom.tui.picking import step_forward

        return step_forward(target)


class Passages(Command["DeskScreen"]):
    """List what you highlighted and noted in all articles."""

    id = "desk.passages"
    label = N_("highlights and notes")
    keys = ()

    def run(self, target: DeskScreen) -> Awaitable[None]:
        """Open the list."""
        from newsroom.tui.annotating import list_passages

        return list_passages(target)


class Issues(Command["DeskScreen"]):
    """Choose an issue, or start one by date."""

    id = "desk.issues"
    label = N_("issues")
    keys = ("D",)
    footer = True

    def run(self, target: DeskScreen) -> Awaitable[None]:
        """Open the list."""
        from newsroom.tui.screens.issues import choose_issue

        return choose_issue(target)


class Lead(IssueCommand):
    """Write the lead."""

    id = "desk.lead"
    label = N_("lead")
    keys = ("L",)

    def run(self, target: DeskScreen) -> None:
        """Open its editor."""
        from newsroom.tui.screens.editor import edit_part

        edit_part(target.app, "lead")


class Commentary(IssueCommand):
    """Write the commentary (点评)."""

    id = "desk.commentary"
    label = N_("commentary")
    keys = ("C",)

    def run(self, target: DeskScreen) -> None:
        """Open its editor."""
        from newsroom.tui.screens.editor import edit_part

        edit_part(target.app, "commentary")


class Check(IssueCommand):
    """Check the issue: findings with their rule; Enter goes to the very words."""

    id = "desk.check"
    label = N_("check")
    keys = ("c",)
    footer = True

    def run(self, target: DeskScreen) -> Awaitable[None]:
        """Check now and list what is found."""
        from newsroom.tui.screens.findings import show_findings

        return show_findings(target.app)


class Preview(IssueCommand):
    """Preview the issue as readers will see it; m shows its Markdown."""

    id = "desk.preview"
    label = N_("preview")
    keys = ("p",)
    footer = True

    def run(self, target: DeskScreen) -> None:
        """Open the preview."""
        from newsroom.tui.screens.preview import PreviewScreen

        target.app.push_screen(PreviewScreen())


class Export(IssueCommand):
    """Export the issue as Markdown into the publication's folder. Errors stop it and are shown."""

    id = "desk.export"
    label = N_("export")
    keys = ("E",)
    footer = True

    def run(self, target: DeskScreen) -> Awaitable[None]:
        """Check, ask where need be, write."""
        from newsroom.tui.screens.export import export_issue

        return export_issue(target.app)


class Publish(IssueCommand):
    """Publish the issue: choose forms, see what each would write, then write, commit and mail it."""

    id = "desk.publish"
    label = N_("publish")
    keys = ("P",)

    def run(self, target: DeskScreen) -> None:
        """Open the list of forms."""
        from newsroom.tui.screens.publish import PublishScreen

        target.app.push_screen(PublishScreen())


class History(IssueCommand):
    """Show the history of the issue: what each change did, word by word, and the way back to any of them."""

    id = "desk.history"
    label = N_("history")
    keys = ("B",)

    def run(self, target: DeskScreen) -> None:
        """Open it."""
        from newsroom.tui.screens.history import HistoryScreen

        target.app.push_screen(HistoryScreen())


class Statistics(Command["DeskScreen"]):
    """Show the numbers: articles by day and source, share picked, issues, terms that rise."""

    id = "desk.statistics"
    label = N_("numbers")
    keys = ("T",)

    def run(self, target: DeskScreen) -> None:
        """Open them."""
        from newsroom.tui.screens.statistics import StatisticsScreen

        target.app.push_screen(StatisticsScreen())


class Help(Command["DeskScreen"]):
    """Show the keys of this pane and of the desk."""

    id = "desk.help"
    label = N_("help")
    keys = ("question_mark",)
    footer = True

    def run(self, target: DeskScreen) -> None:
        """Open the help."""
        from newsroom.tui.screens.help import HelpScreen

        target.app.push_screen(HelpScreen(target.focused, target))


class Palette(Command["DeskScreen"]):
    """Find a command by its name."""

    id = "desk.palette"
    label = N_("commands")
    keys = ("colon", "ctrl+p")
    footer = True
    palette = False

    def run(self, target: DeskScreen) -> None:
        """Open the palette."""
        from newsroom.tui.screens.palette import Palette

        target.app.push_screen(Palette(placeholder=_("Find a command…")))


class LearnTerms(Command["DeskScreen"]):
    """Offer the spellings you put right by hand for the publication's terms, which preflight follows."""

    id = "desk.learn_terms"
    label = N_("learn spellings")
    keys = ()

    def run(self, target: DeskScreen) -> Awaitable[None]:
        """List them."""
        from newsroom.tui.screens.terms import learn_terms

        return learn_terms(target.app)


class Script(Command["DeskScreen"]):
    """Show Chinese as it is written, in simplified or in traditional characters; no text is changed."""

    id = "desk.script"
    label = N_("simplified/traditional")
    keys = ()

    def run(self, target: DeskScreen) -> Awaitable[None]:
        """Take the next of the three, and remember it."""
        return target.next_script()


class Quit(Command["DeskScreen"]):
    """Leave the desk; from reader or composer alone on a small screen go back to the inbox first.

    Everything is saved; it opens again as it was left.
    """

    id = "desk.quit"
    label = N_("quit")
    keys = ("q",)

    def run(self, target: DeskScreen) -> Awaitable[None] | None:
        """Go back, or leave."""
        if target.shown() in (("reader",), ("composer",)):
            target.show_pane("inbox")
            return None
        return target.app.leave()


DESK_COMMANDS: Offers = (
    ShowInbox,
    ShowReader,
    ShowComposer,
    NextPane,
    PreviousPane,
    Zoom,
    Check,
    Preview,
    Export,
    Publish,
    History,
    ShowFeeds,
    Tidy,
    Undo,
    Redo,
    Passages,
    Views,
    FetchAll,
    FetchFeed,
    StopFetch,
    Issues,
    Lead,
    Commentary,
    *ADDING_COMMANDS,
    ImportFeeds,
    StarterFeeds,
    Sample,
    Script,
    *JUMP_COMMANDS,
    *APPEARANCE_COMMANDS,
    LearnTerms,
    *SHOW_HOOKS_COMMANDS,
    Statistics,
    Help,
    Palette,
    Quit,
)
