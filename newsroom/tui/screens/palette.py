"""The screen of the command palette."""

from __future__ import annotations

from contextlib import suppress

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, Hit


class Palette(CommandPalette):
    """Textual's palette, which takes keys before its list is laid out, and after it was left."""

    def _action_command_list(self, action: str) -> None:
        """Pass a key on to the list; one that pages through it before it has lines does nothing. A seam."""
        with suppress(KeyError):
            super()._action_command_list(action)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave once: of two Enters the second would close the screen below, and run the command again."""
        if self.app.screen is self:
            return super().dismiss(result)
        self._selected_command = Hit(0, "", lambda: None)
        return AwaitComplete()
