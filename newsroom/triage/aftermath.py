"""What comes of an event and is told by itself: how many were hurt, what shares did, what is made of it."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

from newsroom.text.patterns import hastened, late
from newsroom.triage.quotes import of_a_market

_HURT = hastened(
    r"遇难|身亡|死亡|丧生|(?<!无人员)(?<!无人)[受轻重]伤|伤亡|失踪|[0-9一二三四五六七八九十百余]人?[死伤]|伤者|"
    r"\b(?:kill(?:s|ed)|dead|injur\w+|casualties|death toll)\b"
)
_SHARES = late(
    r"^[^,;:。!?]*(?:后|带动|刺激|拖累|影响)[^,;:。!?]*股[^,;:。!?]*[涨跌]|"
    r"^[^,;:。!? ]{1,8}(?:港股|美股|a股|股价)[^,;:。!? ]*(?:[涨跌]|[高低]开)|"
    r"^[^,;:]*\b(?:shares|stock)\b[^,;:]*\b(?:ris\w+|rose|fall\w*|fell|jump\w*|drop\w*|slid\w*|slip\w*|surg\w+|soar\w*|"
    r"sink\w*|sank|tumbl\w+|climb\w*|gain\w*|plung\w+|rall\w+|up|down|lower|higher)\b"
)
_OF_SHARES = late(r"\b(?:shares|stock)\b")
_COMMENT = hastened(
    r"吗(?=[?!]*$)|为什么|为何|意味着什么|怎么看|如何看|多久|何去何从|靠什么|是谁的|谁在|谁是|解读|复盘|"
    r"\b(?:what it means|why|explained|how long)\b"
)
"""What is made of the news by those who think about it."""
_FOR_HOURS = timedelta(hours=1)
"""Until then one who tells it a little later tells more of the first news."""


def comes_of(later: str, earlier: str, passed: timedelta) -> bool:
    """Tell whether a folded headline has as its news what came of what an earlier one tells."""
    if passed >= _FOR_HOURS and any(told(later) and not told(earlier) for told in (_hurt, _comments)):
        return True
    return _shares(later) and not of_a_market(earlier) and _OF_SHARES.search(earlier) is None


@lru_cache(maxsize=2048)
def _hurt(headline: str) -> bool:
    return _HURT.search(headline) is not None


@lru_cache(maxsize=2048)
def _comments(headline: str) -> bool:
    return _COMMENT.search(headline) is not None


@lru_cache(maxsize=2048)
def _shares(headline: str) -> bool:
    return _SHARES.search(headline) is not None
