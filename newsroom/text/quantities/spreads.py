"""Numbers that a text has without writing them.

They are the ends of 780亿美元，上下浮动2%, and what is added where something grew 由50万亿增至120万亿.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from newsroom.text.quantities.quantity import Kind, Quantity
from newsroom.text.quantities.reading import quantities

_SPREAD = re.compile(r"[，,]?\s?(?:上下(?:浮动|波动)?|浮动|±|\+/-|正负|plus or minus)\s?", re.IGNORECASE)


_FROM = re.compile(r"(?:[由从自]|from)(?:此前|原来|去年|上[年月季])?的?[\s$¥€£]*$", re.IGNORECASE)
_TO = re.compile(
    r"[^，。；,;]{0,6}?(?:[增升涨降减跌扩缩调提][加长高低至到少大小]?[至到]|涨到|[至到])了?(?:约|近|逾|超过?)?\s?|"
    r"\s(?:up |down )?to\s[$¥€£]?",
    re.IGNORECASE,
)


_SENTENCE = re.compile(r"[。；！？\n]|[.;!?]\s")
_RANGE = re.compile(r"\s?(?:[-–—~～至到]|to)\s?")
_GROWING = (Kind.BARE, Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.PERCENT)


@lru_cache(maxsize=1024)
def spreads(text: str) -> tuple[Quantity, ...]:
    """Return what follows from numbers of a text that stand together.

    Of an amount that is said with how far it may lie off, in per cent, that is both ends; of one that grew or
    shrank to another the difference and the rate.
    """
    return (*_ends(text), *_steps(text))


@lru_cache(maxsize=1024)
def shares(text: str) -> tuple[Quantity, ...]:
    """Return what share, in per cent, an amount is of the one beside it in a sentence of a text."""
    found = [each for each in quantities(text) if each.kind in (Kind.MONEY, Kind.COUNT) and each.value]
    pairs = (
        (one, other)
        for one, other in zip(found, found[1:], strict=False)
        if (one.kind, one.unit) == (other.kind, other.unit)
        and one.value != other.value
        and not _SENTENCE.search(text, one.end, other.start)
    )
    return tuple(
        Quantity(
            one.start,
            other.end,
            Kind.PERCENT,
            min(one.value, other.value) * 100 / max(one.value, other.value),
            step=Decimal("0.01"),
        )
        for one, other in pairs
    )


@lru_cache(maxsize=1024)
def gaps(text: str) -> tuple[Quantity, ...]:
    """Return by how many points one per cent lies off the one beside it in a sentence of a text."""
    found = [each for each in quantities(text) if each.kind is Kind.PERCENT]
    return tuple(
        one._replace(end=other.end, kind=Kind.POINT, value=abs(one.value - other.value), mode="")
        for one, other in zip(found, found[1:], strict=False)
        if one.value != other.value
        and not _SENTENCE.search(text, one.end, other.start)
        and not _RANGE.fullmatch(text, one.end, other.start)
    )


def _steps(text: str) -> Iterator[Quantity]:
    found = quantities(text)
    for one, other in zip(found, found[1:], strict=False):
        alike = one.kind is other.kind and one.unit == other.unit and one.kind in _GROWING
        if not alike or not one.value or not _TO.fullmatch(text, one.end, other.start):
            continue
        if not _FROM.search(text[max(0, one.start - 8) : one.start]):
            continue
        change = abs(other.value - one.value)
        if one.kind is Kind.PERCENT:
            yield one._replace(end=other.end, kind=Kind.POINT, value=change, mode="")
            continue
        yield one._replace(end=other.end, value=change, mode="", scaled=one.scaled or other.scaled)
        rate = change * 100 / one.value
        yield Quantity(one.start, other.end, Kind.PERCENT, rate, step=Decimal("0.01"))


def _ends(text: str) -> Iterator[Quantity]:
    found = quantities(text)
    for middle, off in zip(found, found[1:], strict=False):
        if off.kind is Kind.PERCENT and _SPREAD.fullmatch(text, middle.end, off.start):
            for share in (100 - off.value, 100 + off.value):
                yield middle._replace(
                    end=off.end,
                    value=middle.value * share / 100,
                    step=middle.step / Decimal(100),
                    mode="",
                )
