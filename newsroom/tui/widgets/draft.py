"""Text areas for Chinese drafts: one line or many, counted as they are typed."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widgets.text_area import Edit, EditResult

from newsroom.model import Severity
from newsroom.text.cells import cell_width
from newsroom.text.clean import clean_text, one_line
from newsroom.tui.commands.base import Commanded, offers
from newsroom.tui.commands.writing import TEXT_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.typeahead import KeysPassed, Typed, again
from newsroom.tui.widgets import drafting
from newsroom.tui.widgets.drawing import Line, draw_line, line_at
from newsroom.tui.widgets.marks import Mark, moved
from newsroom.tui.widgets.seams import Location, SeamedTextArea, break_lines_by
from newsroom.tui.widgets.tooltips import ToldFrame

break_lines_by(drafting.wrap_offsets)

_JOINS = re.compile("[\u200c\u200d\U000e0020-\U000e007f]")
"""Joiners of emoji and of letters, and the tags of flags (Unicode TR 51): text, though none is seen."""


@offers(TEXT_COMMANDS)
class Draft(Commanded, ToldFrame, SeamedTextArea):
    """A text area whose text is safe to print; a single line takes Enter as "go on"."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"draft--error", "draft--warning", "draft--info"}

    # Textual has the key go to the line's end, as the End key does.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+e", "elsewhere", show=False, id="editor.elsewhere"),
    ]

    class Elsewhere(Message):
        """The editor wants to write in a program of their own."""

        def __init__(self, draft: Draft) -> None:
            super().__init__()
            self.draft = draft

    class Done(Message):
        """Enter was pressed in a text of one line."""

        def __init__(self, draft: Draft) -> None:
            super().__init__()
            self.draft = draft

        @property
        def control(self) -> Draft:
            """The text area, so that handlers can select by it."""
            return self.draft

    def __init__(self, text: str = "", *, single: bool, brief: bool = False, **arguments: Any) -> None:
        """Make a text area.

        Args:
            text: What stands in it.
            single: It has one line: Enter goes on.
            brief: It has little room: while nobody writes in it, it shows how its text begins, and that there
                is more.
            arguments: What Textual's takes.
        """
        super().__init__(
            text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True, **arguments
        )
        self.single = single
        self.brief = brief
        self.vocabulary: frozenset[str] = frozenset()
        """Words that are used in what the draft is about; steps by word know them."""
        self.marks: tuple[Mark, ...] = ()
        """The words that findings are about."""
        self._pasted: tuple[Location, Location] | None = None
        """Where the text pasted last stands, as long as nothing else was typed."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave F6 and F7, by which Textual selects, to the commands of the editor; F8 selects all."""
        if action in ("select_line", "select_all"):
            return False
        return super().check_action(action, parameters)

    @property
    def cursor_offset(self) -> int:
        """How many characters of `text` stand before the cursor."""
        document = self.document
        assert hasattr(document, "get_index_from_location")
        return int(document.get_index_from_location(self.cursor_location))

    def location_of(self, offset: int) -> Location:
        """Return the row and column of a place in `text`."""
        document = self.document
        assert hasattr(document, "get_location_from_index")
        row, column = document.get_location_from_index(offset)
        return row, column

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Mark the words that findings are about."""
        if marks != self.marks:
            self.marks = marks
            self.forget_lines()

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, and have the marks stay with their words."""
        before = self.text if self.marks else ""
        result = super().edit(edit)
        if self.marks:
            self.marks = moved(self.marks, before, self.text)
        return result

    def marks_of(self, row: int) -> list[tuple[int, int, Style]]:
        """Return where in a paragraph marked words stand, and how they are drawn."""
        if not self.marks:
            return []
        lines = self.document.lines
        start = sum(len(line) + 1 for line in lines[:row])
        line = lines[row]
        return [
            (mark.start - start, mark.end - start, self._mark_style(mark.severity))
            for mark in self.marks
            if line[max(0, mark.start - start) : max(0, mark.end - start)] == mark.words
        ]

    def _mark_style(self, severity: Severity) -> Style:
        style: Style = self.get_component_rich_style(f"draft--{severity}", partial=True)
        return style

    def draw_row(self, y: int) -> Strip | None:
        """Draw a line of the screen; Textual's way costs more with every line of the paragraph."""
        return draw_line(self, y)

    def render_line(self, y: int) -> Strip:
        """Draw a line; the last one that a brief text has room for tells that there is more."""
        strip = super().render_line(y)
        room = self.scrollable_content_region.height
        if self.has_focus or not self.brief or y != room - 1 or not self._goes_on(room):
            return strip
        more = self.app.signs.more if isinstance(self.app, DeskApp) else "…"
        kept = strip.cell_length - cell_width(more)
        style = next((segment.style for segment in strip.crop(kept)), None)
        return Strip([*strip.crop(0, kept), Segment(more, style)], strip.cell_length)

    def _goes_on(self, room: int) -> bool:
        return self.wrapped_document.height > self.scroll_offset.y + room

    def look_of(self, y: int) -> Line | None:
        """Return what a line of the screen is drawn from; brief texts are drawn whole, and have few."""
        return None if self.brief else line_at(self, y)

    def on_focus(self) -> None:
        """Have the terminal's cursor where the draft has it: an input method opens its window there."""
        self.call_after_refresh(self._come_back)

    def _come_back(self) -> None:
        # A click has put the cursor where it was by now.
        if self.brief and self.has_focus:
            self.scroll_cursor_visible(animate=False)
        self._place_cursor()

    def on_blur(self) -> None:
        """Show how a brief text begins: of an address the host, not its tail."""
        if self.brief:
            self.scroll_to(y=0, animate=False, immediate=True)
            self.refresh()

    def on_resize(self) -> None:
        """Do so as well once the lines are broken to the width there is."""
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        self.reckon_cursor()
        if self.has_focus and self.app.cursor_position != self.cursor_screen_offset:
            self.app.cursor_position = self.cursor_screen_offset
            self.refresh()

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

    def get_cursor_word_left_location(self) -> Location:
        """Go left by a Chinese or Latin word."""
        row, column = self.cursor_location
        if column == 0:
            return super().get_cursor_word_left_location()
        return row, drafting.word_before(self.document[row], column, self.vocabulary)

    def get_cursor_word_right_location(self) -> Location:
        """Go right by a Chinese or Latin word."""
        row, column = self.cursor_location
        line = self.document[row]
        if column >= len(line):
            return super().get_cursor_word_right_location()
        return row, drafting.word_after(line, column, self.vocabulary)

    def get_cursor_line_end_location(self) -> Location:
        """Go to the last place of a row where the cursor is shown in it, then to the end of the paragraph."""
        row, column = self.cursor_location
        line = self.document[row]
        begins = next((each for each in self.wrapped_document.get_offsets(row) if each > column), len(line))
        last = drafting.before(line, begins) if begins < len(line) else begins
        return row, last if column < last else len(line)

    def action_delete_word_right(self) -> None:
        """Delete a Chinese or Latin word, not the whole clause."""
        start, end = self.selection
        if start == end:
            end = self.get_cursor_word_right_location()
        if start != end:
            self.delete_typed(start, end)

    def act(self, action: str) -> None:
        """Do what Textual calls by this name."""
        getattr(self, "action_" + action)()

    def kill(self, action: str) -> None:
        """Do what deletes, and keep what went for `yank`."""
        app, before = self.app, (self.text, self.cursor_offset)
        self.act(action)
        if isinstance(app, DeskApp):
            app.killed.take(before, (self.text, self.cursor_offset), app.clipboard)

    def yank(self) -> None:
        """Put in what was killed last, or copied since."""
        if isinstance(self.app, DeskApp):
            self.take_pasted(events.Paste(self.app.killed.latest(self.app.clipboard)))

    def action_delete_to_end(self) -> None:
        """Delete what is selected, else to the end of the paragraph; at its end, the break behind it."""
        start, end = self.selection
        if start == end:
            end = start[0], len(self.document[start[0]])
        if start == end:
            self.action_delete_right()
        else:
            self.delete_typed(start, end)

    def action_text_start(self) -> None:
        """Go to the beginning of the text."""
        self.move_cursor((0, 0))

    def action_text_end(self) -> None:
        """Go to the end of the text."""
        self.move_cursor(self.document.end)

    def action_choose_all(self) -> None:
        """Choose the whole text."""
        self.select_all()

    def action_elsewhere(self) -> None:
        """Open the draft in the editor's own program."""
        self.post_message(self.Elsewhere(self))

    def unwrap(self) -> bool:
        """Take line breaks out of what is selected, else was pasted last, else of all; tell if any went."""
        from newsroom.reading.joining import unwrapped

        start, end = sorted(self.selection)
        if start == end:
            start, end = self._pasted or ((0, 0), self.document.end)
        text = self.get_text_range(start, end)
        other = unwrapped(text)
        if other == text or self.read_only:
            return False
        result = self.replace(other, start, end)
        self.move_cursor(result.end_location)
        return True

    def _is_left(self, event: Typed) -> bool:
        """Tell whether something else is in front, or will be: what is typed is for that, and goes there."""
        app = self.app
        if not isinstance(app, DeskApp) or (app.screen is self.screen and not app.typed_ahead.working):
            return False
        event.prevent_default()
        event.stop()
        if not app.typed_ahead.keep(event):
            app.post_message(again(event))
        return True

    async def _on_keys_passed(self, message: KeysPassed) -> None:
        # The way up ends where a screen was taken away.
        message.stop()
        self.app.post_message(KeysPassed())

    async def take_key(self, event: events.Key) -> None:
        """Take Enter in a text of one line, and keys of commands; typing ends that a text was pasted."""
        if self._is_left(event):
            return
        if event.is_printable:
            self._pasted = None
        elif event.character and _JOINS.fullmatch(event.character) and not self.read_only:
            # What an input method sends for 👨‍👩‍👧 comes key by key, and Textual takes these for no text.
            event.prevent_default()
            event.stop()
            self.replace_typed(event.character, *self.selection)
        elif self.single and event.key == "enter":
            event.prevent_default()
            event.stop()
            self.post_message(self.Done(self))
        elif event.key != "enter" and await self.run_bound(event.key):
            # Textual has such keys wander up to the app first: letters typed behind a Backspace would be in
            # the text before it deletes, and those behind the key for the next entry in this one.
            event.prevent_default()
            event.stop()

    def take_pasted(self, event: events.Paste) -> None:
        """Put a pasted text in; it comes from anywhere, so it is cleaned before."""
        if self._is_left(event):
            return
        text = clean_text(event.text)
        if self.single:
            from newsroom.reading.joining import in_one_line

            text = one_line(in_one_line(text))
        start = min(self.selection)
        if not self.read_only and (result := self.replace_typed(text, *self.selection)):
            self.move_cursor(result.end_location)
            self._pasted = (start, result.end_location)
            self.focus()
