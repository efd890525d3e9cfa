"""Whether two numbers can be the same one, as news says them: rounded, with 约, 近 or 超, in another unit."""

from decimal import Decimal

from newsroom.text.quantities.quantity import (
    BARE,
    CAME_TO,
    COUNT,
    DATE,
    LABEL,
    MEASURE,
    MONEY,
    ORDINAL,
    PERCENT,
    POINT,
    QUARTER,
    TIMES,
    Kind,
    Quantity,
)

_NEAR = Decimal("0.05")
"""A rounded number is within this of the exact one, in proportion."""
_ABOUT = Decimal("0.1")
"""The same for one that is said with 约 or 近."""
_OPEN = frozenset((COUNT, MONEY, PERCENT, TIMES, MEASURE, POINT))
"""What a number may be of where nothing says so."""

_APART = (DATE, LABEL)
"""What is compared by other rules than values are."""
_PLAIN = frozenset((LABEL, BARE, COUNT, ORDINAL))

_BESIDES = (
    *((BARE, kind) for kind in _OPEN),
    (ORDINAL, COUNT),
    (TIMES, PERCENT),
    (COUNT, PERCENT),  # 五折
    *((LABEL, kind) for kind in (BARE, COUNT, ORDINAL)),
)
_COMPARABLE = {
    kind: frozenset((kind, *(two[two[0] is kind] for two in _BESIDES if kind in two))) for kind in Kind
}
"""The kinds of numbers that `agree` may find to be the same, each with its own."""


def same_kind(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers may be of one thing: of the same kind, or nothing says of what one is."""
    if one.kind is other.kind:
        return one.kind not in (MONEY, MEASURE, QUARTER) or one.unit == other.unit
    if one.kind is BARE:
        return other.kind in _OPEN
    if other.kind is BARE:
        return one.kind in _OPEN
    return one.kind in (ORDINAL, COUNT) and other.kind in (ORDINAL, COUNT)


def comparable(kind: Kind) -> frozenset[Kind]:
    """Return the kinds of numbers that may agree with one of a kind."""
    return _COMPARABLE[kind]


def agree(said: Quantity, source: Quantity) -> bool:
    """Tell whether a number as it is said can be the number of a source.

    Equal ones agree whatever is said about how exact they are; a rounded one agrees with what rounds to it,
    and one with 约, 近 or 超 with what is that near, below or above.
    """
    if said.kind is DATE or source.kind is DATE:
        return said.kind is source.kind and _days(said, source)
    if LABEL in (said.kind, source.kind):
        return _labels(said, source)
    if same_kind(said, source) and _values(said, source):
        return True
    return said.kind is not source.kind and _in_other_words(said, source)


def either_agrees(one: Quantity, other: Quantity) -> bool:
    """Tell whether one of two numbers, whichever is the source, can be the other one, as `agree` does.

    Most that are compared say as exactly something else, or something of another kind: of these it is told
    sooner than by asking twice.
    """
    if one.kind in _APART or other.kind in _APART:
        return agree(one, other) or agree(other, one)
    if same_kind(one, other):
        if one.value == other.value:
            return True
        rough = one.step != other.step or one.mode or other.mode
        if rough and (_values(one, other) or _values(other, one)):
            return True
    if one.kind is other.kind or (one.kind is not PERCENT and other.kind is not PERCENT):
        return False
    return _in_other_words(one, other) or _in_other_words(other, one)


def _values(said: Quantity, source: Quantity) -> bool:
    a, b = said.value, source.value
    if a == b:
        return True
    if a <= 0 or b <= 0:
        return False
    # Steps are compared first: it takes a sixth of the time, and most numbers are said as exactly.
    if source.step < said.step and abs(a - b) * 2 <= said.step and abs(a - b) <= _NEAR * a:
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
    if said.unit == "折" and source.kind is PERCENT:
        paid = said.value * 10 if said.value < 10 else said.value
        return source.value in (paid, 100 - paid)
    if PERCENT in (said.kind, source.kind) and (said.kind in (TIMES, BARE) or source.kind in (TIMES, BARE)):
        percent, other = (said, source) if said.kind is PERCENT else (source, said)
        if other.kind is TIMES or (other.value <= 1 and other.step < 1):
            grown = 1 if other.unit == CAME_TO else 0
            as_percent = other._replace(value=(other.value - grown) * 100, step=other.step * 100)
            # 1.4倍 is what 141.7% rounds to; 2倍 is too round to be of any number near it.
            if other is said and other.kind is TIMES and (other.step < 1 or other.mode):
                return _values(as_percent, percent)
            return percent.value == as_percent.value
    return False


def _labels(said: Quantity, source: Quantity) -> bool:
    if said.kind is source.kind:
        return said.unit == source.unit or (said.value == source.value != 0)
    plain = said.kind in _PLAIN and source.kind in _PLAIN
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
