"""What numbers of the news are of, in Chinese and English: so a translation is held against its source."""

import re

_TOPICS = """
revenue 营收|收入|营业额|revenues?|sales|turnover
profit 利润|盈利|净利|profits?|net income|earnings
loss 亏损|loss(?:es)?
margin 毛利率|利润率|margins?
cost 成本|费用|开支|支出|costs?|spending|expenses?|capex
price 价格|售价|单价|定价|均价|pric(?:e|es|ing)
users 用户|月活|日活|users?|subscribers?
stock 股价|股票|shares|stock
shipments 出货|交付|销量|shipments?|deliver(?:y|ies|ed)|units
downloads 下载|downloads?|downloaded
funding 融资|募资|筹集|raised|raises|funding|financing
valuation 估值|市值|valu(?:ation|ed)|market cap
staff 员工|人员|裁员|employees?|staff|workforce|layoffs?|jobs
speed 速度|吞吐|speed|throughput
latency 延迟|时延|latency
accuracy 准确率|正确率|accuracy
energy 能耗|功耗|耗电|energy|power consumption|electricity
parameters 参数|parameters?
tokens 词元|tokens?
orders 订单|orders|bookings|backlog
inventory 库存|inventor(?:y|ies)
traffic 流量|访问量|traffic|visits?|visitors?
memory 显存|内存|memory
investment 投资|invest(?:s|ed|ment|ments)?
calls 调用|请求|calls|requests|queries
exports 出口|exports?
imports 进口|imports?
production 产量|产能|production|output|capacity
emissions 排放|emissions?
applications 申请|applications?
"""
_FUTURE = re.compile(
    r"预计|预期|预测|指引|展望|有望|将(?:达|超|会|增|升)|目标|到20[3-9]|"
    r"\b(?:expect(?:s|ed|ing)?|outlook|guidance|forecasts?|will|project(?:s|ed)|targets?|"
    r"next (?:quarter|year))\b",
    re.IGNORECASE,
)
_LINE = re.compile(r"(?P<name>\S+) (?P<han>[^\x00-\x7f|]+(?:\|[^\x00-\x7f|]+)*)\|(?P<latin>.+)")
_PATTERNS = tuple(
    (line["name"], re.compile(rf"{line['han']}|(?<![A-Za-z])(?:{line['latin']})(?![A-Za-z])", re.IGNORECASE))
    for line in _LINE.finditer(_TOPICS)
)


def topics(clause: str) -> frozenset[str]:
    """Return what a clause is about, by the names of the list, whichever language it is in."""
    return frozenset(name for name, pattern in _PATTERNS if pattern.search(clause))


def is_of_the_future(clause: str) -> bool:
    """Tell whether a clause is about what is expected, not about what was."""
    return bool(_FUTURE.search(clause))
