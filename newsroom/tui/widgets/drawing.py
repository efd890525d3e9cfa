"""A line of a draft on the screen, drawn without a look at the rest of its paragraph.

Textual styles and divides the whole paragraph anew for each line of it, with every key: in a summary of a
thousand characters that takes three times as long as all else. What it looks like is the same, and
`tests/tui/test_drafts.py` holds both side by side.
"""

from __future__ import annotations

from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from newsroom.tui.widgets.seams import SeamedTextArea


class Line(NamedTuple):
    """All that a line of a draft on the screen is drawn from: two that are equal look alike."""

    text: str
    start: int
    """How many characters of the paragraph stand before it."""
    under: Style
    """What all of it is drawn in."""
    marks: tuple[tuple[int, int, Style | None], ...]
    """Stretches of it in a style of their own, counted from the paragraph's beginning."""
    width: int
    fill: Style | None
    base: Style


def draw_line(area: SeamedTextArea, y: int) -> Strip | None:
    """Return a line of a text area, or None where Textual has to draw it, as of `line_at`."""
    line = line_at(area, y)
    if line is None:
        return None
    strip = Strip(_pieces(line.text, line.start, line.under, line.marks))
    return strip.extend_cell_length(line.width, line.fill).apply_style(line.base)


def line_at(area: SeamedTextArea, y: int) -> Line | None:
    """Return a line of a text area that breaks its lines and has no line numbers.

    Args:
        area: The text area.
        y: Which line of those on the screen.

    Returns:
        The line, or None where Textual has to draw it: tabs, brackets that match, suggestions.
    """
    look, info = area.look(), area.line_info(y + area.scroll_offset.y)
    if look is None or info is None or area.suggestion:
        return None
    row, section = info
    line = area.document.get_line(row)
    offsets = area.wrapped_document.get_offsets(row)
    start = offsets[section - 1] if section else 0
    last = section == len(offsets)
    text = line[start:] + " " if last else line[start : offsets[section]]
    if "\t" in line or (area.selection.start != area.selection.end and not line):
        return None

    cursor_row, cursor = area.selection.end
    lit = area.highlight_cursor_line and row == cursor_row
    shown = area.highlight_cursor_line and look.focused and row == cursor_row
    under = (look.cursor_line if shown else None) or Style.null()
    end = start + len(text)
    marks: list[tuple[int, int, Style | None]] = [*area.marks_of(row)]
    top, bottom = sorted(area.selection)
    if top != bottom and top[0] <= row <= bottom[0]:
        first = top[1] if row == top[0] else 0
        marks.append((first, bottom[1] if row == bottom[0] else len(line), look.selection))
    if row == cursor_row and look.cursor_shown:
        marks.append((cursor, cursor + 1, look.cursor))
    width = area.scrollable_content_region.size.width
    fill = look.cursor_line if lit else look.fill
    here = tuple(mark for mark in marks if mark[1] > start and mark[0] < end)
    return Line(text, start, under, here, width, fill, look.base)


def _pieces(
    text: str, start: int, under: Style, marks: tuple[tuple[int, int, Style | None], ...]
) -> list[Segment]:
    """Return a text in pieces of one style each; marks are counted from the paragraph's beginning."""
    here = [
        (max(0, first - start), min(len(text), last - start), style)
        for first, last, style in marks
        if style is not None
    ]
    edges = sorted({0, len(text), *(edge for first, last, _style in here for edge in (first, last))})
    pieces = []
    for first, last in zip(edges, edges[1:], strict=False):
        style = under
        for begin, end, mark in here:
            if begin <= first and last <= end:
                style = style + mark
        pieces.append(Segment(text[first:last], style))
    return pieces
