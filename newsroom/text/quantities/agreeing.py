"""Whether two numbers can be the same one, as news says them: rounded, with 约, 近 or 超, in another unit."""

from dataclasses import replace
from decimal import Decimal

from newsroom.text.quantities.quantity import CAME_TO, Kind, Quantity

_NEAR = Decimal("0.05")
"""A rounded number is within this of the exact one, in proportion."""
_ABOUT = Decimal("0.1")
"""The same for one that is said with 约 or 近."""
_OPEN = {Kind.BARE: frozenset((Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.TIMES, Kind.MEASURE, Kind.POINT))}

_BESIDES = (
    *((Kind.BARE, kind) for kind in _OPEN[Kind.BARE]),
    (Kind.ORDINAL, Kind.COUNT),
    (Kind.TIMES, Kind.PERCENT),
    (Kind.COUNT, Kind.PERCENT),  # 五折
    *((Kind.LABEL, kind) for kind in (Kind.BARE, Kind.COUNT, Kind.ORDINAL)),
)
_COMPARABLE = {
    kind: frozenset((kind, *(two[two[0] is kind] for two in _BESIDES if kind in two))) for kind in Kind
}
"""The kinds of numbers that `agree` may find to be the same, each with its own."""


def same_kind(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers may be of one thing: of the same kind, or nothing says of what one is."""
    if one.kind is other.kind:
        return one.kind not in (Kind.MONEY, Kind.MEASURE, Kind.QUARTER) or one.unit == other.unit
    if Kind.BARE in (one.kind, other.kind):
        return bool({one.kind, other.kind} & _OPEN[Kind.BARE])
    return {one.kind, other.kind} <= {Kind.ORDINAL, Kind.COUNT}


def comparable(kind: Kind) -> frozenset[Kind]:
    """Return the kinds of numbers that may agree with one of a kind."""
    return _COMPARABLE[kind]


def agree(said: Quantity, source: Quantity) -> bool:
    """Tell whether a number as it is said can be the number of a source.

    Equal ones agree whatever is said about how exact they are; a rounded one agrees with what rounds to it,
    and one with 约, 近 or 超 with what is that near, below or above.
    """
    if said.kind is Kind.DATE or source.kind is Kind.DATE:
        return said.kind is source.kind and _days(said, source)
    if Kind.LABEL in (said.kind, source.kind):
        return _labels(said, source)
    if same_kind(said, source) and _values(said, source):
        return True
    return said.kind is not source.kind and _in_other_words(said, source)


def _values(said: Quantity, source: Quantity) -> bool:
    a, b = said.value, source.value
    if a == b:
        return True
    if a <= 0 or b <= 0:
        return False
    if abs(a - b) * 2 <= said.step and source.step < said.step and abs(a - b) <= _NEAR * a:
        return True
    if not said.mode:
        return False
    coarse = min(said.coarse, a)
    if said.mode == "over":
        return a < b < a + coarse
    if said.mode == "under":
        return a - coarse < b < a and a - b <= _ABOUT * a
    return said.mode == "about" and abs(a - b) <= min(coarse / 2, _ABOUT * a)


def _in_other_words(said: Quantity, source: Quantity) -> bool:
    """Know 3倍 and 300%, 半数 and half, 85% and 0.85, 五折 and 50% as one."""
    kinds = {said.kind, source.kind}
    if said.unit == "折" and source.kind is Kind.PERCENT:
        paid = said.value * 10 if said.value < 10 else said.value
        return source.value in (paid, 100 - paid)
    times = {Kind.TIMES, Kind.PERCENT}
    if kinds == times or (Kind.BARE in kinds and Kind.PERCENT in kinds):
        percent, other = (said, source) if said.kind is Kind.PERCENT else (source, said)
        if other.kind is Kind.TIMES or (other.value <= 1 and other.step < 1):
            grown = 1 if other.unit == CAME_TO else 0
            as_percent = replace(other, value=(other.value - grown) * 100, step=other.step * 100)
            # 1.4倍 is what 141.7% rounds to; 2倍 is too round to be of any number near it.
            if other is said and other.kind is Kind.TIMES and (other.step < 1 or other.mode):
                return _values(as_percent, percent)
            return percent.value == as_percent.value
    return False


def _labels(said: Quantity, source: Quantity) -> bool:
    if said.kind is source.kind:
        return said.unit == source.unit or (said.value == source.value != 0)
    plain = {said.kind, source.kind} <= {Kind.LABEL, Kind.BARE, Kind.COUNT, Kind.ORDINAL}
    return plain and said.value == source.value and not (said.scaled or source.scaled)


def _days(said: Quantity, source: Quantity) -> bool:
    shared = False
    for place, (one, other) in enumerate(zip(said.day, source.day, strict=True)):
        if one is not None and other is not None:
            if one != other:
                return False
            shared = True
        elif one is not None and other is None and place and said.day[2] is not None and place == 2:
            return False
    return shared
