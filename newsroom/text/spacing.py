"""A text as its tokens with spaces between, as an index takes it: what `tokens` does, in a third of the time.

Every article goes through this once, and most are Chinese, ASCII and punctuation. Of these no token is looked
for: what becomes of a character depends on itself and the next one alone, so it is reckoned for all at once,
on integers that have a byte for each.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from newsroom.text.folding import fold, simplified
from newsroom.text.tokens import is_paired, tokens

_HAN = "\u3400-\u9fff"
_ODD = re.compile(
    f"[^\x00-\x7f{_HAN}\u2014\u2018-\u201d\u2026\u3001\u3002\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]"
)
"""All but Chinese, ASCII and the usual punctuation."""
_SHARP = re.compile("[CcFfJj]#")

_IS_HAN = bytes(0xFF if 0x34 <= high <= 0x9F else 0 for high in range(256))
_IS_ASCII = bytes(0xFF if high == 0 else 0 for high in range(256))
_LETTERS = bytes(
    ord(chr(code).lower()) if code < 0x80 and chr(code).isalnum() else 0x20 for code in range(256)
)
"""ASCII letters and digits as they are folded; a space for all else."""


def spaced(text: str) -> str:
    """Return the tokens of a text in its order, with white space between; see `newsroom.text.tokens`."""
    for odd in set(_ODD.findall(text)):
        if not _separates(odd):
            return " ".join(tokens(text))
        text = text.replace(odd, " ")
    simple = simplified(text)
    units = simple.encode("utf-16-le")
    # There are names with signs in them; and some simplified characters have two units.
    if "++" in text or ("#" in text and _SHARP.search(text)) or len(units) != 2 * len(simple):
        return " ".join(tokens(text))
    return _laid_out(units)


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


def _laid_out(units: bytes) -> str:
    """Write three characters for each: itself, the next one if both are Chinese, a space behind a token."""
    size = len(units) // 2
    lows, highs = units[::2], units[1::2]
    low, high, han = _whole(lows), _whole(highs), _whole(highs.translate(_IS_HAN))
    ascii = _whole(highs.translate(_IS_ASCII))
    spaces = _whole(b" " * size)
    # The lowest byte is the first character: shifted by a byte, each stands where the one before it stood.
    paired = han & (han >> 8)
    laid = bytearray(6 * size)
    for place, plane in enumerate(
        (
            (low & han) | (_whole(lows.translate(_LETTERS)) & ascii) | (spaces & ~(han | ascii)),
            high & han,
            (low >> 8) & paired,
            (high >> 8) & paired,
            spaces & (han | (han >> 8)),
        )
    ):
        laid[place::6] = plane.to_bytes(size, "little")
    return laid.decode("utf-16-le").replace("\0", "")


def _whole(plane: bytes) -> int:
    return int.from_bytes(plane, "little")
