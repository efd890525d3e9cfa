"""Headlines of a turn that only the later one says: what was reported is denied, ended or done now.

Words of the opposite (see `newsroom.triage.opposites`) need both headlines to say their side. A plain report
(甲收购乙) says none, and is contradicted all the same by what denies it a day later.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsroom.text.patterns import hastened
from newsroom.triage.opposites import later_turn

_FAMILIES = """
否认 辟谣 澄清 失实 不属实 谣言 deny denies denied refute rebut
撤回 撤销 收回 取消 作废 放弃 终止 中止 告吹 叫停 搁置 withdraw withdrew retract cancel cancelled scrap
推迟 延期 延后 延迟 暂缓 暂停 中止 搁置 叫停 停工 delay postpone suspend pause halt
驳回 否决 拒绝 不予 未获 叫停 reject deny denies denied veto block
结束 终止 告终 复工 ends ended
起诉 被诉 遭诉 提告 状告 诉讼 告上法庭 sue sued lawsuit
恢复 重启 复工 复产 复牌 resume restore reopen
反悔 变卦 改口 backtrack
道歉 致歉 apologise apologize apology
"""
"""A family a line: of one event one account says one word of it, another account another one."""
_PLANNED = (
    r"(?<![模虚])拟(?![人态合])|(?<!麻)将(?![军士])|洽谈|商谈|计划|有望|考虑|寻求|筹备|"
    r"(?<![上宣遗流])传(?![统媒播感真递输])|"
    r"\b(?:plan(?:s|ned|ning)?|in talks|consider(?:s|ing)?|weigh(?:s|ing)?|"
    r"seek(?:s|ing)?|expected|may|could|will)\b"
)
_PLAN = hastened(_PLANNED)
_PLAN_OR_TO = hastened(_PLANNED + r"|\bto\b")
"""A headline that is to say a plan may say it so (Acme to buy Bolt); one that tells what is done has it
before a name (Bolt completes sale to Acme)."""
_DONE = hastened(
    r"(?<!未)完成|正式|落地|达成|敲定|(?<![不而])已|"
    r"\b(?:complet(?:es|ed)|clos(?:es|ed)|finali[sz](?:es|ed)|seal(?:s|ed))\b"
)
_PLANNED_DEED = re.compile(r"(?:拟|将)(?:于\S{1,6}[日月年底])?(?P<deed>[㐀-鿿]{2})")


def _families() -> dict[str, set[int]]:
    families: dict[str, set[int]] = {}
    for number, line in enumerate(_FAMILIES.strip().split("\n")):
        for word in line.split():
            families.setdefault(word, set()).add(number)
    return families


_OF = _families()
"""By a word, the families it is of."""
_WORD = hastened(
    "|".join(
        [word for word in _OF if not word.isascii()]
        + [rf"\b(?:{'|'.join(word for word in _OF if word.isascii())})(?:s|es|d|ed)?\b"]
    )
)


@lru_cache(maxsize=2048)
def _said(headline: str) -> tuple[frozenset[int], ...]:
    """Return for each word of a turn that a headline says the families it is of."""
    return tuple(frozenset(_of(word)) for word in _WORD.findall(headline))


def _of(word: str) -> set[int]:
    """Return the families of a word as it was found: with an ending, or without."""
    ends = (word, word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("es"), word[:-2])
    return next(_OF[each] for each in ends if each in _OF)


def turned(later: str, earlier: str) -> bool:
    """Tell whether a headline says that what another one told was denied, called off, ended or the like.

    Args:
        later: The later one, folded.
        earlier: The earlier one, folded; if it says so too, in whatever words, both tell of the same turn.
    """
    words = _said(later)
    if not words:
        return False
    known = frozenset().union(*_said(earlier))
    return any(not families & known for families in words)


def done_now(later: str, earlier: str) -> bool:
    """Tell whether a folded headline says to be done what an earlier one says to be planned."""
    return (
        _DONE.search(later) is not None
        and _PLAN.search(later) is None
        and _PLAN_OR_TO.search(earlier) is not None
        and _DONE.search(earlier) is None
    )


def told_as_done(later: str, earlier: str) -> bool:
    """Tell whether a folded headline tells plainly what an earlier one says is going to be (将停产, 停产).

    Of one announcement some say it so and some so, so that it says little of what comes soon after.
    """
    planned = {match["deed"] for match in _PLANNED_DEED.finditer(earlier)}
    return bool(planned) and _PLAN.search(later) is None and any(deed in later for deed in planned)


def taken_a_turn(later: str, earlier: str) -> bool:
    """Tell whether a folded headline says that what an earlier one told was denied, ended or done since."""
    return turned(later, earlier) or done_now(later, earlier)


def gone_on(later: str, earlier: str) -> bool:
    """Tell whether a folded headline may go on from an earlier one: weaker signs, which count after a day."""
    return later_turn(later, earlier) or told_as_done(later, earlier)
