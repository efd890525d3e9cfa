"""The number an entry is counted by, in the figures of its house: 3, 03, ３, 三."""

import re

HAN = "一二三四五六七八九十"
"""What numbers up to 99 are written with in Han."""

_HAN = re.compile(r"([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_LARGEST = 99


def value_of(figures: str) -> int | None:
    """Return the number that some figures stand for; None where they are none."""
    if figures.isdecimal():
        return int(figures)
    match = _HAN.fullmatch(figures)
    if not match or not figures or (match[1] and match[3] and not match[2]):
        return None
    tens = (HAN.find(match[1]) + 1 or 1) if match[2] else 0
    ones = match[3] if match[2] else match[1] or match[3]
    return tens * 10 + (HAN.find(ones) + 1 if ones else 0)


def write_like(number: int, figures: str) -> str:
    """Write a number in the kind of figures that another one has; beyond 99 Han becomes Arabic."""
    if figures[:1] in HAN and figures and 0 < number <= _LARGEST:
        tens, ones = divmod(number, 10)
        first = "" if tens < 2 else HAN[tens - 1]
        return first + ("十" if tens else "") + (HAN[ones - 1] if ones else "")
    padded = str(number).zfill(len(figures) if figures[:1] in ("0", "０") else 1)
    return padded.translate(_WIDE) if figures.isdecimal() and not figures.isascii() else padded
