"""How a draft is broken into lines and words: by the rules of the reader, in Textual's own text area.

Textual breaks at white space alone, so a line of Chinese begins with 。 and ends with “ wherever the edge
falls. What it calls for each line is replaced by our typesetter (`newsroom.tui.widgets.seams`).
"""

from __future__ import annotations

from collections.abc import Set

from wcwidth import grapheme_boundary_before, iter_graphemes

from newsroom.text.cells import cell_width, take
from newsroom.text.phrases import edges
from newsroom.text.wrap import wrap
from newsroom.tui.widgets.seams import by_white_space


def wrap_offsets(
    text: str,
    width: int,
    tab_size: int,
    fold: bool = True,
    precomputed_tab_sections: list[tuple[str, int]] | None = None,
) -> list[int]:
    """Return where the lines of a paragraph begin, all but the first; Textual asks this of every line.

    Spaces at a break stay on the line they end, as one may type there; those that do not fit go on to the
    next. A text with tabs is broken as Textual does.

    Args:
        text: One line of the document.
        width: Cells of a line on the screen.
        tab_size: Cells between tab stops.
        fold: Cut what is too long for any line; always done.
        precomputed_tab_sections: What Textual knows of the tabs.
    """
    if "\t" in text:
        return by_white_space(text, width, tab_size, fold, precomputed_tab_sections)
    if width < 2 or cell_width(text) <= width:
        return []
    offsets: list[int] = []
    starts = [start for start, _end in wrap(text, width, even=False)][1:]
    at = 0
    for start in (*starts, len(text)):
        # One space may stand in the column that is kept for the cursor.
        while cell_width(text[at:start].removesuffix(" ") if start < len(text) else text[at:start]) > width:
            at += max(1, take(text[at:start], width))
            offsets.append(at)
        if start < len(text) and start > at:
            offsets.append(start)
            at = start
    return offsets


def before(text: str, column: int) -> int:
    """Return where the grapheme cluster begins that ends at or spans a column: an emoji is one step."""
    return grapheme_boundary_before(text, column) if column > 0 else 0


def after(text: str, column: int) -> int:
    """Return where the grapheme cluster that begins at a column ends."""
    return column + len(next(iter_graphemes(text[column:]), ""))


def word_before(line: str, column: int, known: Set[str]) -> int:
    """Return where the word or mark begins that ends at or spans a column; spaces before it are passed."""
    line = line[:column].rstrip()
    return max(edges(line, known), default=0)


def word_after(line: str, column: int, known: Set[str]) -> int:
    """Return where the word or mark ends that a column is before or in, spaces after the column passed."""
    begin = column + len(line[column:]) - len(line[column:].lstrip())
    return min((edge for edge in edges(line, known) if edge > begin), default=len(line))
