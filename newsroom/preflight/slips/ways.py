"""Which way a number goes, and whether it is a share: 下降12% for 增长12%, 占营收91% for 增长91%."""

import re
from collections.abc import Iterator

from newsroom.preflight.clauses import AFTER, about, stretch, way_of
from newsroom.preflight.lists.topics import topics
from newsroom.preflight.slips.slip import Slip
from newsroom.text.directions import direction, without_directions
from newsroom.text.likeness import features
from newsroom.text.quantities import Kind, Quantity, agree, quantities, rough, spreads

_KINDS = frozenset((Kind.PERCENT, Kind.POINT, Kind.TIMES, Kind.MONEY, Kind.COUNT, Kind.MEASURE))
_LEAST = 2
"""So many pairs of characters must two clauses share to be of one thing, where neither names a known one."""
_FILLERS_WORDS = """
同比 环比 今年 去年 上年 较上 较去 比去 公司 季度 年同 同期 期间 达到 至今 其中 占比
"""
_FILLERS = frozenset(_FILLERS_WORDS.split())


def ways(text: str, source: str) -> Iterator[Slip]:
    """Return the numbers that go another way in the source, or are a share in only one of the two.

    The number itself must be there, and wherever it stands there it must be said the other way of the same
    thing; a number that the source has without any way says nothing.
    """
    for said in quantities(text):
        if said.kind not in _KINDS or not (way := way_of(text, said)):
            continue
        found = [each for each in quantities(source) if agree(said, each)]
        others = [(each, way_of(source, each)) for each in found]
        if not others or any(not other or other & way for _each, other in others):
            continue
        if any(way_of(text, each) & others[0][1] for each in quantities(text) if agree(each, said)):
            continue  # 涨超1%，此前一度跌超1%: told both ways by one who knows
        if any(agree(said, each) for each in (*rough(source), *spreads(source))):
            continue
        clause = about(text, said)
        for each, _other in others:
            if _of_one(clause, about(source, each)):
                yield Slip(*_withway_of(text, said), *_withway_of(source, each))
                break


def _of_one(clause: str, other: str) -> bool:
    clause, other = without_directions(clause), without_directions(other)
    one, two = topics(clause), topics(other)
    if one and two:
        return bool(one & two)
    shared = features(clause) & features(other) - _FILLERS
    return sum(len(each) > 1 and not each.isdigit() for each in shared) >= _LEAST


def _withway_of(text: str, quantity: Quantity) -> tuple[int, int]:
    """Return where a number stands with the word before or after it that says which way it goes."""
    start, end = stretch(text, quantity)
    before = text[start : quantity.start]
    word = re.search(r"[\u3400-\u9fff]{2}[了至到约近超]{0,2}\s?$|[A-Za-z]+ (?:by |to |about )?$", before)
    if word and direction(word[0]):
        return start + word.start(), quantity.end
    if after := AFTER.match(text, quantity.end, end):
        return quantity.start, after.end()
    return quantity.start, quantity.end
