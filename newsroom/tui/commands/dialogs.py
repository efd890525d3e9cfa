"""What an editor does in dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers

if TYPE_CHECKING:
    from newsroom.tui.screens.dialogs import ChoiceScreen, Dialog, QuestionScreen
    from newsroom.tui.screens.export import EditedScreen


class Close(Command["Dialog[Any]"]):
    """Close without choosing."""

    id = "dialog.close"
    label = N_("close")
    keys = ("escape",)

    def run(self, target: Dialog[Any]) -> None:
        """Close."""
        target.close()


class Choose(Command["ChoiceScreen[Any]"]):
    """Take what is under the cursor."""

    id = "choice.take"
    label = N_("choose")
    keys = ("enter",)

    def run(self, target: ChoiceScreen[Any]) -> None:
        """Take it."""
        target.choose()


class Narrow(Command["ChoiceScreen[Any]"]):
    """Type to narrow the list."""

    id = "choice.narrow"
    label = N_("narrow")
    keys = ("slash",)

    def run(self, target: ChoiceScreen[Any]) -> None:
        """Show the line to type in."""
        target.start_narrowing()


class Quit(Command["ChoiceScreen[Any]"]):
    """Close without choosing."""

    id = "choice.quit"
    label = N_("close")
    keys = ("q",)
    palette = False

    def run(self, target: ChoiceScreen[Any]) -> None:
        """Close."""
        target.close()


class Yes(Command["QuestionScreen"]):
    """Answer yes."""

    id = "question.yes"
    label = N_("yes")
    keys = ("y",)

    def run(self, target: QuestionScreen) -> None:
        """Answer."""
        target.dismiss(True)


class No(Command["QuestionScreen"]):
    """Answer no."""

    id = "question.no"
    label = N_("no")
    keys = ("n", "q")

    def run(self, target: QuestionScreen) -> None:
        """Answer."""
        target.dismiss(False)


class Over(Command["EditedScreen"]):
    """Write over the edits in the file: they are lost."""

    id = "question.over"
    label = N_("write over")
    keys = ("o",)

    def run(self, target: EditedScreen) -> None:
        """Answer."""
        target.over = True
        target.dismiss(True)


CLOSE_COMMANDS: Offers = (Close,)
CHOICE_COMMANDS: Offers = (Choose, Narrow, Quit)
QUESTION_COMMANDS: Offers = (Yes, No)
EDITED_COMMANDS: Offers = (Over,)
