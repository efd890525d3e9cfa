"""Small counts in Han, held against the one count of such things in a source of another language or form."""

from collections.abc import Iterator

from newsroom.preflight.lists.counted import english_of
from newsroom.preflight.slips.slip import Slip
from newsroom.preflight.stated import claims
from newsroom.text.quantities import Kind, Quantity, agree, quantities

_LEAST = 3
"""两家 and 两款 are often what the writer picked of more."""
_MOST = 99
_ROUGH = ("dozen", "half", "quarter", "double", "triple", "third", "hundred")


def counts(text: str, source: str) -> Iterator[Slip]:
    """Return the counts (九家公司) that the source has otherwise (eight companies), and only otherwise."""
    for said in claims(text):
        if said.kind is not Kind.COUNT or said.mode or not _LEAST <= said.value <= _MOST:
            continue
        things = english_of(text[said.end : said.end + 12], said.unit)
        if things is None:
            continue
        found = quantities(source)
        if any(agree(said, each) for each in found):
            continue
        counted = [
            (each, words)
            for each in found
            if _counts(source, each) and (words := things.match(source, each.end))
        ]
        if len({each.value for each, _words in counted}) == 1:
            yield Slip(said.start, said.end, counted[0][0].start, counted[0][1].end())


def _counts(source: str, quantity: Quantity) -> bool:
    """Tell whether a number of an English text counts things."""
    if quantity.kind not in (Kind.BARE, Kind.COUNT) or not _LEAST - 1 <= quantity.value <= _MOST:
        return False
    return not quantity.mode and not source[quantity.start : quantity.end].lower().startswith(_ROUGH)
