"""Many ids in few letters: a step that marks 100,000 stories keeps their ids as a handful of spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Span = tuple[int, int]
"""First and last id, both included."""


def pack(ids: Iterable[int]) -> str:
    """Write ids as spans in rising order, as in ``1-5,7``."""
    return ",".join(str(low) if low == high else f"{low}-{high}" for low, high in _spans(ids))


def unpack(text: str) -> list[Span]:
    """Read what `pack` wrote."""
    spans = []
    for part in filter(None, text.split(",")):
        low, _dash, high = part.partition("-")
        spans.append((int(low), int(high or low)))
    return spans


def _spans(ids: Iterable[int]) -> Iterator[Span]:
    low = high = None
    for id in sorted(set(ids)):
        if low is None or high is None:
            low = high = id
        elif id == high + 1:
            high = id
        else:
            yield low, high
            low = high = id
    if low is not None and high is not None:
        yield low, high
