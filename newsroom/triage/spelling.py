"""The numbers of a headline as another language writes them: 570亿 for 57 billion, 40% for 四成."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from newsroom.text.quantities import quantities
from newsroom.text.quantities.quantity import BARE, COUNT, MEASURE, MONEY, PERCENT

_SCALES = (("亿", 10**8), ("万", 10**4), ("trillion", 10**12), ("billion", 10**9), ("million", 10**6))
_TENTHS = "零一二三四五六七八九"


def spellings(headline: str) -> Iterator[str]:
    """Yield ways in which the large numbers and percentages of a headline may stand in another one."""
    for number in quantities(headline):
        value = number.value
        if number.kind is PERCENT and value % 10 == 0 and 0 < value < 100:
            yield f"{_TENTHS[int(value) // 10]}成"
            yield _plain(value)
        elif number.kind in (MONEY, COUNT, BARE, MEASURE) and value >= 1000:
            yield _plain(value)
            yield from (
                _plain(value / scale) + name for name, scale in _SCALES if scale <= value < 10_000 * scale
            )


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
