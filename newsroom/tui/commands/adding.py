"""How feeds, and what has none, are added on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.commands.clipping import Clip
from newsroom.tui.commands.dialogs import Close

if TYPE_CHECKING:
    from newsroom.tui.screens.desk import DeskScreen
    from newsroom.tui.screens.selectors import SelectorScreen


class AddFeed(Command["DeskScreen"]):
    """Add a feed: by its address, by that of a page that has feeds, or of someone on a platform."""

    id = "feeds.add"
    label = N_("add a feed")
    keys = ("plus",)

    def run(self, target: DeskScreen) -> None:
        """Ask for the address."""
        from newsroom.tui.screens.adding import add_feed

        add_feed(target)


class FollowPage(Command["DeskScreen"]):
    """Follow a page that has no feed: CSS selectors pick its articles, which are shown as you type."""

    id = "feeds.page"
    label = N_("follow a page")
    keys = ()

    def run(self, target: DeskScreen) -> None:
        """Show the selectors."""
        from newsroom.tui.screens.adding import follow_page

        follow_page(target)


class FollowCommand(Command["DeskScreen"]):
    """Follow what a command prints: a feed, JSON or plain lines."""

    id = "feeds.command"
    label = N_("follow a command")
    keys = ()

    def run(self, target: DeskScreen) -> None:
        """Ask for the command."""
        from newsroom.tui.screens.adding import follow_command

        follow_command(target)


class FollowFolder(Command["DeskScreen"]):
    """Follow a folder of documents: each is an article, and is kept up to date."""

    id = "feeds.folder"
    label = N_("follow a folder")
    keys = ()

    def run(self, target: DeskScreen) -> None:
        """Ask for the folder."""
        from newsroom.tui.screens.adding import follow_folder

        follow_folder(target)


class TakeSelectors(Command["SelectorScreen"]):
    """Add the page as it is read now."""

    id = "selectors.take"
    label = N_("add the page")
    keys = ("ctrl+s",)
    footer = True

    def run(self, target: SelectorScreen) -> None:
        """Close with the page, if anything is caught."""
        target.take()


ADDING_COMMANDS: Offers = (AddFeed, FollowPage, FollowCommand, FollowFolder, Clip)
SELECTOR_COMMANDS: Offers = (TakeSelectors, Close)
