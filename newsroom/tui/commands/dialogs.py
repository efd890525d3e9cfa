"""What an editor does in dialogs."""

from __future__ import annotations

from typing import Protocol

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.places import Closing, Leaving


class ChoiceBox(Closing, Protocol):
    """A list to choose from."""

    def choose(self) -> None:
        """Take the choice under the cursor."""

    def start_narrowing(self) -> None:
        """Show the line to type in."""


class EditedBox(Leaving, Protocol):
    """The question what is to become of edits in a file."""

    over: bool


class Close(Command[Closing]):
    """Close without choosing."""

    id = "dialog.close"
    label = N_("close")
    keys = ("escape",)

    def run(self, target: Closing) -> None:
        """Close."""
        target.close()


class Choose(Command[ChoiceBox]):
    """Take what is under the cursor."""

    id = "choice.take"
    label = N_("choose")
    keys = ("enter",)

    def run(self, target: ChoiceBox) -> None:
        """Take it."""
        target.choose()


class Narrow(Command[ChoiceBox]):
    """Type to narrow the list."""

    id = "choice.narrow"
    label = N_("narrow")
    keys = ("slash",)

    def run(self, target: ChoiceBox) -> None:
        """Show the line to type in."""
        target.start_narrowing()


class Quit(Command[ChoiceBox]):
    """Close without choosing."""

    id = "choice.quit"
    label = N_("close")
    keys = ("q",)
    palette = False

    def run(self, target: ChoiceBox) -> None:
        """Close."""
        target.close()


class Yes(Command[Leaving]):
    """Answer yes."""

    id = "question.yes"
    label = N_("yes")
    keys = ("y",)

    def run(self, target: Leaving) -> None:
        """Answer."""
        target.dismiss(True)


class No(Command[Leaving]):
    """Answer no."""

    id = "question.no"
    label = N_("no")
    keys = ("n", "q")

    def run(self, target: Leaving) -> None:
        """Answer."""
        target.dismiss(False)


class Over(Command[EditedBox]):
    """Write over the edits in the file: they are lost."""

    id = "question.over"
    label = N_("write over")
    keys = ("o",)

    def run(self, target: EditedBox) -> None:
        """Answer."""
        target.over = True
        target.dismiss(True)


CLOSE_COMMANDS: Offers[Closing] = (Close,)
CHOICE_COMMANDS: Offers[ChoiceBox] = (Choose, Narrow, Quit)
QUESTION_COMMANDS: Offers[Leaving] = (Yes, No)
EDITED_COMMANDS: Offers[EditedBox] = (Over,)
