"""What two Chinese headlines say is done, if that is not the same: 甲推出快递, 甲收购乙 are two events.

The firm is most of what short headlines share, and for what it does each of them takes a word of many. Those
of one sort are told of one event (收购, 入股); of two sorts they are two, or a turn of it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsroom.triage.accounts import Account

_BRINGS_OUT = r"发布(?!\S{0,8}(?:财报|业绩|报告|公告|规定|通知|办法|会|裁|声明|预告))"
_SORTS = r"""
收购 并购 买下 入股 投资 注资 参股 融资 募资 再融 领投 跟投 增资 定增
裁员 裁减 削减\S{0,8}(?:岗位|人)
{brings_out} 推出 亮相 开源 上线 问世 首发 开售 发售 预售 开卖 上新 小订 上市
起诉 状告 提告 诉讼 涉诉 判[决赔定] 裁[定决] 胜诉 败诉 和解 开庭 宣判 索赔
召回
合作(?!的|社) 联手 携手 签署 签约 达成协议
任命 出任 接任 接替 离职 离任 辞[任职] 卸任 换帅 加盟 履新
财报 营收 净利 业绩 季报 年报 预[增减亏盈] 毛利
涨价 降价 提价 调价 直降 降至 优惠
政府补助 补贴
回购
减持
增持
上市 递表 招股 挂牌 敲钟 聆讯 过会 ipo
中标 供货 采购
投产 奠基 开工 动工 建厂 竣工
发射 升空 首飞 对接 入轨
试车 试飞 试验
宕机 故障 泄[露漏] 起火 事故
"""
"""What is done, a sort a line, by words that are told of it."""
_HEADLINE = 50
"""Longer headlines tell of several things, and other accounts of one of them."""


def other_deeds(one: Account, other: Account) -> bool:
    """Tell whether two Chinese headlines say in so many words what is done, and nothing of one sort."""
    if not (one.chinese and other.chinese) or max(len(one.head), len(other.head)) > _HEADLINE:
        return False
    mine, others = _sorts_of(one.head), _sorts_of(other.head)
    return bool(mine and others) and mine.isdisjoint(others)


@cache
def _patterns() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """Return a pattern of all, which many headlines have nothing of, and each sort by itself."""
    sorts = [
        "|".join(line.split()).replace("{brings_out}", _BRINGS_OUT) for line in _SORTS.strip().splitlines()
    ]
    return re.compile("|".join(sorts)), tuple(map(re.compile, sorts))


@lru_cache(maxsize=2048)
def _sorts_of(headline: str) -> frozenset[int]:
    any_of_them, sorts = _patterns()
    if not any_of_them.search(headline):
        return frozenset()
    return frozenset(number for number, sort in enumerate(sorts) if sort.search(headline))
