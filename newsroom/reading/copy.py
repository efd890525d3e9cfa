"""The letters of a typeset page as one string, whatever its lines: for finding, selecting and marking.

Where a line ends depends on the width, so white space is left out of the count: a place is a number of
letters from the text's beginning, the same at every width. Those of a table stand cell by cell, however its
cells are broken. Title and facts above the text, bars, markers, rules, labels of images and the numbers of
links are no part of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, takewhile

from msgspec import Struct
from msgspec.structs import replace

from newsroom.reading.page import CellLine, Line, Page, line_text

_DRAWN = frozenset({"marker", "table", "rule", "image"})
_NUMBER = re.compile(r"\[\d+\]")
_SPACE = re.compile(r"\s+")

Reach = range
"""Letters, by their places."""


class _Stretch(Struct, frozen=True):
    """Letters that follow one another on a line and in the text: a line of it, or of a table's cell."""

    line: int
    columns: list[int]
    after: str
    """What the text has between it and the next one of its block."""


class Copy:
    """What a page says, letter by letter."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._stretches = list(_stretches(page))
        self._firsts: list[int] = []
        """Of each stretch, the place of its first letter."""
        self._on_line: list[list[int]] = [[] for _line in page.lines]
        """Of each line, its stretches from left to right."""
        letters: list[str] = []
        count = 0
        for number, stretch in enumerate(self._stretches):
            self._firsts.append(count)
            self._on_line[stretch.line].append(number)
            text = line_text(page.lines[stretch.line])
            letters += [text[column] for column in stretch.columns]
            count += len(stretch.columns)
        self.letters = "".join(letters)
        self._folded: tuple[str, list[int]] | None = None
        self._sentences: list[int] | None = None

    # Places

    def line_of(self, place: int) -> int:
        """Return the line on which a letter stands."""
        return self._stretches[self._stretch_of(place)].line if self._stretches else 0

    def _stretch_of(self, place: int) -> int:
        return max(0, bisect_right(self._firsts, place) - 1)

    def place(self, line: int, column: int) -> int:
        """Return the place of the letter at a column of a line, or of the first one after it."""
        line = max(0, line)
        while line < len(self._on_line) and not self._on_line[line]:
            line += 1
        if line >= len(self._on_line):
            return len(self.letters)
        place = 0
        for number in self._on_line[line]:
            columns = self._stretches[number].columns
            place = self._firsts[number] + bisect_left(columns, column)
            if columns and column <= columns[-1]:
                break
        return place

    def columns(self, line: int, reach: Reach) -> list[tuple[int, int]]:
        """Return the columns from and to that letters take on a line: in a table those of each cell."""
        if line >= len(self._on_line):
            return []
        found = (self._within(number, reach) for number in self._on_line[line])
        return [columns for columns in found if columns is not None]

    def _within(self, number: int, reach: Reach) -> tuple[int, int] | None:
        """Return the columns from and to that letters take of a stretch; None if they do not touch it."""
        columns, first = self._stretches[number].columns, self._firsts[number]
        start, stop = max(reach.start - first, 0), min(reach.stop - first, len(columns))
        return (columns[start], columns[stop - 1] + 1) if start < stop else None

    # Units

    def paragraph(self, place: int) -> Reach:
        """Return the paragraph, item or row around a place."""
        if not self._stretches:
            return range(0)
        first = last = self._stretch_of(min(place, max(0, len(self.letters) - 1)))
        block = self._block_of(first)
        while first > 0 and self._block_of(first - 1) == block:
            first -= 1
        while last + 1 < len(self._stretches) and self._block_of(last + 1) == block:
            last += 1
        return range(self._firsts[first], self._firsts[last] + len(self._stretches[last].columns))

    def _block_of(self, number: int) -> int:
        return self._page.lines[self._stretches[number].line].block

    def sentence(self, place: int) -> Reach:
        """Return the sentence around a place."""
        from newsroom.text.sentences import sentences

        around = self.paragraph(place)
        start = around.start
        for sentence in sentences(self.words(around).replace("\n", " ")):
            stop = start + len(_SPACE.sub("", sentence))
            if place < stop:
                return range(start, min(stop, around.stop))
            start = stop
        return range(start, around.stop)

    def letter(self, place: int) -> Reach:
        """Return the letter at a place, with all that is seen as one with it."""
        from wcwidth import iter_graphemes

        around = self.paragraph(place)
        start = around.start
        for cluster in iter_graphemes(self.letters[around.start : around.stop]):
            if place < start + len(cluster):
                return range(start, start + len(cluster))
            start += len(cluster)
        return range(place, min(place + 1, len(self.letters)))

    # Other copies of the same text

    def counterpart(self, reach: Reach, other: Copy) -> Reach:
        """Return where letters stand in a copy of the same text in another script.

        As a rule one letter is written as one in either; where a paragraph's number differs, it is compared.
        """
        if len(self.letters) == len(other.letters):
            return reach
        return range(self._counterpart(reach.start, other), self._counterpart(reach.stop, other))

    def _counterpart(self, place: int, other: Copy) -> int:
        from difflib import SequenceMatcher

        mine, others = self._blocks(), other._blocks()
        around = next((each for each in mine if mine[each].start <= place <= mine[each].stop), None)
        if around is None or around not in others:
            return min(place, len(other.letters))
        here, there = mine[around], others[around]
        one = self.letters[here.start : here.stop]
        two = other.letters[there.start : there.stop]
        at = place - here.start
        if len(one) == len(two):
            return there.start + at
        for _kind, start, stop, begin, end in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
            if start <= at <= stop:
                return there.start + (end if at == stop else min(begin + at - start, end))
        return there.stop

    def _blocks(self) -> dict[int, Reach]:
        """Return the letters of each block."""
        found: dict[int, Reach] = {}
        for number, (stretch, first) in enumerate(zip(self._stretches, self._firsts, strict=True)):
            if (block := self._block_of(number)) >= 0:
                start = found[block].start if block in found else first
                found[block] = range(start, first + len(stretch.columns))
        return found

    # Text

    def find(self, words: str) -> list[Reach]:
        """Return where words stand, whatever the case, width and script of letters and wherever lines end."""
        from newsroom.text.folding import fold_each

        if self._folded is None:
            self._folded = fold_each(self.letters)
        text, origins = self._folded
        sought, _origins = fold_each(_SPACE.sub("", words))
        found: list[Reach] = []
        at = text.find(sought) if sought else -1
        while at >= 0:
            end = at + len(sought)
            found.append(range(origins[at], origins[end - 1] + 1))
            at = text.find(sought, end)
        return found

    def again(self, start: int, quote: str) -> Reach | None:
        """Return where a quotation stands now that began at a place once: there, or where it is nearest."""
        sought = _SPACE.sub("", quote)
        if self.letters.startswith(sought, start):
            return range(start, start + len(sought))
        places = [match.start() for match in re.finditer(re.escape(sought), self.letters)] if sought else []
        if not places:
            return None
        near = min(places, key=lambda place: abs(place - start))
        return range(near, near + len(sought))

    def reaches(self, places: Callable[[str], Sequence[tuple[int, int]]]) -> list[Reach]:
        """Return stretches of the text as letters.

        Args:
            places: Finds start and end of each stretch in the text, spaces and all.
        """
        text = self.words(range(len(self.letters)))
        before = [0]
        for character in text:
            before.append(before[-1] + (not character.isspace()))
        return [
            range(before[start], before[end]) for start, end in places(text) if before[end] > before[start]
        ]

    def words(self, reach: Reach) -> str:
        """Return letters as text: lines joined again, a blank line between blocks, a tab between cells."""
        parts: list[str] = []
        block, between = -1, ""
        for number in range(self._stretch_of(reach.start), len(self._stretches)):
            if self._firsts[number] >= reach.stop:
                break
            stretch, columns = self._stretches[number], self._within(number, reach)
            line = self._page.lines[stretch.line]
            if columns is not None:
                if parts:
                    parts.append(between if line.block == block else "\n\n")
                parts.append(_text_of(line)[columns[0] : columns[1]].replace("\0", ""))
                block = line.block
            between = stretch.after
        return re.sub(" {2,}", " ", "".join(parts))


def headline_of(page: Page) -> Copy:
    """Return the letters of the headline above a page's text: of its first lines, by their style."""
    lines = takewhile(lambda line: any(span.style == "title" for span in line.spans), page.lines)
    return Copy(Page(tuple(replace(line, block=0) for line in lines), ()))


def _stretches(page: Page) -> Iterator[_Stretch]:
    """Yield what stands next to one another, in the order of the text."""
    numbered = enumerate(page.lines)
    for row, lines in groupby(numbered, lambda each: _row_of(each[1])):
        if row is not None:
            yield from _row(list(lines))
            continue
        for number, line in lines:
            yield _Stretch(number, _columns(line) if line.block >= 0 else [], line.after)


def _row_of(line: Line) -> tuple[int, int] | None:
    """Return which row of which table a line belongs to."""
    return (line.block, line.cells[0].row) if line.cells else None


def _row(lines: list[tuple[int, Line]]) -> Iterator[_Stretch]:
    """Yield the letters of a table's row, one cell after the other."""
    cells: dict[int, list[tuple[int, CellLine, list[int]]]] = {}
    for number, line in lines:
        columns = _columns(line)
        for cell in line.cells:
            own = columns[bisect_left(columns, cell.start) : bisect_left(columns, cell.stop)]
            if own:
                cells.setdefault(cell.column, []).append((number, cell, own))
    order = sorted(cells)
    for column, following in zip(order, (*order[1:], None), strict=True):
        # As a spreadsheet takes it: an empty cell has its tab too.
        end = "\n" if following is None else "\t" * (following - column)
        for at, (number, cell, own) in enumerate(cells[column], 1):
            yield _Stretch(number, own, cell.after if at < len(cells[column]) else end)


def _columns(line: Line) -> list[int]:
    """Return the columns of a line that are letters of its text."""
    found: list[int] = []
    column = 0
    for number, span in enumerate(line.spans):
        if number >= line.lead and not _is_drawn(span.text, span.style, span.link):
            found += [column + at for at, character in enumerate(span.text) if not character.isspace()]
        column += len(span.text)
    return found


def _text_of(line: Line) -> str:
    """Return a line with what is no text of it struck out."""
    return "".join(
        span.text
        if number >= line.lead and not _is_drawn(span.text, span.style, span.link)
        else "\0" * len(span.text)
        for number, span in enumerate(line.spans)
    )


def _is_drawn(text: str, style: str, link: int | None) -> bool:
    if style in _DRAWN:
        return True
    return link is not None and style == "muted" and _NUMBER.fullmatch(text) is not None
