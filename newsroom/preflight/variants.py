"""Traditional characters in a simplified text, as OpenCC knows them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsroom.preflight.prose import Prose

_HAN = re.compile(r"[\u3400-\u9fff]")
_RUN = re.compile(r"[\u3400-\u9fff]+")
_KEPT = re.compile(r"[「『][^「」『』\r\n]{0,200}[」』]|@\w+|歸藏")
"""Quotations in the marks of traditional text, accounts, and names that their owners write like this."""
_IN_NAMES = frozenset("甯喆堃昇珮淼燊鑫犇骉弢祎赟濬睿瀞瀚")
"""Characters that OpenCC changes but that simplified text keeps in names (通用规范汉字表 2013)."""
_MOST = 0.2
"""With more than this part of its characters traditional, a piece of text is a traditional one."""


def traditional_words(pieces: Sequence[Prose], allowed: frozenset[str]) -> Iterator[tuple[Prose, int, int]]:
    """Find the words with traditional characters, as piece, start and end.

    A whole text in traditional characters gives none: nothing is mixed.
    """
    found = [(piece, *place) for piece in pieces for place in _words(piece)]
    if not found:
        return
    total = sum(len(_HAN.findall(piece.own)) for piece in pieces)
    if sum(end - start for _piece, start, end in found) > total * _MOST:
        return
    for piece, start, end in found:
        if piece.text[start:end] not in allowed:
            yield piece, start, end


def _words(piece: Prose) -> Iterator[tuple[int, int]]:
    """Return the stretches of traditional characters in a piece, next to one another or one apart."""
    if not _candidates(piece.own):
        return
    kept = [quoted.span() for quoted in _KEPT.finditer(piece.own)]
    start = end = -1
    for run in _RUN.finditer(piece.own):
        for at in range(*run.span()):
            if not is_traditional(piece.own[at]) or any(first <= at < last for first, last in kept):
                continue
            if start >= 0 and at == end:
                end = at + 1
                continue
            if start >= 0:
                yield start, end
            start, end = at, at + 1
    if start >= 0:
        yield start, end


def _candidates(text: str) -> bool:
    """Tell whether a text has Han characters that GB 2312, which holds the simplified ones, does not have."""
    return any(_outside(character) for character in set(_HAN.findall(text)))


@lru_cache(maxsize=8192)
def _outside(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


@lru_cache(maxsize=8192)
def is_traditional(character: str) -> bool:
    """Tell whether a character is one that simplified text writes otherwise, whatever it means there."""
    return _outside(character) and character not in _IN_NAMES and not _outside(simplified(character))


@lru_cache(maxsize=1024)
def simplified(text: str) -> str:
    """Write a text in simplified characters."""
    return str(_converter().convert(text))


@lru_cache(maxsize=1)
def _converter():  # type: ignore[no-untyped-def]
    from opencc import OpenCC

    return OpenCC("t2s")
