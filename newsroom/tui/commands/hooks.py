"""What hooks did, to be read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers

if TYPE_CHECKING:
    from newsroom.tui.screens.desk import DeskScreen
    from newsroom.tui.screens.hooks import HooksScreen


class ShowHooks(Command["DeskScreen"]):
    """Show what your hooks did since the desk was opened: how each ended, and all it printed."""

    id = "desk.hooks"
    label = N_("hooks")
    keys = ()

    def unavailable(self, target: DeskScreen) -> str | None:
        """Tell that none has run."""
        if target.app.hooks.runs:
            return None
        return _("No hook has run yet; [[hooks]] in the settings set them up.")

    def run(self, target: DeskScreen) -> None:
        """Open the list."""
        from newsroom.tui.screens.hooks import HooksScreen

        target.app.push_screen(HooksScreen())


class CloseHooks(Command["HooksScreen"]):
    """Close the list."""

    id = "hooks.close"
    label = N_("close")
    keys = ("escape", "q")
    palette = False

    def run(self, target: HooksScreen) -> None:
        """Close."""
        target.close()


SHOW_HOOKS_COMMANDS: Offers = (ShowHooks,)
HOOKS_COMMANDS: Offers = (CloseHooks,)
