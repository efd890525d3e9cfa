"""How feeds, and what has none, are added on the desk, and documents are clipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers

if TYPE_CHECKING:
    from newsroom.tui.places import Newsdesk


class AddFeed(Command["Newsdesk"]):
    """Add a feed: by its address, by that of a page that has feeds, or of someone on a platform."""

    id = "feeds.add"
    label = N_("add a feed")
    keys = ("plus",)

    def run(self, target: Newsdesk) -> None:
        """Ask for the address."""
        from newsroom.tui.screens.adding import add_feed

        add_feed(target)


class FollowPage(Command["Newsdesk"]):
    """Follow a page that has no feed: CSS selectors pick its articles, which are shown as you type."""

    id = "feeds.page"
    label = N_("follow a page")
    keys = ()

    def run(self, target: Newsdesk) -> None:
        """Show the selectors."""
        from newsroom.tui.screens.adding import follow_page

        follow_page(target)


class FollowCommand(Command["Newsdesk"]):
    """Follow what a command prints: a feed, JSON or plain lines."""

    id = "feeds.command"
    label = N_("follow a command")
    keys = ()

    def run(self, target: Newsdesk) -> None:
        """Ask for the command."""
        from newsroom.tui.screens.adding import follow_command

        follow_command(target)


class FollowFolder(Command["Newsdesk"]):
    """Follow a folder of documents: each is an article, and is kept up to date."""

    id = "feeds.folder"
    label = N_("follow a folder")
    keys = ()

    def run(self, target: Newsdesk) -> None:
        """Ask for the folder."""
        from newsroom.tui.screens.adding import follow_folder

        follow_folder(target)


class Clip(Command["Newsdesk"]):
    """Put a page, a file (Markdown, HTML, text, PDF, Word, mail) or pasted text in the inbox."""

    id = "desk.clip"
    label = N_("clip a document")
    keys = ()

    def run(self, target: Newsdesk) -> None:
        """Ask for it."""
        from newsroom.tui.screens.clipping import clip

        clip(target)


ADDING_COMMANDS: Offers[Newsdesk] = (AddFeed, FollowPage, FollowCommand, FollowFolder, Clip)
