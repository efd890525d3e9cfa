"""The numbers an issue states, as far as a source can be asked about them, and what they are of."""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsroom.preflight.clauses import in_two_languages, shared_topics, way_of
from newsroom.preflight.running import Running
from newsroom.text.likeness import features
from newsroom.text.quantities import Kind, Quantity, quantities, same_kind

_NEVER = frozenset((Kind.LABEL, Kind.CLOCK))
_GROUPING = frozenset("大种类步层点次方代期")
"""Measure words of what a writer counts up himself: 三大优势."""
_FEW = 10
_MISTYPED = 4
"""So many shared words does it weigh that two numbers differ as by a slip of the finger."""
_ONLY_TWICE = frozenset(("twice", "double", "doubles", "triple", "triples", "quadruple"))
"""Words of other meanings, too: met twice, double standards."""
_LEVEL = re.compile(r"量?级")
_ONE_SPAN = re.compile(r"一(?:年|天|周|个?小时|个?星期|分钟|秒钟?|个月)")
"""Words more than numbers: 一年增长三成."""
_NOUN = re.compile(r"[\s*“「《\"]*(?:的|以上|左右|余|多)?[\s“「《\"]*([\u3400-\u9fff]{2}|[A-Za-z][a-z]+)")
_CLAUSE = re.compile(r"[，。；！？、,;!?\n：:]|\.\s")
_FILLERS_WORDS = """
超过 达到 约为 高达 近日 其中 已经 目前 累计 同时 以及 包括 总计 共计 达成 增至 降至 升至 约合 大约
接近
"""
_FILLERS = frozenset(_FILLERS_WORDS.split())


def claims(text: str) -> Iterator[Quantity]:
    """Return the numbers that can be asked for in a source.

    Not times of day, versions, places in a row up to ten, one of something, amounts reckoned from another
    (约合), and not what a writer counts up himself (三大看点).
    """
    for quantity in quantities(text):
        if quantity.kind in _NEVER or quantity.converted:
            continue
        if quantity.han and _LEVEL.match(text, quantity.end):
            continue  # 十亿级: a size, not a number
        if quantity.kind is Kind.MEASURE and _ONE_SPAN.fullmatch(text, quantity.start, quantity.end):
            continue
        words = text[quantity.start : quantity.end]
        if quantity.kind is Kind.TIMES and words.lower() in _ONLY_TWICE:
            continue
        if (
            quantity.kind in (Kind.ORDINAL, Kind.TIMES, Kind.COUNT, Kind.BARE)
            and quantity.value <= 1
            and not (quantity.kind is Kind.TIMES and "倍" in words)  # 增长一倍
        ):
            continue
        if quantity.value <= _FEW and (
            quantity.kind is Kind.ORDINAL or (quantity.kind is Kind.COUNT and quantity.unit[:1] in _GROUPING)
        ):
            continue
        yield quantity


def is_few(quantity: Quantity) -> bool:
    """Tell whether it is a small number in Han (两款, 三家), which a writer may have counted."""
    whole = quantity.value == int(quantity.value)
    return quantity.han and quantity.kind in (Kind.COUNT, Kind.BARE) and whole and quantity.value <= _FEW


def place(piece: Running, first: int, last: int) -> tuple[int, int]:
    """Return where a number stands in the file: up to the markup, where that parts it from its unit."""
    offset = piece.offsets[first]
    end = first + 1
    while end < last and piece.offsets[end] == offset + end - first:
        end += 1
    return piece.place(first, end)


def noun(text: str, quantity: Quantity) -> str:
    """Return the first two characters, or the word, of what is counted; '' where nothing says."""
    if quantity.unit == "人" and text.startswith("次", quantity.end):
        return ""  # visits are what is counted: what follows in 近5000万人次使用 is done, not counted
    match = _NOUN.match(text, quantity.end)
    if match:
        return match[1].lower().rstrip("s")
    return ""


@lru_cache(maxsize=4096)
def context(text: str, start: int, end: int) -> frozenset[str]:
    """Return the parts of the clause a number stands in, without the number."""
    before = text[max(0, start - 18) : start]
    after = text[end : end + 10]
    if cut := list(_CLAUSE.finditer(before)):
        before = before[cut[-1].end() :]
    if following := _CLAUSE.search(after):
        after = after[: following.start()]
    return frozenset(
        part
        for part in features(before) | features(after)
        if len(part) > 1 and part not in _FILLERS and not part.isdigit()
    )


def likeness(text: str, one: Quantity, other_text: str, other: Quantity) -> int:
    """Return how much speaks for two numbers being of one thing; 0 means nothing does."""
    shared = len(context(text, one.start, one.end) & context(other_text, other.start, other.end))
    name = noun(text, one)
    if name and name == noun(other_text, other):
        shared += 2
    if one.unit and one.unit == other.unit and one.kind is Kind.COUNT:
        shared += 1
    if in_two_languages(text, one, other_text, other):
        shared += shared_topics(text, one, other_text, other)
    return shared


def closest(text: str, quantity: Quantity, other_text: str) -> tuple[int, Quantity] | None:
    """Return the number of another text that is most likely of the same thing, and how likely it is."""
    best: tuple[int, Quantity] | None = None
    for other in quantities(other_text):
        if other.kind in _NEVER or (other.kind is Kind.ORDINAL is not quantity.kind):
            continue
        if not (same_kind(quantity, other) or _alike(quantity, other)):
            continue
        score = likeness(text, quantity, other_text, other) + (quantity.kind is other.kind)
        score += "share" in way_of(text, quantity) & way_of(other_text, other)
        score += _MISTYPED * _is_mistyped(quantity, other)
        if best is None or score > best[0]:
            best = (score, other)
    return best


def _is_mistyped(one: Quantity, other: Quantity) -> bool:
    """Tell whether a number is another with two digits changed round, or one wrong."""
    if one.kind is not other.kind or one.unit != other.unit or one.value.adjusted() != other.value.adjusted():
        return False
    first, second = (f"{each.value.normalize():f}".replace(".", "").strip("0") for each in (one, other))
    if len(first) != len(second) or len(first) < 3:
        return False
    wrong = [place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    turned = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and sorted(first) == sorted(second)
    return len(wrong) == 1 or turned


def _alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers are mixed up easily: per cent with points, one currency with another."""
    kinds = {one.kind, other.kind}
    return kinds in (
        {Kind.PERCENT, Kind.POINT},
        {Kind.MONEY, Kind.COUNT},
        {Kind.MONEY},
        {Kind.PERCENT, Kind.TIMES},
    )
