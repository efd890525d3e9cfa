"""Lines of text, broken as in print: see `newsroom.text.breaking` for the rules."""

from bisect import bisect_right
from collections.abc import Sequence

from newsroom.text.breaking import KINDS, SPACE, in_word, may_break, may_cut
from newsroom.text.cells import measure

_RAGGED = 4
"""So many cells may stay empty before a word that is longer than a line; else it begins on the line it is
on."""


def wrap(
    text: str,
    width: int,
    *,
    first_indent: int = 0,
    indent: int = 0,
    ambiguous: int = 1,
    whole: frozenset[int] = frozenset(),
) -> list[tuple[int, int]]:
    """Return the lines of a text as offsets of their first code point and after their last.

    As much goes on each line as fits and as the rules allow. Spaces at a break belong to no line; a line feed
    always ends one. Only what is too long for any line is cut, and never inside a grapheme cluster.

    Args:
        text: Cleaned text, tabs expanded.
        width: Cells of a line; no line is wider, but for a single cluster that is.
        first_indent: Cells already taken on the first line, and on the first after each line feed.
        indent: Cells already taken on the others.
        ambiguous: Cells for a character of ambiguous width, 1 or 2.
        whole: Offsets where no line may begin but where a word would be cut otherwise.

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
        _wrap_paragraph(
            _Measured(text, cells, inside, joined, end), start, (width - first_indent, width - indent), lines
        )
        if feed < 0:
            return lines
        start = feed + 1


class _Measured:
    """A paragraph of a text with its cells."""

    __slots__ = ("cells", "end", "inside", "joined", "text")

    def __init__(
        self, text: str, cells: Sequence[int], inside: frozenset[int], joined: frozenset[int], end: int
    ) -> None:
        self.text = text
        self.cells = cells
        self.inside = inside
        """Offsets inside a cluster."""
        self.joined = joined
        """These, and offsets where a line may begin only if nothing else is left."""
        self.end = end

    def fitting(self, start: int, room: int) -> int:
        """Return the offset after the last cluster that fits; at least one cluster does."""
        end = bisect_right(self.cells, self.cells[start] + room, start + 1, self.end + 1) - 1
        if end > start:
            return end
        end = start + 1
        while end in self.inside:
            end += 1
        return end

    def after_spaces(self, at: int) -> int:
        while at < self.end and KINDS[self.text[at]] & SPACE:
            at += 1
        return at

    def before_spaces(self, start: int, at: int) -> int:
        while at > start and KINDS[self.text[at - 1]] & SPACE:
            at -= 1
        return at

    def last_break(self, start: int, at: int) -> int:
        """Return the last offset up to `at` where a line may end, or `start` if there is none."""
        text, joined = self.text, self.joined
        while at > start and (at in joined or not may_break(text, at)):
            at -= 1
        return at

    def last_cut(self, start: int, at: int, room: int) -> int:
        """Return the last offset up to `at` where what is too long may be cut, or `start` if there is none.

        Before a word that a line can hold is cut, it is parted from what it is bound to.
        """
        for place in range(at, start, -1):
            if place not in self.inside and may_cut(self.text, place):
                begin = self.word_begin(place, room)
                return place if begin < start else begin
        return start

    def last_joint(self, start: int, at: int) -> int:
        """Return the last offset up to `at` after a hyphen or slash, or `at` if there is none.

        Where a word fills a line and leaves no room for its mark, either it is cut or the mark begins a line.
        """
        for place in range(at, start, -1):
            if self.text[place - 1] in "-/" and place not in self.inside and may_cut(self.text, place):
                return place
        return at

    def word_begin(self, at: int, room: int) -> int:
        """Return where the word around an offset begins with what opens it; -1 if no line can hold it."""
        text, cells = self.text, self.cells
        begin = end = at
        while begin > 0 and (begin in self.inside or in_word(text, begin) or not may_cut(text, begin)):
            begin -= 1
            if cells[at] - cells[begin] > room:
                return -1
        while end < self.end and in_word(text, end) and cells[end] - cells[begin] <= room:
            end += 1
        return begin if cells[end] - cells[begin] <= room else -1

    def fits(self, start: int, at: int, room: int) -> bool:
        """Return whether the unbreakable stretch that begins at `start` and goes on at `at` fits a line."""
        limit = self.cells[start] + room
        while at < self.end and self.cells[at] <= limit:
            if KINDS[self.text[at]] & SPACE or (at not in self.joined and may_break(self.text, at)):
                return True
            at += 1
        return self.cells[at] <= limit


def _wrap_paragraph(
    paragraph: _Measured, start: int, rooms: tuple[int, int], lines: list[tuple[int, int]]
) -> None:
    """Add the lines of a paragraph to `lines`; `rooms` are the cells of its first line and of the others."""
    room, others = rooms
    cells, end = paragraph.cells, paragraph.end
    while cells[end] - cells[start] > room:
        stop = paragraph.fitting(start, room)
        following = paragraph.after_spaces(stop)
        if following == end:
            # Only spaces do not fit.
            lines.append((start, paragraph.before_spaces(start, stop)))
            return
        at = _break(paragraph, start, stop, following, others)
        lines.append((start, paragraph.before_spaces(start, at)))
        start, room = at, others
    lines.append((start, end))


def _break(paragraph: _Measured, start: int, stop: int, following: int, room: int) -> int:
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
