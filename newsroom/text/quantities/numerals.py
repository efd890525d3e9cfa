"""Numerals: Han characters and digits to values, and values to Han characters."""

from decimal import Decimal

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_SECTIONS = {"万": 10**4, "亿": 10**8}


def han_value(text: str) -> Decimal | None:
    """Return the value of a numeral in Han characters, None where it is none.

    Digits may follow one another as in years (二〇二五) and after the point (三点一四); a digit that ends the
    numeral after a unit but ten is not of the next lower one (两万五 is not read).
    """
    text = text.replace("廿", "二十").replace("卅", "三十")
    whole, _point, rest = text.partition("点")
    scale = 1
    while rest and rest[-1] in _SECTIONS:
        scale *= _SECTIONS[rest[-1]]
        rest = rest[:-1]
    if rest and not all(character in _DIGITS for character in rest):
        return None
    value = _whole(whole)
    if value is None:
        return None
    places = "".join(str(_DIGITS[character]) for character in rest)
    return Decimal(f"{value}.{places}" if places else value) * scale


def _whole(text: str) -> int | None:
    if len(text) > 1 and all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text)) if len(text) > 2 else None
    total = section = 0
    digit: int | None = None
    after_zero = True
    for place, character in enumerate(text):
        if character in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[character]
            after_zero = after_zero or digit == 0
        elif character in _UNITS:
            if digit is None and (character != "十" or place and text[place - 1] not in "万亿零〇"):
                return None
            section += (digit or 1) * _UNITS[character]
            digit, after_zero = None, character == "十"
        elif character in _SECTIONS:
            if not place:
                return None
            section += digit or 0
            size = _SECTIONS[character]
            # 万亿 multiplies what stands before it; 一亿两千万 adds.
            total = (total + section) * size if size > 10**4 or not section else total + section * size
            section, digit, after_zero = 0, None, False
        else:
            return None
    if digit and not after_zero and text[-2:-1] in _SECTIONS | {"百": 0, "千": 0}:
        return None
    return total + section + (digit or 0) if text else None


def in_han(number: int) -> str:
    """Return how a number from 0 to 999,999,999,999 is written in Han characters: 一亿零二十万."""
    if not number:
        return "零"
    parts: list[str] = []
    gap = False
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, size)
        if not section:
            gap = gap or bool(parts)
            continue
        if parts and (gap or section < 1000):
            parts.append("零")
        gap = False
        parts.append(_section(section) + name)
    text = "".join(parts)
    return text.removeprefix("一") if text.startswith("一十") else text


def _section(number: int) -> str:
    text = ""
    gap = False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + name
            gap = False
        else:
            gap = True
    return text
