"""The letters of a typeset page as one string, whatever its lines: for finding, selecting and marking.

Where a line ends depends on the width, so white space is left out of the count: a place is a number of
letters from the text's beginning, the same at every width. Title and facts above the text, bars, markers,
rules, labels of images and the numbers of links are no part of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from newsroom.reading.page import Line, Page, line_text

_DRAWN = frozenset({"marker", "table", "rule", "image"})
_NUMBER = re.compile(r"\[\d+\]")
_SPACE = re.compile(r"\s+")

Reach = range
"""Letters, by their places."""


class Copy:
    """What a page says, letter by letter."""

    def __init__(self, page: Page) -> None:
        self._page = page
        letters: list[str] = []
        self._firsts: list[int] = []
        """Of each line, the place of its first letter."""
        self._columns: list[list[int]] = []
        """Of each line, the columns of its letters."""
        count = 0
        for line in page.lines:
            self._firsts.append(count)
            columns = _columns(line) if line.block >= 0 else []
            self._columns.append(columns)
            text = line_text(line)
            letters += [text[column] for column in columns]
            count += len(columns)
        self.letters = "".join(letters)
        self._folded = self.letters.lower()
        self._sentences: list[int] | None = None

    # Places

    def line_of(self, place: int) -> int:
        """Return the line on which a letter stands."""
        return max(0, bisect_right(self._firsts, place) - 1)

    def place(self, line: int, column: int) -> int:
        """Return the place of the letter at a column of a line, or of the first one after it."""
        if line >= len(self._firsts):
            return len(self.letters)
        return self._firsts[max(0, line)] + bisect_left(self._columns[max(0, line)], column)

    def columns(self, line: int, reach: Reach) -> tuple[int, int] | None:
        """Return the columns from and to that letters take on a line; None if they do not touch it."""
        columns = self._columns[line]
        first = self._firsts[line]
        start, stop = max(reach.start - first, 0), min(reach.stop - first, len(columns))
        if start >= stop:
            return None
        return columns[start], columns[stop - 1] + 1

    # Units

    def paragraph(self, place: int) -> Reach:
        """Return the paragraph, item or row around a place."""
        line = self.line_of(min(place, max(0, len(self.letters) - 1)))
        block = self._page.lines[line].block if self._page.lines else -1
        first = last = line
        while first > 0 and self._page.lines[first - 1].block == block:
            first -= 1
        while last + 1 < len(self._firsts) and self._page.lines[last + 1].block == block:
            last += 1
        stop = self._firsts[last] + len(self._columns[last])
        return range(self._firsts[first], stop)

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
        for number, line in enumerate(self._page.lines):
            first, count = self._firsts[number], len(self._columns[number])
            if line.block >= 0:
                start = found[line.block].start if line.block in found else first
                found[line.block] = range(start, first + count)
        return found

    # Text

    def find(self, words: str) -> list[Reach]:
        """Return where words stand, whatever the case of letters and wherever lines end."""
        sought = _SPACE.sub("", words).lower()
        found: list[Reach] = []
        # Lower case of a few letters is two: then no place could be told.
        text = self._folded if len(self._folded) == len(self.letters) else self.letters
        at = text.find(sought) if sought else -1
        while at >= 0:
            found.append(range(at, at + len(sought)))
            at = text.find(sought, at + len(sought))
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
        """Return letters as text: lines joined again, paragraphs set apart by a blank line."""
        parts: list[str] = []
        block, between = -1, ""
        for number in range(self.line_of(reach.start), len(self._firsts)):
            if self._firsts[number] >= reach.stop:
                break
            columns = self.columns(number, reach)
            line = self._page.lines[number]
            if columns is not None:
                if parts:
                    parts.append(between if line.block == block else "\n\n")
                parts.append(_text_of(line)[columns[0] : columns[1]].replace("\0", ""))
                block = line.block
            between = line.after
        return re.sub(" {2,}", " ", "".join(parts))


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
