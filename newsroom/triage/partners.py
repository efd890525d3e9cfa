"""Two firms that agree on something, and a third one that agrees with one of them: 甲与乙签约, 乙与丙签约."""

from __future__ import annotations

import re

from newsroom.triage.accounts import Account
from newsroom.triage.leading import own_parts

_AGREED = re.compile(
    r"(?P<one>[^与和,:;。!?、|]{2,12})[与和](?P<other>[^与和,:;。!?、|]{2,12}?)"
    r"(?:正式|宣布|已|再次|再度|拟|将|深化|扩大|就\S{2,8}?|在[^,:;]{2,6}?)*"
    r"(?:达成|签署|签订|签约|合作|战略合作|联手|携手|牵手|共建|共同|成立|组建|联合|合资|合并|启动|测试|开展|推出|试点|部署|上线)"
)
_SAID = re.compile(r"(?:正式|宣布|官宣|已|再次|再度|拟|将|据悉)+$")


def partners(head: str) -> tuple[str, ...]:
    """Return which two a folded headline begins with that agree on something, or nothing."""
    found = _AGREED.match(head)
    return (_SAID.sub("", found["one"]), found["other"]) if found else ()


def other_partner(one: Account, other: Account) -> bool:
    """Tell whether two headlines have one firm agree with two others, each of them not named in the other."""
    mine, others = partners(one.head), partners(other.head)
    if not mine or not others:
        return False
    return _strange(mine, other) and _strange(others, one)


def _strange(mine: tuple[str, ...], other: Account) -> bool:
    """Tell whether an account names one of two partners, and nothing of the other one."""
    heard = [_heard(each, other) for each in mine]
    return any(heard) and not all(heard)


def _heard(partner: str, account: Account) -> bool:
    parts = own_parts(partner)
    return not parts or any(map(account.has, parts)) or not account.names.isdisjoint(account.named(partner))
