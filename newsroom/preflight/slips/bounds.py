"""Bounds that the source's own number contradicts: 超700亿 for 681.3亿."""

from collections.abc import Iterator
from decimal import Decimal

from newsroom.preflight.clauses import about
from newsroom.preflight.lists.topics import is_of_the_future
from newsroom.preflight.slips.slip import Slip
from newsroom.preflight.stated import claims, likeness
from newsroom.text.quantities import Kind, Quantity, agree, quantities, same_kind, with_mode

_KINDS = frozenset((Kind.MONEY, Kind.COUNT, Kind.PERCENT, Kind.MEASURE, Kind.TIMES, Kind.BARE))
_NEAR = Decimal("0.1")
"""What misses a bound by no more is taken for what it was rounded from."""


def bounds(text: str, source: str) -> Iterator[Slip]:
    """Return the bounds (超, 近) that only another number of the source keeps, and not the one that is meant.

    Meant is the number nearest to the bound in words and value; what the source expects of the future is not
    meant by what is said of the past.
    """
    for said in claims(text):
        if said.mode not in ("over", "under") or said.kind not in _KINDS:
            continue
        alike = [each for each in quantities(source) if same_kind(said, each) and each.value > 0]
        exact = said._replace(mode="")
        if any(agree(exact, each) and not _against(said, each) for each in alike):
            continue
        contrary = [each for each in alike if _against(said, each)]
        if not contrary:
            continue
        meant = max(contrary, key=lambda each: _score(text, said, source, each))
        score = _score(text, said, source, meant)
        keeping = [
            _score(text, said, source, each) for each in alike if agree(said, each) and each not in contrary
        ]
        if score[1] and all(other < score for other in keeping):
            yield Slip(with_mode(text, said.start), said.end, with_mode(source, meant.start), meant.end)


def _against(said: Quantity, other: Quantity) -> bool:
    if other.value == said.value:
        return {said.mode, other.mode} == {"over", "under"}
    low, high = sorted((said.value, other.value))
    wrong = other.value < said.value if said.mode == "over" else other.value > said.value
    # What rounds to the bound is as good as the bound.
    return wrong and high - low <= _NEAR * said.value and (high - low) * 2 > said.step


def _score(text: str, said: Quantity, source: str, other: Quantity) -> tuple[bool, int]:
    now, then = (is_of_the_future(about(*each)) for each in ((text, said), (source, other)))
    return now is then, likeness(text, said, source, other)
