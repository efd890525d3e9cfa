"""Strips made from pieces of text: cut, filled and aligned by cells."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from newsroom.text.cells import pad, truncate

Piece = tuple[str, Style]
_HIT = Style(underline=True, bold=True)


def width_of(pieces: Iterable[Piece]) -> int:
    """Return the cells that the pieces take."""
    return sum(cell_len(text) for text, _style in pieces)


def underlined(strip: Strip, ranges: Iterable[tuple[int, int]]) -> Strip:
    """Return a strip with stretches of it, in cells, underlined and bold."""
    pieces: list[Strip] = []
    at = 0
    for start, end in ranges:
        pieces += [strip.crop(at, start), strip.crop(start, end).apply_style(_HIT)]
        at = end
    return Strip.join([*pieces, strip.crop(at)]) if pieces else strip


def _both_fit(left: list[Piece], right: list[Piece], width: int, flexible: int) -> bool:
    return width - width_of(left) + cell_len(left[flexible][0]) - width_of(right) >= 12


def right_piece_at(left: list[Piece], right: list[Piece], width: int, flexible: int, x: int) -> str:
    """Return the text of the piece that `justified` sets over cell `x` in the right part, else nothing."""
    at = width - width_of(right)
    if not _both_fit(left, right, width, flexible) or x < at:
        return ""
    for text, _style in right:
        at += cell_len(text)
        if x < at:
            return text
    return ""


def justified(left: list[Piece], right: list[Piece], width: int, flexible: int) -> Strip:
    """Return a strip of exactly `width` cells with one part at either end.

    Args:
        left: Pieces from the left edge.
        right: Pieces up to the right edge; dropped where the flexible one would have fewer than twelve cells.
        width: Cells to fill.
        flexible: Index in `left` of the piece that is cut with an ellipsis where space is short.
    """
    fixed = width_of(left) - cell_len(left[flexible][0])
    right = right if _both_fit(left, right, width, flexible) else []
    room = max(0, width - fixed - width_of(right))
    text, style = left[flexible]
    # What is behind it stands in a column, though a wide character more would not have fitted.
    cut = pad(truncate(text, room), room) if cell_len(text) > room else text
    left = [*left[:flexible], (cut, style), *left[flexible + 1 :]]
    gap = max(0, width - width_of(left) - width_of(right))
    segments = [Segment(text, style) for text, style in left if text]
    segments.append(Segment(" " * gap, Style.null()))
    segments.extend(Segment(text, style) for text, style in right if text)
    return Strip(segments).adjust_cell_length(width)
