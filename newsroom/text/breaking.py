"""Where a line of text may break: 避头尾, words, numbers with their units.

The rules are those of Chinese print (GB/T 15834-2011 section 5.1; W3C, Requirements for Chinese Text Layout,
section 3.1.6), with JIS X 4051's for kana:

- no line begins with a mark that closes or follows (，。、；：？！”’）》」…% ·) nor ends with one that opens
(“‘（《「); - —— and …… are one mark each; - Latin words, numbers and what is joined to them by signs
(GPT-5.5, 1.4, 10:30, $5, and/or) stay whole, as does a
  number with its unit, a blank between them or none (70帧, 1.4亿元, 第3届, 512 GB, 200 亿元, 第 3 条);
- elsewhere Han text may break between any two characters, and Latin text at its spaces.
"""

import unicodedata

from newsroom.text.cells import cell_width
from newsroom.text.patterns import late

SPACE = 1
"""A space: it stays at the end of the line above, and is not drawn there."""
NO_START = 2
"""Never first in a line."""
NO_START_JOINED = 4
"""First in a line only if a space goes before it."""
NO_END = 8
"""Never last in a line."""
WORD = 16
"""Never parted from a neighbour of the same kind."""
GLUE = 32
"""Never parted from any neighbour."""
NUMERIC = 64
"""A digit."""
QUOTE = 128
"""A mark that opens or closes according to what is around it."""
UNIT = 256
"""A character that may belong to the number before it."""
DASH = 512
"""One of two that are one mark together."""
ORDINAL = 1024
"""A character that belongs to the number after it."""

_CONTEXT = QUOTE | UNIT | DASH | ORDINAL

_STARTLESS = frozenset(
    "，。、；：？！．·・‥…⋯‼⁇⁈⁉､｡･ー～々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ゛゜％‰‱℃℉°′″‴"
)
_ASCII_STARTLESS = frozenset("!%),.:;?]}")
_JOINED = frozenset("/-~‐‑–\\|｜／＼")
_CURRENCIES = frozenset("¥€£￥￡＄₩₹№")
_QUOTES = frozenset("\"'*`")
_DASHES = frozenset("—―⸺─")
_SELECTORS = frozenset("\ufe0e\ufe0f")
_GLUES = frozenset("\u00a0\u202f\u2007\u2060")

_UNITS = (
    "个?百分点|个?多?小时|个?多?月|分钟|秒钟|点钟|星期|礼拜|季度|年度|周年|年代|世纪|工作日|"
    "美元|欧元|港元|港币|日元|英镑|韩元|卢布|卢比|澳元|加元|新台币|台币|人民币|美金|块钱|"
    "平方米|平方公里|立方米|毫米|厘米|微米|纳米|千米|公里|英里|海里|英寸|英尺|"
    "毫克|千克|公斤|英镑|盎司|毫升|加仑|千瓦时?|兆瓦时?|吉瓦时?|瓦时|毫安时?|毫秒|微秒|纳秒|赫兹|字节|比特|"
    "人次|人份|度电|多?家|多?名|多?位|多?人|多?种|多?款|多?项|多?个|多?台|多?年|多?天|多?次|"
    "[年月日号时点分秒天周岁代届版期只条部辆架艘颗枚块片张份本册批轮场集季章节页行列层级星倍成折度米克吨升瓦元角毛股席座栋套件"
    "篇首句字词帧核线寸码档盘步强后版门把杯瓶箱盒包袋桶双对组队排户口头匹株棵粒滴]"
)
_UNIT = late(rf"(?:[多余几来]?[十百千万亿兆]+[多余]?)?(?:{_UNITS})?")
_LONGEST_UNIT = 7
_LATIN_UNIT = late(
    r"(?:[kMGTPE]i?[Bb](?:ps|/s)?|[kMG]?bps|[kMGT]?Hz|[kMGT]?W(?:h|p)?|[kMG]?V|m?A(?:h)?|[kM]?Pa|[kcmµμn]?m[²³23]?|[kmµμ]?g|m?[lL]"
    r"|km/h|m/s|[mµμn]?s|min|h|hrs?|fps|dpi|ppi|px|dB|rpm|(?:[kMGTPE])?FLOPS?|[kMGTPE]?OPS|[Tt]okens?(?:/s)?|QPS|[KkMBT]|bl?n|mln|tr?n|trln"
    r"|thousand|million|billion|trillion|USD|RMB|CNY|EUR|HKD|yuan|percent)(?![A-Za-z0-9])"
)
"""Units that Latin letters write after a blank, by their symbols (ISO 80000) and as the trade writes them."""
_BLANKS = frozenset(" \u2009\u2002\u2005")
_FARTHEST = 5000
_UNIT_CHARACTERS = frozenset(each for each in _UNITS + "多余几来十百千万亿兆" if "\u4e00" <= each <= "\u9fff")


def _kind(character: str) -> int:
    """Work out the flags of a character."""
    category = unicodedata.category(character)
    if character in _GLUES:
        return GLUE
    if category == "Zs" or character == "\t":
        return SPACE
    if character in _QUOTES:
        return QUOTE
    if character.isascii():
        return _ascii_kind(character)
    return _sign_kind(character, category) | _letter_kind(character, category)


def _ascii_kind(character: str) -> int:
    if character in _JOINED:
        return NO_START_JOINED | WORD
    if character in "([{":
        return NO_END | WORD
    return WORD | (NO_START if character in _ASCII_STARTLESS else 0) | (NUMERIC if character.isdigit() else 0)


def _sign_kind(character: str, category: str) -> int:
    if character in "‘’":
        # Inside a word it is an apostrophe.
        return WORD | (NO_END if character == "‘" else NO_START)
    if character in _DASHES:
        return DASH
    if character in _JOINED:
        return NO_START_JOINED | WORD
    if category in ("Pe", "Pf") or character in _STARTLESS:
        # Degrees also hold on to their scale (30°C), ranges to the number they go up to (10～20).
        return NO_START | (WORD if character in "°′″" else ORDINAL if character == "～" else 0)
    if category in ("Ps", "Pi"):
        return NO_END
    return NO_END | WORD if character in _CURRENCIES else 0


def _letter_kind(character: str, category: str) -> int:
    if character == "第":
        return ORDINAL
    if character in _UNIT_CHARACTERS:
        return UNIT
    folded = unicodedata.normalize("NFKC", character)
    if folded.isascii() and folded.isalnum() and category[0] in "LN" and cell_width(character) == 2:
        # Full-width letters and digits make words as the others do.
        return WORD | (NUMERIC if folded.isdigit() else 0)
    if character in _SELECTORS:
        return 0
    if category[0] in "LMN" and cell_width(character) < 2:
        return WORD | (NUMERIC if category == "Nd" else 0)
    return 0


class _Kinds(dict[str, int]):
    """The flags of each character met so far."""

    def __missing__(self, character: str) -> int:
        kind = self[character] = _kind(character)
        return kind


KINDS = _Kinds()


def may_break(text: str, at: int) -> bool:
    """Return whether a line may end before the character at an offset and another begin with it."""
    before = KINDS[text[at - 1]]
    after = KINDS[text[at]]
    if not before and not after:
        return True
    if after & (SPACE | NO_START | GLUE) or before & (NO_END | GLUE) or before & after & WORD:
        return False
    if before & SPACE:
        return not _ends_open(text, at) and not _in_spaced_quantity(text, at, after)
    if after & NO_START_JOINED:
        return False
    return not (before | after) & _CONTEXT or _context_allows(text, at, before, after)


def may_cut(text: str, at: int) -> bool:
    """Return whether a word too long for any line may be cut before an offset: not beside its marks."""
    after = KINDS[text[at]]
    # An address may well be cut before a slash.
    if after & (SPACE | NO_START) or (after & NO_START_JOINED and not text[at].isascii()):
        return False
    if KINDS[text[at - 1]] & (NO_END | SPACE) and _ends_open(text, at):
        return False
    return not (text[at] == text[at - 1] and after & (DASH | QUOTE))


def in_word(text: str, at: int) -> bool:
    """Return whether an offset lies inside a Latin word or number."""
    before = KINDS[text[at - 1]]
    after = KINDS[text[at]]
    if (before | after) & QUOTE:
        return _direction(text, at if after & QUOTE else at - 1) == "joins"
    return bool(before & after & WORD) and not after & NO_END and text[at - 1] not in ")]}"


def _ends_open(text: str, at: int) -> bool:
    """Return whether the line would end with an opening mark, the spaces after it not counted."""
    at -= 1
    while at > 0 and KINDS[text[at]] & SPACE:
        at -= 1
    return bool(KINDS[text[at]] & NO_END)


def _context_allows(text: str, at: int, before: int, after: int) -> bool:
    if (before | after) & DASH:
        return _dash_allows(text, at, before, after)
    if before & QUOTE:
        return text[at] != text[at - 1] and _direction(text, at - 1) == "closes"
    if after & QUOTE:
        return _direction(text, at) == "opens"
    if before & ORDINAL:
        return not after & NUMERIC
    return not (after & UNIT and _in_quantity(text, at))


def _dash_allows(text: str, at: int, before: int, after: int) -> bool:
    if after & DASH:
        # A single dash joins, so it may not begin a line; two together may.
        return text[at] != text[at - 1] and text[at : at + 2] == text[at] * 2
    return not (after & NUMERIC and at > 1 and KINDS[text[at - 2]] & NUMERIC)


def _direction(text: str, at: int) -> str:
    """Return whether a mark ``opens`` or ``closes``, or ``joins`` the parts of a word (don't, 5*3)."""
    mark = text[at]
    start, end = at, at + 1
    while start > 0 and text[start - 1] == mark:
        start -= 1
    while end < len(text) and text[end] == mark:
        end += 1
    before = KINDS[text[start - 1]] if start else SPACE
    after = KINDS[text[end]] if end < len(text) else SPACE
    if before & WORD and after & WORD and not before & NO_END and not after & NO_START:
        return "joins"
    if before & (SPACE | NO_END) and not after & SPACE:
        return "opens"
    if after & (SPACE | NO_START) and not before & SPACE:
        return "closes"
    # In turns, then; a paragraph is shorter than the stretch that is looked at.
    return "closes" if text.count(text[start:end], max(0, start - _FARTHEST), start) % 2 else "opens"


def _in_quantity(text: str, at: int) -> bool:
    """Return whether an offset lies between a number and the end of its unit."""
    for digit in range(at - 1, max(-1, at - 1 - _LONGEST_UNIT), -1):
        kind = KINDS[text[digit]]
        if kind & NUMERIC:
            match = _UNIT.match(text, digit + 1)
            return match is not None and match.end() > at
        if text[digit] in _BLANKS and digit and KINDS[text[digit - 1]] & NUMERIC:
            match = _UNIT.match(text, digit + 1)
            return match is not None and match.end() > at
        if not kind & UNIT:
            return False
    return False


def _in_spaced_quantity(text: str, at: int, after: int) -> bool:
    """Return whether the one blank before an offset stands within a number with its unit."""
    if at < 2 or text[at - 1] not in _BLANKS:
        return False
    before = KINDS[text[at - 2]]
    if before & ORDINAL:
        return text[at - 2] == "第" and bool(after & NUMERIC)
    if not before & NUMERIC:
        return False
    if after & UNIT:
        match = _UNIT.match(text, at)
        return match is not None and match.end() > at
    return _LATIN_UNIT.match(text, at) is not None and _is_number(text, at - 1)


def _is_number(text: str, end: int) -> bool:
    """Return whether what ends at an offset is a number, and not the end of a name such as GPT-5."""
    start = end
    while start > 0 and (KINDS[text[start - 1]] & NUMERIC or text[start - 1] in ".,"):
        start -= 1
    return start == 0 or not (
        text[start - 1].isascii() and (text[start - 1].isalpha() or text[start - 1] in "-_")
    )
