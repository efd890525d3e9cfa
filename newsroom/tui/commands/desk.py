"""What an editor does anywhere on the desk."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.tui.commands.adding import ADDING_COMMANDS
from newsroom.tui.commands.appearance import APPEARANCE_COMMANDS
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.commands.fetching import FETCHING_COMMANDS, FIRST_FEEDS_COMMANDS
from newsroom.tui.commands.issue import CHECKING_COMMANDS, WRITING_COMMANDS

if TYPE_CHECKING:
    from newsroom.tui.places import Newsdesk


class ShowInbox(Command["Newsdesk"]):
    """Go to the inbox."""

    id = "desk.inbox"
    label = N_("inbox")
    keys = ("1",)

    def run(self, target: Newsdesk) -> None:
        """Go there."""
        target.show_pane("inbox")


class ShowReader(Command["Newsdesk"]):
    """Go to the reader."""

    id = "desk.reader"
    label = N_("reader")
    keys = ("2",)

    def run(self, target: Newsdesk) -> None:
        """Go there."""
        target.show_pane("reader")


class ShowComposer(Command["Newsdesk"]):
    """Go to the composer."""

    id = "desk.composer"
    label = N_("composer")
    keys = ("3",)

    def run(self, target: Newsdesk) -> None:
        """Go there."""
        target.show_pane("composer")


class NextPane(Command["Newsdesk"]):
    """Go to the next pane."""

    id = "desk.next_pane"
    label = N_("next pane")
    keys = ("tab", "l")

    def run(self, target: Newsdesk) -> None:
        """Go there."""
        target.other_pane(1)


class PreviousPane(Command["Newsdesk"]):
    """Go to the previous pane."""

    id = "desk.previous_pane"
    label = N_("previous pane")
    keys = ("shift+tab", "h")

    def run(self, target: Newsdesk) -> None:
        """Go there."""
        target.other_pane(-1)


class Zoom(Command["Newsdesk"]):
    """Give this pane the whole width, or its place again."""

    id = "desk.zoom"
    label = N_("zoom")
    keys = ("z",)

    def run(self, target: Newsdesk) -> None:
        """Zoom."""
        target.toggle_zoom()


class Views(Command["Newsdesk"]):
    """Choose what the inbox shows: a view, a tag or a feed."""

    id = "desk.views"
    label = N_("views and feeds")
    keys = ("f",)
    footer = True

    def run(self, target: Newsdesk) -> Awaitable[None]:
        """Open the list."""
        from newsroom.tui.screens.views import choose_view

        return choose_view(target)


class Undo(Command["Newsdesk"]):
    """Take back the last change of this sitting to inbox or issue, then what was done before the restart.

    What another desk or a command did is named, and taken back if you say so.
    """

    id = "desk.undo"
    label = N_("undo")
    keys = ("u",)
    footer = True

    def run(self, target: Newsdesk) -> Awaitable[None]:
        """Undo."""
        from newsroom.tui.undoing import step_back

        return step_back(target)


class Redo(Command["Newsdesk"]):
    """Do again what was undone."""

    id = "desk.redo"
    label = N_("redo")
    keys = ("U",)

    def run(self, target: Newsdesk) -> Awaitable[None]:
        """Redo."""
        from newsroom.tui.undoing import step_forward

        return step_forward(target)


class Passages(Command["Newsdesk"]):
    """List what you highlighted and noted in all articles."""

    id = "desk.passages"
    label = N_("highlights and notes")
    keys = ()

    def run(self, target: Newsdesk) -> Awaitable[None]:
        """Open the list."""
        from newsroom.tui.annotating import list_passages

        return list_passages(target)


class Statistics(Command["Newsdesk"]):
    """Show the numbers: articles by day and source, share picked, issues, terms that rise."""

    id = "desk.statistics"
    label = N_("numbers")
    keys = ("T",)

    def run(self, target: Newsdesk) -> None:
        """Open them."""
        from newsroom.tui.screens.statistics import StatisticsScreen

        target.app.push_screen(StatisticsScreen())


class LearnTerms(Command["Newsdesk"]):
    """Offer the spellings you put right by hand for the publication's terms, which preflight follows."""

    id = "desk.learn_terms"
    label = N_("learn spellings")
    keys = ()
    anywhere = True

    def run(self, target: Newsdesk) -> Awaitable[None]:
        """List them."""
        from newsroom.tui.screens.terms import learn_terms

        return learn_terms(target.app)


class Script(Command["Newsdesk"]):
    """Show Chinese as it is written, in simplified or in traditional characters; no text is changed."""

    id = "desk.script"
    label = N_("simplified/traditional")
    keys = ()

    def run(self, target: Newsdesk) -> Awaitable[None]:
        """Take the next of the three, and remember it."""
        return target.next_script()


class ShowFeeds(Command["Newsdesk"]):
    """Show all feeds: how each stands, what it brings, what is wrong and what to do about it."""

    id = "desk.feeds"
    label = N_("feeds")
    keys = ("F",)

    def run(self, target: Newsdesk) -> None:
        """Open the list."""
        from newsroom.tui.screens.feedlist import FeedsScreen

        target.app.push_screen(FeedsScreen())


class Tidy(Command["Newsdesk"]):
    """Delete old articles for good, after a look at which. What was put to use always stays."""

    id = "desk.tidy"
    label = N_("tidy up")
    keys = ()

    def run(self, target: Newsdesk) -> None:
        """Ask how old is old."""
        from newsroom.tui.screens.tidying import tidy

        tidy(target)


class ShowHooks(Command["Newsdesk"]):
    """Show what your hooks did since the desk was opened: how each ended, and all it printed."""

    id = "desk.hooks"
    label = N_("hooks")
    keys = ()
    anywhere = True

    def unavailable(self, target: Newsdesk) -> str | None:
        """Tell that none has run."""
        if target.app.hook_runs:
            return None
        return _("No hook has run yet; [[hooks]] in the settings set them up.")

    def run(self, target: Newsdesk) -> None:
        """Open the list."""
        from newsroom.tui.screens.hooks import HooksScreen

        target.app.push_screen(HooksScreen())


class Quit(Command["Newsdesk"]):
    """Leave the desk; from reader or composer alone on a small screen go back to the inbox first.

    Everything is saved; it opens again as it was left.
    """

    id = "desk.quit"
    label = N_("quit")
    keys = ("q",)

    def run(self, target: Newsdesk) -> Awaitable[None] | None:
        """Go back, or leave."""
        if target.shown() in (("reader",), ("composer",)):
            target.show_pane("inbox")
            return None
        return target.app.leave()


class BackAndQuit(Command["Newsdesk"]):
    """End a search, go back to the inbox from another pane, and leave the desk from there.

    Everything is saved; it opens again as it was left.
    """

    id = "desk.back"
    label = N_("back, then quit")
    keys = ()
    palette = False

    def run(self, target: Newsdesk) -> Awaitable[None] | None:
        """Go back, or leave."""
        if target.focused is not target.inbox.stories:
            target.show_pane("inbox")
            return None
        return target.inbox.end_search() if target.inbox.searching else target.app.leave()


class QuitAtOnce(Command["Newsdesk"]):
    """Leave the desk from any pane. Everything is saved; it opens again as it was left."""

    id = "desk.leave"
    label = N_("quit at once")
    keys = ()
    palette = False
    anywhere = True

    def run(self, target: Newsdesk) -> Awaitable[None]:
        """Leave."""
        return target.app.leave()


DESK_COMMANDS: Offers[Newsdesk] = (
    ShowInbox,
    ShowReader,
    ShowComposer,
    NextPane,
    PreviousPane,
    Zoom,
    *CHECKING_COMMANDS,
    ShowFeeds,
    Tidy,
    Undo,
    Redo,
    Passages,
    Views,
    *FETCHING_COMMANDS,
    *WRITING_COMMANDS,
    *ADDING_COMMANDS,
    *FIRST_FEEDS_COMMANDS,
    Script,
    *APPEARANCE_COMMANDS,
    LearnTerms,
    ShowHooks,
    Statistics,
    Quit,
    BackAndQuit,
    QuitAtOnce,
)
