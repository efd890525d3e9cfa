"""Texts compared by their words: what is gone, what is new, and two changes of one text put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from os.path import commonprefix
from typing import Literal

from msgspec import Struct

_WORD = re.compile(r"[A-Za-z0-9À-ɏ]+(?:[.'’+-][A-Za-z0-9À-ɏ]+)*|\s+|.", re.DOTALL)
"""A Latin word or number, white space, or one character: of Chinese, each is read by itself."""

_FEW = 2
"""Kept characters between two changes that are fewer tell a reader nothing and go with the changes."""

_LONG = 4_000
"""Characters from which texts are compared by lines: by words it takes their square in time."""

Kind = Literal["same", "gone", "new"]


class Piece(Struct, frozen=True):
    """A stretch of text that two texts share, or that only the earlier or only the later one has."""

    kind: Kind
    text: str


class _Change(Struct, frozen=True):
    """Words ``start:end`` of the text before became `words`."""

    start: int
    end: int
    words: tuple[str, ...]


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Tell what became of a text, word by word.

    The pieces that are ``same`` or ``gone``, joined, are the text before; those ``same`` or ``new`` the one
    after. What is gone comes before what is new in its place.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    pieces: list[Piece] = []
    for start, end, first, last in _readable(old, new):
        gone, came = "".join(old[start:end]), "".join(new[first:last])
        if gone == came:
            pieces += [Piece("same", gone)] if gone else []
            continue
        pieces += [Piece("gone", gone)] if gone else []
        pieces += [Piece("new", came)] if came else []
    return tuple(pieces)


def hunks(before: str, after: str) -> tuple[tuple[int, int, str], ...]:
    """Tell which stretches of a text became other words: where each begins and ends, and what it became."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    places = [0, *accumulate(map(len, old))]
    return tuple(
        (places[change.start], places[change.end], "".join(change.words)) for change in _changes(old, new)
    )


def nearby(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Leave out the lines that say nothing of a change: what is kept begins or ends in a line that changed.

    Args:
        pieces: As of `differences`.

    Returns:
        The same pieces, with ``…`` on a line of its own for lines that are left out.
    """
    last = len(pieces) - 1
    return tuple(
        Piece("same", _ends(each.text, before=at > 0, after=at < last)) if each.kind == "same" else each
        for at, each in enumerate(pieces)
    )


def _ends(text: str, *, before: bool, after: bool) -> str:
    """Return the first line of a text if a change stands before it, and its last one if one comes after.

    Blank lines stay with the line they part from the change.
    """
    lines = text.split("\n")
    said = [at for at, line in enumerate(lines) if line.strip()]
    if len(said) <= before + after:
        return text
    first = lines[: said[0] + 1] if before else []
    last = lines[said[-1] :] if after else []
    return "\n".join([*first, "…", *last])


def merged(base: str, mine: str, theirs: str) -> str | None:
    """Put two changes of one text together where they are in different places; None where they meet.

    Changes that stand side by side with nothing kept between them meet, unless they are the same.
    """
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    return _merged(*map(_WORD.findall, (base, mine, theirs)))


def _merged(words: list[str], mine: list[str], theirs: list[str]) -> str | None:
    ours, others = _changes(words, mine), _changes(words, theirs)
    for one in ours:
        if any(one != other and one.start <= other.end and other.start <= one.end for other in others):
            return None
    made: list[str] = []
    at = 0
    for change in sorted({*ours, *others}, key=lambda each: each.start):
        made += words[at : change.start]
        made += change.words
        at = change.end
    return "".join([*made, *words[at:]])


def merged_long(base: str, mine: str, theirs: str) -> str | None:
    """Do as `merged` for a long text: what all three share at both ends is left out of the comparison.

    What is left is compared by lines where it is too long to be compared by words.
    """
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    texts = (base, mine, theirs)
    start = len(commonprefix(texts))
    rest = [text[start:][::-1] for text in texts]
    end = len(commonprefix(rest))
    inner = [text[start : len(text) - end] for text in texts]
    if max(map(len, inner)) > _LONG:
        both = _merged(*(text.splitlines(keepends=True) for text in inner))
    else:
        both = merged(*inner)
    return None if both is None else base[:start] + both + base[len(base) - end :]


def _changes(words: list[str], new: list[str]) -> list[_Change]:
    matcher = SequenceMatcher(None, words, new, autojunk=False)
    return [
        _Change(start, end, tuple(new[first:last]))
        for kind, start, end, first, last in matcher.get_opcodes()
        if kind != "equal"
    ]


def _readable(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """Match two texts so that a kept character between two changes does not tear them apart."""
    spans: list[tuple[int, int, int, int]] = []
    joined = False
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for place, (kind, start, end, first, last) in enumerate(codes):
        inside = 0 < place < len(codes) - 1
        little = kind == "equal" and inside and len("".join(old[start:end]).strip()) < _FEW
        if spans and (joined or little):
            before = spans.pop()
            spans.append((before[0], end, before[2], last))
        else:
            spans.append((start, end, first, last))
        joined = little
    return spans
