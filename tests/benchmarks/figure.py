"""One measured line: what was measured, what it stands beside, and the bar it is held to."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

MS = "ms"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value; a bar is a ratio to a reference where it can be, since machines are noisy."""

    what: str
    value: float
    unit: str
    bar: float
    """The most that is allowed: times the reference where there is a ratio, otherwise in the unit."""
    beside: str = ""
    """What the reference is."""
    reference: float | None = None
    """Measured in the same run, in the same unit."""
    is_ratio: bool = False
    """Whether the bar is one on the ratio."""

    @property
    def ratio(self) -> float | None:
        """How many times the reference the value is."""
        return self.value / self.reference if self.reference else None

    @property
    def reached(self) -> bool:
        """Whether the bar is kept."""
        return ((self.ratio or 0.0) if self.is_ratio else self.value) <= self.bar

    def as_json(self) -> dict[str, Any]:
        """Give the line for programs and the history."""
        return {
            "what": self.what,
            "value": round(self.value, 2),
            "unit": self.unit,
            "beside": self.beside,
            "reference": None if self.reference is None else round(self.reference, 2),
            "ratio": None if self.ratio is None else round(self.ratio, 2),
            "bar": self.bar,
            "bar_is_ratio": self.is_ratio,
            "reached": self.reached,
        }

    def row(self) -> str:
        """Give the line for people."""
        held = "x" if self.is_ratio else self.unit
        beside = "" if self.reference is None else f"{self.beside} {self.reference:.1f}, {self.ratio:.2f} x"
        sign = "ok  " if self.reached else "OVER"
        return f"{sign} {self.what:<58}{self.value:>9.1f} {self.unit:<3} <= {self.bar:g} {held:<3} {beside}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run measures: a folder of its own, and how large its corpus is."""

    folder: Path
    database: Path
    """The standard corpus; not written to by a line that another line's figure depends on."""
    articles: int
    quick: bool


Line = Callable[[Place], Sequence[Figure]]
"""Measures one or several lines of the table."""


def p95(times: Sequence[float]) -> float:
    """Return the time that 95 of 100 keep within."""
    return sorted(times)[max(int(len(times) * 0.95) - 1, 0)]


def timed(work: Callable[[], object], rounds: int) -> list[float]:
    """Run something several times; give the milliseconds of each."""
    times = []
    for _round in range(rounds):
        begun = perf_counter()
        work()
        times.append((perf_counter() - begun) * 1000)
    return times


def least(work: Callable[[], object], rounds: int) -> float:
    """Give the milliseconds of the fastest of several runs: that with the least of what else goes on."""
    return min(timed(work, rounds))


def median(work: Callable[[], object], rounds: int) -> float:
    """Give the milliseconds that half of several runs keep within."""
    return statistics.median(timed(work, rounds))
