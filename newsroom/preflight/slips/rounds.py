"""Rounds of financing: F轮 for Series G."""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsroom.preflight.slips.slip import Slip

_ROUND = re.compile(
    r"(?<![A-Za-z0-9])(?P<pre>[Pp]re-?)?(?P<han>[A-K])(?:\d|\++)?\s?轮(?!胎|椅|毂|船|廓)"
    r"|\b(?P<early>[Pp]re-?)?[Ss]eries[ -](?P<latin>[A-K])(?:[-+]?\d|\++)?(?![A-Za-z0-9])"
)


@lru_cache(maxsize=256)
def _rounds(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the rounds a text names: where, and which letter. A, A+ and A1 are of one."""
    return tuple(
        (*match.span(), ("pre-" if match["pre"] or match["early"] else "") + (match["han"] or match["latin"]))
        for match in _ROUND.finditer(text)
    )


def rounds(text: str, source: str) -> Iterator[Slip]:
    """Return the rounds that a source does not name, where it names others."""
    if not (said := _rounds(text)):
        return
    named = _rounds(source)
    letters = {letter for _start, _end, letter in named}
    for start, end, letter in said:
        if named and letter not in letters:
            # Of several the latest is the news, and the others what went before.
            other = max(named, key=lambda each: each[2].removeprefix("pre-"))
            yield Slip(start, end, other[0], other[1])
