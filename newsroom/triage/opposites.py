"""Headlines that say the opposite of each other (涨 and 跌, 批准 and 否决), or that something went before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsroom.text.directions import FALL, LESS, MORE, RISE
from newsroom.text.headlines import letter_pairs
from newsroom.text.patterns import hastened

_OPPOSITES = f"""
{RISE}
{FALL}

{MORE}
{LESS}

突破 站上 升破 升穿 涨穿 涨破 重返 top exceed surpass
跌破 失守 跌穿 击穿

盈利 扭亏 预盈 profit
亏损 转亏 预亏 loss

批准 获批 放行 同意 approve clear pass
否决 驳回 拒绝 叫停 阻止 禁止 reject block ban deny denies denied veto

上线 开放 恢复 启用 重启 launch resume restore
下线 关闭 停服 停用 暂停 停运 shut suspend halt pause discontinue

起诉 提告 sue
撤诉 和解 settle

任命 出任 加入 加盟 接任 履新 上任 appoint hire join
离职 离任 辞职 辞任 卸任 离开 出走 免去 被免 resign leave depart quit fire

增持
减持

开始 启动 开启 begin began start
终止 结束 取消 中止 放弃 搁置 撤回 cancel cancelled end scrap scrapped withdraw withdrew shelve

支持 赞成 欢迎 back support
反对 抵制 谴责 oppose condemn

证实 确认 承认 confirm admit admitted
否认 辟谣 澄清 deny denies denied refute

涨价 提价
降价 减价

扩招 扩编 增聘
裁员 缩编

胜诉 win won
败诉 lose lost

解禁 解除 放宽 lift ease
封禁 禁令 收紧 impose tighten

净流入
净流出

放量 增量
缩量 减量

降息
加息

正式版
beta 内测 公测 测试版
"""
_NEITHER = re.compile(r"止跌|止涨|[涨跌]幅收窄|涨跌|跌涨|升降|增减|盈亏|抗跌|领跌领涨")
"""Words in which one side stands and is not said."""
_ASPECT = re.compile(r"(?:[㐀-鿿]{2})(?=(?:同比|环比|累计|大幅|继续|再|均|仍|或|将|拟|预计)*$)")
"""What rises or falls, right before it is said."""
_LATER = hastened(
    r"后(?:[再又仍还追续]|，?追加)|追加|再次|再度|再获|再添|再融|获批|回应|续[投涨跌]|又[一有]|最新进展|后续|新进展|"
    r"\b(?:again|responds?|responded|follow[- ]up|another|further|adds|after)\b"
)
"""What says that something went before."""


def _side(line: str) -> re.Pattern[str]:
    han = [word for word in line.split() if not word.isascii()]
    latin = [word for word in line.split() if word.isascii()]
    # Beside Han there is no bound of words: 3beta第二期.
    words = rf"(?<![a-z0-9])(?!scrape)(?:{'|'.join(latin)})(?:s|es|d|ed)?(?![a-z0-9])"
    return hastened("|".join(han + [words] * bool(latin)))


def _pairs() -> Iterator[tuple[re.Pattern[str], re.Pattern[str]]]:
    for block in _OPPOSITES.strip().split("\n\n"):
        one, other = block.split("\n")
        yield _side(one), _side(other)


_PAIRS = tuple(_pairs())


def _begun() -> dict[str, set[tuple[int, int]]]:
    begun: dict[str, set[tuple[int, int]]] = {}
    for number, block in enumerate(_OPPOSITES.strip().split("\n\n")):
        for side, words in enumerate(block.split("\n")):
            for word in words.split():
                begun.setdefault(word[:2], set()).add((number, side))
    return begun


_BEGUN = _begun()
"""By what a word begins with, the numbers of the pairs it is of, and the side: most headlines have words of
few, and seldom of both sides."""
_BEGINNINGS = frozenset(_BEGUN)
_MORE_OR_LESS = 1
"""The pair of 增 and 减: one report may tell what grew and what shrank, so it is asked of what."""


def opposed(one: str, other: str) -> bool:
    """Tell whether one headline says what the other denies; both are folded.

    A headline that has both sides of a pair (美股涨跌不一, 先涨后跌) is opposed to neither.
    """
    mine = _sides(one)
    if not mine:
        return False
    others = _sides(other)
    for number in mine.keys() & others.keys():
        if mine[number][0] != others[number][0]:
            if number != _MORE_OR_LESS:
                return True
            what = {
                match[0]
                for _side, before in (mine[number], others[number])
                if (match := _ASPECT.search(before))
            }
            if len(what) < 2:
                return True
    return False


@lru_cache(maxsize=2048)
def _sides(headline: str) -> dict[int, tuple[int, str]]:
    """Return for each pair of which a headline takes one side which that is, and what stands before it."""
    headline = _NEITHER.sub(" ", headline)
    found: dict[int, list[tuple[int, str]]] = {}
    begun = _BEGINNINGS.intersection(letter_pairs(headline)) | _BEGINNINGS.intersection(headline)
    for number, side in {each for beginning in begun for each in _BEGUN[beginning]}:
        if match := _PAIRS[number][side].search(headline):
            found.setdefault(number, []).append((side, headline[: match.start()]))
    return {number: sides[0] for number, sides in found.items() if len(sides) == 1}


def later_turn(later: str, earlier: str) -> bool:
    """Tell whether a folded headline speaks of something that went before, and the earlier one does not."""
    return bool(_going_on(later) - _going_on(earlier))


@lru_cache(maxsize=2048)
def _going_on(headline: str) -> frozenset[str]:
    """Return the words of a headline that say that something went before."""
    return frozenset(_LATER.findall(headline))
