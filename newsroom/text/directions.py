"""Which way a thing goes: 涨 and 跌, 增长 and 下降, rose and fell."""

import re

RISE = "涨 上涨 大涨 走高 拉升 升破 涨超 飙升 走强 反弹 翻红 高开 rise rose gain jump surge soar climb rally"
"""Words of a price that goes up; those in Latin letters take an ending."""
FALL = (
    "跌 下跌 大跌 走低 跳水 跌破 下挫 重挫 走弱 回落 翻绿 低开 fall fell drop slump plunge tumble slide slid"
)
MORE = "增长 增加 上升 提升 提高 上调 上修 上浮 猛增 激增 grow grew increase raise hike"
"""Words of an amount that becomes larger."""
LESS = "下降 减少 下滑 降低 下调 下修 下浮 骤降 锐减 shrink shrank decrease cut decline lower"

_UP = re.compile(
    r"[增升涨]|提高|走高|走强|反弹|"
    r"\b(?:r[io]s(?:e|es|en|ing)|gain(?:s|ed)?|jump(?:s|ed)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|climb(?:s|ed|ing)?|"
    r"gr[eo]w(?:s|n|ing|th)?|increas(?:e|es|ed|ing)|hike[sd]?|higher)\b|(?<![\w-])up\b(?!-| to )"
)
_DOWN = re.compile(
    r"[减降跌]|下滑|下调|下挫|重挫|走低|走弱|跳水|回落|萎缩|缩减|缩水|"
    r"\b(?:f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|slump(?:s|ed)?|plung(?:e|es|ed|ing)|tumbl(?:e|es|ed)|slid(?:e|es)?|"
    r"shr[iau]nk(?:s|ing)?|decreas(?:e|es|ed|ing)|cuts?|declin(?:e|es|ed|ing)|lower(?:s|ed)?|reduc(?:e|es|ed|tion))\b|"
    r"(?<![\w-])down\b(?!-)"
)
"""What says so beside a number, where more words do than in a headline alone."""
_UNSURE = re.compile(
    r"止[跌涨]|涨跌|跌涨|升降|增减|抗跌|增[资持发值派配]|减[持值排]|升[级学任]|降[级临落雨]|空降|投降|毫升|公升|"
    r"[涨跌升降增减]幅?[^，。；,;]{0,4}(?:收窄|扩大|放缓|回落)|(?:未|没|没有|不再?|并未|停止|避免)[^，。；,;]{0,3}[涨跌升降增减]|"
    r"[增涨降跌](?:速|幅|势)[^，。；,;]{0,6}[升降涨落缩增减]|[转反由]|"
    r"\b(?:not|never|without)\b|n't\b|\b(?:growth|declines?)\b.{0,20}\b(?:slow|eas|accelerat|cool|narrow|widen)"
)
"""Where one way stands and another one, or none, is said."""


_FILLER = re.compile(
    r"(?:[了约近超逾过至到达为\s长加升高大低少缩幅率]|幅度|比例|高达|最高|最多|大约|将近|接近|不到|不足|大概|分别|超过|超出|逼近|"
    r"达到|"
    r"by|to|about|around|roughly|"
    r"nearly|almost|more than|less than|over|at least|approximately|as much as|up to|some|"
    r"an?|another|further|sharply|slightly|[$€£¥])*"
)
"""What may stand between such a word and its number."""


def direction(before: str) -> str:
    """Return which way the words before a number say it goes: ``up``, ``down``, '' where they do not."""
    before = before.casefold()
    if _UNSURE.search(before):
        return ""
    ups, downs = (max((each.end() for each in side.finditer(before)), default=-1) for side in (_UP, _DOWN))
    if ups == downs or not _FILLER.fullmatch(before, max(ups, downs)):
        return ""
    return "up" if ups > downs else "down"


def without_directions(clause: str) -> str:
    """Return a clause without the words that say which way something goes."""
    return _DOWN.sub(" ", _UP.sub(" ", clause.casefold()))
