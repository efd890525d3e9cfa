"""What every screen offers: its help, the list of its commands, letters to jump by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Commanded, Offers
from newsroom.tui.commands.jumping import Jump
from newsroom.tui.context import DeskApp

if TYPE_CHECKING:
    from newsroom.tui.places import Closing


class Help(Command[Screen[Any]]):
    """Show the keys of the place you are in, and of the desk around it."""

    id = "desk.help"
    label = N_("help")
    keys = ("question_mark", "f1")
    footer = True

    def unavailable(self, target: Screen[Any]) -> str | None:
        """Not in the help itself, where its keys close it."""
        is_help = isinstance(target, Commanded) and target.find_command(Close.id) is not None
        return _("This is the help.") if is_help else None

    def run(self, target: Screen[Any]) -> None:
        """Open the help."""
        if isinstance(target.app, DeskApp):
            target.app.show_help(target)


class Palette(Command[Screen[Any]]):
    """Find a command of the place you are in by its name."""

    id = "desk.palette"
    label = N_("commands")
    keys = ("colon", "ctrl+p")
    footer = True
    palette = False

    def run(self, target: Screen[Any]) -> None:
        """Open the palette."""
        from newsroom.tui.screens.palette import Palette

        target.app.push_screen(Palette(placeholder=_("Find a command…")))


class Close(Command["Closing"]):
    """Close the help."""

    id = "help.close"
    label = N_("close")
    keys = ("escape", "q", "question_mark", "f1")
    palette = False

    def run(self, target: Closing) -> None:
        """Close."""
        target.close()


EVERYWHERE: Offers[Screen[Any]] = (Jump, Help, Palette)
HELP_COMMANDS: Offers[Closing] = (Close,)
