"""Words of a draft that are marked, and where they go while the text is typed in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newsroom.model import Finding, Severity


class Mark(NamedTuple):
    """Words of a text that a finding is about."""

    start: int
    end: int
    words: str
    """``text[start:end]`` when it was found; where others stand by now nothing is shown."""
    finding: Finding

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.finding.severity


def moved(marks: Iterable[Mark], before: str, after: str) -> tuple[Mark, ...]:
    """Return where marks stand once one stretch of a text was replaced; those that it touched are gone."""
    start = _common(before, after)
    rest = min(len(before), len(after)) - start
    end = _common(before[::-1][:rest], after[::-1][:rest])
    step, last = len(after) - len(before), len(before) - end
    return tuple(
        mark if mark.end <= start else mark._replace(start=mark.start + step, end=mark.end + step)
        for mark in marks
        if mark.end <= start or mark.start >= last
    )


def mark_at(marks: Iterable[Mark], text: str, place: int) -> Mark | None:
    """Return the mark that a place is in or right behind, the worst and then the shortest of several."""
    order = list(Severity)
    there = [
        mark
        for mark in marks
        if mark.start <= place <= mark.end and text[mark.start : mark.end] == mark.words
    ]
    return min(there, key=lambda mark: (order.index(mark.severity), mark.end - mark.start), default=None)


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one.startswith(other[:middle]):
            low = middle
        else:
            high = middle - 1
    return low
