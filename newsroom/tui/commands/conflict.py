"""What an editor does where two programs changed one text."""

from __future__ import annotations

from typing import Protocol

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.commands.dialogs import Close
from newsroom.tui.places import Closing, Leaving


class Conflict(Closing, Leaving, Protocol):
    """Two texts, of which one is to be chosen."""

    @property
    def both(self) -> str | None:
        """Both changes put together, where they can be."""


class Mine(Command[Conflict]):
    """Take your own text."""

    id = "conflict.mine"
    label = N_("mine")
    keys = ("m",)

    def run(self, target: Conflict) -> None:
        """Take it."""
        target.dismiss("mine")


class Theirs(Command[Conflict]):
    """Take the text of the other program."""

    id = "conflict.theirs"
    label = N_("theirs")
    keys = ("t",)

    def run(self, target: Conflict) -> None:
        """Take it."""
        target.dismiss("theirs")


class Both(Command[Conflict]):
    """Take both changes, put together word by word."""

    id = "conflict.both"
    label = N_("both")
    keys = ("b",)

    def unavailable(self, target: Conflict) -> str | None:
        """Tell that they cannot be put together."""
        return None if target.both is not None else _("Both changed the same words; choose one of them.")

    def run(self, target: Conflict) -> None:
        """Take both."""
        target.dismiss("both")


CONFLICT_COMMANDS: Offers[Conflict] = (Mine, Theirs, Both, Close)
