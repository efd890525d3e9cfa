"""Amounts that are said without a numeral: 百万用户, 近亿元, 半年, 一年半, 五折."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from newsroom.text.quantities.numerals import han_value
from newsroom.text.quantities.quantity import Kind, Mode, Quantity
from newsroom.text.quantities.units import SCALES, unit_at

_SCALE = re.compile(
    r"(?<![0-9零〇一二两三四五六七八九十几数百千万亿])(?P<said>[上近过超逾])?"
    r"(?P<scale>百万亿|千万亿|万亿|千亿|百亿|十亿|千万|百万|十万|[亿万千百])(?![零〇一二两三四五六七八九十百千万亿分])"
)
_HALF = re.compile(
    r"(?<![上下前后大小多])(?P<many>[0-9]{1,3}|[零〇一二两三四五六七八九十]{1,3})?"
    r"(?:(?P<long>年|天)半|个半(?P<months>月)|个半(?P<hours>小时)|半(?P<unit>年|天|个月|个?小时|数))"
)
_SEVERAL = re.compile(
    r"\b(?:(?P<many>tens|dozens|hundreds) of )?(?P<scale>thousands|millions|billions)(?= of\b)"
    r"|(?<![0-9零〇一二两三四五六七八九十])[数几](?P<tens>[十百千])?(?P<han>[万亿])",
    re.IGNORECASE,
)
_MANY = {"tens": 10, "dozens": 10, "hundreds": 100, "十": 10, "百": 100, "千": 1000}
_FRACTION = re.compile(r"(?<![0-9./])([1-9])\s?/\s?([2-9]|10)(?![0-9./])")
_DISCOUNT = re.compile(
    r"(?<![0-9第.])(?P<tenths>[1-9](?:\.[0-9])?|[一二三四五六七八九])\s?折(?![叠腾磨合线射旧])"
)
_MODES: dict[str | None, Mode] = {"近": "under", "上": "over", "过": "over", "超": "over", "逾": "over"}
_UNITS = {
    "年": (12, "month"),
    "天": (86_400, "s"),
    "月": (1, "month"),
    "个月": (1, "month"),
    "小时": (3_600, "s"),
    "个小时": (3_600, "s"),
}


@lru_cache(maxsize=1024)
def rough(text: str) -> tuple[Quantity, ...]:
    """Return the amounts of a text that are said by their size alone, or with a half.

    A number of another text can be one of them (100万用户 of 百万用户, 6个月 of 半年, 50% of 五折); they
    themselves are too round to be asked for.
    """
    return (*_scales(text), *_several(text), *_halves(text), *_discounts(text), *_fractions(text))


def _several(text: str) -> Iterator[Quantity]:
    """Read tens of thousands, and 数万, as the size that they are of: a cluster of so many cards is 万卡."""
    for match in _SEVERAL.finditer(text):
        scale = match["han"] or match["scale"].lower().removesuffix("s")
        many = match["tens"] or (match["many"] or "").lower()
        value = Decimal(SCALES[scale]) * _MANY.get(many, 1)
        yield Quantity(match.start(), match.end(), Kind.BARE, value, step=value, han=True, scaled=True)


def _scales(text: str) -> Iterator[Quantity]:
    for match in _SCALE.finditer(text):
        if match["said"] is None and len(match["scale"]) == 1 and match["scale"] != "亿":
            continue  # 万一, 千里: words
        value = Decimal(1)
        for part in re.findall("百万|千万|十万|[万亿千百十]", match["scale"]):
            value *= SCALES.get(part, 10)
        level = re.match(r"量?级的?", text[match.end() :])
        found = unit_at(text, match.end() + (level.end() if level else 0))
        end, kind, unit, factor = found or (match.end(), Kind.BARE, "", Decimal(1))
        mode = _MODES.get(match["said"], "")
        yield Quantity(
            match.start(), end, kind, value * factor, unit, value, mode, han=True, scaled=value >= 10**4
        )


def _halves(text: str) -> Iterator[Quantity]:
    for match in _HALF.finditer(text):
        many = match["many"]
        whole = Decimal(0) if many is None else Decimal(many) if many.isdecimal() else han_value(many)
        if whole is None:
            continue
        if match["unit"] == "数":
            yield Quantity(match.start(), match.end(), Kind.PERCENT, Decimal(50), han=True)
            continue
        if match["unit"] is None and many is None:
            continue  # 年半, of 2025年半导体
        size, unit = _UNITS[match["long"] or match["months"] or match["hours"] or match["unit"]]
        value = ((0 if match["unit"] else whole) + Decimal("0.5")) * size
        yield Quantity(
            match.start(), match.end(), Kind.MEASURE, value, unit, step=Decimal(size) / 2, han=True
        )


def _fractions(text: str) -> Iterator[Quantity]:
    """Read 1/3 as a third; as the text of an entry it is a label, for it may be a day or a page."""
    for match in _FRACTION.finditer(text):
        part, whole = (Decimal(each) for each in match.groups())
        if part < whole:
            yield Quantity(match.start(), match.end(), Kind.PERCENT, part * 100 / whole, step=Decimal(3))


def _discounts(text: str) -> Iterator[Quantity]:
    """Read 八折 as 80%, what is paid, and as 20%, what is saved."""
    for match in _DISCOUNT.finditer(text):
        tenths = match["tenths"]
        paid = (Decimal(tenths) if tenths[0].isascii() else han_value(tenths) or Decimal(0)) * 10
        for share in (paid, 100 - paid):
            yield Quantity(match.start(), match.end(), Kind.PERCENT, share, han=True)
