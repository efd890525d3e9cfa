"""Widths in terminal cells.

Han and most emoji take two cells, combining marks none. Unicode leaves some characters open (“ ” … — ① and
others, "ambiguous" in UAX #11): one cell in most terminals, two where the user's is set up for it. A grapheme
cluster, an emoji joined from several or a letter with its accents, is never cut.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from unicodedata import east_asian_width

ELLIPSIS = "…"

_NO_CLUSTERS = re.compile(
    "["
    " -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f"  # Latin, Greek, Cyrillic
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2100-\u2bff"  # punctuation, currencies, symbols
    "\u2e80-\u3029\u3030-\u3096\u309b-\u312f\u3190-\u4dbf\u4e00-\ua48c"  # CJK
    "\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff9d\uffe0-\uffe6"
    "\U0001f300-\U0001f3fa\U0001f400-\U0001f64f\U0001f680-\U0001faff\U00020000-\U0003fffd"
    "]*"
)
"""Text in which every code point is a cluster of its own. Whatever joins (marks, joiners, selectors, skin
tones, flags, conjoining Hangul) is left out, so text with any of it goes the longer way."""

_SETTLED = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u024f\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9\u2010-\u2027\u2030-\u205e\u2160-\u217f"
    "\u2190-\u2211\u2460-\u24ff\u2500-\u25e1\u2605\u2606\u2713\u3001-\u3029\u3041-\u3096\u30a1-\u30ff"
    "\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]"
)
"""Characters whose width no version of Unicode changes any more: Python's own table knows it. wcwidth, the
newer and slower one, is imported with the first character that is not among them."""

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


class _Widths(dict[str, int]):
    """The width of each character met so far."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__()
        self._ambiguous = ambiguous

    def __missing__(self, character: str) -> int:
        cells = self[character] = self._looked_up(character)
        return cells

    def _looked_up(self, character: str) -> int:
        if _SETTLED.match(character):
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
    if _NO_CLUSTERS.fullmatch(s):
        return sum(map(_widths[ambiguous or _terminal].__getitem__, s))
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
    if _NO_CLUSTERS.fullmatch(s):
        return list(accumulate(map(_widths[ambiguous or _terminal].__getitem__, s), initial=0)), frozenset()
    from wcwidth import iter_graphemes, width

    before: list[int] = [0]
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
