"""Units and scales, and how Chinese and English write them."""

from __future__ import annotations

import re
from decimal import Decimal

from newsroom.text.patterns import late
from newsroom.text.quantities.quantity import COUNT, Kind

SCALES = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "十亿": 10**9,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "千": 1000,
    "百": 100,
    "trillion": 10**12,
    "billion": 10**9,
    "million": 10**6,
    "thousand": 1000,
    "hundred": 100,
    "crore": 10**7,
    "lakh": 10**5,
    "trln": 10**12,
    "trn": 10**12,
    "tn": 10**12,
    "bln": 10**9,
    "bn": 10**9,
    "mln": 10**6,
    "mn": 10**6,
    "k": 1000,
    "K": 1000,
    "M": 10**6,
    "B": 10**9,
    "T": 10**12,
}
SCALE = re.compile(
    r"\s{0,2}(?:"
    r"(?P<han>万亿|千亿|百亿|十亿|亿(?![纬联航])|千万|百万(?!像素)|十万|万(?![科物能象维])|千(?![瓦米克兆卡赫字])"
    r"|百(?![分度川帕]))"
    r"|-?(?P<word>(?i:trillion|billion|million|thousand)|hundred|crore|lakh|tr?n|trln|bl?n|ml?n)(?![A-Za-z]))"
    r"|(?P<letter>[kKMBT])(?![A-Za-z0-9])"
)
"""After a number. Letters stand right after it, and their case counts."""

_MONEY = {
    "USD": r"美元|美金|美刀|US dollars?|U\.S\. dollars?|dollars?|USD",
    "EUR": r"欧元|euros?|EUR",
    "JPY": r"日元|日圆|yen|JPY",
    "KRW": r"韩元|韩圆|won|KRW",
    "HKD": r"港元|港币|HKD",
    "TWD": r"新台币|台币|TWD",
    "GBP": r"英镑|pounds|GBP",
    "INR": r"卢比|rupees|INR",
    "CNY": r"元人民币|人民币|元(?![年素数老旦件])|yuan|CNY|RMB",
}
SIGNS = {
    "$": "USD",
    "US$": "USD",
    "USD": "USD",
    "¥": "CNY",
    "￥": "CNY",
    "RMB": "CNY",
    "CNY": "CNY",
    "人民币": "CNY",
    "€": "EUR",
    "EUR": "EUR",
    "£": "GBP",
    "₩": "KRW",
    "HK$": "HKD",
    "NT$": "TWD",
    "₹": "INR",
}
"""What stands before an amount."""

_MEASURES: tuple[tuple[str, str, str], ...] = (
    ("s", "0.001", r"毫秒|ms|milliseconds?"),
    ("s", "1", r"秒钟?|seconds?|secs?"),
    ("s", "60", r"分钟|minutes?|mins?"),
    ("s", "3600", r"个?小时|hours?|hrs?"),
    ("s", "86400", r"天|days?"),
    ("s", "604800", r"周(?![年边日末转期])|个?星期(?![一二三四五六日天])|weeks?"),
    ("month", "1", r"个月|months?"),
    ("month", "12", r"周?年(?![代级轻度初末底终报])|years?"),
    ("byte", "1e3", r"KB|kB"),
    ("byte", "1e6", r"MB"),
    ("byte", "1e9", r"GB"),
    ("byte", "1e12", r"TB"),
    ("byte", "1e15", r"PB"),
    ("byte/s", "1e9", r"GB/s"),
    ("byte/s", "1e12", r"TB/s"),
    ("bit/s", "1e6", r"Mbps|Mb/s"),
    ("bit/s", "1e9", r"Gbps|Gb/s"),
    ("bit/s", "1e12", r"Tbps|Tb/s"),
    ("m", "1e-9", r"nm|纳米|nanometers?"),
    ("m", "1e-6", r"[μµu]m|微米"),
    ("m", "1e-3", r"mm|毫米"),
    ("m", "1e-2", r"cm|厘米"),
    ("m", "1", r"米|meters?|metres?"),
    ("m", "1e3", r"km|公里|千米|kilometers?|kilometres?"),
    ("inch", "1", r"英寸|inch(?:es)?|in\."),
    ("m2", "1", r"平方米|平米|square meters?"),
    ("m2", "1e6", r"平方公里|平方千米"),
    ("g", "1", r"克(?![隆拉服里莱])|grams?"),
    ("g", "1e3", r"千克|公斤|kg|kilograms?"),
    ("g", "1e6", r"吨|tons?|tonnes?"),
    ("W", "1", r"瓦特?(?!时)|W|watts?"),
    ("W", "1e3", r"千瓦(?!时)|kW|kilowatts?"),
    ("W", "1e6", r"兆瓦(?!时)|MW|megawatts?"),
    ("W", "1e9", r"吉瓦(?!时)|GW|gigawatts?"),
    ("Wh", "1e3", r"千瓦时|kWh|度电"),
    ("Wh", "1e6", r"兆瓦时|MWh"),
    ("Wh", "1e9", r"吉瓦时|GWh"),
    ("Ah", "1e-3", r"毫安时?|mAh"),
    ("°C", "1", r"℃|°C|摄氏度"),
    ("Hz", "1", r"Hz|赫兹"),
    ("Hz", "1e3", r"kHz"),
    ("Hz", "1e6", r"MHz"),
    ("Hz", "1e9", r"GHz"),
    ("frame", "1", r"帧|fps|FPS|frames?(?: per second)?"),
    ("pixel", "1", r"像素|pixels?"),
    ("pixel", "1e6", r"百万像素|megapixels?|MP"),
    ("op/s", "1e12", r"TOPS"),
    ("flop/s", "1e12", r"TFLOPS"),
    ("flop/s", "1e15", r"PFLOPS"),
    ("flop/s", "1e18", r"EFLOPS"),
    ("bp", "1", r"个?基点|basis points?|bps?"),
    ("°", "1", r"°"),
)

COUNTERS = (
    r"多?(?:个(?!月|小时|星期|百分点|基点)|家|名|位|款|项|条|台|种|次|座|所|篇|届|轮|张|块(?!链)|颗|辆|架|层|步|岁|"
    r"门|件|套|组|类|场|部(?![署分])|本|支|只|人(?![工民气形们])|户|城|国(?!家|际|产)|省|市(?!场|值)|县|亩|枚|万人|倍速|"
    r"tokens?|词元|参数|用户|员工|字|行|页|票|股|席|例|起|笔|单|份|节|集(?![团成合群中体])|分(?![钟之析享别成布为辨])|片|卡|核|寸|维|路|"
    r"大(?!模型|会|学|陆|厂|量|型|家|规|幅|多|约|概|脑|语|数|部)|折|颗星|星(?!期|海|河|座|际)|代(?![理码表替价])|期|环|档)"
)
_KINDS: list[tuple[Kind, str, Decimal, str]] = [
    (Kind.POINT, "", Decimal(1), r"个?百分点|percentage[- ]points?|ppts?|pp(?![A-Za-z])"),
    (Kind.PERCENT, "", Decimal(1), r"[%٪]|percent|per cent|pct"),
    (Kind.PERCENT, "", Decimal("0.1"), r"‰"),
    (
        Kind.PERCENT,
        "",
        Decimal(10),
        r"成(?![为立功本员果熟长交都人绩就份型品像分效批名年单])",
    ),
    (
        Kind.TIMES,
        "",
        Decimal(1),
        # 三倍多, and not 三倍多模态性能.
        r"倍(?!速|率|频)(?:多(?=[\s，。；、,;.!！？?）)”的]|$))?|[xX×](?![A-Za-z0-9 ]*[0-9])|-?fold"
        r"|times(?= (?:faster|more|as|larger|bigger|higher|cheaper|greater|the|better|its|their|that|what))",
    ),
    *((Kind.MONEY, code, Decimal(1), words) for code, words in _MONEY.items()),
    *((Kind.MEASURE, unit, Decimal(factor), words) for unit, factor, words in _MEASURES),
    (Kind.COUNT, "", Decimal(1), COUNTERS),
]


_BEGINNING = re.compile(r"(?:^|\||\(\?:)((?:(?:\[[^\]]*\]|[^(|])\?)*)(\[[^\]]*\]|[^(|])")
"""What an alternative of a pattern of units begins with, after what it may begin with."""


def _by_first() -> dict[str, list[_Row]]:
    """Return by a character the units that may begin with it, as they are tried.

    Some sixty patterns in one, of which a number in a text is followed by none or one, take the longest of
    all that is read of it.
    """
    found: dict[str, list[_Row]] = {}
    for kind, unit, factor, words in _KINDS:
        # A Latin unit must not go on as a word: 5 min, not 5 minutiae.
        row = late(rf"(?:{words})(?:(?<![A-Za-z])|(?![A-Za-z0-9]))"), kind, unit, factor
        for first in {each for start in _BEGINNING.findall(words) for each in "".join(start)}:
            found.setdefault(first, []).append(row)
    return found


_Row = tuple[re.Pattern[str], Kind, str, Decimal]
_BY_FIRST = _by_first()


def unit_at(text: str, at: int) -> tuple[int, Kind, str, Decimal] | None:
    """Return where the unit that begins at a place ends, its kind, its name and its factor.

    Two blanks or a hyphen may stand before it.
    """
    start = at
    while (first := text[start : start + 1]).isspace() and start < at + 2:
        start += 1
    found = _unit_from(text, start, first)
    if found is None and first == "-" and start == at:
        found = _unit_from(text, at + 1, text[at + 1 : at + 2])
    if found is not None and found[1] is COUNT:
        end, kind, _unit, factor = found
        return end, kind, text[at:end].strip(" -多"), factor
    return found


def _unit_from(text: str, start: int, first: str) -> tuple[int, Kind, str, Decimal] | None:
    for pattern, kind, unit, factor in _BY_FIRST.get(first, ()):
        if match := pattern.match(text, start):
            return match.end(), kind, unit, factor
    return None
