"""Text that was broken at a width becomes paragraphs again, without the headlines that got in between.

Such text comes from newspapers' pages, from scanned columns and from mail: every line is as long as the
column is wide, often with a blank line after each. Where a paragraph ends is seen by short lines, indents
(also those that were lost and left the first line shorter), blank lines that stand out, and ends of
sentences.
"""

from collections.abc import Sequence

from msgspec import Struct, field

from newsroom.reading.joining import is_marked, joined
from newsroom.reading.measure import Line, Measure
from newsroom.reading.outline import stands_alone
from newsroom.reading.pieces import Piece

_LONGEST_HEADING = 2
"""Lines of one heading, or of a headline that interrupts a sentence, at most; twice as many for several."""

_LONGEST_PARAGRAPH = 20_000
"""Characters; what goes on for longer is no text, and putting it together would take for ever."""

_HEADLINE = 16
"""Half Han characters that a headline has at least; names and dates under an article are shorter."""


class Reflowed(Struct):
    """A text in paragraphs."""

    pieces: list[Piece] = field(default_factory=list)
    headlines: list[str] = field(default_factory=list)
    """Headlines of the page that stood in the middle of sentences or after the text, line by line; that of
    the text itself may be among them."""


def reflow(lines: Sequence[Line], measure: Measure) -> Reflowed:
    """Put the paragraphs of a text together that was broken at a width."""
    return _Reflow(lines, measure).run()


class _Reflow:
    """Goes through the lines, with one paragraph open at a time."""

    def __init__(self, lines: Sequence[Line], measure: Measure) -> None:
        self._measure = measure
        self._done = Reflowed()
        self._open = ""
        self._last: Line | None = None
        """The last line of the open paragraph."""
        self._lines, tail = self._without_tail(lines)
        self._done.headlines += [line.text for line in tail]

    def run(self) -> Reflowed:
        place = 0
        while place < len(self._lines):
            if strays := self._strays(place):
                headlines = [line.text for line in self._lines[place : place + strays]]
                self._done.headlines[:0] = headlines
                place += strays
                continue
            line = self._lines[place]
            full = len(self._open) > _LONGEST_PARAGRAPH
            if self._last is not None and (full or self._ends_before(place)):
                self._close()
            if self._last is None and (count := self._heading(place)):
                self._add_heading([each.text for each in self._lines[place : place + count]])
                place += count
                continue
            self._open = joined(self._open, line.text)
            self._last = line
            place += 1
        self._close()
        return self._done

    def _without_tail(self, lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
        """Part the lines from headlines after the last sentence."""
        end = len(lines)
        while end and not lines[end - 1].ends:
            end -= 1
        tail = lines[end:]
        odd = [line for line in tail if self._measure.is_short(line) or self._measure.is_long(line)]
        if not end or len(tail) < 2 or len(odd) < len(tail):
            return lines, ()
        if any(is_marked(line.text) for line in tail):
            return lines, ()
        return (
            (lines[:end], tail) if sum(line.width for line in tail) >= len(tail) * _HEADLINE else (lines, ())
        )

    def _strays(self, place: int) -> int:
        """Return how many lines from here are headlines in the middle of an open sentence."""
        measure, before = self._measure, self._last
        if before is None or before.ends or measure.is_short(before):
            return 0
        end = place
        while (
            end < len(self._lines) and end - place < 2 * _LONGEST_HEADING and self._is_odd(self._lines[end])
        ):
            end += 1
        if end == place or end == len(self._lines):
            return 0
        after = self._lines[end]
        if measure.is_start(after) or measure.is_first(after) or is_marked(after.text):
            return 0
        if measure.han:
            return end - place if measure.is_full(after, None) or after.ends else 0
        return end - place if after.text[:1].islower() and not self._lines[place].text[:1].islower() else 0

    def _is_odd(self, line: Line) -> bool:
        odd = self._measure.is_short(line) or self._measure.is_long(line)
        return odd and not line.ends and not is_marked(line.text)

    def _ends_before(self, place: int) -> bool:
        """Return whether the open paragraph ends before a line."""
        measure, before, line = self._measure, self._last, self._lines[place]
        assert before is not None
        if is_marked(line.text) and (before.ends or not measure.is_full(before, line)):
            return True
        if measure.is_start(line):
            # A blank line in the middle of a sentence is a page's end.
            return before.ends or not measure.han or line.indent > measure.indent or measure.is_short(before)
        if measure.is_short(before):
            return before.ends or measure.han or not measure.is_full(before, line)
        if not before.ends:
            return False
        if not measure.han:
            return not measure.is_full(before, line)
        return measure.is_first(line) or self._heading(place) > 0 or not measure.is_full(before, line)

    def _heading(self, place: int) -> int:
        """Return how many lines from here, where a paragraph may begin, are a heading."""
        measure = self._measure
        end = place
        while end < len(self._lines) and end - place <= _LONGEST_HEADING:
            line = self._lines[end]
            if line.ends or is_marked(line.text) or not (measure.is_short(line) or measure.is_long(line)):
                break
            # A numbered heading, and a line that says when, stand by themselves.
            if end > place and (stands_alone(line.text) or stands_alone(self._lines[end - 1].text)):
                break
            end += 1
        count = end - place
        if not 0 < count <= _LONGEST_HEADING or end == len(self._lines):
            return 0
        return count if not measure.is_short(self._lines[end]) or self._lines[end].ends else 0

    def _add_heading(self, texts: Sequence[str]) -> None:
        text = ""
        for each in texts:
            text = joined(text, each)
        self._done.pieces.append(Piece(text, "heading", 1 if not self._done.pieces else 2))

    def _close(self) -> None:
        if self._open:
            self._done.pieces.append(Piece(self._open))
        self._open, self._last = "", None
