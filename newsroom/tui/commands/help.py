"""What an editor does in the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers

if TYPE_CHECKING:
    from newsroom.tui.screens.help import HelpScreen


class Close(Command["HelpScreen"]):
    """Close the help."""

    id = "help.close"
    label = N_("close")
    keys = ("escape", "q", "question_mark", "f1")
    palette = False

    def run(self, target: HelpScreen) -> None:
        """Close."""
        target.close()


HELP_COMMANDS: Offers = (Close,)
