"""What an editor does while a language model writes a draft, and with one that broke off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers, keyed

if TYPE_CHECKING:
    from newsroom.tui.screens.candidates import CandidatesScreen
    from newsroom.tui.widgets.incoming import Incoming


class Keep(Command["Incoming"]):
    """Keep what came before the answer broke off: it goes in as a draft that you have to finish."""

    id = "incoming.keep"
    label = N_("keep what came")
    keys = ("enter", "ctrl+o")
    footer = True

    def unavailable(self, target: Incoming) -> str | None:
        """Tell that the model is still writing, or that nothing came."""
        if target.problem is None:
            return keyed(_("The model is still writing; {editor.stop} stops it."))
        return None if target.text else _("Nothing came that could be kept.")

    def run(self, target: Incoming) -> None:
        """Put it in."""
        target.finish()


class Again(Command["Incoming"]):
    """Ask the model again."""

    id = "incoming.again"
    label = N_("ask again")
    keys = ("r",)
    footer = True

    def unavailable(self, target: Incoming) -> str | None:
        """Tell that it is still writing."""
        return (
            keyed(_("The model is still writing; {editor.stop} stops it."))
            if target.problem is None
            else None
        )

    def run(self, target: Incoming) -> None:
        """Ask."""
        target.ask()


class OthersAgain(Command["CandidatesScreen"]):
    """Ask the model for other headlines."""

    id = "candidates.again"
    label = N_("ask again")
    keys = ("r",)

    def unavailable(self, target: CandidatesScreen) -> str | None:
        """Tell that no model is asked, or that it is still writing."""
        if not target.by_model:
            return _("These are the headline's own words; there are no others.")
        return keyed(_("The model is still writing; {dialog.close} stops it.")) if target.writing else None

    def run(self, target: CandidatesScreen) -> None:
        """Ask."""
        target.ask()


INCOMING_COMMANDS: Offers = (Keep, Again)
CANDIDATES_COMMANDS: Offers = (OthersAgain,)
