"""Whom a headline begins with, and whether it stands over one piece of news or over many.

Two firms may say the same of themselves in the same week, each in its own words: 甲拟回购股份用于转债,
乙斥资回购并注销. All words but those at the beginning are alike then, so these are looked at by themselves.
"""

from __future__ import annotations

import re

from newsroom.text.headlines import is_standing, letter_pairs
from newsroom.text.patterns import hastened
from newsroom.text.places import places_cut
from newsroom.triage.hollow_words import PLAIN, telling

_FRONT = 2
"""So many pairs tell whose a subject is: its end says what kind of firm (储能) or thing it is."""
_LONGEST = 14
"""Characters before the verb; what is longer is no name."""
_ENDS = re.compile(
    r"[：:]|发布|推出|宣布|官宣|回应|完成|收购|并购|开源|上线|亮相|获|将|计划|拟|签署|称|任命|起诉|被|裁员|融资|披露|预计|"
    r"确认|否认|曝光?|入股|投资|公布|升级|更新|成立|启动|登顶|突破|大?涨|大?跌|交付|正式|首次|今日|与|联合|携手|牵手|拿下|"
    r"中标|向|提交|递交|递表|签订|召开|调整|上调|下调|斥资|出资|回购|注销|增持|减持|申请|申报|上市|登陆|挂牌|冲刺|赴港|"
    r"预[增降减亏盈]|20\d\d年|第?[一二三四]季|前三季|[上下]半年|净利|营收|归母|业绩|毛利|\d+月|"
    r"寻求|洽谈|考虑|估值|再融|重挫|暴[涨跌]|日内|实控人|控股股东|"
    r"通过(?=[^，,。]{0,8}(?:聆讯|审[核批查议]|认证|验收|测试|评审|注册|备案|批准|检测))|过会|[一二三四五再]闯|罢工|奠基|开工|动工|投产|揭牌|竣工|下线|首飞|试飞|开售|预售|研[发制]|投放|投运|送样|供货|推送|驶入|发现|登上|揭示|提出|证实|实现"
)
"""What a leading subject ends before."""
_DESCRIBED = re.compile(r"^.{0,12}?(?:创企|初创(?:公司|企业)|独角兽|(?:智能|机器人|芯片)公司)(?=..)")
"""What stands before a name and tells what kind of firm it is."""
_BECAUSE = re.compile(r"^(?:受|因|由于)[^，,]{2,24}[，,]")
"""What stands before a subject and tells why: 受……影响，"""
_COMPANY = re.compile(r"(?:股份)?有限(?:责任)?公司$")
_SAYER = hastened(
    r"(?:[部局委署院厅办会]|央行|交易所|人士|(?<!传)媒体?|机构|分析师|专家|报道|消息|快讯|数据|报告|研究|论文|"
    r"速递|盘前|盘后|[开收午早]盘|[收午早]评|独家|突发|最新)$"
)
"""Who only says it, or where it stands: other accounts of the event leave them out."""
_INSTITUTE = re.compile(r"研究[院所]$")
"""Who says what others report, and brings out what is its own."""
_DOING = re.compile(
    r"(?:突破|告别|提升|消除|解密|揭秘|揭示|警惕|评估|结合|利用|基于|让|从|如何|为什么|实用|深度(?!求索)|深入|全面|精选|用(?!友)|在|出于|遭|因|"
    r"当(?![当升])|拿下|首(?![创都钢航商农开])|一(?!汽)|又|面向|新(?!东方|易盛|希望|[华浪奥松潮])|研究|强化|双向|超越|打造|探索|重磅|刚刚|解析|解决|优化|自动|低成本|高效|涵盖|"
    r"第[一二三四]季|成本|企业|学术|多agent|多模态|ai|llm|agent|大模型)"
)
"""What begins so begins with what is done, not with who does it: 用, but not 用友."""
_LISTED = re.compile(r"([㐀-鿿]{4}):")
"""Short names of listed firms have four characters, and stand before what the firm makes known."""
_INDEX = re.compile(r"([㐀-鿿a-z0-9&]{2,10}?指数?)(?=[收开盘早午尾续日跌涨小大低高震翻再现站失突])")
_TAIL = hastened(
    r"(?:(?:人工)?智能|科技|机器人|股份|控股|集团|公司|汽车|半导体|生物|医药|药业|医疗|信息|技术|动力|能源|电子|光电|"
    r"股东|重工|重科|证券|指数|期货|主力合约|银行|保险|财险|传媒|实验室|团队|研究院|大学|首席|\bai\b|创始人|ceo|cto|cfo|总裁|董事长|董事|高管)+"
)
"""What tells no firm from another."""
_INSTITUTION = re.compile(r"^(?P<own>\S{2,}?)(?:银行|大学|保险|财险|证券)$")
"""Whose names are words of any week: 中国银行, 建设银行, 北京大学."""
_ANY_OF_THEM = re.compile(
    r"^(?:[多各两三四五六七八九十数几]|国有|民营|商业|股份制|外资|中小|地方|全国|国内|大型|上市|部分)"
)
"""With that they are of no one's name."""
_SHORT = {
    "工行": "工商银行",
    "农行": "农业银行",
    "中行": "中国银行",
    "建行": "建设银行",
    "交行": "交通银行",
    "北大": "北京大学",
    "人大": "人民大学",
    "中科大": "中国科学技术大学",
    "美银": "美国银行",
    "港大": "香港大学",
    "上大": "上海大学",
}
"""Short names of such, with the one each is short for."""
_SHORT_FOR = {name: short for short, name in _SHORT.items()}
_CUT = re.compile(r"\s*[^\W\d_一二两三四五六七八九十多各]\s*")
"""What is left of a name in which a word of any week stands: 倍 of 倍轻松."""
_PARTS = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*(?:[.+-][a-z0-9]+)*|[㐀-鿿]+")
_LATIN_LEAD = re.compile(
    r"^((?:[A-Z0-9][\w.&+-]*\s+){1,3}?)(?:to|is|are|will|has|says|\w{2,}(?:s|ed))\b(?!['’])"
)
"""Capitalised words before a word that may be a verb."""

_CLAUSE = re.compile(r"[，,。！!？?]")
_MASTHEAD = re.compile(r"^[\W_]*([^：:|｜丨，,。！!？?]{2,24}?)\s*[：:|｜丨]")
_COLUMN = hastened(
    r"[早晚午日周月]报|8点1氪|早知道|早参|早餐|简报|要闻|速递|速览|一周|每日|每周|汇总|合集|盘点|一览|榜单?$|"
    r"\b(?:daily|weekly|digest|briefing|roundup|newsletter)(?![a-z])|"
    r"^(?:linkedin|reddit|twitter|推特|知乎|微博|朋友圈|社媒|网友)\S{0,4}(?:分享|热议|热帖|讨论)"
)
"""What stands over news of many events, or over what people say in a network."""


def over_many(folded: str) -> bool:
    """Tell whether a folded headline is that of a column or round-up: 今日科技速递：…, Daily Notes: …."""
    if is_standing(folded):
        return True
    masthead = _MASTHEAD.match(folded)
    return masthead is not None and _COLUMN.search(masthead[1].replace("_", " ")) is not None


def leading(head: str, title: str) -> str:
    """Return the subject that a headline begins with, folded, or nothing where it begins with none.

    Args:
        head: The headline, folded.
        title: The headline as it was written, whose capitals tell names in Latin ones.
    """
    if head.isascii():
        found = _LATIN_LEAD.match(title)
        return found[1].casefold() if found else ""
    head = _BECAUSE.sub("", head)
    end = _ENDS.search(head, 2)
    if end is not None and end[0] in "：:" and _SAYER.search(head[: end.start()]):
        head = head[end.end() :]
        end = _ENDS.search(head, 2)
    if end is None:
        return ""
    who = _COMPANY.sub("", _DESCRIBED.sub("", head[: end.start()]))
    if len(who) > _LONGEST or _DOING.match(who):
        return ""
    says = _SAYER.search(who) and not (_INSTITUTE.search(who) and end[0] == "发布")
    return "" if says or _CLAUSE.search(who) else who


def listed(head: str) -> tuple[str, ...]:
    """Return the name of a listed firm that a headline begins with: 阳光电源: may have but plain words."""
    found = _LISTED.match(head)
    return (found[1],) if found else ()


def listed_apart(head: str, other: str) -> bool:
    """Tell whether two folded headlines begin with names of listed firms or indices that are half alike.

    青川环能： and 青川新材： are of one town, or of nothing; 恒生指数 and 恒生科技指数 are two.
    """
    for names in (_LISTED, _INDEX):
        mine, others = names.match(head), names.match(other)
        if mine and others and set(mine[1]) != set(others[1]) and mine[1][:2] == others[1][:2]:
            return True
    return False


def own_parts(who: str) -> tuple[str, ...]:
    """Return what tells a subject from others: without words of any week and kinds of firms.

    Returns:
        Latin words, and pairs of Han.
    """
    bare = _TAIL.sub(" ", places_cut(who))
    left = telling(bare)
    return _parts_of(left) or (_parts_of(bare) if _CUT.fullmatch(left) else ())


def front(who: str) -> tuple[str, ...]:
    """Return the first of these parts: of a firm and what it makes (青川药业胰岛素) the firm.

    Returns:
        A Latin word, or two pairs of Han at most.
    """
    runs = _PARTS.findall(telling(_TAIL.sub(" ", places_cut(who))))
    first = next((run for run in runs if run.isascii() or len(run) > 1), "")
    return _parts_of(first)[:_FRONT]


def whole_names(who: str) -> tuple[str, ...]:
    """Return what a bank, university or insurer goes by: all of its name may be words of any week.

    Args:
        who: The subject of a headline, folded.

    Returns:
        Its names, to be looked for as they are; nothing if it is no such, or any of its kind (多家银行).
    """
    name = _SHORT.get(who, who)
    if not (found := _INSTITUTION.match(name)) or _ANY_OF_THEM.match(found["own"]) or "、" in name:
        return ()
    home = name.removeprefix("中国")
    short = _SHORT_FOR.get(name) or _SHORT_FOR.get(home, "")
    # 中国建设银行 is 建设银行, and 中国银行 is no 银行.
    names = (name, home if _INSTITUTION.match(home) else "", short)
    return tuple(dict.fromkeys(each for each in names if each))


def _parts_of(text: str) -> tuple[str, ...]:
    parts: list[str] = []
    for run in _PARTS.findall(text):
        parts += [run] if run.isascii() else letter_pairs(run)
    return tuple(part for part in parts if part not in PLAIN)
