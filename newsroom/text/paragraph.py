"""A paragraph with its cells: where its lines can end, and what is left free in them."""

from bisect import bisect_right
from collections.abc import Sequence

from newsroom.text.breaking import KINDS, SPACE, in_word, may_break, may_cut

HANG = 2
"""Cells that a mark needs to hang in whole."""
HANGING = frozenset("，。、．")
"""Marks that may hang: their ink is in one corner (W3C, Requirements for Chinese Text Layout, 3.1.6)."""


class Paragraph:
    """A paragraph of a text with its cells."""

    __slots__ = ("cells", "end", "hang", "inside", "joined", "text")

    def __init__(
        self,
        text: str,
        cells: Sequence[int],
        inside: frozenset[int],
        joined: frozenset[int],
        end: int,
        hang: int,
    ) -> None:
        self.text = text
        self.cells = cells
        self.inside = inside
        """Offsets inside a cluster."""
        self.joined = joined
        """These, and offsets where a line may begin only if nothing else is left."""
        self.end = end
        self.hang = hang
        """Cells of the margin that a mark may stand in."""

    def fitting(self, start: int, room: int) -> int:
        """Return the offset after the last cluster that fits; at least one cluster does."""
        end = bisect_right(self.cells, self.cells[start] + room, start + 1, self.end + 1) - 1
        if end > start:
            return end
        end = start + 1
        while end in self.inside:
            end += 1
        return end

    def hung(self, start: int, stop: int, room: int) -> int:
        """Return the offset after a mark that hangs in the margin, or `stop` if none does."""
        text = self.text
        if (
            not self.hang
            or text[stop] not in HANGING
            or self.cells[stop + 1] - self.cells[start] > room + self.hang
        ):
            return stop
        after = stop + 1
        ends = after == self.end or KINDS[text[after]] & SPACE or may_break(text, after)
        return after if ends and after not in self.joined else stop

    def free(self, start: int, at: int, room: int) -> int:
        """Return the cells that stay empty in a line before the next one; less than 0: there are too few."""
        last = self.before_spaces(start, at)
        free = room - self.cells[last] + self.cells[start]
        if free < 0 and free >= -self.hang and self.text[last - 1] in HANGING:
            return 0
        return free

    def after_spaces(self, at: int) -> int:
        """Return the offset of the first character from `at` on that is no space."""
        while at < self.end and KINDS[self.text[at]] & SPACE:
            at += 1
        return at

    def before_spaces(self, start: int, at: int) -> int:
        """Return the offset after the last character before `at` that is no space, or `start`."""
        while at > start and KINDS[self.text[at - 1]] & SPACE:
            at -= 1
        return at

    def last_break(self, start: int, at: int) -> int:
        """Return the last offset up to `at` where a line may end, or `start` if there is none."""
        text, joined = self.text, self.joined
        while at > start and (at in joined or not may_break(text, at)):
            at -= 1
        return at

    def breaks_before(self, at: int, cells: int) -> list[int]:
        """Return an offset and those not more than so many cells before it where a line may begin."""
        text = self.text
        found = [at]
        least = self.cells[at] - cells
        place = at - 1
        while place > 0 and self.cells[place] >= least:
            if place not in self.joined and may_break(text, place):
                found.append(place)
            place -= 1
        return found

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
            if KINDS[self.text[at]] & SPACE:
                following = self.after_spaces(at)
                if following == self.end or may_break(self.text, following):
                    return True
            elif at not in self.joined and may_break(self.text, at):
                return True
            at += 1
        return self.cells[at] <= limit
