"""A text as its tokens with spaces between, as an index takes it: what `tokens` does, in a third of the time.

Every article goes through this once, and most are Chinese, ASCII and punctuation. Of these no token is looked
for: what becomes of a character depends on itself and the next one alone, so it is reckoned for all at once,
on integers that have a byte for each, and written as the database takes it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from newsroom.text.folding import fold, simplified, unchanged
from newsroom.text.tokens import is_paired, tokens

_HAN_BOUNDS = "\u3400", "\u9fff"
_HAN = "-".join(_HAN_BOUNDS)
_USUAL = (
    "\x00-\x7f\u2014\u2018-\u201d\u2026\u3001\u3002\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f"
)
"""ASCII and the usual punctuation."""
_ODD = re.compile(f"[^{_HAN}{_USUAL}]")
_SHARP = re.compile("[CcFfJj]#")


def _of_han(high: int, value: int) -> int:
    """Return a value for the high byte of a Chinese character's unit, 0 for that of any other."""
    return value if 0x34 <= high <= 0x9F else 0


_IS_HAN = bytes(_of_han(high, 0xFF) for high in range(256))
_IS_ASCII = bytes(0xFF if high == 0 else 0 for high in range(256))
_LETTERS = bytes(
    ord(chr(code).lower()) if code < 0x80 and chr(code).isalnum() else 0x20 for code in range(256)
)
"""ASCII letters and digits as they are folded; a space for all else."""

# A Chinese character has three bytes in UTF-8 (RFC 3629 section 3): four bits of its unit are in the first,
# six in each of the others.
_FIRST = bytes(_of_han(high, 0xE0 | high >> 4) for high in range(256))
_MIDDLE_OF_HIGH = bytes(_of_han(high, 0x80 | (high & 0xF) << 2) for high in range(256))
_MIDDLE_OF_LOW = bytes(low >> 6 for low in range(256))
_LAST = bytes(0x80 | low & 0x3F for low in range(256))


def spaced(*texts: str) -> list[bytes]:
    """Return of each text its tokens in their order, with white space between, in UTF-8.

    See `newsroom.text.tokens`. Several texts take little longer than the longest of them.
    """
    joined = "\n".join(texts)
    if _simple().fullmatch(joined) is None:
        if len(texts) > 1:
            return [spaced(text)[0] for text in texts]
        for odd in set(_ODD.findall(joined)):
            if not _separates(odd):
                return _one_by_one(joined)
            joined = joined.replace(odd, " ")
        joined = simplified(joined)
    units = joined.encode("utf-16-le")
    # There are names with signs in them; and some simplified characters have two units.
    if "++" in joined or ("#" in joined and _SHARP.search(joined)) or len(units) != 2 * len(joined):
        return _one_by_one(*texts)
    laid, start = _laid_out(units), 0
    written = []
    for text in texts:
        end = start + _BYTES * len(text)
        written.append(bytes(laid[start:end].translate(None, b"\0")))
        start = end + _BYTES
    return written


def _one_by_one(*texts: str) -> list[bytes]:
    return [" ".join(tokens(text)).encode() for text in texts]


@lru_cache(maxsize=1)
def _simple() -> re.Pattern[str]:
    """Return what matches a text in which nothing is odd and nothing traditional, as most are."""
    return re.compile(f"[{unchanged(*_HAN_BOUNDS)}{_USUAL}]*+")


@lru_cache(maxsize=4_000)
def _separates(character: str) -> bool:
    """Tell whether a character is in no token, and neither is what it may be folded to."""
    folded = unicodedata.normalize("NFKC", fold(character))
    return (
        # Emoji are followed by a variation selector.
        (unicodedata.category(character)[0] in "PSZC" or "\ufe00" <= character <= "\ufe0f")
        and not any(map(is_paired, folded))
        and not any(each.isalnum() or each in "+#" or unicodedata.combining(each) for each in folded)
    )


_BYTES = 7


def _laid_out(units: bytes) -> bytearray:
    """Write seven bytes for each character: itself, the next one if both are Chinese, a space behind a token.

    What a character does not need is 0.
    """
    size = len(units) // 2
    lows, highs = units[::2], units[1::2]
    han, ascii = _whole(highs.translate(_IS_HAN)), _whole(highs.translate(_IS_ASCII))
    spaces = _whole(b" " * size)
    letters = (_whole(lows.translate(_LETTERS)) & ascii) | (spaces & ~(han | ascii))
    first = _whole(highs.translate(_FIRST))
    middle = (_whole(lows.translate(_MIDDLE_OF_LOW)) & han) | _whole(highs.translate(_MIDDLE_OF_HIGH))
    last = _whole(lows.translate(_LAST)) & han
    # The lowest byte is the first character: shifted by a byte, each stands where the one before it stood.
    paired = han & (han >> 8)
    laid = bytearray(_BYTES * size)
    for place, plane in enumerate(
        (
            first | letters,
            middle,
            last,
            (first >> 8) & paired,
            (middle >> 8) & paired,
            (last >> 8) & paired,
            spaces & (han | (han >> 8)),
        )
    ):
        laid[place::_BYTES] = plane.to_bytes(size, "little")
    return laid


def _whole(plane: bytes) -> int:
    return int.from_bytes(plane, "little")
