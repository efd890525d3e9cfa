"""How many something is reckoned per: 每千 for per million."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from newsroom.preflight.slips.slip import Slip
from newsroom.text.quantities import Kind, Quantity, quantities
from newsroom.text.quantities.units import SCALES

_THINGS = {
    "token": r"tokens?|词元|令牌",
    "call": r"次|调用|请求|查询|calls?|requests?|quer(?:y|ies)",
    "person": r"用户|人|users?|people|persons?|residents?",
    "character": r"字符|汉字|字|characters?|words?",
    "picture": r"张|幅|images?|pictures?",
    "view": r"展示|曝光|播放|views?|impressions?",
}
_RATE = re.compile(
    r"(?:每(?P<one>一)?|[/／]\s?|\b(?:per|every|for each)\s)\s?(?P<number>[0-9][0-9,]*)?\s?"
    r"(?P<scale>百万|千万|十万|百亿|十亿|[万千百亿]|million|billion|thousand|hundred|[KkM](?![A-Za-z]))?"
    r"\s?(?:[个条名]|(?:input|output|cached|text|API|输入|输出|缓存|API)\s?)*"
    rf"(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _THINGS.items())})?",
    re.IGNORECASE,
)
_BESIDE = 30
"""So many characters off does the price stand at most."""


class _Rate(Struct, frozen=True):
    start: int
    end: int
    value: Decimal
    thing: str
    """'' where the text does not say."""
    price: Quantity | None


@lru_cache(maxsize=256)
def _rates(text: str) -> tuple[_Rate, ...]:
    found = []
    for match in _RATE.finditer(text):
        thing = match.lastgroup if match.lastgroup in _THINGS else ""
        number, scale = match["number"], match["scale"]
        if not scale and not (number and thing):
            continue
        value = Decimal((number or "1").replace(",", ""))
        if scale:
            value *= SCALES.get(scale) or SCALES.get(scale.lower()) or SCALES[scale.upper()]
        if value <= 1 or (match[0][0] in "/／" and not thing):
            continue
        found.append(
            _Rate(
                match.start(), match.start() + len(match[0].rstrip()), value, thing or "", _price(text, match)
            )
        )
    return tuple(found)


def _price(text: str, match: re.Match[str]) -> Quantity | None:
    """Return the amount of money that stands nearest."""
    near = [
        (min(abs(each.start - match.end()), abs(match.start() - each.end)), each)
        for each in quantities(text)
        if each.kind is Kind.MONEY
    ]
    distance, price = min(near, key=lambda each: each[0], default=(0, None))
    return price if distance <= _BESIDE else None


def rates(text: str, source: str) -> Iterator[Slip]:
    """Return what a text reckons per another amount than its source does.

    Where the price differs too the writer has converted it, and the price is what is looked up.
    """
    for said in _rates(text):
        others = [
            each for each in _rates(source) if not (said.thing and each.thing) or said.thing == each.thing
        ]
        if not others or any(each.value == said.value for each in others):
            continue
        for each in others:
            if _same_price(said.price, each.price):
                yield Slip(said.start, said.end, each.start, each.end)
                break


def is_converted(text: str, quantity: Quantity, source: str) -> bool:
    """Tell whether an amount is the source's per another number: 每千次0.002美元 of $2 a million."""
    return any(
        said.price == quantity
        and each.price is not None
        and each.price.unit == quantity.unit
        and (not (said.thing and each.thing) or said.thing == each.thing)
        and quantity.value * each.value == each.price.value * said.value
        for said in _rates(text)
        for each in _rates(source)
    )


def _same_price(said: Quantity | None, other: Quantity | None) -> bool:
    if said is None or other is None:
        return said is other
    return (said.value, said.unit) == (other.value, other.unit)
