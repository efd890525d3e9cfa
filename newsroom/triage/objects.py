"""What two headlines say that one firm did the same with: 甲召回眼镜, 甲召回手机 are two events.

The firm and the deed are most of what short headlines say, and alike in both; what it was done with is not.
"""

from __future__ import annotations

import re

from newsroom.text.patterns import hastened
from newsroom.triage.accounts import Account, parts_of

_DEED = hastened(
    r"召回(?![率瓶])|制裁|追加投资|(?:收购|并购|入股|起诉|状告|提告)(?![书状案方价]|传闻|报道|消息|交易|计划|协议|要约|提议|谈判|事宜|一事)"
)
_ENDS = re.compile(r"[,:;。!?、|(\s]|的?(?:交易|计划|要约|诉讼|案)$|[后并且由因并]|以应对|同比")
_AMOUNT = re.compile(
    r"[约近超逾]?[0-9][0-9.,]*[十百千万亿]*(?:[美欧日港韩加澳]?元)?[多余]?[辆台部款件架枚只家个股份%]*"
)
_ANY = re.compile(
    r"(?:一家|[多两数几部分]+[家款批辆]?|全球|全部|旗下|初创|创业|创企|企业|公司|巨头|厂商|汽车|电动车|车辆|轿车|新车|车型|"
    r"产品|股权|股份|资产|业务|项目|竞争对手|对手|问题|缺陷|在内|的|人工智能|(?<![a-z.])ai(?![a-z]))"
)
"""What names none in particular: 车辆 is said of any model."""


def done_with_others(one: Account, other: Account) -> bool:
    """Tell whether two Chinese headlines have one deed, each with an object that the other has not."""
    mine, others = _object(one.head), _object(other.head)
    if not mine or not others or mine[0] != others[0]:
        return False
    return not any(map(other.has, mine[1])) and not any(map(one.has, others[1]))


def _object(head: str) -> tuple[str, set[str]] | None:
    """Return a deed and the parts of what a folded headline says that it was done with, if it says so."""
    deed = _DEED.search(head, 2)
    if deed is None:
        return None
    rest = head[deed.end() :]
    end = _ENDS.search(rest)
    named = _ANY.sub(" ", _AMOUNT.sub(" ", rest[: end.start()] if end else rest))
    parts = parts_of(named)
    return (deed[0], parts) if parts else None
