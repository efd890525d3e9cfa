"""How many times: 增长两倍, 翻两番, 腰斩, 过半, tripled, halved, and which of them say the same.

增长两倍 is three times as much: what a source calls tripled, 翻番 or 增至三倍 is held to that. English says
three times more and threefold of either: these agree with both. Two that are said in the same way (增长两倍,
增长三倍) are compared as they stand.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from newsroom.text.quantities.agreeing import agree
from newsroom.text.quantities.modes import mode_of
from newsroom.text.quantities.numerals import han_value
from newsroom.text.quantities.quantity import CAME_TO, Kind, Quantity
from newsroom.text.quantities.units import SCALES

MULTIPLE = (
    r"翻了?(?P<doublings>[0-9]|[一两二三四五])?番|翻了?一?倍|腰斩|减半(?!径)"
    r"|(?<![0-9数几上近过])万卡|(?<![大小多])半数|(?<![超不大])过半(?![数年天个月日小百途山])"
)
"""For a pattern: multiples and shares in words that have no numeral, or one that is meant otherwise; 万卡."""
HALVES = "半"
"""The unit of a half that is said in words; what is over it can be anything up to the whole."""
ENGLISH_MULTIPLES = {
    **dict.fromkeys(("twice", "double", "doubles", "doubled", "doubling"), 2),
    **dict.fromkeys(("triple", "triples", "tripled", "tripling"), 3),
    **dict.fromkeys(("quadruple", "quadruples", "quadrupled", "quadrupling"), 4),
    **dict.fromkeys(("quintupled", "quintupling"), 5),
}
ENGLISH_HALVINGS = frozenset(("halve", "halved", "halving"))
_WORDS = re.compile("翻了?一?[番倍]|腰斩|减半|半数|过半")
_SPENT = re.compile(r"(?:时间|任务|进度|[赛行全日里]程|工期|建设|之路|[年月日季])[^，。；]{0,3}$")
"""Before 过半 where it is said of time or work that has passed."""
_GREW = re.compile(
    r"(?:增长|增加|激增|猛增|大增|增幅|涨幅|增速|提升|提高|提速|上涨|上升|大涨|暴涨|飙升|扩大|扩增|高出|多出|[增涨升快])"
    r"(?:了|幅度|同比|环比|[高多]?达|最高|至少|[足整]+|为|有|大?约|将?近|超过?|逾|不到|不足)*\s*$"
)
_CAME = re.compile(r"(?:[至到]|[是为][^，。；\s]{0,8}的)(?:了|约|近|逾|超过?|[足整]+)*\s*$")
_GROWTH = re.compile(r"(?:以上|左右)?的?(?:增长|增幅|涨幅|提升)")
_SENTENCE = re.compile(r"[。；！？\n]|[.;!?]\s")
_COUNTED = (Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.PERCENT, Kind.BARE)


def multiple(match: re.Match[str]) -> Iterator[Quantity]:
    """Return what was found by `MULTIPLE`; nothing where it is a word of another meaning."""
    text, words = match.string, match[0]
    mode = mode_of(text, match.start(), match.end())
    if words[0] == "翻":
        many = match["doublings"]
        doublings = 1 if many is None else int(many) if many.isascii() else int(han_value(many) or 1)
        yield Quantity(
            match.start(), match.end(), Kind.TIMES, Decimal(2) ** doublings, CAME_TO, mode=mode, han=True
        )
        return
    if words == "万卡":
        # A cluster of ten thousand cards has them, or somewhat more.
        size = Decimal(SCALES["万"])
        yield Quantity(
            match.start(), match.end(), Kind.COUNT, size, "卡", size, "over", han=True, scaled=True
        )
        return
    unit = ""
    if words == "腰斩":
        mode = mode or "about"
    elif words == "过半":
        if _SPENT.search(text[max(0, match.start() - 8) : match.start()]):
            return
        mode, unit = "over", HALVES
    elif words == "半数":
        unit = HALVES
    yield Quantity(match.start(), match.end(), Kind.PERCENT, Decimal(50), unit, mode=mode, han=True)


def has_numeral(text: str, quantity: Quantity) -> bool:
    """Tell whether a number is said with a numeral, and not in words like 减半 and 翻倍."""
    return not _WORDS.fullmatch(text, quantity.start, quantity.end)


def same_multiple(text: str, said: Quantity, source_text: str, found: tuple[Quantity, ...]) -> bool:
    """Tell whether a multiple or a rate of a text is one of a source that says it in another way.

    `found` are the numbers of the source. 增长两倍 is what tripled, 达到三倍 what grew 200%, 增长100% what
    doubled; and a multiple can be reckoned from two amounts of the source that stand together.
    """
    if said.kind is Kind.PERCENT:
        if not _grew(text, said):
            return False
        times = Quantity(
            said.start, said.end, Kind.TIMES, 1 + said.value / 100, step=said.step / 100, mode=said.mode
        )
        return any(
            agree(times, each)
            for each in found
            if each.kind is Kind.TIMES and not is_growth(source_text, each)
        )
    if said.kind is not Kind.TIMES:
        return False
    growth = is_growth(text, said)
    more, less = _times(said, said.value + 1), _times(said, said.value - 1)
    for each in found:
        if each.kind is Kind.TIMES:
            of_growth = is_growth(source_text, each)
            if growth and not of_growth and agree(more, each):
                return True
            if of_growth and not growth and agree(less, each):
                return True
        elif each.kind is Kind.PERCENT and less.value > 0 and not growth and agree(less, each):
            return True
    return any(agree(more if growth else said, ratio) for ratio in _ratios(source_text, found))


def are_at_odds(text: str, said: Quantity, source_text: str, other: Quantity) -> bool:
    """Tell whether one of two multiples is what was added, the other what it came to: 增长三倍, tripled."""
    if said.kind is not Kind.TIMES or other.kind is not Kind.TIMES:
        return False
    return (is_growth(text, said) and _came_to(source_text, other)) or (
        _came_to(text, said) and is_growth(source_text, other)
    )


def is_growth(text: str, quantity: Quantity) -> bool:
    """Tell whether a multiple is what was added (增长两倍), and not what it came to (达到三倍, 翻两番)."""
    words = text[quantity.start : quantity.end]
    return quantity.kind is Kind.TIMES and "倍" in words and words[0] != "翻" and _grew(text, quantity)


def _came_to(text: str, quantity: Quantity) -> bool:
    """Tell whether a multiple is said of what something came to: tripled, 翻番, 增至三倍, 是去年的三倍."""
    return quantity.unit == CAME_TO or bool(_CAME.search(text[max(0, quantity.start - 12) : quantity.start]))


def _grew(text: str, quantity: Quantity) -> bool:
    before = text[max(0, quantity.start - 12) : quantity.start]
    return bool(_GREW.search(before) or _GROWTH.match(text, quantity.end))


def _times(said: Quantity, value: Decimal) -> Quantity:
    return Quantity(said.start, said.end, Kind.TIMES, value, step=said.step, mode=said.mode, han=said.han)


def _ratios(text: str, found: tuple[Quantity, ...]) -> list[Quantity]:
    """Return how many times one amount is the one beside it in a sentence."""
    counted = [each for each in found if each.kind in _COUNTED and each.value > 0]
    return [
        Quantity(
            one.start,
            other.end,
            Kind.TIMES,
            max(one.value, other.value) / min(one.value, other.value),
            step=Decimal("0.01"),
        )
        for one, other in pairwise(counted)
        if (one.kind, one.unit) == (other.kind, other.unit)
        and (one.kind is not Kind.BARE or one.scaled)
        and one.value != other.value
        and one.end <= other.start
        and not _SENTENCE.search(text, one.end, other.start)
    ]
