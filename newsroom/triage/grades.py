"""Grades of a warning, an alert or a response, of which the next is news again: 蓝色预警, 三级响应."""

from __future__ import annotations

from functools import lru_cache

from newsroom.text.patterns import late

_GRADE = late(
    r"(?P<colour>[蓝黄橙红])色[^,。;:、]{0,6}预警|(?P<level>[一二三四ⅰⅱⅲⅳ]|iv|i{1,3})级[^,。;:、]{0,6}响应|"
    r"\b(?P<code>yellow|orange|amber|red)[- ](?:alert|warning)"
)


def other_grade(one: str, other: str) -> bool:
    """Tell whether two folded headlines are of two grades of a warning or response."""
    mine, others = _grades(one), _grades(other)
    return bool(mine and others) and mine.isdisjoint(others)


@lru_cache(maxsize=2048)
def _grades(headline: str) -> frozenset[str]:
    return frozenset(found[found.lastgroup or 0] for found in _GRADE.finditer(headline))
