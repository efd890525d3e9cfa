"""Headlines that only say that something is not so, or no longer: denied, called off, put off, recalled.

Words of the opposite (see `newsroom.triage.opposites`) need both headlines to say their side. A plain report
(甲收购乙) says none, and is contradicted all the same by what denies it a day later.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsroom.text.deeds import AFTERWARDS, OF_A_DEAL, inflected
from newsroom.text.patterns import hastened, late

_FAMILIES = """
否认 辟谣 澄清 失实 不属实 不实 谣言 谣传 伪造 捏造 为假 子虚乌有 没有该计划 无此计划 假消息
deny denied refute rebut dispute not_true untrue is_false are_false is_not are_not isn't not_in_talks
baseless meritless unfounded without_merit was_fake is_fake a_fake was_false was_wrong is_wrong
fabricated hoax
no_plan no_plans no_intention rule_out won't will_not unlikely decide_against decide_not not_for_sale

撤回 撤销 收回 取消 作废 放弃 退出 终止 中止 告吹 叫停 搁置 撤下
withdraw withdrew retract remove cancel canceled scrap abandon ditch terminate shelve call_off walk_away
back_out back_away pull_out bow_out give_up gave_up fall_through fell_through fall_apart fell_apart collapse
is_off are_off ends ended roll_back unwind discontinue wind_down shut_down take_down take_offline pull kill
drop! end! axe! exit! quit!

推迟 延期 延后 延迟 暂缓 暂停 中止 搁置 叫停 停工
delay postpone suspend pause halt shelve scrub stand_down push_back hold_back put_off ends ended

驳回 否决 拒绝 不予 未获 叫停
reject deny denied veto block rebuff spurn turn_down decline

结束 终止 告终 复工
ends ended

起诉 被诉 遭诉 提告 状告 诉讼 告上法庭
sue suit lawsuit to_court legal_action

恢复 重启 复工 复产 复牌
resume restore reopen is_back are_back

反悔 变卦 改口
backtrack

道歉 致歉
apologise apologize apology

召回
recall

下架 下线 撤下
delist remove pull

更正 勘误
correction

上诉 申诉
will_appeal to_appeal

解除
lift
"""
"""A family a paragraph: of one event one account says one word of it, another account another one.

English verbs have all their forms; what is marked counts only of a deal, a plan or the like (drops its bid).
"""
_LETTERS = r"(?:[a-z0-9.+-]++ ?|[^,:;。!?a-z0-9])"
"""A Han letter, or a whole Latin word: a name in Latin takes no more room than one in Han."""
_DENIES = (
    r"(?:没有|并无|暂无|尚无|无)[^,:;。]{0,12}?(?:计划|打算|意向|安排|考虑)|无意(?!识|义|中|间)|并未|并非|从未|未曾|不会|不再(?:推进|收购|出售|考虑|寻求|参与|提供|生产|支持|投资|追加)|"
    r"决定不|不(?:考虑|打算|寻求|计划|准备)|未(?:计划|考虑|打算|授权)"
)
"""What says in Chinese that something is not so, and may not stand in words of one piece."""
_FIRST = re.compile(
    rf"^{_LETTERS}{{1,12}}?(?:(?<!疑)(?:否认|辟谣|澄清)|"
    r"撤回|撤销|收回|取消|放弃|退出(?!历史)|终止|中止|叫停|推迟|暂停|召回|下架|撤下|更正|解除|恢复)|^(?:更正|勘误)|^[^,;:。!?]{1,24}?解除(?=[,;。!?]|$)|"
    r"^[^。!?]{1,30}(?:不属实|不实|失实|谣言|谣传|伪造|捏造|为假|子虚乌有|没有该计划|无此计划|假消息)|"
    rf"^(?:{_LETTERS}{{1,12}}?:)?{_LETTERS}{{0,20}}?(?:{_DENIES})"
)
"""Who it is about and, as the first thing told of them, a turn; or that what is told of them is not true."""
_AFTERWARDS = late(
    rf"[ ](?:{'|'.join(each.replace('_', ' ') for each in AFTERWARDS)})\b|"
    r"(?<!take)(?<!takes)(?<!taking)(?<!took) over\b|[;:?] |[ ][-–—|]+[ ]|,[ ]"
)
_WORDS = 3
"""So many words stand before what begins something further, at least: Acme, Bolt call off merger."""
_MARK = "!"
_ALONE = r"(?! (?:in|off|ahead|up|together|even|switch)\b)"
"""What pulls in a sum or pulls ahead gives nothing up."""
_NEWS = r"(?<![\w-])(?<!\bfor )(?<!\bover )(?<!\boutage )(?<!\bthat )(?<!\bwhich )(?!scrap(?:ing|e[sd])\b)"
"""What one is fined for or what a ruling had blocked is no news, and what scrapes scraps nothing."""
_CHINESE = re.compile(r"[㐀-鿿]")


def _families() -> dict[str, set[int]]:
    families: dict[str, set[int]] = {}
    for number, paragraph in enumerate(_FAMILIES.strip().split("\n\n")):
        for word in paragraph.split():
            families.setdefault(word, set()).add(number)
    return families


_OF = _families()
"""By a word, the families it is of."""
_HAN_WORD = re.compile("(?<!时代)(?<!周期)(?:" + "|".join(word for word in _OF if not word.isascii()) + ")")
"""An age or a boom that is over (时代结束) is no event that ends."""


@cache
def _english() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], frozenset[int]], ...]]:
    """Return a pattern of all English words of turns, and those of the same families each by themselves."""
    alike: dict[frozenset[int], list[str]] = {}
    of_a_deal = rf"\b(?=.{{0,60}}\b(?:{'|'.join(sorted(OF_A_DEAL))})\b)"
    for word, families in _OF.items():
        if word.isascii():
            found = inflected(word.removesuffix(_MARK)) + (of_a_deal if word.endswith(_MARK) else _ALONE)
            alike.setdefault(frozenset(families), []).append(found)
    patterns = {families: rf"{_NEWS}(?:{'|'.join(words)})(?![\w-])" for families, words in alike.items()}
    each = tuple((re.compile(pattern), families) for families, pattern in patterns.items())
    return re.compile("|".join(patterns.values())), each


_NOT = hastened(_DENIES)
_DENIED = frozenset((0,))
"""The family of what denies."""
_NO_MORE = frozenset(range(5))
"""Those by which what was told is so no more; a lawsuit may be told by some of its accounts alone."""


def main_clause(headline: str) -> str:
    """Return an English headline without what it tells beside its news: after outcry, says owner."""
    for found in _AFTERWARDS.finditer(headline):
        if headline.count(" ", 0, found.start()) >= _WORDS - 1:
            return headline[: found.start()]
    return headline


@lru_cache(maxsize=2048)
def _said(headline: str, *, anywhere: bool = False) -> tuple[frozenset[int], ...]:
    """Return for each word of a turn that a headline says the families it is of.

    Args:
        headline: It, folded.
        anywhere: Beside its news, too (after production halt), if it is English.
    """
    if _CHINESE.search(headline):
        found = [frozenset(_OF[word]) for word in _HAN_WORD.findall(headline)]
        return (*found, _DENIED) if _NOT.search(headline) else tuple(found)
    any_of_them, each_of_them = _english()
    headline = headline if anywhere else main_clause(headline)
    if not any_of_them.search(headline):
        return ()
    return tuple(families for pattern, families in each_of_them if pattern.search(headline))


def turned(later: str, earlier: str) -> bool:
    """Tell whether a headline says that what another one told was denied, called off, ended or the like.

    Args:
        later: The later one, folded.
        earlier: The earlier one, folded; if it says so too, in whatever words, both tell of the same turn.
    """
    words = _said(later)
    if not words:
        return False
    known = frozenset().union(*_said(earlier, anywhere=True))
    return any(not families & known for families in words)


def called_off(later: str, earlier: str) -> bool:
    """Tell whether a headline says that what another one told is denied, ended, put off or refused."""
    known = frozenset().union(*_said(earlier, anywhere=True))
    return any(families & _NO_MORE and not families & known for families in _said(later))


def turns_first(later: str, earlier: str) -> bool:
    """Tell whether a folded headline has as its first deed a turn that another one does not tell.

    A denial within the hour is as little told by the report as one of the next day. What says so further on
    (…，前者否认) may be the same report at greater length, and waits for `turned` and its hours. English
    headlines are of one clause, so that it is that of the news wherever it stands there.
    """
    first = _first_deed(later)
    return bool(first) and turned(first, earlier)


# Each headline of a week is held against many, so what is told of it alone is told once.
@lru_cache(maxsize=2048)
def _first_deed(headline: str) -> str:
    """Return a headline as far as it says a turn as its first deed; nothing where it says none."""
    if not _CHINESE.search(headline):
        return headline
    first = _FIRST.match(headline)
    return first[0] if first else ""
