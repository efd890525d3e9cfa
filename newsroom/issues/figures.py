"""The number an entry is counted by, in the figures of its house: 3, 03, ３, 三, ③, 3️⃣."""

import re

HAN = "一二三四五六七八九十"
"""What numbers up to 99 are written with in Han."""

_HAN = re.compile(r"([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)")
KEYCAPS = r"(?:[0-9]\ufe0f?\u20e3)+|\U0001f51f"
"""What emoji count with: a key for each digit, and one for ten."""
CIRCLED = "①-⑳㉑-㉟㊱-㊿"
"""The range of the numbers from 1 to 50 in circles, for a class of a regular expression."""

_KEYCAPS = re.compile(KEYCAPS)
_TEN = "\U0001f51f"
_CIRCLES = "".join(
    chr(first + at) for first, many in ((0x2460, 20), (0x3251, 15), (0x32B1, 15)) for at in range(many)
)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_LARGEST = 99


def value_of(figures: str) -> int | None:
    """Return the number that some figures stand for; None where they are none."""
    if figures.isdecimal():
        return int(figures)
    if figures == _TEN:
        return 10
    if _KEYCAPS.fullmatch(figures):
        return int("".join(filter(str.isdecimal, figures)))
    if len(figures) == 1 and figures in _CIRCLES:
        return _CIRCLES.index(figures) + 1
    match = _HAN.fullmatch(figures)
    if not match or not figures or (match[1] and match[3] and not match[2]):
        return None
    tens = (HAN.find(match[1]) + 1 or 1) if match[2] else 0
    ones = match[3] if match[2] else match[1] or match[3]
    return tens * 10 + (HAN.find(ones) + 1 if ones else 0)


def write_like(number: int, figures: str) -> str:
    """Write a number in the kind of figures that another one has.

    Beyond 99 Han becomes Arabic, and circles beyond 50.
    """
    if _KEYCAPS.fullmatch(figures):
        cap = "\u20e3" if "\u20e3" in figures and "\ufe0f" not in figures else "\ufe0f\u20e3"
        return _TEN if number == 10 else "".join(digit + cap for digit in str(number))
    if figures in _CIRCLES and figures and 0 < number <= len(_CIRCLES):
        return _CIRCLES[number - 1]
    if figures[:1] in HAN and figures and 0 < number <= _LARGEST:
        tens, ones = divmod(number, 10)
        first = "" if tens < 2 else HAN[tens - 1]
        return first + ("十" if tens else "") + (HAN[ones - 1] if ones else "")
    padded = str(number).zfill(len(figures) if figures[:1] in ("0", "０") else 1)
    return padded.translate(_WIDE) if figures.isdecimal() and not figures.isascii() else padded
