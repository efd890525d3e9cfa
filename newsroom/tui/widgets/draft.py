"""Text areas for Chinese drafts: one line or many, counted as they are typed."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.document._document import Location
from textual.message import Message
from textual.widgets import TextArea

from newsroom.text.clean import clean_text, one_line
from newsroom.tui.widgets import drafting

drafting.install()


class Draft(TextArea):
    """A text area whose text is safe to print; a single line takes Enter as "go on"."""

    class Done(Message):
        """Enter was pressed in a text of one line."""

        def __init__(self, draft: Draft) -> None:
            super().__init__()
            self.draft = draft

        @property
        def control(self) -> Draft:
            """The text area, so that handlers can select by it."""
            return self.draft

    def __init__(self, text: str = "", *, single: bool, **arguments: Any) -> None:
        super().__init__(
            text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True, **arguments
        )
        self.single = single
        self._word_pattern = drafting.WORD_EDGES

    def get_cursor_left_location(self) -> Location:
        """Go left by what is seen as one character, however many code points that is."""
        row, column = self.cursor_location
        if column == 0:
            return super().get_cursor_left_location()
        return row, drafting.before(self.document[row], column)

    def get_cursor_right_location(self) -> Location:
        """Go right by what is seen as one character."""
        row, column = self.cursor_location
        line = self.document[row]
        if column >= len(line):
            return super().get_cursor_right_location()
        return row, drafting.after(line, column)

    async def _on_key(self, event: events.Key) -> None:
        if self.single and event.key == "enter":
            event.prevent_default()
            event.stop()
            self.post_message(self.Done(self))

    async def _on_paste(self, event: events.Paste) -> None:
        # Textual calls the handlers of base classes too, unless told not to. What is pasted comes from
        # anywhere, so it is cleaned before it is put in.
        text = one_line(event.text) if self.single else clean_text(event.text)
        event.prevent_default()
        event.stop()
        if not self.read_only and (result := self._replace_via_keyboard(text, *self.selection)):
            self.move_cursor(result.end_location)
            self.focus()
