"""Things that two Chinese headlines name, each another one: 甲发布Osmo 360, 甲发布Osmo Nano are two events.

The firm and that something comes out are most of what both say; what comes out is told by a Latin word, a
label or a product with its number (朱雀三号). A headline that names no such thing, or one that both name,
tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.text.patterns import hastened, late
from newsroom.text.quantities import Kind
from newsroom.triage.accounts import SUM, Account, unhyphened
from newsroom.triage.deeds import PRODUCTS
from newsroom.triage.hollow_words import ANYWHERE
from newsroom.triage.likeness import numbers_of_both, versions_agree
from newsroom.triage.sharing import one_figure
from newsroom.triage.versions import numbered

_PHRASE = re.compile(r"[a-z0-9]+(?:[.+'-][a-z0-9]+)*(?: [a-z0-9]+(?:[.+'-][a-z0-9]+)*)*")
"""Latin words and numbers that nothing but a blank parts."""
_VERSION = late(
    r"(?P<what>[㐀-鿿]{2,8}?)(?:大?模型|系列|版本?|手机|平台|第)*(?P<version>\d{1,2}\.\d(?!\d)|(?!20[23]\d)\d{2,4}(?![\d.]))"
    r"(?![\d%亿万千百年月日个家人名款只枚元港美欧英倍级点岁次天小分秒寸米公台辆件项位场周期股份股条集种张套座吨度克瓦卡层])"
)
"""A product in Han and its version: 可灵2.6, 海豹07."""
_NO_NAME = late(r"v\d[\d.]*|\d[\d.]*(?:[bkmgtxwspv]|[gt]b|[gmk]hz|[nmck]?m|kg|k?wh?|fps|tops|bit)")
"""A version by itself, which one account tells and another leaves out, or a measure."""
_RESULTS = late(
    r"财报|[季年中]报(?!道)|(?:第[一二三四]季度?|(?<![a-z0-9])q[1-4](?![a-z0-9]))"
    r"(?!\s?(?:量产|投产|上[市线]|发[布售]|推出|开[源售]|交付|出货|登场|亮相))"
)
_ANY_RESULTS = hastened(
    r"财[报季年]|[季年中]报|业绩|季度?|(?<![a-z0-9])q[1-4](?![a-z0-9])|营收|净利|利润|收入|亏损|盈利|毛利"
)
_COMMON = """
    openapi ces wwdc ag hbm dram ssd led oled soc asic moe vla vlm token tokens chat beta github arr roi ev
    suv phev aigc cli ide ui ux os web ios android windows linux mac macos python java code model series live
    news
    q1 q2 q3 q4 b2b b2c to c2c hk etf gdp cpi
"""
NO_NAMES = ANYWHERE | frozenset(_COMMON.split())
"""Latin words that name no thing, or what many things are for."""
_SORTS = tuple(
    each.split()
    for each in (
        "dram nand hbm ssd",
        "android ios",
        "windows macos linux",
        "黄金 白银 铂金 原油",
        "金价 银价 油价",
        "比特币 以太坊",
        "沪指 深成指 创业板指",
    )
)
"""Things of a sort that the trade tells apart, whatever else two headlines say of them."""
_WORD = re.compile(r"[a-z][a-z]+")
_QUOTED = re.compile(r"[《“「『\"]([^《》“”「」『』\"]{2,16})[》”」』\"]")
_FIRST = 50
"""Longer headlines name in passing what others leave out."""


def of_two_things(one: Account, other: Account) -> bool:
    """Tell whether each of two headlines names a thing of which the other account says nothing.

    What both name beside known names, or one sum, makes it one event told with other details.
    """
    if _of_other_sorts(one, other):
        return True
    if not _short(one, other) or versions_agree(one, other):
        return False
    mine, shared = _things(one, other)
    if not mine or shared:
        return False
    others, shared = _things(other, one)
    if not others or shared or one_figure(one, other):
        return False
    # Two cars may cost the same.
    return not any(each.kind is Kind.MONEY and each.value >= SUM for each in numbers_of_both(one, other))


def quote_apart(one: Account, other: Account) -> bool:
    """Tell whether each of two headlines has something in quotes that the other account lacks."""
    if not _short(one, other):
        return False
    mine, others = _QUOTED.findall(one.head), _QUOTED.findall(other.head)
    if not mine or not others:
        return False
    return not any(each in other.head + other.lead for each in mine) and not any(
        each in one.head + one.lead for each in others
    )


def of_results_alone(one: Account, other: Account) -> bool:
    """Tell whether one of two Chinese headlines is of a firm's results, and the other account of none.

    A number that both say is one of the results.
    """
    if not _short(one, other):
        return False
    for mine, others in ((one, other), (other, one)):
        if _RESULTS.search(mine.head) and not _ANY_RESULTS.search(others.head + others.lead):
            return not numbers_of_both(one, other)
    return False


def _short(one: Account, other: Account) -> bool:
    return one.chinese and other.chinese and max(len(one.head), len(other.head)) <= _FIRST


def _things(account: Account, other: Account) -> tuple[list[str], bool]:
    """Return the things a headline names that another account has not, and whether it names one of both."""
    beside = " ".join((other.head, other.lead))
    told = unhyphened(beside)
    own: list[str] = []
    shared = False
    # Of a maker's product there are as many as it makes things: it is one of them.
    known = account.latin_names - PRODUCTS
    written = account.written.union(
        part for each in account.written if "-" in each for part in each.split("-")
    )
    for phrase in _PHRASE.findall(account.head):
        parts = [part for part in _named(phrase, known) if part in written]
        new = [part for part in parts if not _stands(part, phrase, beside, told)]
        own += new
        shared = shared or bool(parts and not new)
    for what, version in _VERSION.findall(account.head):
        if _number(version, beside) and what[-2:] in other.head + other.lead:
            shared = True
        else:
            own.append(what + version)
    for name, version in numbered(account.head):
        if version in other.models.get(name, ()):
            shared = True
        else:
            own.append(name + version)
    return own, shared


def _named(phrase: str, known: frozenset[str]) -> Iterator[str]:
    """Yield the words of a phrase that name something: with a label, a letter after a word, no plain one."""
    for name in sorted(known, key=len, reverse=True):
        phrase = re.sub(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z])", " ", phrase)
    words = [word.lstrip("-") for word in phrase.split()]
    for place, word in enumerate(words):
        if not word or word in NO_NAMES or word.isdigit() or _NO_NAME.fullmatch(word):
            continue
        if word.replace(".", "").isdigit() and not place:
            continue
        if len(word) > 1 or place:
            yield word


def _of_other_sorts(one: Account, other: Account) -> bool:
    """Tell whether two headlines speak of two of a sort that the trade tells apart: DRAM, NAND."""
    if not _short(one, other):
        return False
    for sort in _SORTS:
        mine, others = (
            {each for each in sort if each in (account.written if each.isascii() else account.head)}
            for account in (one, other)
        )
        if mine and others and mine.isdisjoint(others):
            return True
    return False


def _stands(part: str, phrase: str, beside: str, told: str) -> bool:
    """Tell whether another account has a word: in any spelling, or, a short one, by itself."""
    if len(part) > 2:
        # Mate is not named where MatePad is.
        longer = any(word != part and word.startswith(part) for word in _WORD.findall(beside))
        return unhyphened(part) in told and (not longer or _by_itself(part, beside, "a-z"))
    # To compile a pattern takes a hundred times as long as to see that most have none of it.
    return part in beside and _by_itself(part, beside, "a-z0-9")


def _by_itself(part: str, beside: str, further: str) -> bool:
    """Tell whether a word stands in a text, and nothing further of these letters behind it."""
    return re.search(rf"(?<![a-z0-9]){re.escape(part)}(?![{further}])", beside) is not None


def _number(version: str, beside: str) -> bool:
    if version not in beside:
        return False
    return re.search(rf"(?<![\d.]){re.escape(version)}(?![\d.]\d|\d)", beside) is not None
