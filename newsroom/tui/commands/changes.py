"""What an editor does while looking at what a source changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers

if TYPE_CHECKING:
    from newsroom.tui.places import Leaving


class Close(Command["Leaving"]):
    """Go back to where you were."""

    id = "changes.close"
    label = N_("back")
    keys = ("escape", "q", "equals_sign")
    footer = True

    def run(self, target: Leaving) -> None:
        """Close the screen."""
        target.dismiss()


CHANGES_COMMANDS: Offers[Leaving] = (Close,)
