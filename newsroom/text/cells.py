"""Widths in terminal cells.

Han and most emoji take two cells, combining marks none. Unicode leaves some characters open (“ ” … — ① and
others, "ambiguous" in UAX #11): one cell in most terminals, two where the user's is set up for it. A grapheme
cluster, an emoji joined from several or a letter with its accents, is never cut.
"""

import sys
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from unicodedata import east_asian_width

ELLIPSIS = "…"

_ALONE = (
    *((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x370, 0x482), (0x48A, 0x52F)),  # Latin, Greek, Cyrillic
    *((0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20C0), (0x2100, 0x2BFF)),  # punctuation, money, symbols
    *((0x2E80, 0x3029), (0x3030, 0x3096), (0x309B, 0x312F), (0x3190, 0x4DBF), (0x4E00, 0xA48C)),  # CJK
    *((0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF01, 0xFF9D), (0xFFE0, 0xFFE6)),
    *((0x1F300, 0x1F3FA), (0x1F400, 0x1F64F), (0x1F680, 0x1FAFF), (0x20000, 0x3FFFD)),
)
"""Characters that are a cluster of their own. Whatever joins (marks, joiners, selectors, skin tones, flags,
conjoining Hangul) is left out, so text with any of it goes the longer way."""

_SETTLED = (
    *((0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x24F), (0x391, 0x3A1), (0x3A3, 0x3A9), (0x3B1, 0x3C9)),
    *((0x2010, 0x2027), (0x2030, 0x205E), (0x2160, 0x217F), (0x2190, 0x2211), (0x2460, 0x24FF)),
    *((0x2500, 0x25E1), (0x2605, 0x2606), (0x2713, 0x2713), (0x3001, 0x3029), (0x3041, 0x3096)),
    *((0x30A1, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xFF01, 0xFF60)),
)
"""Characters among them whose width no version of Unicode changes any more: Python's own table knows it.
wcwidth, the newer one that takes longer to import than all of this, comes with the first other character."""

_JOINS = -(10**12)
"""The width of what is not alone: whatever else a text has, its sum is below 0."""

_LONG = 4096
"""Text with more code points is measured cluster by cluster: wcwidth's time for a row of flags grows with the
square of its length."""


_terminal = 1


def use_ambiguous(cells: int) -> None:
    """Say how many cells, 1 or 2, the terminal gives a character of ambiguous width."""
    global _terminal
    _terminal = cells


def ambiguous_cells() -> int:
    """Tell how many cells the terminal gives a character of ambiguous width."""
    return _terminal


def _among(ranges: Sequence[tuple[int, int]], character: str) -> bool:
    code = ord(character)
    place = bisect_right(ranges, (code, sys.maxunicode)) - 1
    return place >= 0 and code <= ranges[place][1]


class _Widths(dict[str, int]):
    """The width of each character met so far; `_JOINS` of one that may be part of a cluster."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__()
        self._ambiguous = ambiguous

    def __missing__(self, character: str) -> int:
        cells = self[character] = self._looked_up(character)
        return cells

    def _looked_up(self, character: str) -> int:
        if not _among(_ALONE, character):
            return _JOINS
        if _among(_SETTLED, character):
            kind = east_asian_width(character)
            return 2 if kind in "WF" else self._ambiguous if kind == "A" else 1
        from wcwidth import wcwidth

        # -1 stands for control characters; none of them is ever printed.
        return max(0, wcwidth(character, ambiguous_width=self._ambiguous))


_widths = {1: _Widths(1), 2: _Widths(2)}


def cell_width(s: str, ambiguous: int = 0) -> int:
    """Return how many cells the text takes; control characters, tab and line feed among them, take none.

    Args:
        s: The text.
        ambiguous: Cells for a character of ambiguous width, 1 or 2; 0: as the terminal draws it.
    """
    if s.isascii() and s.isprintable():
        return len(s)
    cells = sum(map(_widths[ambiguous or _terminal].__getitem__, s))
    if cells >= 0:
        return cells
    if len(s) > _LONG:
        return measure(s, ambiguous)[0][-1]
    from wcwidth import width

    return width(s, control_codes="ignore", ambiguous_width=ambiguous or _terminal)


def measure(s: str, ambiguous: int = 0) -> tuple[Sequence[int], frozenset[int]]:
    """Return the cells before each offset, 0 to ``len(s)``, and the offsets inside a grapheme cluster.

    All of a cluster's width stands at its first code point, so the offset of any code point inside it has the
    same cells before it as its end has.
    """
    if s.isascii() and s.isprintable():
        return range(len(s) + 1), frozenset()
    before = list(accumulate(map(_widths[ambiguous or _terminal].__getitem__, s), initial=0))
    if before[-1] >= 0:
        return before, frozenset()
    from wcwidth import iter_graphemes, width

    before = [0]
    inside: list[int] = []
    cells = 0
    for cluster in iter_graphemes(s):
        cells += width(cluster, control_codes="ignore", ambiguous_width=ambiguous or _terminal)
        inside.extend(range(len(before), len(before) + len(cluster) - 1))
        before.extend([cells] * len(cluster))
    return before, frozenset(inside)


def take(s: str, cells: int, ambiguous: int = 0) -> int:
    """Return the offset up to which the text fits into so many cells, no cluster cut."""
    if cells <= 0:
        return 0
    if s.isascii() and s.isprintable():
        return min(len(s), cells)
    before, inside = measure(s, ambiguous)
    # Inside a cluster the cells are already those of its end: what fits there fits whole.
    return bisect_right(before, cells) - 1


def fold(s: str, width: int, *, indent: int = 0, ambiguous: int = 0) -> list[tuple[int, int]]:
    """Return the lines of a text cut at a width whatever stands there, as `wrap` does; nothing is left out.

    Args:
        s: A line of text.
        width: Cells of a line; at least one cluster is on each.
        indent: Cells already taken on all lines but the first.
        ambiguous: Cells for a character of ambiguous width, 1 or 2; 0: as the terminal draws it.
    """
    before, inside = measure(s, ambiguous)
    lines: list[tuple[int, int]] = []
    start, room = 0, width
    while before[-1] - before[start] > room:
        end = bisect_right(before, before[start] + room, start + 1) - 1
        if end <= start:
            end = start + 1
            while end in inside:
                end += 1
        lines.append((start, end))
        start, room = end, width - indent
    if start < len(s) or not lines:
        lines.append((start, len(s)))
    return lines


def truncate(s: str, width: int, ambiguous: int = 0) -> str:
    """Return the text cut to at most `width` cells, with … at its end where something was cut off."""
    if cell_width(s, ambiguous) <= width:
        return s
    room = width - cell_width(ELLIPSIS, ambiguous)
    return s[: take(s, room, ambiguous)].rstrip() + ELLIPSIS if room >= 0 else ""


def pad(s: str, width: int, ambiguous: int = 0, *, right: bool = False) -> str:
    """Return the text in exactly `width` cells: cut with … or filled with spaces, set left or `right`."""
    s = truncate(s, width, ambiguous)
    fill = " " * (width - cell_width(s, ambiguous))
    return fill + s if right else s + fill
