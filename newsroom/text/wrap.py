"""Lines of text, broken as in print: see `newsroom.text.breaking` for the rules."""

from newsroom.text.breaking import may_break
from newsroom.text.cells import measure
from newsroom.text.evening import even_out
from newsroom.text.paragraph import HANG, HANGING, Paragraph

__all__ = ["HANG", "HANGING", "wrap"]

_RAGGED = 4
"""So many cells may stay empty before a word that is longer than a line; else it begins on the line it is
on."""


def wrap(
    text: str,
    width: int,
    *,
    first_indent: int = 0,
    indent: int = 0,
    ambiguous: int = 0,
    whole: frozenset[int] = frozenset(),
    hang: int = 0,
    even: bool = True,
) -> list[tuple[int, int]]:
    """Return the lines of a text as offsets of their first code point and after their last.

    As much goes on each line as fits and as the rules allow; then, where a long word left a hole at the end
    of one, it is shared among the lines above. Spaces at a break belong to no line. None are stretched, so
    that no rivers run through mixed text. A line feed always ends a line. Only what is too long for any line
    is cut, and never inside a grapheme cluster.

    Args:
        text: Cleaned text, tabs expanded.
        width: Cells of a line; no line is wider, but for a single cluster that is.
        first_indent: Cells already taken on the first line, and on the first after each line feed.
        indent: Cells already taken on the others.
        ambiguous: Cells for a character of ambiguous width, 1 or 2; 0: as the terminal draws it.
        whole: Offsets where no line may begin but where a word would be cut otherwise.
        hang: Cells of the margin that a comma or full stop at a line's end may stand in, where the character
            before it would have to go to the next line otherwise.
        even: Share holes; not wanted where a text is being typed, as lines above the cursor would move.

    Returns:
        At least one range, in order; the text between two is white space.
    """
    cells, inside = measure(text, ambiguous)
    joined = inside | whole
    lines: list[tuple[int, int]] = []
    start = 0
    while True:
        feed = text.find("\n", start)
        end = len(text) if feed < 0 else feed
        paragraph = Paragraph(text, cells, inside, joined, end, hang)
        rooms = (width - first_indent, width - indent)
        first = len(lines)
        _wrap_paragraph(paragraph, start, rooms, lines)
        if even and len(lines) - first > 2:
            even_out(paragraph, rooms, lines, first)
        if feed < 0:
            return lines
        start = feed + 1


def _wrap_paragraph(
    paragraph: Paragraph, start: int, rooms: tuple[int, int], lines: list[tuple[int, int]]
) -> None:
    """Add the lines of a paragraph to `lines`; `rooms` are the cells of its first line and of the others."""
    room, others = rooms
    cells, end = paragraph.cells, paragraph.end
    while cells[end] - cells[start] > room:
        stop = paragraph.hung(start, paragraph.fitting(start, room), room)
        following = paragraph.after_spaces(stop)
        if following == end:
            # Only spaces do not fit.
            lines.append((start, paragraph.before_spaces(start, stop)))
            return
        at = _break(paragraph, start, stop, following, others)
        lines.append((start, paragraph.before_spaces(start, at)))
        start, room = at, others
    lines.append((start, end))


def _break(paragraph: Paragraph, start: int, stop: int, following: int, room: int) -> int:
    """Return where the next line begins."""
    if following > stop and may_break(paragraph.text, following):
        return following
    at = paragraph.last_break(start, stop)
    if at == start:
        cut = paragraph.last_cut(start, stop, room)
        return cut if cut > start else paragraph.last_joint(start, stop)
    if paragraph.cells[stop] - paragraph.cells[at] > _RAGGED and not paragraph.fits(at, stop, room):
        return paragraph.last_cut(at, stop, room)
    return at
