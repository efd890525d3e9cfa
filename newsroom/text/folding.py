"""Letters that make no difference to someone who looks for a word are made one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
"""CJK Unified Ideographs and their Extension A; later extensions are in no variant table."""


_PUNCTUATION = tuple((chr(ord(mark) + 0xFEE0), mark) for mark in ",:;!?()%")
"""Full-width forms, and what NFKC makes of them."""


def fold(text: str) -> str:
    """Fold case, width and form, marks on Latin letters, and traditional characters into simplified ones.

    ``Ｃａｆé`` becomes ``cafe``, 台積電 becomes 台积电. Folded text is compared, never shown or stored.
    """
    if not text.isascii():
        # Most Chinese texts have nothing but their punctuation to normalize, and looking whether a text is
        # normalized takes a tenth of the time. None of these composes with a mark that follows it.
        for wide, narrow in _PUNCTUATION:
            text = text.replace(wide, narrow)
        if not unicodedata.is_normalized("NFKC", text):
            text = unicodedata.normalize("NFKC", text)
        if _MARKED.search(text):
            text = _without_marks(text)
        text = simplified(text)
    return text.casefold()


def simplified(text: str) -> str:
    """Put simplified characters in the places of traditional ones, as far as one stands for one."""
    if _CHINESE.search(text) and _traditional().search(text):
        return text.translate(_simplified())
    return text


def unchanged(first: str, last: str) -> str:
    """Return the characters between two that `simplified` leaves as they are, as a class of a pattern."""
    ranges: list[list[int]] = []
    table = _simplified()
    for code in range(ord(first), ord(last) + 1):
        if code in table:
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in ranges)


def fold_each(text: str) -> tuple[str, list[int]]:
    """Fold a text, and tell for each character of the result which one of `text` it comes from."""
    folded: list[str] = []
    origins: list[int] = []
    known: dict[str, str] = {}
    for place, character in enumerate(text):
        parts = known.get(character)
        if parts is None:
            parts = known[character] = fold(character)
        folded.append(parts)
        origins.extend([place] * len(parts))
    return "".join(folded), origins


_MARKED = re.compile(r"[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff\u0370-\u04ff]")
"""Latin, Greek and Cyrillic letters that have marks or may have them."""


def _without_marks(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(character for character in apart if not "\u0300" <= character <= "\u036f")
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=1)
def _traditional() -> re.Pattern[str]:
    """Return what finds a traditional character: most texts have none, and then need no translating."""
    return re.compile(f"[{''.join(map(chr, sorted(_simplified())))}]")


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    """Return the table of traditional characters, each with the simplified one OpenCC has for it alone."""
    from opencc import OpenCC

    characters = [chr(code) for first, last in _BLOCKS for code in range(first, last + 1)]
    simple = str(OpenCC("t2s").convert("\n".join(characters))).split("\n")
    return {ord(one): other for one, other in zip(characters, simple, strict=True) if one != other}
