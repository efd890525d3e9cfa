"""What an editor does on the screen of rules."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Protocol

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.places import Leaving

if TYPE_CHECKING:
    from newsroom.model import Deed, Rule


class RuleList(Leaving, Protocol):
    """The list of rules and of what they did."""

    @property
    def rule(self) -> Rule | None:
        """The rule under the cursor."""

    @property
    def problem(self) -> str:
        """Why the file of rules cannot be used; '' where it can."""

    @property
    def deed(self) -> Deed | None:
        """The deed under the cursor."""

    async def apply(self) -> None:
        """Have the rule under the cursor act on the last month."""

    async def take_back(self) -> None:
        """Take back the deed under the cursor."""

    async def step_back(self) -> None:
        """Undo the last change."""


class Close(Command[RuleList]):
    """Go back to the desk."""

    id = "rules.close"
    label = N_("back")
    keys = ("escape", "q", "X")
    footer = True

    def run(self, target: RuleList) -> None:
        """Go back."""
        target.dismiss(None)


class Apply(Command[RuleList]):
    """Have the rule under the cursor act on the last month. One undo takes all of it back."""

    id = "rules.apply"
    label = N_("apply")
    keys = ("a",)
    footer = True

    def unavailable(self, target: RuleList) -> str | None:
        """Tell that no rule is under the cursor, or that none can be read."""
        if target.problem:
            return _("No rule can be applied until their file is put right: {problem}").format(
                problem=target.problem
            )
        return None if target.rule else _("Go to a rule first.")

    def run(self, target: RuleList) -> Awaitable[None]:
        """Apply it."""
        return target.apply()


class TakeBack(Command[RuleList]):
    """Take back what a rule did: the deed under the cursor."""

    id = "rules.take_back"
    label = N_("take back")
    keys = ("d", "enter")
    footer = True

    def unavailable(self, target: RuleList) -> str | None:
        """Tell that nothing is to be taken back."""
        deed = target.deed
        if deed is None:
            return _("Go to something that a rule did.")
        return _("It is taken back already.") if deed.undone else None

    def run(self, target: RuleList) -> Awaitable[None]:
        """Take it back."""
        return target.take_back()


class Undo(Command[RuleList]):
    """Take back the last change."""

    id = "rules.undo"
    label = N_("undo")
    keys = ("u",)
    footer = True

    def run(self, target: RuleList) -> Awaitable[None]:
        """Undo."""
        return target.step_back()


RULES_COMMANDS: Offers[RuleList] = (Close, Apply, TakeBack, Undo)
