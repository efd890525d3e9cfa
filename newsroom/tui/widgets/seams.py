"""The private seams of Textual that drafts use, all of them, by public names.

Textual has no public way to break lines by other rules, to draw a line of a long paragraph quickly, or to
take what is typed and pasted before it is put in. Its version is pinned; `tests/tui/test_seams.py` fails
where a later one has moved any of this. Nothing else of the program touches what is private in a text area.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from rich.style import Style
from textual import events
from textual._wrap import compute_wrap_offsets as by_white_space
from textual.document import _wrapped_document
from textual.document._document import EditResult, Location, Selection
from textual.geometry import Region
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import TextArea

__all__ = [
    "EditResult",
    "Location",
    "Look",
    "SeamedTextArea",
    "break_lines_by",
    "by_white_space",
]

Breaker = Callable[[str, int, int, bool, list[tuple[str, int]] | None], list[int]]
"""Takes a line of a document, the width, cells between tab stops, whether to cut what is too long, and what
is known of the tabs; returns where lines begin, all but the first."""


def break_lines_by(breaker: Breaker) -> None:
    """Have all text areas break their lines by other rules than Textual's."""
    setattr(_wrapped_document, "compute_wrap_offsets", breaker)  # noqa: B010  mypy knows no such name


class Look(NamedTuple):
    """What a text area is drawn with."""

    base: Style
    fill: Style | None
    cursor_line: Style | None
    cursor: Style | None
    selection: Style | None
    focused: bool
    cursor_shown: bool
    """It blinks."""


class SeamedTextArea(TextArea):
    """A text area that asks its subclass before it draws a line, takes a key, or a pasted text."""

    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)
    """As Textual's, which has all lines drawn anew wherever the cursor goes, and so with every key."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self._drawn: dict[int, object] = {}
        """What each line of the screen was drawn from last."""
        super().__init__(*arguments, **named)

    def draw_row(self, y: int) -> Strip | None:
        """Draw a line of the screen; None leaves it to Textual."""
        return None

    def look_of(self, y: int) -> object | None:
        """Return a value of all that a line of the screen is drawn from; None where it may look otherwise."""
        return None

    def marks_of(self, row: int) -> Sequence[tuple[int, int, Style]]:
        """Return the stretches of a paragraph that are drawn in a style of their own, for `draw_row`."""
        return ()

    async def take_key(self, event: events.Key) -> None:
        """Take a key before Textual does."""

    def take_pasted(self, event: events.Paste) -> None:
        """Take a pasted text; Textual does not."""

    # What Textual calls

    def watch_selection(self) -> None:
        """Have drawn what looks otherwise, once the text is changed and broken into lines, marks and all."""
        self.call_later(self.draw_changed)

    def render_line(self, y: int) -> Strip:
        """Draw a line, and remember what it was drawn from."""
        self._drawn[y] = self.look_of(y)
        return super().render_line(y)

    def _render_line(self, y: int) -> Strip:
        return self.draw_row(y) or super()._render_line(y)

    async def _on_key(self, event: events.Key) -> None:
        await self.take_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        # Textual calls the handlers of base classes too, unless told not to.
        event.prevent_default()
        event.stop()
        self.take_pasted(event)

    # What it knows and does

    def look(self) -> Look | None:
        """Return what lines are drawn with; None where Textual has to draw: a bracket that matches."""
        theme = self._theme
        if theme is None or self._matching_bracket_location is not None:
            return None
        return Look(
            base=theme.base_style if theme.base_style is not None else self.rich_style,
            fill=theme.base_style,
            cursor_line=theme.cursor_line_style,
            cursor=theme.cursor_style,
            selection=theme.selection_style,
            focused=self._has_cursor,
            cursor_shown=self._draw_cursor,
        )

    def line_info(self, number: int) -> tuple[int, int] | None:
        """Return the paragraph that a line belongs to, and which of its lines it is; None beyond the end."""
        lines = self.wrapped_document._offset_to_line_info
        return lines[number] if number < min(self.wrapped_document.height, len(lines)) else None

    async def run_bound(self, key: str) -> bool:
        """Run what a key is bound to, here or around; tell whether it is bound."""
        return await self.app._check_bindings(key)

    def forget_lines(self) -> None:
        """Draw lines anew that look otherwise, though nothing has changed that Textual knows of."""
        self._line_cache.clear()
        self.draw_changed()

    def draw_changed(self) -> None:
        """Draw those lines of the screen anew that look otherwise than when they were drawn last."""
        width = max(self.virtual_size.width, self.size.width)
        for y in range(self.size.height):
            look = self.look_of(y)
            if look is None or look != self._drawn.get(y):
                self.refresh(Region(0, y, width, 1))

    def reckon_cursor(self) -> None:
        """Reckon anew where the cursor is seen; Textual does not when a text is first broken into lines."""
        self._recompute_cursor_offset()  # type: ignore[no-untyped-call]

    def delete_typed(self, start: Location, end: Location) -> None:
        """Delete a stretch as a key does, one step of undo."""
        self._delete_via_keyboard(start, end)

    def replace_typed(self, text: str, start: Location, end: Location) -> EditResult | None:
        """Put a text in place of a stretch as a key does; None where the text area is read only."""
        return self._replace_via_keyboard(text, start, end)
