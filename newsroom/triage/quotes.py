"""Headlines that tell how a price moves: of one price and one day they are one event, whatever the number.

A price falls by 0.5% at ten and by 2.36% at the close, and each is told. What rises at ten and falls at the
close is told as two.
"""

from __future__ import annotations

import re

_MOVE = re.compile(r"(?:涨|跌)(?!停板|价|薪|粉)")
_BEFORE = re.compile(
    r"(?:收盘|开盘|盘初|盘前|盘中|盘后|早盘|午盘|尾盘|午后|夜盘|日内|一度|目前|现|收|高开|低开|大|暴|急|狂|猛|累|集体|股价|主力合约|"
    r"至多|\([a-z0-9.]+\))+$"
)
"""What stands between the price and how it moves."""
_LONGEST = 20
_MARKET = re.compile(
    rf"{_MOVE.pattern}|盘前|盘初|盘中|盘后|收盘|开盘|早盘|午盘|尾盘|夜盘|指数|期货|触及|走[强弱高低]"
)


def one_quote(one: str, other: str) -> bool:
    """Tell whether two folded headlines tell of one price that moves one way, by a number each."""
    mine, others = _quoted(one), _quoted(other)
    return mine is not None and mine == others


def of_a_market(head: str) -> bool:
    """Tell whether a folded headline tells how prices move, which the next day tells in the same words."""
    return _MARKET.search(head) is not None


def _quoted(head: str) -> tuple[list[str], str] | None:
    """Return of what a headline tells the move, in whatever order its words stand, and the way it goes."""
    move = _MOVE.search(head)
    if move is None or not 2 <= move.start() <= _LONGEST or not re.search(r"\d", head[move.end() :]):
        return None
    what = _BEFORE.sub("", head[: move.start()])
    if len(what) < 2 or re.search(r"[,，:：。;；、]", what):
        return None
    return sorted(what), move[0]
