"""The private seams of Textual that drafts use, all of them, by public names.

Textual has no public way to break lines by other rules, to draw a line of a long paragraph quickly, to take
what is typed and pasted before it is put in, or to read a pasted text that has an escape in it. Its version
is pinned; `tests/tui/test_seams.py` fails where a later one has moved any of this. Nothing else of the
program touches what is private in a text area.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from time import monotonic
from typing import NamedTuple

from rich.style import Style
from textual import events
from textual._wrap import compute_wrap_offsets as by_white_space
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.document import _wrapped_document
from textual.document._document import EditResult, Location
from textual.driver import Driver
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from newsroom.text.clean import clean_text

__all__ = [
    "LARGEST_PASTE",
    "EditResult",
    "Location",
    "Look",
    "PasteCut",
    "PasteParser",
    "SeamedTextArea",
    "break_lines_by",
    "by_white_space",
    "take_pastes_whole",
]

LARGEST_PASTE = 1_000_000
"""Letters of a pasted text that are taken, a book; what comes behind them is dropped, and never typed."""

SILENCE, PATIENCE = 3.0, 60.0
"""Seconds after which a paste ends that lacks its end mark: since its last letter, and since its first."""
TORN = 1.0
"""Seconds that the rest of a torn begin mark is waited for."""

Breaker = Callable[[str, int, int, bool, list[tuple[str, int]] | None], list[int]]
"""Takes a line of a document, the width, cells between tab stops, whether to cut what is too long, and what
is known of the tabs; returns where lines begin, all but the first."""


def break_lines_by(breaker: Breaker) -> None:
    """Have all text areas break their lines by other rules than Textual's."""
    setattr(_wrapped_document, "compute_wrap_offsets", breaker)  # noqa: B010  mypy knows no such name


class PasteCut(Message):
    """A pasted text was longer than `LARGEST_PASTE`; its beginning comes next."""


class PasteParser(XTermParser):
    """Reads what the terminal sends, and takes what it marks as pasted whole, up to the end mark, cleaned.

    Textual's own reads sequences within a paste too: at an escape that is no end mark it gives what follows
    as keys, which on the desk are commands. A pasted text may be of any web page, and terminals differ in
    what they take out of it.
    """

    def __init__(self, debug: bool = False) -> None:
        """Make it, outside of a paste."""
        super().__init__(debug)
        self.now = monotonic
        self._before = ""
        """The last letters before a paste: its begin mark may come in two parts."""
        self._pasting = False
        self._kept = ""
        self._cut = False
        self._tail = ""
        """The last letters of the paste so far, which may be a part of the end mark."""
        self._began = self._last = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """Read what came; '' at the end of all."""
        if not data:
            yield from super().feed(data)
            return
        self._last = self.now()
        while data:
            if self._pasting:
                text = self._tail + data
                end = _end_of_paste(text)
                if end < 0:
                    cut = max(0, len(text) - len(BRACKETED_PASTE_END) + 1)
                    self._keep(text[:cut])
                    self._tail = text[cut:]
                    return
                self._keep(text[:end])
                data = text[end + len(BRACKETED_PASTE_END) :]
                yield from self._pasted()
            else:
                known = len(self._before)
                found = (self._before + data).find(BRACKETED_PASTE_START)
                begin = found + len(BRACKETED_PASTE_START) - known if found >= 0 else len(data)
                typed, data = data[:begin], data[begin:]
                yield from super().feed(typed)
                self._before = (self._before + typed)[1 - len(BRACKETED_PASTE_START) :]
                if found >= 0:
                    self._pasting, self._began, self._before = True, self._last, ""

    def tick(self) -> Iterable[Message]:
        """Look at the clock, ten times a second: an escape that nothing follows is a key."""
        now = self.now()
        if self._pasting:
            if now - self._last >= SILENCE or now - self._began >= PATIENCE:
                self._keep(self._tail)
                yield from self._pasted()
            return
        if now - self._last < TORN and any(
            self._before.endswith(BRACKETED_PASTE_START[:length]) for length in range(3, 6)
        ):
            return
        for message in super().tick():
            self._before = ""
            yield message

    def _keep(self, text: str) -> None:
        room = LARGEST_PASTE - len(self._kept)
        self._kept += text[:room]
        self._cut |= len(text) > room

    def _pasted(self) -> Iterator[Message]:
        text, cut = clean_text(self._kept), self._cut
        self._kept = self._tail = ""
        self._pasting = self._cut = False
        for message in super().feed(BRACKETED_PASTE_END):
            if not isinstance(message, events.Paste):  # an empty one: it has seen nothing of the text
                yield message
        if cut:
            yield PasteCut()
        if text:
            yield events.Paste(text)


def _end_of_paste(text: str) -> int:
    """Return where a paste ends, -1 where it has not yet.

    An end mark that another follows, with no begin mark between, was within the text that was pasted.
    """
    end = text.find(BRACKETED_PASTE_END)
    if end < 0:
        return end
    following = text.find(BRACKETED_PASTE_START, end)
    return text.rfind(BRACKETED_PASTE_END, end, following if following >= 0 else len(text))


def take_pastes_whole(driver: type[Driver]) -> None:
    """Have a driver read the terminal by `PasteParser`; one that reads none, as in tests, stays as it is."""
    module = sys.modules[driver.__module__]
    if hasattr(module, "XTermParser"):
        setattr(module, "XTermParser", PasteParser)  # noqa: B010  mypy knows no such name


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

    def draw_row(self, y: int) -> Strip | None:
        """Draw a line of the screen; None leaves it to Textual."""
        return None

    def marks_of(self, row: int) -> Sequence[tuple[int, int, Style]]:
        """Return the stretches of a paragraph that are drawn in a style of their own, for `draw_row`."""
        return ()

    async def take_key(self, event: events.Key) -> None:
        """Take a key before Textual does."""

    def take_pasted(self, event: events.Paste) -> None:
        """Take a pasted text; Textual does not."""

    # What Textual calls

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
        """Draw all lines anew, though nothing has changed that Textual knows of."""
        self._line_cache.clear()
        self.refresh()

    def reckon_cursor(self) -> None:
        """Reckon anew where the cursor is seen; Textual does not when a text is first broken into lines."""
        self._recompute_cursor_offset()  # type: ignore[no-untyped-call]

    def delete_typed(self, start: Location, end: Location) -> None:
        """Delete a stretch as a key does, one step of undo."""
        self._delete_via_keyboard(start, end)

    def replace_typed(self, text: str, start: Location, end: Location) -> EditResult | None:
        """Put a text in place of a stretch as a key does; None where the text area is read only."""
        return self._replace_via_keyboard(text, start, end)
