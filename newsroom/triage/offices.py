"""Offices that headlines name of who comes or goes: two chiefs who leave one firm on a day are two events."""

from __future__ import annotations

from functools import lru_cache

from newsroom.text.patterns import late
from newsroom.triage.accounts import Account

_CHIEFS = {
    "ceo": "首席执行官",
    "cto": "首席技术官",
    "cfo": "首席财务官",
    "coo": "首席运营官",
    "cmo": "首席营销官",
    "cpo": "首席产品官",
    "chro": "首席人力官",
    "chief executive": "首席执行官",
    "chief technology officer": "首席技术官",
    "chief financial officer": "首席财务官",
    "finance chief": "首席财务官",
    "chief operating officer": "首席运营官",
}
"""Offices by other names, with the one they are compared by."""
_OFFICE = late(
    r"首席[㐀-鿿]{1,6}?[官家师]|(?<![a-z])(?:c[efmopt]o|chro)(?![a-z])|"
    r"(?<![a-z])(?:chief [a-z]+(?: officer)?|finance chief)(?![a-z])|[㐀-鿿]{2}(?:负责人|主管)|"
    r"(?<!副)总裁|副总裁|总经理|董事长"
)
_COMES_OR_GOES = late(
    r"离职|离任|离开|卸任|辞[任职]|出走|加盟|加入|出任|接任|接替|任命|转投|履新|创业|退休|"
    r"\b(?:leav(?:es|ing)|steps? down|resigns?|quits?|depart(?:s|ing)|joins?|appoints?|hires?|named)\b"
)


def other_office(one: Account, other: Account) -> bool:
    """Tell whether each of two headlines of who comes or goes has an office that the other account lacks."""
    mine, others = _offices(one.head), _offices(other.head)
    if not mine or not others or not mine.isdisjoint(others):
        return False
    return not _named(mine, other) and not _named(others, one)


def _named(offices: frozenset[str], account: Account) -> bool:
    """Tell whether an account names one of some offices anywhere."""
    return not offices.isdisjoint(_all_offices(account.head + account.lead))


@lru_cache(maxsize=2048)
def _offices(headline: str) -> frozenset[str]:
    if _COMES_OR_GOES.search(headline) is None:
        return frozenset()
    return _all_offices(headline)


def _all_offices(text: str) -> frozenset[str]:
    return frozenset(_CHIEFS.get(found, found) for found in _OFFICE.findall(text))
