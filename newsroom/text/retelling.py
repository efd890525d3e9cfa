"""Whether a headline tells of an event again; what stands in a column's headline every time is no event."""

import re
import unicodedata
from functools import lru_cache

from newsroom.text.likeness import containment

_KINDS = (
    "早报|晚报|午报|日报|周报|月报|周刊|简报|快报|早餐|早读|早参|晚参|早知道|晚知道|必读|速递|要闻|日历|盘点|回顾|一览|汇总|"
    "点[0-9一]氪|daily|weekly|digest|newsletter|roundup|briefing"
)
_SEPARATORS = "丨｜|"
_DAY = r"[0-9]{4}\s?[年./-]\s?[0-9]{1,2}(?:\s?[月./-]\s?[0-9]{1,2}\s?日?)?|[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日"
_COUNTED = re.compile(
    rf"{_DAY}|第\s?[0-9一二三四五六七八九十百]+\s?[期弹周章篇]|(?<![a-z0-9])(?:vol|no|issue|week|day)\.?\s?[0-9]+|#[0-9]+"
)
_LABEL = re.compile(
    rf"^(?:[【\[][^】\]]{{1,16}}[】\]]|[^{_SEPARATORS}]{{1,12}}[{_SEPARATORS}]|"
    rf"[^：:，。；{_SEPARATORS}]{{0,12}}(?:{_KINDS})[^：:，。；{_SEPARATORS}]{{0,8}}(?:[：:{_SEPARATORS}]|\s*$))\s*"
)
_NAME = re.compile(r"[a-z]{2,}")
_VERSION = re.compile(r"([a-z]{2,})[\s-]?([0-9]+(?:\.[0-9]+)*)(?![0-9])")
_SUBJECT = re.compile(r"([\u3400-\u9fffA-Za-z0-9 .·]{2,20}?)(?:（[^（）]*）|\([^()]*\))?[：:]")
_ANYONE_WORDS = """
机构 消息 消息称 报道 报告 外媒 知情人士 爆料 分析师 分析 研究 数据 专家 官方 快讯 突发 独家
"""
_ANYONE = frozenset(_ANYONE_WORDS.split())
"""Who says it, and not whom it tells of."""


def retelling(one: str, other: str) -> float:
    """Return how much of the shorter of two headlines is in the other, from 0 to 1; 0 for other stories.

    The label of a column (早报, 8点1氪丨, 【…】, 第12期) and its day count for nothing: they stand above
    other news every time. Headlines whose Latin names are all others, or that begin with other subjects
    (甲公司：…), tell of other events in the same words, and so do those with two numbers behind one name
    (Nano 4, Nano 5).
    """
    first, second = _news(one), _news(other)
    if _others(_names(first), _names(second)) or _others(_subject(first), _subject(second)):
        return 0.0
    mine, theirs = _versions(first), _versions(second)
    if any(_others(mine[name], theirs[name]) for name in mine.keys() & theirs.keys()):
        return 0.0
    return containment(first, second)


@lru_cache(maxsize=4096)
def _news(headline: str) -> str:
    """Return what a headline says beside what its column says every time."""
    folded = unicodedata.normalize("NFKC", headline).casefold().strip()
    return _LABEL.sub("", _COUNTED.sub("", folded).strip()).strip()


@lru_cache(maxsize=4096)
def _names(headline: str) -> frozenset[str]:
    return frozenset(_NAME.findall(headline))


@lru_cache(maxsize=4096)
def _versions(headline: str) -> dict[str, frozenset[str]]:
    """Return the numbers that stand behind Latin names."""
    found = _VERSION.findall(headline)
    return {name: frozenset(number for other, number in found if other == name) for name, _number in found}


@lru_cache(maxsize=4096)
def _subject(headline: str) -> frozenset[str]:
    """Return the pairs of characters of whom a headline with a colon tells of."""
    match = _SUBJECT.match(headline)
    if match is None or match[1].strip() in _ANYONE:
        return frozenset()
    name = match[1].strip()
    return frozenset(name[at : at + 2] for at in range(len(name) - 1))


def _others(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)
