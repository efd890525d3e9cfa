"""What an editor does on the screen of rules."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers

if TYPE_CHECKING:
    from newsroom.tui.screens.rules import RulesScreen


class Close(Command["RulesScreen"]):
    """Go back to the desk."""

    id = "rules.close"
    label = N_("back")
    keys = ("escape", "q", "X")
    footer = True

    def run(self, target: RulesScreen) -> None:
        """Go back."""
        target.dismiss(None)


class Apply(Command["RulesScreen"]):
    """Have the rule under the cursor act on the last month. One undo takes all of it back."""

    id = "rules.apply"
    label = N_("apply")
    keys = ("a",)
    footer = True

    def unavailable(self, target: RulesScreen) -> str | None:
        """Tell that no rule is under the cursor."""
        return None if target.rule else _("Go to a rule first.")

    def run(self, target: RulesScreen) -> Awaitable[None]:
        """Apply it."""
        return target.apply()


class TakeBack(Command["RulesScreen"]):
    """Take back what a rule did: the deed under the cursor."""

    id = "rules.take_back"
    label = N_("take back")
    keys = ("d", "enter")
    footer = True

    def unavailable(self, target: RulesScreen) -> str | None:
        """Tell that nothing is to be taken back."""
        deed = target.deed
        return None if deed and not deed.undone else _("Go to something that a rule did.")

    def run(self, target: RulesScreen) -> Awaitable[None]:
        """Take it back."""
        return target.take_back()


class Undo(Command["RulesScreen"]):
    """Take back the last change."""

    id = "rules.undo"
    label = N_("undo")
    keys = ("u",)
    footer = True

    def run(self, target: RulesScreen) -> Awaitable[None]:
        """Undo."""
        return target.step_back()


RULES_COMMANDS: Offers = (Close, Apply, TakeBack, Undo)
