"""The clause a number stands in, and what it is about."""

import re
from bisect import bisect_left
from functools import lru_cache

from newsroom.preflight.lists.topics import topics
from newsroom.text.directions import direction
from newsroom.text.quantities import Kind, Quantity, quantities

_CUT = re.compile(r"[，。；！？、,;!?\n：:（）()]|\.\s|\s(?:and|but|while|as|which|with|from)\s")
_HAN = re.compile(r"[\u3400-\u9fff]{2}")
_SENTENCE = re.compile(r"[。；！？;!?\n]|\.\s")
AFTER = re.compile(
    r"\s?的?(?:同比|环比)?(?:增长|增幅|涨幅|降幅|跌幅|下降|上涨|提升|下滑|减少|增加)"
    r"|(?:\s(?:annual|quarterly|sequential|monthly|[a-z]+-[a-z-]+))?\s(?:increase|rise|growth|gain|jump|surge|decline|drop|fall|decrease|reduction|cut|"
    r"higher|lower)\b",
    re.IGNORECASE,
)
_SHARE_BEFORE = re.compile(r"占(?![据领用位有线])|占比|比重|份额|\baccount(?:s|ed|ing)? for\b", re.IGNORECASE)
_SHARE_AFTER = re.compile(
    r"\s(?:share )?of (?:(?:the|its|all|total|overall|company|group|global|quarterly|annual)\s)*"
    r"(?:revenue|sales|profit|income|spending|market|total|shipments|users|orders|traffic|exports)",
    re.IGNORECASE,
)
_PASSED = 12
"""So many numbers may stand between a clause's beginning and a number of it."""
_BEFORE, _BEHIND, _SAID = 60, 40, 120
"""So many characters of a clause or a sentence are looked at."""


@lru_cache(maxsize=4096)
def stretch(text: str, quantity: Quantity) -> tuple[int, int]:
    """Return where the clause around a number stands, from the number before it on."""
    start = max(0, quantity.start - _BEFORE)
    found = quantities(text)
    at = bisect_left(found, quantity.start, key=lambda each: each.start)
    for each in reversed(found[max(0, at - _PASSED) : at]):
        if start < each.end <= quantity.start and each.kind not in (Kind.LABEL, Kind.DATE, Kind.QUARTER):
            start = each.end
            break
    for cut in _CUT.finditer(text, start, quantity.start):
        start = cut.end()
    behind = _CUT.search(text, quantity.end)
    return start, min(behind.start() if behind else len(text), quantity.end + _BEHIND)


@lru_cache(maxsize=4096)
def about(text: str, quantity: Quantity) -> str:
    """Return the clause of a number without it; the sentence up to it where the clause does not name a topic.

    营收为681.3亿美元，同比增长73%: the 73% are of 营收, too.
    """
    start, end = stretch(text, quantity)
    clause = text[start : quantity.start] + " " + text[quantity.end : end]
    if topics(clause):
        return clause
    before = text[max(0, start - _SAID) : start]
    return _SENTENCE.split(before)[-1] + " " + clause


@lru_cache(maxsize=4096)
def way_of(text: str, quantity: Quantity) -> frozenset[str]:
    """Return ``up``, ``down`` and ``share`` as far as the clause of a number says so of it."""
    start, end = stretch(text, quantity)
    before, behind = text[start : quantity.start], text[quantity.end : end]
    after = AFTER.match(behind)
    way = direction(after[0] if after else before)
    share = bool(_SHARE_BEFORE.search(before) or _SHARE_AFTER.match(behind))
    return frozenset(each for each in (way, "share" * share) if each)


def in_two_languages(text: str, one: Quantity, other_text: str, other: Quantity) -> bool:
    """Tell whether only one of two numbers stands in Chinese, so that no word beside them can be the same."""
    return bool(_HAN.search(about(text, one))) is not bool(_HAN.search(about(other_text, other)))


def shared_topics(text: str, one: Quantity, other_text: str, other: Quantity) -> int:
    """Return how many topics two numbers have in common."""
    return len(topics(about(text, one)) & topics(about(other_text, other)))
