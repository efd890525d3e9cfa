"""The screen of the command palette."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, Hit
from textual.content import Content
from textual.widgets.option_list import Option

from newsroom.settings.language import _


class Palette(CommandPalette):
    """Textual's palette, which takes keys before its list is laid out, and after it was left."""

    def _action_command_list(self, action: str) -> None:
        """Pass a key on to the list; one that pages through it before it has lines does nothing. A seam."""
        with suppress(KeyError):
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say in the interface language that nothing matches, where something was typed. A seam."""
        self._stop_no_matches_countdown()
        said = partial(self._say_no_matches, search_value)
        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, said)

    def _say_no_matches(self, search_value: str) -> None:
        if search_value:
            words = Content(_("No command is called so."))
            self.query_one(CommandList).add_option(Option(words, id=self._NO_MATCHES, disabled=True))
        self._list_visible = bool(search_value)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave once: of two Enters the second would close the screen below, and run the command again."""
        if self.app.screen is self:
            return super().dismiss(result)
        self._selected_command = Hit(0, "", lambda: None)
        return AwaitComplete()
