"""The screen of the command palette."""

from __future__ import annotations

from contextlib import suppress

from textual.command import CommandPalette


class Palette(CommandPalette):
    """Textual's palette, which takes keys before its list is laid out."""

    def _action_command_list(self, action: str) -> None:
        """Pass a key on to the list; one that pages through it before it has lines does nothing. A seam."""
        with suppress(KeyError):
            super()._action_command_list(action)
