"""What an editor does while a language model writes a draft, and with one that broke off."""

from __future__ import annotations

from typing import Protocol

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers, keyed


class Answer(Protocol):
    """The draft that a model is writing."""

    @property
    def problem(self) -> str | None:
        """Why it broke off; None while it is being written."""

    @property
    def text(self) -> str:
        """What came of it."""

    def ask(self) -> None:
        """Ask the model, again if it was asked before."""

    def finish(self) -> None:
        """Have what came put in."""


class Candidates(Protocol):
    """Headlines to choose from."""

    @property
    def by_model(self) -> bool:
        """A model is asked for them."""

    @property
    def writing(self) -> bool:
        """It is writing."""

    def ask(self) -> None:
        """Ask the model for headlines."""


class Keep(Command[Answer]):
    """Keep what came before the answer broke off: it goes in as a draft that you have to finish."""

    id = "incoming.keep"
    label = N_("keep what came")
    keys = ("enter", "ctrl+o")
    footer = True

    def unavailable(self, target: Answer) -> str | None:
        """Tell that the model is still writing, or that nothing came."""
        if target.problem is None:
            return keyed(_("The model is still writing; {editor.stop} stops it."))
        return None if target.text else _("Nothing came that could be kept.")

    def run(self, target: Answer) -> None:
        """Put it in."""
        target.finish()


class Again(Command[Answer]):
    """Ask the model again."""

    id = "incoming.again"
    label = N_("ask again")
    keys = ("r",)
    footer = True

    def unavailable(self, target: Answer) -> str | None:
        """Tell that it is still writing."""
        return (
            keyed(_("The model is still writing; {editor.stop} stops it."))
            if target.problem is None
            else None
        )

    def run(self, target: Answer) -> None:
        """Ask."""
        target.ask()


class OthersAgain(Command[Candidates]):
    """Ask the model for other headlines."""

    id = "candidates.again"
    label = N_("ask again")
    keys = ("r",)

    def unavailable(self, target: Candidates) -> str | None:
        """Tell that no model is asked, or that it is still writing."""
        if not target.by_model:
            return _("These are the headline's own words; there are no others.")
        return keyed(_("The model is still writing; {dialog.close} stops it.")) if target.writing else None

    def run(self, target: Candidates) -> None:
        """Ask."""
        target.ask()


INCOMING_COMMANDS: Offers[Answer] = (Keep, Again)
CANDIDATES_COMMANDS: Offers[Candidates] = (OthersAgain,)
