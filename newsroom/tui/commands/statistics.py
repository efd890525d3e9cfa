"""What an editor does with the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers

if TYPE_CHECKING:
    from newsroom.tui.screens.statistics import StatisticsScreen


class Close(Command["StatisticsScreen"]):
    """Go back to the desk."""

    id = "statistics.close"
    label = N_("back")
    keys = ("escape", "q", "T")
    footer = True

    def run(self, target: StatisticsScreen) -> None:
        """Go back."""
        target.dismiss(None)


class Longer(Command["StatisticsScreen"]):
    """Count three times as many days, up to 270."""

    id = "statistics.longer"
    label = N_("more days")
    keys = ("plus",)
    footer = True

    def run(self, target: StatisticsScreen) -> None:
        """Count them."""
        target.count(min(270, target.days * 3))


class Shorter(Command["StatisticsScreen"]):
    """Count a third of the days, down to 10."""

    id = "statistics.shorter"
    label = N_("fewer days")
    keys = ("minus",)
    footer = True

    def run(self, target: StatisticsScreen) -> None:
        """Count them."""
        target.count(max(10, target.days // 3))


STATISTICS_COMMANDS: Offers = (Close, Longer, Shorter)
