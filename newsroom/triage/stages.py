"""Whether that which an earlier headline says is to come may have come when a later one is written.

Of what is planned, asked for, announced for a day or only said to be so, the next that is heard may be that
it came. Which of two headlines says 拟, 官宣 or 择机 and which says none of it is all that tells an
announcement from its fulfilment, whatever the deed is: so a later headline that nowhere says that something
is to come joins no earlier one whose news is what is to come. It is offered.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from newsroom.text.patterns import hastened
from newsroom.triage.accounts import Account
from newsroom.triage.expected import due_of
from newsroom.triage.one_deed import done_to_others
from newsroom.triage.turning import PLANNED_IN_ENGLISH, PLANNED_IN_HAN, TIME, planned, told_as_done

_ANNOUNCED = (
    r"预告|预热|前瞻|定于|即将|[日月]或|或[于将]|今[晚夜]|(?<!不)欲|择机|意向|在即|就绪|转运|预计(?!\S{0,12}(?:净|亏|盈|营收|利润))|"
    r"启动\S{0,6}发行|推迟|延期|延后|跳票|押注|筹划|"
    r"(?:官宣|宣布)[^,:;。]{0,8}(?:将|今[日天]|明[日天]|本周|下[周月午]|上午|\d+[月点])"
)
"""What says so in words that plan nothing: announced, or put off."""
_ASKED_FOR = (
    r"申请(?!人|书)|申报|提请|报批|待(?!遇|业|机|定)|敦促|被要求|限期|整改|求售|招标|征集|征求意见|谈判|磋商|入网|3c认证|"
    r"审理|评议|起拍|开拍|截止|尾声"
)
"""What others decide."""
_NOT_KNOWN = (
    r"正在?(?:排查|调查|核实|了解|评估|研究|推进|检修|抢修|就)|调查中|已派|派\S{1,4}[赴前]|"
    r"网传|被曝(?!出)|存疑|崩了|打不开|无法(?:登录|访问|加载|使用)"
)
"""Of what one hears next what it was, or that it is over."""
_UNSURE = (
    r"预[计亏增减盈]|(?<![超于逊合及])预期|预案|草案|[方议]案|意向|力争|暗示|会[有在]|探[讨索]|谈判|商谈|磋商|接触|接洽|"
    r"[月周日]起|曝|据悉|知情人士|消息|传闻|或(?![者许])"
)
"""What says in passing that something is to come, or not sure."""
_WORDS = "|".join((PLANNED_IN_HAN, _ANNOUNCED, _ASKED_FOR, _NOT_KNOWN))
_TO_COME = hastened(_WORDS)
_MAY_COME = hastened(f"{_WORDS}|{_UNSURE}")
_IN_ENGLISH = hastened(PLANNED_IN_ENGLISH)
_REPORTED = re.compile(
    r", [a-z. ]{2,24} (?:reports|says)$|\b(?:sources (?:say|said)|reportedly|report says|said to be)\b|"
    r"\b(?:rumou?red|leak(?:s|ed)?)\b|^report: "
)
"""What in English one outlet tells, or those who are not named, and all others once it is so."""
_PUT_OFF = hastened(r"\b(?:delay(?:s|ed)?|postpone[sd]?|push(?:es|ed) back)\b")
_QUOTED = re.compile(r"[「“\"《『][^」”\"》』]*[」”\"》』]")
_PROGRAMME = re.compile(r"计划(?=上线|启动|入选|落地|发布|亮相|[,:;。]|$)")
"""What is called a plan: 成长计划上线."""
_CLAUSE = re.compile(r"[,;。!?|]|(?<=[㐀-鿿]) (?=[㐀-鿿])")
_LEAST = 6
"""Characters of a first clause; what is shorter is a cry (突发!) or a number."""
_OFFICE = re.compile(r"接替|接任|出任|担任|就任|任命|辞[任职]|卸任|离[任职]|换帅|掌舵|履新|加盟|接棒")
"""Whoever is named to an office takes it by that, whichever way it is told."""
_SOON = timedelta(hours=1)
"""Until then a deed that is planned (拟收购) and told plainly (收购) is one announcement in two ways."""
_SINCE = timedelta(hours=6)
"""From then on what may have come is offered as a later turn."""
_ON_A_DAY = hastened(
    r"发布|推出|上市|上线|开售|发售|预售|开源|亮相|发射|首飞|试飞|开工|动工|奠基|投产|揭牌|开业|开庭|宣判|审理|"
    r"登陆|挂牌|首日|出炉|开播|开启|开放|公布|揭晓|开幕|直播"
)
"""What takes place at an hour that is told before: a later turn sooner, and no announcement of itself."""


def may_have_come(one: Account, other: Account) -> bool:
    """Tell whether the later of two headlines tells what may be to come in the other.

    Args:
        one: An account.
        other: Another one, which came before or after it.
    """
    first, second = (one, other) if one.dated <= other.dated else (other, one)
    if not one.chinese and not other.chinese:
        came = _reported(first) and not _reported(second) and not second.read.planned
        return came and not done_to_others(first, second)
    due = due_of(first)
    if not to_come(first) and (due is None or not first.chinese):
        return False
    if may_come(second):
        return False
    early = due is not None and second.dated < due
    if early and (not _on_a_day(second) or told_as_done(second.head, first.head)):
        return False  # it is announced again
    if not set(TIME.findall(first.head)).isdisjoint(TIME.findall(second.head)):
        return False  # 将于六月上市 and 六月正式上市 are said of one day to come
    if _OFFICE.search(first.head) and _OFFICE.search(second.head):
        return False
    if second.dated - first.dated >= _SOON or _on_a_day(first):
        return True
    return not told_as_done(second.head, first.head)


def came_since(one: Account, other: Account) -> bool:
    """Tell whether it may have come, and so much later that it is offered as a later turn."""
    passed = abs(one.dated - other.dated)
    if passed < _SOON or not may_have_come(one, other):
        return False
    return passed >= _SINCE or _on_a_day(one) or _on_a_day(other)


def to_come(account: Account) -> bool:
    """Tell whether the news of a headline is what is to come."""
    if account.chinese:
        return _tells_to_come(account.spaced)
    return _IN_ENGLISH.search(account.head) is not None


def may_come(account: Account) -> bool:
    """Tell whether a headline says anywhere that something is to come, or that it is not sure."""
    if due_of(account) is not None:
        return True
    if account.chinese:
        return _MAY_COME.search(_QUOTED.sub("", account.head)) is not None
    return planned(account.head) or _PUT_OFF.search(account.head) is not None


def _reported(account: Account) -> bool:
    return _REPORTED.search(account.head) is not None


def _on_a_day(account: Account) -> bool:
    return account.chinese and _ON_A_DAY.search(account.head) is not None


@lru_cache(maxsize=4096)
def _tells_to_come(head: str) -> bool:
    head = _PROGRAMME.sub("", _QUOTED.sub("", head))
    end = next((found.start() for found in _CLAUSE.finditer(head) if found.start() >= _LEAST), len(head))
    return _TO_COME.search(head[:end]) is not None
