"""How wide texts are set: the longest line, and what is left free beside it."""

from __future__ import annotations

from collections.abc import Awaitable

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.measures import Measured


class Narrower(Command[Measured]):
    """Set texts in shorter lines; kept in the settings."""

    id = "page.narrower"
    label = N_("shorter lines")
    keys = ("less_than_sign",)

    def run(self, target: Measured) -> Awaitable[None]:
        """Take two Han characters off the line there is."""
        from newsroom.tui.measures import change_measure

        return change_measure(target, -4)


class Wider(Command[Measured]):
    """Set texts in longer lines, as far as the pane goes; kept in the settings."""

    id = "page.wider"
    label = N_("longer lines")
    keys = ("greater_than_sign",)

    def run(self, target: Measured) -> Awaitable[None]:
        """Give the line two Han characters more."""
        from newsroom.tui.measures import change_measure

        return change_measure(target, 4)


class MoreMargin(Command[Measured]):
    """Leave more room beside texts; kept in the settings."""

    id = "page.more_margin"
    label = N_("wider margins")
    keys = ()

    def run(self, target: Measured) -> Awaitable[None]:
        """Leave a column more."""
        from newsroom.tui.measures import change_margins

        return change_margins(target, 1)


class LessMargin(Command[Measured]):
    """Leave less room beside texts; kept in the settings."""

    id = "page.less_margin"
    label = N_("narrower margins")
    keys = ()

    def run(self, target: Measured) -> Awaitable[None]:
        """Leave a column less."""
        from newsroom.tui.measures import change_margins

        return change_margins(target, -1)


MEASURE_COMMANDS: Offers[Measured] = (Narrower, Wider, MoreMargin, LessMargin)
