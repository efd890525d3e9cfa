"""Sizes said without a numeral that are of another order than the source's number: 百亿次 for 10亿次."""

import re
from collections.abc import Iterator
from decimal import Decimal

from newsroom.preflight.clauses import shared_topics
from newsroom.preflight.slips.slip import Slip
from newsroom.preflight.stated import likeness
from newsroom.text.quantities import Kind, Quantity, agree, quantities, rough, same_kind, spreads

_LEAST = 10**6
_NUMERAL = re.compile(r"[0-9０-９零〇一二两三四五六七八九十几数百千万亿余多][\s*]*$")
"""Before a scale: it is that numeral's, and no size of its own (20 亿美元)."""
_SURE = 3
"""From this likeness on two numbers are taken to be of one thing."""


def sizes(text: str, source: str) -> Iterator[Slip]:
    """Return the sizes (百亿次, 近千亿元) where no number of the source has it but the one meant another."""
    for said in rough(text):
        if said.value < _LEAST or said.kind not in (Kind.COUNT, Kind.MONEY):
            continue
        if _NUMERAL.search(text[: said.start]):
            continue
        found = quantities(source)
        if any(_fits(said, each) for each in (*found, *rough(source), *spreads(source))):
            continue
        near = [
            (score, each) for each in found if each.scaled and (score := _likeness(text, said, source, each))
        ]
        if near:
            _score, other = max(near, key=lambda each: each[0])
            yield Slip(said.start, said.end, other.start, other.end)


def _fits(said: Quantity, other: Quantity) -> bool:
    """Tell whether a number may be called so: 百亿 is from some 70亿 to 999亿, 近百亿 not more than it."""
    if not same_kind(said, other) or other.value <= 0:
        return False
    most = said.value if said.mode == "under" else said.value * 10
    return said.value * Decimal("0.5") <= other.value <= most or agree(other, said)


def _likeness(text: str, said: Quantity, source: str, other: Quantity) -> int:
    """Return how much speaks for two numbers being of one thing, 0 where too little does."""
    if not same_kind(said, other):
        return 0
    score = likeness(text, said, source, other) + (said.kind is other.kind)
    if score > _SURE:
        return score
    # 1 billion and 百亿: the digits are the same, and so is what is counted.
    tens = (said.value / other.value).normalize().as_tuple()
    return (
        score + 1
        if tens.digits == (1,) and (shared_topics(text, said, source, other) or score >= _SURE)
        else 0
    )
