"""A line of a draft on the screen, drawn without a look at the rest of its paragraph.

Textual styles and divides the whole paragraph anew for each line of it, with every key: in a summary of a
thousand characters that takes three times as long as all else. What it looks like is the same, and
`tests/tui/test_drafts.py` holds both side by side; this is a private seam of Textual.
"""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import TextArea


def draw_line(area: TextArea, y: int) -> Strip | None:
    """Return a line of a text area that breaks its lines and has no line numbers.

    Args:
        area: The text area.
        y: Which line of those on the screen.

    Returns:
        The line, or None where Textual has to draw it: tabs, brackets that match, suggestions.
    """
    theme, wrapped = area._theme, area.wrapped_document
    number = y + area.scroll_offset.y
    if theme is None or area._matching_bracket_location is not None or area.suggestion:
        return None
    if number >= wrapped.height or number >= len(wrapped._offset_to_line_info):
        return None
    row, section = wrapped._offset_to_line_info[number]
    line = area.document.get_line(row)
    offsets = wrapped.get_offsets(row)
    start = offsets[section - 1] if section else 0
    last = section == len(offsets)
    text = line[start:] + " " if last else line[start : offsets[section]]
    if "\t" in line or (area.selection.start != area.selection.end and not line):
        return None

    cursor_row, cursor = area.selection.end
    lit = area.highlight_cursor_line and row == cursor_row
    shown = area.highlight_cursor_line and area._has_cursor and row == cursor_row
    under = (theme.cursor_line_style if shown else None) or Style.null()
    marks: list[tuple[int, int, Style | None]] = []
    top, bottom = sorted(area.selection)
    if top != bottom and top[0] <= row <= bottom[0]:
        first = top[1] if row == top[0] else 0
        marks.append((first, bottom[1] if row == bottom[0] else len(line), theme.selection_style))
    if row == cursor_row and area._draw_cursor:
        marks.append((cursor, cursor + 1, theme.cursor_style))
    strip = Strip(_pieces(text, start, under, marks))
    width = area.scrollable_content_region.size.width
    fill = theme.cursor_line_style if lit else theme.base_style
    base = theme.base_style if theme.base_style is not None else area.rich_style
    return strip.extend_cell_length(width, fill).apply_style(base)


def _pieces(text: str, start: int, under: Style, marks: list[tuple[int, int, Style | None]]) -> list[Segment]:
    """Return a text in pieces of one style each; marks are counted from the paragraph's beginning."""
    here = [
        (max(0, first - start), min(len(text), last - start), style)
        for first, last, style in marks
        if style is not None and last > start and first < start + len(text)
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
