"""What an editor does with the selectors of a page that has no feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.commands.dialogs import Close

if TYPE_CHECKING:
    from newsroom.tui.places import Taking


class TakeSelectors(Command["Taking"]):
    """Add the page as it is read now."""

    id = "selectors.take"
    label = N_("add the page")
    keys = ("ctrl+s",)
    footer = True

    def run(self, target: Taking) -> None:
        """Close with the page, if anything is caught."""
        target.take()


SELECTOR_COMMANDS: Offers[Taking] = (TakeSelectors, Close)
