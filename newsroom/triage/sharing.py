"""What two accounts have to share before one joins the other, beside a score: more than a name.

A wrong join hides a story; one that is missed is made by one key.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import chain, product

from newsroom.text.common_words import PARTICLES
from newsroom.text.headlines import letter_pairs
from newsroom.text.quantities import Kind, Quantity
from newsroom.triage.accounts import Account
from newsroom.triage.frequencies import Frequencies
from newsroom.triage.hollow_words import ANYWHERE
from newsroom.triage.houses import names_of_both
from newsroom.triage.launches import plain_version
from newsroom.triage.leading import front, listed_apart
from newsroom.triage.likeness import (
    differs,
    is_price,
    numbers_of_both,
    tells,
    versions_agree,
    words_of_both,
)
from newsroom.triage.outings import comes_out

_AND = re.compile(r"[、和及]")
_BEGUN = 3
"""So many parts has a name that a headline begins with, at most; more are a description."""
_SESSION = re.compile(r"盘[前后初中]|[开收]盘|[午收早]评|[早午尾夜]盘|日内")
"""Prices of a market, at an hour of its day."""
_REVIEW = re.compile(r"(?P<hour>[早午晚])[间盘]?收?评|收评")
_OPENS = re.compile(r"[高低平]开|开盘|\bopens? (?:up|down|higher|lower|flat)\b")
_CLOSES = re.compile(r"收[涨跌报盘]|尾盘|\bclos(?:es?|ed) (?:up|down|higher|lower|flat)\b")
"""Where a price stood at the beginning of a day, and at its end."""
_PASSED = re.compile(r"跌[破穿]|[升涨]破|失守|站上|突破|触及")
"""A level that a price comes to, of which it is told again at the next."""
_DAY = timedelta(hours=12)
_LEAST_TOLD = 0.5
"""What is neither names nor words of any week weighs that much at least: a pair or so, however common."""
_SHARE_TOLD = 0.1
"""So much of what the shorter of them tells is shared: two long ones share some pairs by chance."""
_SPEAKER = 4
"""Characters of a public body that says it, at least: 三部门 is said of any."""
_NAME_WITH_PARTICLE = re.compile(
    r"(?=(?P<first>{0}[{1}](?P<end>{0}{0})))|(?=(?P<second>(?P<begin>{0}{0})[{1}]{0}))".format(
        rf"(?![{''.join(PARTICLES)}])[㐀-鿿]", "".join(PARTICLES)
    )
)
"""Four characters with a particle among them, and the two of them that stand together."""
_RARE = 0.7
"""What tells that much stands in few headlines."""
_TWO_NAMES = 0.9
"""Two known names that tell less than that are of many headlines of the week: OpenAI and Anthropic."""
_TAKEOVER = re.compile(r"收购|并购|买下|合并")
_TAKEN = re.compile(rf"{_TAKEOVER.pattern}|拿下")
"""What is said of orders and prizes, too."""
_FIGURES = {Kind.MONEY: 10**8, Kind.BARE: 10**8, Kind.COUNT: 10**4}
"""From here on a number of so many digits is said of one event; 12.98万元 is what many cars cost."""
_EXACT = 4
_AMOUNTS = frozenset(
    "".join(each) for each in (*product("百千万亿", "万亿美日欧港韩元"), *product("美日欧港韩", "元"))
)
_SPANS = frozenset(
    "".join(each)
    for each in (
        *product("一二两三四五六七八九十半数几近今去明每同当全", "年月日天季周"),
        *product("年", "前内底初中"),
    )
)
_OF_ANY = _AMOUNTS | _SPANS
"""Pairs that amounts and times are written with, whatever they are of."""
_TOLD_OF_OTHERS = 1.5
"""So much two headlines tell alike at least if the numbers that they say are others."""
_SAID_ALIKE = 0.45
"""So much of the Han beside their firm two headlines share that say one thing, in words of any week."""
_BARE_TOLD, _BARE_HALF = 2.6, 1.7
"""So much of that is shared by two headlines that share no name, number or beginning; less if it is half."""


def enough_across_languages(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether headlines of two languages share more than one name.

    A name and an exact number, or two that are not known; or, if both begin with the same name, another one,
    or a version of what both say comes out: of one version, or of one thing that a firm makes, there is news
    of many kinds, and of two names that much of a week is about as well. Where no name is known, two of these
    or a price that few others have.
    """
    numbers = any(map(tells, numbers_of_both(one, other)))
    words = words_of_both(one, other)
    both = names_of_both(one, other)
    if not both:
        if any(map(is_price, numbers_of_both(one, other))):
            return True
        return numbers + bool(words) + (versions_agree(one, other) > 0) > 1
    if numbers:
        return True
    if len(words) > 1:
        return True
    if one.first_named != other.first_named:
        return False
    two = len(both) > 1 and frequencies.sum(frozenset("@" + name for name in both)) >= _TWO_NAMES
    return two or comes_out(one, other)


def more_than_a_name(one: Account, other: Account) -> bool:
    """Tell whether headlines of two languages share a known name and a word that is none: it is worth asking.

    Few words are the same in two languages, and most that are name what the news is about (Q.AI). A version
    is none: there is news of many kinds of it.
    """
    if one.chinese == other.chinese or not names_of_both(one, other):
        return False
    said = (one.said & other.said) - ANYWHERE - of_versions(one) - one.models.keys()
    return any(len(each) > 2 and any(map(str.isalpha, each)) for each in said)


def told_beside_versions(one: Account, other: Account, frequencies: Frequencies) -> float:
    """Return how much two headlines tell alike: of one version there is news of many kinds.

    Where both say that it comes out, it is what they tell.
    """
    told = frequencies.sum(one.told & other.told)
    if not versions_agree(one, other) or comes_out(one, other):
        return told
    return told - frequencies.sum(of_versions(one) & other.told)


def tells_enough(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether two Chinese headlines share more than names and words of any week (大幅提升)."""
    told = told_beside_versions(one, other, frequencies)
    if not numbers_of_both(one, other):
        told -= frequencies.sum(one.told & other.told & _OF_ANY)
        if told < _TOLD_OF_OTHERS and other_numbers(one, other):
            return False
        if _told_beside_speaker(one, other, frequencies) < _LEAST_TOLD:
            return False
    return told >= max(_LEAST_TOLD, _SHARE_TOLD * _least_told(one, other, frequencies))


def _told_beside_speaker(one: Account, other: Account, frequencies: Frequencies) -> float:
    """Return how much two headlines tell alike beside the firm before their colon, and what it makes.

    A listed firm makes known much on one day, and stands over all of it. Of others it is without bounds.
    """
    firm = one.leader
    if firm != other.leader or not firm or versions_agree(one, other):
        return math.inf
    if not (one.head.startswith(firm + ":") and other.head.startswith(firm + ":")):
        return math.inf
    mine, others = one.characters.difference(firm), other.characters.difference(firm)
    if frequencies.contained(mine, others) >= _SAID_ALIKE:
        return math.inf
    made = {part for part in one.written & other.written if not part.isdigit()}
    return frequencies.sum((one.told & other.told).difference(letter_pairs(firm), _OF_ANY, made))


def other_numbers(one: Account, other: Account) -> bool:
    """Tell whether two headlines say other numbers or versions, and not one that both have."""
    return differs(one, other) and not numbers_of_both(one, other)


def of_one_subject(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether two Chinese headlines share whom they speak of, a rare number, or several rare pairs."""
    told = told_beside_versions(one, other, frequencies)
    half = told >= 0.5 * _least_told(one, other, frequencies)
    return told >= (_BARE_HALF if half else _BARE_TOLD) or of_one(one, other, frequencies)


def _least_told(one: Account, other: Account, frequencies: Frequencies) -> float:
    return min(frequencies.sum(one.told), frequencies.sum(other.told))


def of_one(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether two headlines share whom or what they speak of: a name, a rare number, the beginning."""
    if names_of_both(one, other) or versions_agree(one, other):
        return True
    if _one_speaker(one, other) or _one_name(one, other, frequencies):
        return True
    begun = {part for each in (one, other) if len(each.leading) <= _BEGUN for part in each.leading[:1]}
    if begun & one.title & other.title:
        return True
    return any(map(_rare_number, (one.told & other.told) - one.prices))


def _one_speaker(one: Account, other: Account) -> bool:
    """Tell whether both headlines begin with one public body or reporter, which says it before a colon."""
    return _speaks(one.column, one.head, other.head) or _speaks(other.column, other.head, one.head)


def _speaks(speaker: str, mine: str, others: str) -> bool:
    return len(speaker) >= _SPEAKER and mine.startswith(speaker + ":") and others.startswith(speaker)


def _one_name(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether both headlines have a rare name in which a particle stands: 和 of 诺和诺德."""
    told = one.told & other.told
    names = (
        match["first"] or match["second"]
        for match in _NAME_WITH_PARTICLE.finditer(one.head)
        if (match["end"] or match["begin"]) in told
    )
    return any(
        name in other.head and min(map(frequencies.weight, letter_pairs(name))) >= _RARE for name in names
    )


def one_takeover(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether both headlines say that a firm takes over or merges with another one, and name both.

    One of the two is a known name, and the other one is as well, or is a Latin word that few headlines have.
    """
    both = names_of_both(one, other)
    heads = (one.head, other.head)
    if not both or not (all(map(_TAKEN.search, heads)) and any(map(_TAKEOVER.search, heads))):
        return False
    return len(both) > 1 or any(
        word[0].isascii() and word[0].isalpha() and frequencies.weight(word) >= _RARE
        for word in (one.told & other.told) - of_versions(one)
    )


def one_figure(one: Account, other: Account) -> bool:
    """Tell whether both headlines say one large number of four digits or more, which no two events have."""
    mine, others = _figures(one), _figures(other)
    return any(
        each.value == number.value and (each.unit == number.unit or not (each.unit and number.unit))
        for each in mine
        for number in others
    )


def _figures(account: Account) -> list[Quantity]:
    return [
        each
        for each in account.numbers
        if each.value >= _FIGURES.get(each.kind, math.inf)
        and len(each.value.normalize().as_tuple().digits) >= _EXACT
    ]


def of_another_thing(one: Account, other: Account, frequencies: Frequencies) -> bool:
    """Tell whether two headlines are two pieces of news of one firm, which no list has.

    One names a thing and its version, of which the other account says nothing, and both share no more than
    whom they speak of.
    """
    if names_of_both(one, other):
        return False
    led = {*one.leading, *other.leading}
    if not led & one.title & other.title:
        return False
    # 实验 and 验室 of an institute's name tell nothing beside it either.
    led.update(pair for who in (one.leader, other.leader) for pair in letter_pairs(who))
    if frequencies.sum((one.told & other.told) - led) >= _LEAST_TOLD:
        return False
    return _unheard_of_thing(one, other) or _unheard_of_thing(other, one)


def _unheard_of_thing(one: Account, other: Account) -> bool:
    return any(
        (version[0].isalpha() or f"{name}-{version}" in one.head)
        and (plain_version(version) if "." in version else version) not in other.head + other.lead
        for name, versions in one.models.items()
        for version in versions
    )


def led_apart(one: Account, other: Account) -> bool:
    """Tell whether two headlines begin with different subjects, and neither account names the other's."""
    if not one.led_by or not other.led_by:
        return False
    if one.leaders & (other.names | other.firms) or other.leaders & (one.names | one.firms):
        return False
    mine, others = one.head + one.lead, other.head + other.lead
    if listed_apart(one.head, other.head):
        return one.leader not in others and other.leader not in mine
    if not (one.chinese and other.chinese):
        return not any(part in others for part in one.led_by) and not any(
            part in mine for part in other.led_by
        )
    if any(part in others for part in _front(one)) or any(part in mine for part in _front(other)):
        return False
    if one.led_by != one.leading or other.led_by != other.leading:
        return True
    return not any(_is_short(*pair) for pair in product(_AND.split(one.leader), _AND.split(other.leader)))


def _front(account: Account) -> tuple[str, ...]:
    """Return what tells whom a headline begins with from others: of each of them the beginning."""
    if account.led_by != account.leading:
        return account.led_by
    return tuple(chain.from_iterable(map(front, _AND.split(account.leader))))


def _is_short(one: str, other: str) -> bool:
    """Tell whether one of two names has but letters of the other one, in order: 上交所, 上海证交所."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return short[:1] == long[:1] and all(letter in rest for letter in short)


def of_another_firm(account: Account, told: Sequence[Account]) -> bool:
    """Tell whether a story is of another than an account begins with: its first one, or most that name one.

    What begins with no one (大动作：申请部署百万颗卫星) says nothing against what two firms do.

    Args:
        account: What may join the story.
        told: Accounts of the story, the first one first.
    """
    if not account.led_by:
        return False
    led = [other for other in told if other.led_by]
    apart = [led_apart(account, other) for other in led]
    return bool(apart) and ((led[0] is told[0] and apart[0]) or sum(apart) > len(apart) / 2)


def other_session(one: Account, other: Account) -> bool:
    """Tell whether two headlines say how markets stood in the course of a day, and not of the same one.

    Reviews of noon and close (午评, 收评) are two even of one day; so is what a price passed on two days.
    """
    mine, others = _REVIEW.search(one.head), _REVIEW.search(other.head)
    if mine and others and mine["hour"] != others["hour"]:
        return True
    if _opens_alone(one, other) or _opens_alone(other, one):
        return True
    if abs(one.dated - other.dated) <= _DAY:
        return False
    if _PASSED.search(one.head) and _PASSED.search(other.head) and not numbers_of_both(one, other):
        return True
    return _SESSION.search(one.head) is not None and _SESSION.search(other.head) is not None


def _opens_alone(one: Account, other: Account) -> bool:
    """Tell whether one headline has the beginning of a day of trade, and the other its end."""
    return (
        _OPENS.search(one.head) is not None
        and _CLOSES.search(one.head) is None
        and _CLOSES.search(other.head) is not None
        and _OPENS.search(other.head) is None
    )


def of_versions(account: Account) -> frozenset[str]:
    """Return the parts of a headline that a thing and its version are written in: gpt-5.5, or kimi and k2."""
    found = (
        part
        for name, versions in account.models.items()
        for version in versions
        for part in (name, version, f"{name}-{version}", f"{name}{version}")
    )
    return account.told.intersection(found)


def _rare_number(part: str) -> bool:
    """Tell whether a part of a headline is a number that few others have: no year, and none of two digits."""
    if "." in part:
        return part.replace(".", "").isdigit()
    return part.isdigit() and len(part) > 2 and not (len(part) == 4 and part.startswith("20"))
