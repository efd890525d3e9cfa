"""How a text was broken into lines: whether by hand or machine at a width, and what its blank lines mean."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from newsroom.reading.joining import ends_sentence, mostly_han, print_width

_FEWEST = 4
"""Lines from which a width can be told."""
_NARROWEST, _WIDEST = 16, 112
_MID_SENTENCE = re.compile(r"[。！？；，、：](?=[^”’」』）\s])|[.,;:]\s+\w")
_AROUND = 3
"""So many half Han characters a justified line may differ from the others by: marks are squeezed."""

_FIRST_LINE = 7
"""How much shorter the first line of a paragraph may be whose indent of two Han characters was lost."""


class Line(Struct, frozen=True):
    """A line with words, as it stands in a text."""

    text: str
    """Without white space around it."""
    indent: int
    """Half Han characters before it."""
    gap: int
    """Blank lines before it."""
    width: int

    @property
    def ends(self) -> bool:
        """Whether a sentence ends with the line."""
        return ends_sentence(self.text)


class Measure(Struct, frozen=True):
    """The width a text was broken at."""

    width: int
    """Half Han characters of a usual line; of a text in words, of the longest ones."""
    gap: int
    """Blank lines that stand between any two lines and so mean nothing."""
    indent: int
    """How far usual lines are indented."""
    han: bool
    lost_indents: bool = False
    """First lines of paragraphs are shorter by two Han characters, as their indent got lost."""

    def is_full(self, line: Line, after: Line | None) -> bool:
        """Return whether the line is as long as could be, so that nothing but its end broke it.

        Args:
            line: The line.
            after: The one after it; of its first word is asked whether it would have had room.
        """
        if self.han or after is None:
            return line.width >= self.width - _AROUND
        return line.indent - self.indent + line.width + 1 + len(after.text.split(" ", 1)[0]) > self.width

    def is_short(self, line: Line) -> bool:
        """Tell whether the line is shorter than even a first line: a heading, or a paragraph's last."""
        return line.width < (self.width - _FIRST_LINE if self.han else self.width * 3 // 4)

    def is_first(self, line: Line) -> bool:
        """Return whether the line looks like the first of a paragraph whose indent was lost."""
        here = self.width - _FIRST_LINE <= line.width < self.width - 2
        return self.lost_indents and here

    def is_long(self, line: Line) -> bool:
        """Return whether the line is longer than the column is wide."""
        return self.han and line.width > self.width + 2 * _AROUND

    def is_start(self, line: Line) -> bool:
        """Return whether a paragraph begins with the line by its indent or a blank line before it."""
        return line.gap > self.gap or line.indent - self.indent >= 2


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that have words."""
    found: list[Line] = []
    gap = 0
    for line in text.expandtabs(4).split("\n"):
        bare = line.strip()
        if not bare:
            gap += 1
            continue
        indent = print_width(line[: len(line) - len(line.lstrip())])
        found.append(Line(bare, indent, gap, print_width(bare)))
        gap = 0
    return found


def measure(lines: Sequence[Line]) -> Measure | None:
    """Tell at what width a text was broken; None: its line breaks are its author's.

    Broken are texts of which most lines are about as long as the longest and end in the middle of a sentence.
    In lists of headlines, verse and code they do not.
    """
    if len(lines) < _FEWEST:
        return None
    han = mostly_han("".join(line.text for line in lines))
    width = _usual_width(lines) if han else _longest_width(lines)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    gap = Counter(line.gap for line in lines[1:]).most_common(1)[0][0]
    if gap and sum(line.gap < gap for line in lines[1:]) * 5 > len(lines):
        gap = 0
    indent = Counter(line.indent for line in lines).most_common(1)[0][0]
    found = Measure(width, gap, indent, han)
    pairs = [(one, other) for one, other in pairwise(lines) if not found.is_start(other)]
    full = [one for one, other in pairs if found.is_full(one, other)]
    runs_on = sum(not line.ends for line in full)
    mid = sum(_MID_SENTENCE.search(line.text) is not None for line in lines)
    if len(full) * 2 < len(pairs) or runs_on * 2 < len(lines) * 0.6 or mid * 5 < len(lines):
        return None
    return Measure(width, gap, indent, han, lost_indents=han and _loses_indents(lines, found))


def _usual_width(lines: Sequence[Line]) -> int:
    counts = Counter(line.width for line in lines)
    around = {width: sum(counts[width + by] for by in range(-_AROUND, _AROUND + 1)) for width in counts}
    best = max(around.values())
    middle = [width for width, count in around.items() if count == best]
    return max(middle, key=lambda width: (counts[width], width))


def _longest_width(lines: Sequence[Line]) -> int:
    widths = sorted(line.width for line in lines)
    # A long address may stand out.
    return widths[min(len(widths) - 1, len(widths) * 19 // 20)]


def _loses_indents(lines: Sequence[Line], found: Measure) -> bool:
    """Tell whether lines that an indent made shorter stand after sentences and headings, hardly elsewhere."""
    shorter = [
        one.ends or found.is_short(one)
        for one, other in pairwise(lines)
        if found.width - _FIRST_LINE <= other.width < found.width - 2 and not other.ends
    ]
    return len(shorter) >= 2 and sum(shorter) * 3 >= len(shorter) * 2
