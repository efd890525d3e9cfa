"""The numbers of a headline as another language writes them: 570亿 for 57 billion, 40% for 四成."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from newsroom.text.quantities import Quantity, quantities, rough
from newsroom.text.quantities.quantity import BARE, COUNT, MEASURE, MONEY, PERCENT

_SCALES = (("亿", 10**8), ("万", 10**4), ("trillion", 10**12), ("billion", 10**9), ("million", 10**6))
_HAN_SIZES = ("万亿", "千亿", "百亿", "十亿", "亿", "千万", "百万")
_SIZES = dict(zip((10**power for power in (12, 11, 10, 9, 8, 7, 6)), _HAN_SIZES, strict=True))
"""What is said by its size alone: 百万 for a million."""
_VERSION = re.compile(r"[a-z]{2,}\d+\.\d+")
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
            yield from _scaled(number)
            if value in _SIZES:
                yield _SIZES[int(value)]
    for size in rough(headline) if "万" in headline or "亿" in headline else ():
        if size.scaled and size.value in _SIZES:
            yield from _scaled(size)


def _scaled(number: Quantity) -> Iterator[str]:
    return (
        _plain(number.value / scale) + name
        for name, scale in _SCALES
        if scale <= number.value < 10_000 * scale
    )


def rare_spellings(headline: str, key: str) -> list[str]:
    """Return the numbers and versions of a headline, as the key of one of another language may have them."""
    spelt = [each for each in spellings(headline) if len(each) > 2 and not each.isdigit()]
    return spelt + _VERSION.findall(key)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
