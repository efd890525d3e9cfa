"""Days that a writer reckoned from what a source calls 昨日, 周五 or 今年."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache

from newsroom.text.likeness import features
from newsroom.text.quantities import Kind, Quantity
from newsroom.text.sentences import sentences

_DAY = re.compile(
    r"[今昨明前次即]日|[今昨明前后]天|[今昨当][晚晨早夜]|凌晨|日前|近日|刚刚|周[一二三四五六日末]|星期|礼拜|[本上下][周月]"
    r"|day\b|today|tonight|yesterday|tomorrow|week",
    re.IGNORECASE,
)
_MONTH = re.compile(r"[本上下][个]?月|月[初中底末]|month", re.IGNORECASE)
_YEAR = re.compile(
    r"[今去明前后本上当]年|年[内初中底末]|[上下]半年|同比"
    r"|(?:this|last|next|previous|prior) year|year-over-year",
    re.IGNORECASE,
)
_REACH = 0.6
"""A sentence that shares this much of what the nearest one shares may be the one that is meant."""


def can_be_near(quantity: Quantity, dates: Iterable[datetime], source: str) -> bool:
    """Tell whether a date lies about the days a source came out and was read.

    A day may be one that the source calls 昨日 or 周五, a year one that it calls 今年 or 去年.
    """
    year, month, day = quantity.day
    reach = 7 if _DAY.search(source) else 1
    for date in dates:
        if month is None and day is None:
            if year is not None and abs(year - date.year) <= 1:
                return True
            continue
        for step in range(-reach, reach + 1):
            near = date + timedelta(days=step)
            if year in (None, near.year) and month in (None, near.month) and day in (None, near.day):
                return True
    return False


def names_such(quantity: Quantity, found: Iterable[Quantity]) -> bool:
    """Tell whether a source names dates as exactly as one is said: a day, a month or a year."""
    place = _exactness(quantity)
    return any(each.kind is Kind.DATE and each.day[place] is not None for each in found)


def speaks_of_now(quantity: Quantity, text: str, source: str) -> bool:
    """Tell whether the sentence of a source that a date of a text was taken from reckons from its own day."""
    relative = (_YEAR, _MONTH, _DAY)[_exactness(quantity)]
    wanted = features(_sentence_at(text, quantity.start))
    scores = [
        (len(wanted & parts) / (len(parts) + 8), sentence) for sentence, parts in _parts(source) if parts
    ]
    best = max((score for score, _sentence in scores), default=0.0)
    return any(score >= best * _REACH and relative.search(sentence) for score, sentence in scores)


def _exactness(quantity: Quantity) -> int:
    return max(place for place in range(3) if quantity.day[place] is not None)


def _sentence_at(text: str, place: int) -> str:
    at = 0
    for sentence in sentences(text):
        start = text.find(sentence, at)
        at = max(at, start + len(sentence))
        if start <= place < at:
            return sentence
    return text


@lru_cache(maxsize=64)
def _parts(source: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((sentence, frozenset(features(sentence))) for sentence in sentences(source))
