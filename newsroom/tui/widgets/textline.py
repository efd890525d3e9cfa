"""A line to type into, with the keys that the editor's keymap gives to texts."""

from __future__ import annotations

from typing import Any

from textual import getters
from textual.widgets import Input

from newsroom.text.clean import one_line
from newsroom.tui.commands.base import Commanded, offers
from newsroom.tui.commands.writing import LINE_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.widgets.linehistory import LineHistory, State

_CALLED = {
    "cursor_word_left": "cursor_left_word",
    "cursor_word_right": "cursor_right_word",
    "cursor_line_start": "home",
    "cursor_line_end": "end",
    "delete_word_left": "delete_left_word",
    "delete_word_right": "delete_right_word",
    "delete_to_end": "delete_right_all",
    "delete_to_start_of_line": "delete_left_all",
}
"""What Textual's text area does, by the names that its lines have for it, where these differ."""


@offers(LINE_COMMANDS)
class TextLine(Commanded, Input):
    """A line of text."""

    app = getters.app(DeskApp)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self._history = LineHistory()
        super().__init__(*arguments, **named)

    def replace(self, text: str, start: int, end: int) -> None:
        """Change a stretch of the line, which can be undone: typing, deleting and pasting all end here."""
        before = self.value, self.cursor_position
        super().replace(text, start, end)
        self._history.take(before, (self.value, self.cursor_position))

    def action_undo(self) -> None:
        """Take back what was typed or deleted last."""
        self._come_to(self._history.back(self.value))

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self._come_to(self._history.forward(self.value))

    def _come_to(self, state: State | None) -> None:
        if state is not None:
            self.value, self.cursor_position = state

    def act(self, action: str) -> None:
        """Do what a text area calls by this name."""
        getattr(self, "action_" + _CALLED.get(action, action))()

    def kill(self, action: str) -> None:
        """Do what deletes, and keep what went for `yank`."""
        before = self.value, self.cursor_position
        self.act(action)
        self.app.killed.take(before, (self.value, self.cursor_position), self.app.clipboard)

    def yank(self) -> None:
        """Put in what was killed last, or copied since."""
        self.replace(one_line(self.app.killed.latest(self.app.clipboard)), *sorted(self.selection))
