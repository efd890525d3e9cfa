"""What technology news is about, in the words that headlines of Chinese and of English have for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_MATTERS = """
上市 IPO|ipo ipos listing list listed go_public flotation spinoff spin-off
收购 并购 合并|acquire acquisition takeover buyout purchase merger merge bid buy
融资 募资|funding round raise raises financing fundraising
投资 入股 注资|invest invests investment stake
出售 变卖 剥离|sell sells sale divest divestiture divests
接管 控制权|seizure seize seizes control takeover takes_control
出口 禁运|export exports
供货 出货 发货 断供 供应|shipment shipments shipping supply supplies deliveries ship ships
生产 停产 投产 产能|production output capacity manufacturing
工厂 厂房 晶圆厂 产线|factory plant fab factories plants fabs
数据中心|data_center data_centers data_centre data_centres datacenter
消费级 消费者 消费业务 消费类|consumer consumers
无人驾驶 自动驾驶 无人车 无人出租 robotaxi|robotaxi robotaxis driverless self-driving autonomous
试运营 测试 路测 试点|test tests testing trial trials pilot
机器人|robot robots humanoid
芯片 半导体|chip chips semiconductor semiconductors
内存 存储|memory storage
关税|tariff tariffs
裁员|layoffs layoff job_cuts jobs
诉讼 起诉 官司|lawsuit suit sue sues
广告|ad ads advertising
手机|phone phones smartphone smartphones
眼镜|glasses
耳机|earbuds headphones
汽车 轿车|car cars
卫星|satellite satellites
火箭 发射|rocket rockets launch_pad
电池|battery batteries
中国 国内 国行|china chinese
荷兰|netherlands dutch
德国|germany german
法国|france french
英国|uk britain british
日本|japan japanese
韩国|korea korean
印度|india indian
欧盟 欧洲|eu europe european brussels
越南|vietnam
以色列|israel israeli
沙特|saudi
阿联酋|uae emirates
香港 港股 港交所|hong_kong
台湾|taiwan
新加坡|singapore
迪拜|dubai
阿布扎比|abu_dhabi
东京|tokyo
伦敦|london
柏林|berlin
上海|shanghai
北京|beijing
深圳|shenzhen
广州|guangzhou
武汉|wuhan
瑞士|switzerland swiss
旧金山|san_francisco
拉斯维加斯|las_vegas
德州 德克萨斯 得州 奥斯汀|texas austin
亚利桑那|arizona
加州|california
纽约|new_york
"""
"""A line a matter: words of Chinese headlines, and of English ones those with an underscore for a blank."""


_HAPPENINGS = """
恢复 复原|recovered recovers recovering restored back_to_normal operating_normally resolved back_online
宕机 故障 崩了 中断 瘫痪 崩溃|outage outages is_down goes_down disruption
离职 离任 离开 出走 辞职|leaves leaving leave departs departure quits exits loses steps_down stepping_down
召回|recall recalls recalling
漏洞 零日|flaw flaws vulnerability zero-day bug hole
补丁 修复 修补|patch patches patched fix fixes
量产|volume_production mass_production
裁员 裁减|layoffs layoff lays_off laying_off job_cuts cuts_jobs
推迟 延期|delay delays delayed postpones slips pushes_back
涨价 上调|raise_prices raising_prices price_hike raises_prices
降价 下调 打折|cuts_price price_cut cuts_prices slashes_prices cheaper
开源|open-source open-sources open-sourced open-weight open-weights
"""
"""A line what happens to one firm by itself, in the words of either."""


def _by_word(table: str, side: int) -> dict[str, int]:
    lines = (line.split("|")[side].split() for line in table.strip().splitlines())
    return {fold_word(word): number for number, words in enumerate(lines) for word in words}


def fold_word(word: str) -> str:
    """Return a word as it stands in a folded headline whose marks are blanks."""
    return word.casefold().replace("_", " ").replace("-", " ")


_MATTERS_IN_HAN, _MATTERS_IN_ENGLISH = _by_word(_MATTERS, 0), _by_word(_MATTERS, 1)
_HAPPENS_IN_HAN, _HAPPENS_IN_ENGLISH = _by_word(_HAPPENINGS, 0), _by_word(_HAPPENINGS, 1)


@lru_cache(maxsize=2048)
def matters(headline: str, *, chinese: bool) -> frozenset[int]:
    """Return which matters a folded headline tells, by numbers that are the same in both languages."""
    return _told(headline, _MATTERS_IN_HAN if chinese else _MATTERS_IN_ENGLISH, chinese)


@lru_cache(maxsize=2048)
def happens(headline: str, *, chinese: bool) -> frozenset[int]:
    """Return what happens in a folded headline, by numbers that are the same in both languages."""
    return _told(headline, _HAPPENS_IN_HAN if chinese else _HAPPENS_IN_ENGLISH, chinese)


def _told(headline: str, words: Mapping[str, int], chinese: bool) -> frozenset[int]:
    if chinese:
        return frozenset(words[word] for word in words if word in headline)
    padded = f" {re.sub(r'[^a-z0-9]+', ' ', headline)} "
    return frozenset(words[word] for word in words if f" {word} " in padded)
