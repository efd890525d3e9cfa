"""What an editor does where two programs changed one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.commands.dialogs import Close

if TYPE_CHECKING:
    from newsroom.tui.screens.conflict import ConflictScreen


class Mine(Command["ConflictScreen"]):
    """Take your own text."""

    id = "conflict.mine"
    label = N_("mine")
    keys = ("m",)

    def run(self, target: ConflictScreen) -> None:
        """Take it."""
        target.dismiss("mine")


class Theirs(Command["ConflictScreen"]):
    """Take the text of the other program."""

    id = "conflict.theirs"
    label = N_("theirs")
    keys = ("t",)

    def run(self, target: ConflictScreen) -> None:
        """Take it."""
        target.dismiss("theirs")


class Both(Command["ConflictScreen"]):
    """Take both changes, put together word by word."""

    id = "conflict.both"
    label = N_("both")
    keys = ("b",)

    def unavailable(self, target: ConflictScreen) -> str | None:
        """Tell that they cannot be put together."""
        return None if target.both is not None else _("Both changed the same words; choose one of them.")

    def run(self, target: ConflictScreen) -> None:
        """Take both."""
        target.dismiss("both")


CONFLICT_COMMANDS: Offers = (Mine, Theirs, Both, Close)
