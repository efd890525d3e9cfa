"""One version of a thing that comes out: told by many in few words, and by all of them in the same hours."""

from __future__ import annotations

import re
from functools import lru_cache

from newsroom.text.people import FIRMS
from newsroom.triage.accounts import Account
from newsroom.triage.each_other import NEAR

_LONGEST = 50
"""Longer headlines tell of several things."""
_ITSELF = (
    r"(?:[ -]?[a-z]++)*?\s?(?:大?模型|系列|手机|芯片|平台|处理器|正式|突袭|今[日天]|深夜|终于|已|"
    r"全面|同步|并|及|和)*\s?"
    r"(?:$|(?<=[㐀-鿿]) |[,:;!?。、|(“\"]|发布(?!会)|推出|开源|上线|亮相|登场|来[了袭]|炸场|"
    r"面世|问世|开售|上市)"
)
"""What follows a version where the news is that it comes out: no guide to it, nor where it is to be had."""
_WRITTEN_OF_IT = re.compile(
    r"[0-9](?: ?[a-z]++)*(?:大?模型|系列)?的?(?:提示词|发布会|技术报告|系统卡|指南|"
    r"教程|白皮书|论文|手册|文档|课程|海报|宣传片)"
)
"""What is made or held for a version, and is not itself."""
_CLAUSE = re.compile(r"[,:;!?。]")


def comes_out(one: Account, other: Account) -> bool:
    """Tell whether both headlines say that one version of a thing comes out, which both name first.

    What is only named beside it (as good as X 5) came out before.
    """
    if not (one.brings_out and other.brings_out):
        return False
    first = next(iter(one.models), None)
    if first is None or first != next(iter(other.models), None):
        return False
    return not one.models[first].isdisjoint(other.models[first])


def one_outing(one: Account, other: Account) -> bool:
    """Tell whether two Chinese headlines of the same hours have as their news that one version comes out.

    Neither names a firm of which the other account says nothing: where else a thing is to be had is told by
    those who have it.
    """
    if not (one.chinese and other.chinese) or abs(one.dated - other.dated) > NEAR:
        return False
    if max(len(one.head), len(other.head)) > _LONGEST or not comes_out(one, other):
        return False
    name = next(iter(one.models))
    both = one.models[name] & other.models[name]
    if not any(_is_news(one, name, each) and _is_news(other, name, each) for each in both):
        return False
    if any(one.variants.get((name, each)) != other.variants.get((name, each)) for each in both):
        return False
    return _names_all(one, other) and _names_all(other, one)


def other_variant(one: Account, other: Account) -> bool:
    """Tell whether two headlines, one of them English, name two variants of a version: V4 and V4-Lite, 970C.

    What they are versions of stands in other words in the other language.
    """
    if one.chinese == other.chinese:
        return False
    mine, others = _variants(one), _variants(other)
    return any(
        not (mine[version] ^ others[version]) <= {part for part in one.text if part in other.text}
        for version in mine.keys() & others.keys()
    )


def _variants(account: Account) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for (_name, version), variants in account.variants.items():
        letter = re.search(rf"{re.escape(version)}([a-z])(?![a-z])", account.head)
        found.setdefault(version.lstrip("v"), set()).update(variants, [letter[1]] if letter else [])
    return found


def of_what_is_beside(one: Account, other: Account) -> bool:
    """Tell whether one of two Chinese headlines alone is of what is written or held for a version."""
    if not (one.chinese and other.chinese):
        return False
    return (_WRITTEN_OF_IT.search(one.head) is None) is not (_WRITTEN_OF_IT.search(other.head) is None)


def _names_all(one: Account, other: Account) -> bool:
    """Tell whether an account names all firms that the first clause of another one's headline does."""
    if other.names <= one.names:
        return True
    named = other.named(_CLAUSE.split(other.head, maxsplit=1)[0]) - one.names - one.named(one.lead)
    return all(FIRMS.get(each, frozenset()) & one.names for each in named)


def _is_news(account: Account, name: str, version: str) -> bool:
    return _followed(name, version).search(account.spaced) is not None


@lru_cache(maxsize=512)
def _followed(name: str, version: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(name)}[\s-]?{re.escape(version)}{_ITSELF}")
