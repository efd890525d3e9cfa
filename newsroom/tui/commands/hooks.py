"""What an editor does in the list of what hooks did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers

if TYPE_CHECKING:
    from newsroom.tui.places import Closing


class CloseHooks(Command["Closing"]):
    """Close the list."""

    id = "hooks.close"
    label = N_("close")
    keys = ("escape", "q")
    palette = False

    def run(self, target: Closing) -> None:
        """Close."""
        target.close()


HOOKS_COMMANDS: Offers[Closing] = (CloseHooks,)
