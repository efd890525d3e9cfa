"""Accounts that name the same rare things: one event, or two of the same, told in other words.

What stands here joins nothing, as of two names that few others have there may be two pieces of news. It is
where words tell little that names do: names as chief, is the new chief. What one headline names the other
account may name in its text alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Set
from datetime import timedelta

from newsroom.text.deeds import BESIDE, HOLLOW_IN_ENGLISH
from newsroom.text.folding import fold
from newsroom.text.makers import MAKERS
from newsroom.triage.accounts import Account
from newsroom.triage.deeds import PRODUCTS
from newsroom.triage.hollow_words import ANYWHERE

_NEAR = timedelta(days=3)
"""Within that one event is told."""
_RARE = 0.7
"""What tells that much stands in few headlines of the week."""
_ENOUGH = 2.0
"""Two rare names; or one, and a rare word; or a name, and a sum."""
_COMMON = 0.5
"""What a name counts that much of the week is about."""
_SUM = 1.5
"""What an exact number counts, so that any name is enough beside it."""
_EXACT = 1.4
"""From here a number tells (`newsroom.triage.likeness.tells`) what few others do: $38bn, not $1bn."""
_LONG = 6
"""Letters of a word that may be what news is about, at least: bankruptcy, robotaxi."""
_DEED = re.compile(r"(?:s|ed|ing|ly|er|est)$")
"""What most words end in that say what is done, how, or of what kind."""
_X = re.compile(r"(?<![\w.-])x(?![\w-])")
"""The one firm whose name is a letter."""
_MAKER_OF = {
    product.casefold(): "@" + fold(maker) for maker, _hosts, products in MAKERS for product in products
}


_A_DAY = timedelta(hours=36)
"""Within that others tell the same, what one has in its headline in their texts."""
_IDENTIFIER = 1.5
"""What a rare word with figures in it counts, as K2.5: enough beside any name."""
_OF_TEXTS = 2.0
"""What stands in the headline of one and the text of the other counts that much at most."""
_ENOUGH_BUT_DEED = 1.0
"""Where both say the same deed: a rare name and another one."""
_SAID_ALIKE = tuple(
    re.compile(each)
    for each in (
        r"收购|并购|买下|拿下|吞下|吞并|合并|入股|控股|\b(?:acqui|buy|bought|takeover|merg)",
        r"泄[露密]|曝光|流出|外泄|偷跑|走光|\b(?:leak|breach|stole|expos)",
        r"裁员|裁撤|裁减|裁掉|优化|遣散|\b(?:l(?:ay|ays|aid|aying) off|layoff|job cuts?|cuts? \S+ jobs)",
        r"故障|宕机|瘫痪|崩了|打不开|无法访问|中断|\b(?:outage|goes down|went down|is down|takes? down)",
        r"融资|募资|筹资|拿到|落袋|入账|\b(?:rais|fund)",
        r"推迟|延期|跳票|延后|遇阻|难产|\b(?:delay|postpon|push(?:es|ed)? back)",
        r"停产|退役|停售|下架|绝版|停更|\b(?:discontinu|quits?|stops? (?:making|selling)|shut|end of)",
        r"离职|卸任|退休|离任|辞职|换人|换帅|接任|接棒|掌门|\b(?:resign|step\w* down|depart|retir)",
        r"罢工|抗议|走上街头|停工|\b(?:strike|walk\w* out|protest)",
        r"起诉|状告|索赔|诉讼|告上|\b(?:sue[sd]?|suing|lawsuit)\b",
        r"罚款|处罚|罚单|罚没|\bfine[sd]?\b",
        r"漏洞|缺陷|\b(?:bug|flaw|vulnerab|exploit)",
    )
)
"""What news of one kind is told in, by those who give it out and by those who retell it."""
_NUMBERED = re.compile(r"[a-z]+-\d{4}-\d{2,}")
"""What is numbered in a register, as CVE-2026-2441: enough by itself."""
_BEGINNING = re.compile(r"[a-z][a-z0-9]+|[㐀-鿿]{2}")
_WITH_FIGURE = re.compile(r"(?=.*[a-z])(?=.*\d)")


def shares_rarities(one: Account, other: Account, weight: Callable[[str], float], *, read: bool) -> bool:
    """Tell whether two accounts of one language have rare names and numbers in common, beside what both name.

    Args:
        one: An account.
        other: Another one.
        weight: Tells how rare a part of a headline is in the week, from 0 to 1.
        read: The texts are read; if not, it is told whether it may be so.
    """
    passed = abs(one.dated - other.dated)
    if passed > _NEAR:
        return False
    named = one.names & other.names
    mine, others = _rare_parts(one, weight), _rare_parts(other, weight)
    both = mine.keys() & others.keys()
    if not named and not both:
        return False
    told = sum(1.0 if weight("@" + name) >= _RARE else _COMMON for name in named)
    told += sum(mine[part] for part in _last_of_each(both, one.head, other.head))
    if passed > _A_DAY:
        return told >= _ENOUGH
    deed = told >= _ENOUGH_BUT_DEED and _one_word_for_it(one.head, other.head)
    if told >= _ENOUGH or not read:
        return deed or told + _OF_TEXTS * (mine.keys() != others.keys()) >= _ENOUGH
    if deed and not (_of_its_own(one, mine, other) and _of_its_own(other, others, one)):
        return True
    told += min(_OF_TEXTS, _heard(mine, both, other) + _heard(others, both, one))
    return told >= _ENOUGH


def each_names_its_own(one: Account, other: Account, weight: Callable[[str], float]) -> bool:
    """Tell whether two Chinese headlines each name rare things of which the other account says nothing.

    Two models that one firm brings out on a day. English headlines name much that is beside the news.
    """
    if not (one.chinese and other.chinese and one.lead and other.lead):
        return False
    both = ((one, other), (other, one))
    return all(any(not b.has(part) for part in _rare_parts(a, weight)) for a, b in both)


def begins_alike(one: Account, other: Account, weight: Callable[[str], float]) -> bool:
    """Tell whether two headlines begin with one rare name, or the first two Han of one."""
    mine, others = _BEGINNING.match(one.head), _BEGINNING.match(other.head)
    return mine is not None and others is not None and mine[0] == others[0] and weight(mine[0]) >= _RARE


def _of_its_own(account: Account, parts: Iterable[str], other: Account) -> bool:
    """Tell whether a headline names what the other account says nothing of: another firm that is bought."""
    if any(not other.has(part) for part in parts):
        return True
    return not account.names <= other.names | other.named(other.lead)


def _one_word_for_it(one: str, other: str) -> bool:
    """Tell whether two headlines say one thing in words that stand for each other."""
    return any(each.search(one) and each.search(other) for each in _SAID_ALIKE)


def _heard(parts: Mapping[str, float], both: Set[str], other: Account) -> float:
    """Return what the parts of a headline count that stand in the text of another account alone."""
    return sum(counts for part, counts in parts.items() if part not in both and part in other.body)


def _rare_parts(account: Account, weight: Callable[[str], float]) -> dict[str, float]:
    """Return what a headline names that is rare: names that no list has, and exact numbers."""
    found = {}
    for part in account.rarities:
        if weight(part) >= _RARE:
            found[part] = _counts(part)
    return found


def _counts(part: str) -> float:
    if _NUMBERED.match(part):
        return _ENOUGH
    return _IDENTIFIER if _WITH_FIGURE.match(part) else 1.0


def names_the_same(one: Account, other: Account, weight: Callable[[str], float], number: float) -> bool:
    """Tell whether two English headlines of near days share so many rare names and sums that it is no chance.

    Args:
        one: An account.
        other: Another one.
        weight: Tells how rare a part of a headline is in the week, from 0 to 1.
        number: How much the numbers tell that both headlines say.
    """
    if abs(one.dated - other.dated) > _NEAR:
        return False
    both = one.deeds.names & other.deeds.names - ANYWHERE
    if not both and number < _EXACT:
        return False
    names = _named(both, one.head, other.head)
    if _X.search(one.head) and _X.search(other.head):
        names.add("x")
    rare = sum(weight(name) >= _RARE for name in names)
    told = rare + _COMMON * (len(names) - rare) + _SUM * (number >= _EXACT)
    if told >= _ENOUGH or not rare:
        return told >= _ENOUGH
    words = (one.said & other.said) - one.deeds.names
    return any(_is_subject(word) and weight(word) >= _RARE for word in words)


def _named(names: Set[str], *heads: str) -> set[str]:
    """Return names, each counted once: no maker of a product, and of words side by side the last one."""
    return _last_of_each(names - {_MAKER_OF[name] for name in names & PRODUCTS}, *heads)


def _last_of_each(found: Set[str], *heads: str) -> set[str]:
    """Return names, of words that stand together the last one.

    Those are the names of a person, or a firm and what it brings out (Google DeepMind).
    """
    spelt = {name: name.removeprefix("@") for name in found}
    first = {
        name
        for name in found
        for other in found
        if name != other and all(f"{spelt[name]} {spelt[other]}" in head for head in heads)
    }
    return set(found - first)


def _is_subject(word: str) -> bool:
    return (
        len(word) >= _LONG
        and word.isalpha()
        and word not in HOLLOW_IN_ENGLISH
        and word not in BESIDE
        and not _DEED.search(word)
    )
