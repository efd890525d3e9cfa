"""What an editor does with the numbers."""

from __future__ import annotations

from typing import Protocol

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.places import Leaving


class Statistics(Leaving, Protocol):
    """The numbers."""

    @property
    def days(self) -> int:
        """How many days are counted."""

    def count(self, days: int) -> None:
        """Count so many days."""


class Close(Command[Statistics]):
    """Go back to the desk."""

    id = "statistics.close"
    label = N_("back")
    keys = ("escape", "q", "T")
    footer = True

    def run(self, target: Statistics) -> None:
        """Go back."""
        target.dismiss(None)


class Longer(Command[Statistics]):
    """Count three times as many days, up to 270."""

    id = "statistics.longer"
    label = N_("more days")
    keys = ("plus",)
    footer = True

    def run(self, target: Statistics) -> None:
        """Count them."""
        target.count(min(270, target.days * 3))


class Shorter(Command[Statistics]):
    """Count a third of the days, down to 10."""

    id = "statistics.shorter"
    label = N_("fewer days")
    keys = ("minus",)
    footer = True

    def run(self, target: Statistics) -> None:
        """Count them."""
        target.count(max(10, target.days // 3))


STATISTICS_COMMANDS: Offers[Statistics] = (Close, Longer, Shorter)
