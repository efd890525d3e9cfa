"""What an editor does with order, rules and kept searches of the inbox."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers, keyed

if TYPE_CHECKING:
    from newsroom.tui.places import Inbox


class Why(Command["Inbox"]):
    """Tell why the story stands where it stands: the parts of its score, and the rules that acted on it."""

    id = "inbox.why"
    label = N_("why is this first")
    keys = ("w",)

    def unavailable(self, target: Inbox) -> str | None:
        """Tell that there is no story."""
        return None if target.stories.ids else _("There is no story here.")

    def run(self, target: Inbox) -> Awaitable[None]:
        """Show the parts."""
        from newsroom.tui.screens.why import show_why

        return show_why(target)


class Layout(Command["Inbox"]):
    """Choose the order of this view, best or newest first, and whether days or feeds stand together."""

    id = "inbox.layout"
    label = N_("order and groups")
    keys = ("comma",)

    def run(self, target: Inbox) -> None:
        """Open the list."""
        from newsroom.tui.screens.views import choose_layout

        choose_layout(target)


class Rules(Command["Inbox"]):
    """List your rules, what each would do with the last month, what it did; {rules.take_back} undoes it."""

    id = "inbox.rules"
    label = N_("rules")
    keys = ("X",)

    def run(self, target: Inbox) -> None:
        """Open the screen."""
        from newsroom.tui.screens.rules import RulesScreen

        target.app.push_screen(RulesScreen())


class KeepSearch(Command["Inbox"]):
    """Keep what is searched for as a view of its own, which {desk.views} lists with its count."""

    id = "inbox.keep_search"
    label = N_("keep search")
    keys = ("ctrl+s",)

    def unavailable(self, target: Inbox) -> str | None:
        """Tell that nothing is searched for."""
        return (
            None if target.search.value.strip() else keyed(_("Search for something first: {inbox.search}."))
        )

    def run(self, target: Inbox) -> None:
        """Ask for a name."""
        from newsroom.tui.screens.views import keep_search

        keep_search(target)


class _KeptView(Command["Inbox"]):
    def unavailable(self, target: Inbox) -> str | None:
        """Tell that the view is none that was kept."""
        if target.view.name.startswith("kept:"):
            return None
        return keyed(_("This view is no kept search; {desk.views} lists those."))


class RenameView(_KeptView):
    """Give the kept search that is shown another name."""

    id = "inbox.rename_view"
    label = N_("rename view")
    keys = ()

    async def run(self, target: Inbox) -> None:
        """Ask for the name."""
        from newsroom.tui.screens.views import rename_view

        find = target.app.desk.store.searches.find
        rename_view(target, await target.app.jobs.read(find, target.view.name.removeprefix("kept:")))


class RemoveView(_KeptView):
    """Remove the kept search that is shown; undo brings it back."""

    id = "inbox.remove_view"
    label = N_("remove view")
    keys = ()

    async def run(self, target: Inbox) -> None:
        """Remove it."""
        from newsroom.tui.screens.views import remove_view

        find = target.app.desk.store.searches.find
        await remove_view(target, await target.app.jobs.read(find, target.view.name.removeprefix("kept:")))


TRIAGE_COMMANDS: Offers[Inbox] = (Why, Layout, Rules, KeepSearch, RenameView, RemoveView)
