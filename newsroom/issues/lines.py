"""Lines of a text as CommonMark counts them: they end at LF, CR LF or CR and at nothing else.

``str.splitlines`` ends lines at nine more characters, so a form feed in a summary would cut it in two.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

BYTE_ORDER_MARK = "\ufeff"

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n)|[^\r\n]+")
_END = re.compile(r"\r\n|\r|\n")


class Line(NamedTuple):
    """One line: its content is ``text[start:end]``, the next line begins at `after`."""

    start: int
    end: int
    after: int


def split(text: str) -> list[Line]:
    """Return the lines of a text.

    A line end at the very end begins no further line; a byte order mark is not part of the first one.
    """
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    for match in _LINE.finditer(text, len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0):
        yield Line(match.start(), match.end() if match[2] is None else match.end(1), match.end())


def newline(text: str) -> str:
    """Return the line end the text uses first; LF where it has none."""
    match = _END.search(text)
    return match[0] if match else "\n"


def with_newlines(text: str, end: str) -> str:
    """Return the text with every line end written as `end`."""
    return _END.sub(end, text)


def columns(line: str, *, whole: bool = False) -> int:
    """Return how many columns a line is indented, a tab going to the next multiple of four (CommonMark 2.2).

    Args:
        line: The line.
        whole: Count all of it, not its indentation alone.
    """
    count = 0
    for character in line:
        if character == "\t":
            count += 4 - count % 4
        elif character == " " or whole:
            count += 1
        else:
            break
    return count


class LineIndex:
    """Translates between offsets in a text and lines and columns, both from 1, columns in code points."""

    def __init__(self, text: str) -> None:
        """Find the line starts of `text`."""
        self._length = len(text)
        self._starts = [0, *(match.end() for match in _END.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset; the text's end is a position too.

        Raises:
            ValueError: the offset lies outside the text.
        """
        if not 0 <= offset <= self._length:
            raise ValueError(f"offset {offset} is outside a text of {self._length} code points")
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column.

        Raises:
            ValueError: the text has no such line, or the column lies beyond the text's end.
        """
        if not 1 <= line <= len(self._starts) or column < 1:
            raise ValueError(f"no line {line}, column {column} in a text of {len(self._starts)} lines")
        offset = self._starts[line - 1] + column - 1
        if offset > self._length:
            raise ValueError(f"column {column} lies beyond the end of the text")
        return offset
