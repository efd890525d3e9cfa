"""Names that stand in other words: 京东 in 京东方, 美团 in 完美团队, Meta in meta-learning."""

from __future__ import annotations

import re
from functools import cache

from newsroom.text.aliases import GROUPS

_WORDS = r"""
京东: 南_ 北_ 东_ _方(?![面案才]) _路(?!演)
高通: 提_ _量(?![产子化]) _胀 _过率 _滤 _透 _缩 _货膨胀
三星: 米其林_ 福禄寿_ _堆 _级 _期(?![待间望]) _酒店 _餐厅 _公寓 _米其林
联想: 自由_ 让人_ 令人_ 引发_ 引人_ 产生_ 浮想_ 展开_ 不禁_ 无限_ _到
联想: _起(?!诉) _词 _翩翩 _记忆 _能力 _丰富
美团: 完_ 精_ 欧_ 最_ 中_体 赞_ _队 _圆
快手: 尽_ 加_ 更_ 赶_ 很_ 飞_ _快脚 _动(?![态作画力向])
字节: \d_(?!跳动) \d\s_(?!跳动) [kKmMgGtT]_ 个_ 每_ 单_ 双_ 兆_ 千_ 万_ 亿_
字节: _码 _序 _级 _大小 _数量 _对编码 _流(?![动量])
苹果: 青_ 红_ 烂_ 削_ 斤_ 吨_ 洛川_ 烟台_ 阿克苏_ _园(?!区) _树(?!立)
苹果: _汁 _醋 _酱 _酸 _肌 _酒(?!店) _梨 _皮 _脆
苹果: _派(?![出遣人员发驻]) _种植 _主产 _产区 _采摘 _期货
奥特曼: 迪迦_ 赛罗_ 泰罗_ 戴拿_ 盖亚_
奥特曼: 雷欧_ 艾斯_ 杰克_ 初代_ 梦比优斯_ 捷德_ 泽塔_ 特利迦_ 德凯_ 布莱泽_ 欧布_
奥特曼: 高斯_ 赛文_ 佐菲_ 奈克瑟斯_ 圆谷_ _卡 _玩具 _ip _IP _动画 _电影 _系列 _周边 _主题(?!演讲)
奥特曼: _变身 _打怪 _贴纸
蚂蚁: 红火_ 白_ 火_ 热锅上的_ 一群_ _搬家 _窝 _洞 _巢
麒麟: 银河_ 金_ 玉_ _区 _座 _山 _软件 _信安 _操作系统 _啤酒
元宝: (?<!现)金_ 银_ _山 _区 _枫
扣子: 纽_ 钉_ 解_ 系_ 粒_ _眼
盘古: _开天 _大观
荣耀: 王者_ 无上_ 至高_ 家国_ 国家_ 民族_ 集体_ _之
荣耀: _时刻 _殿堂 _归来 _感 _榜 _加身 _属于 _瞬间 _勋章 _证书
地平线: 海_ 深水_ 极限竞速_ 极限竞速:_ _零之 _:零 _西之 _上(?![市涨调线交])
伊利亚: _特(?![别斯]) _斯
夸克: 顶_ 底_ 奇_ 反_ 粲_ _子 _胶子 _物质 _星 _凝聚
文心: _雕 _阁
阿里: 拳王_ 巴利_ 西藏_ ·_ _· _山 _地区 _斯 _卡 _亚(?!马) _郡 _普兰 _日土 _噶尔
小鹏: 李_ 王_ 张_ 刘_ 黄_ 杨_ 陈_ 赵_ 吴_ 周_ _友
通义: 普_ 交_ _务
大疆: 扩_ _域
滴滴: 娇_ 点_ 嘀_ _答(?![应复]) _嗒 _涕
网易: 互联_
百度: [零一二三四五六七八九几数千]_
微信: 细_ 稍_ 轻_ 卑_ _心 _念
吉利: 英_ 农_ 不_ 图_ 讨_ _话 _数(?![字据智]) _·
中兴: _路 _街 _大学 _小学 _大业 _商业 _新村
海光: 殷_ 上_ 青_ _寺 _伏 _缆
思科: 马_ 旧_ _技(?!术) _学(?!院) _幻 _研(?![究发]) _普
美光: 完_ 唯_ 精_ 最_ _影 _伏 _学 _束
博通: 贯_ _古 _集成
福特: 道_ 奥_ 尔_ 德_ 伯_ 拉_ 克_ 惠_ 万_ 幸_ _别 _色 _征 _基金 _斯
奔驰: 飞_ 策马_ 骏马_ 铁骑_
雷诺: 布_ 莫_ 高_ 格_ _兹 _阿(?!尔) _数(?!字) _氏 _病 _萨 _·
奥迪: 皮_ _斯 _双钻
索尼: _娅 _亚(?!马) _克(?!服)
耐克: _森
库克: 基尔_ _群岛 _山 _峰 _海峡 _船长 _湾
盖茨: _堡 _黑德
辛顿: 肯_
莫迪: _利 _凯 _康
北大: 东_ 西_ 南_ 河_ 湖_ (?<!清)华_ 台_ 淮_ 江_ 苏_ 冀_ 浙_ 朝_
北大: _荒 _仓 _西洋 _营 _街 _桥 _地 _湾 _部(?![署分]) _型 _幅 _雨 _雪 _火
清华: 彭_ 张_
浙大: 江_
中国移动: _支付 _互联 _游戏 _端 _应用 _机器人 _医疗 _出行
中国电信: _业 _市场 _设备 _诈骗
亚马逊: _雨林 _河 _森林 _流域 _盆地 _丛林 _州
甲骨文: 殷墟_ 破译_ 释读_ 解读_ _字 _缀合 _出土 _书 _博物馆
丰田: _市(?![值场占盈])
宝马: 汗血_ _香车 _山
大摩: _托 _擦
小摩: _托 _擦
网飞: 互联_
空客: 太_ 航_ 天_
小米: 杂粮_ 沁州_ _粥 _椒 _辣 _饭 _酒 _糕 _渣
可灵: _活(?!跃) _敏 _巧
豆包: 红_ 粘_ 黏_
鸿蒙: _初[开辟判]
阶跃: _响应 _函数 _电压 _式
雷军: 布_ 扫_
安谋: _求 _划 _篇 _局 _杀
花旗: _参(?![与投股加]) _松
本田: _圭佑 _翼
雷鸟: _号
王兴: _兴
李想: 马_ _起 _到
meta: _-(?!backed|owned|led|run|funded|made)[a-z]
amazon: _\srainforest _\sforest _\sriver _\sbasin _\sdeforestation
apple: _\spie _\sjuice _\scider _\sorchard _\stree
comet: interstellar\s_ _\s3i _\sc/ _\slemmon _\satlas _\stail
"""
"""A name, and what stands before it or behind it in words that are not it; `_` is the name itself.

Those in Latin are folded, and stand for themselves only as whole words.
"""
_ONLY = """
自然: 《_ _》 _杂志 _子刊
科学: 《_ _》(?!技术) _杂志(?!社) _子刊
"""
"""Names that are everyday words, and how alone they stand where they are meant as names."""


def _read(lines: str) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for line in lines.strip().splitlines():
        name, words = line.split(": ")
        for word in words.split():
            before, behind = word.split("_")
            found.setdefault(name, []).append((before, behind))
    return found


def _inside() -> dict[str, list[tuple[str, str]]]:
    """Return names with what stands around them in other words, and in longer names that are not of theirs.

    What begins with a name (阿里云) is of its house; what has it elsewhere (思科 in 新思科技) is another one.
    """
    found = _read(_WORDS)
    bearers: dict[str, set[int]] = {}
    for number, group in enumerate(GROUPS):
        for name in group:
            if not name.isascii():
                bearers.setdefault(name, set()).add(number)
    for name, mine in bearers.items():
        for longer, others in bearers.items():
            if longer.find(name) > 0 and mine.isdisjoint(others):
                before, _name, behind = longer.partition(name)
                found.setdefault(name, []).append((re.escape(before), re.escape(behind)))
    return found


@cache
def _patterns() -> dict[str, str]:
    only = {
        name: "|".join(
            (f"(?<={before})" if before else "") + name + (f"(?={behind})" if behind else "")
            for before, behind in words
        )
        for name, words in _read(_ONLY).items()
    }
    return {name: _without(name, words) for name, words in _inside().items()} | {
        name: f"(?:{pattern})" for name, pattern in only.items()
    }


def _without(name: str, words: list[tuple[str, str]]) -> str:
    """Return a pattern of a name that stands in none of some words."""
    before = "".join(f"(?<!{each})" for each, behind in words if not behind)
    around = "".join(f"(?!(?<={each}){name}{behind})" for each, behind in words if each and behind)
    behind = "|".join(behind for each, behind in words if not each)
    return before + around + name + (f"(?!{behind})" if behind else "")


def in_text(name: str) -> str:
    """Return the source of a pattern that finds a name, one in Latin folded, where it stands for itself."""
    return _patterns().get(name) or re.escape(name)


def stands(name: str, text: str) -> bool:
    """Tell whether a Chinese name stands for itself in a text, and not only in other words."""
    if name not in text:
        return False
    found = _compiled(name)
    return found is None or found.search(text) is not None


@cache
def _compiled(name: str) -> re.Pattern[str] | None:
    pattern = _patterns().get(name)
    return re.compile(pattern) if pattern else None
