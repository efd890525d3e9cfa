"""The numbers of a text, found in one pass."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from newsroom.text.quantities.dates import DATES, dated
from newsroom.text.quantities.modes import after, is_converted, mode_of
from newsroom.text.quantities.multiples import ENGLISH_HALVINGS, ENGLISH_MULTIPLES, MULTIPLE, multiple
from newsroom.text.quantities.numerals import han_value
from newsroom.text.quantities.quantity import (
    BARE,
    CAME_TO,
    CLOCK,
    COUNT,
    DATE,
    LABEL,
    MEASURE,
    MONEY,
    ORDINAL,
    PERCENT,
    TIMES,
    Kind,
    Quantity,
)
from newsroom.text.quantities.units import SCALE, SCALES, SIGNS, unit_at
from newsroom.text.quantities.words import ENGLISH, FRACTIONS, english_value

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    **dict.fromkeys((0x3000, 0x2009, 0xA0), 0x20),
    **dict.fromkeys((0x301C, 0x223C), 0x7E),  # 〜 ∼
}
_COMMON_WIDE = tuple((chr(ord(mark) + 0xFEE0), mark) for mark in ",:;!?()%")
"""Those that stand in most Chinese texts: to replace one after the other takes less than a table."""
_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_HAN = r"(?:[零〇一二两三四五六七八九十廿卅百千亿]|万(?![物科象维]))+(?:点[零〇一二三四五六七八九]+[万亿]*)?"
_TOKEN = re.compile(
    # What a number can begin with is asked first: most characters are nothing of the kind.
    rf"""
    (?=[0-9A-Za-z零〇一二两三四五六七八九十廿卅百千万亿第数几上下近过好成半人翻腰减\#$¥￥€£₩₹])(?:
      (?P<url>(?:https?://|www\.)[^\s<>"'）)】\u3000-\u9fff]+)
    | (?=[零〇一二三四五六七八九十第上下ADJMNOQ]|Se|F[eio]|Thi|f[io]|sec|thi
        |[0-9]{{1,4}}(?:\s?[-./:：年月日点时财季A-Zap]|(?:st|nd|rd|th)\s))(?:{DATES})
    | (?P<dotted>[0-9]+(?:\.[0-9]+){{2,}}|[0-9]{{3,4}}-[0-9]{{6,8}}(?![0-9])|[0-9]{{11,}}|[0-9]+[:/×][0-9.]+)
    | (?P<name>[A-Za-z]+(?:[-.'+_]?[A-Za-z0-9]+)*(?:\.[0-9]+)*)
    | (?:第|No\.[ ]?|\#)(?P<ordinal>[0-9]+|{_HAN})
    | (?P<parts>(?:{_NUMBER}|{_HAN})\s?分之\s?(?:{_NUMBER}|{_HAN}))
    | (?P<multiple>{MULTIPLE})
    | (?P<vague>(?:[数几上近过]|好几|(?<![建达形完组构变养造])成)[十百千万亿]+(?![0-9])|十几
        |半(?=[年天个数成])|[0-9一二三四五六七八九十]+几)
    | (?:(?P<sign>US\$|HK\$|NT\$|[$¥￥€£₩₹]|人民币)\s?)?(?P<number>{_NUMBER})
    | (?P<han>{_HAN})
    )
    """,
    re.VERBOSE,
)
_AFTER_NAME = re.compile(r"[ -]?(?P<number>[0-9]+(?:\.[0-9]+)*)(?P<more>[A-Za-z]{0,2})(?![A-Za-z0-9])")
_NO_NAMES_WORDS = """
in on at of to by for from with about over under nearly almost around the a an and or than is was
are were after before since until between some all only just top these those its their our more less
up down reached hit exceed exceeds exceeded has have had raised raising gained fell rose grew cut
lost adds added
"""
_LESS_COMMON_WIDE = re.compile(f"[{''.join(map(chr, _WIDE))}]")
_NO_NAMES = frozenset(_NO_NAMES_WORDS.split())
"""Words after which a number is a number, and not the version of what the word names."""
_TELLING = frozenset((*ENGLISH, *FRACTIONS, *ENGLISH_MULTIPLES, *ENGLISH_HALVINGS))
"""Words that may say a number."""
_CURRENCY = frozenset(("USD", "RMB", "CNY", "EUR", "JPY", "HKD", "GBP", "KRW"))
_BETWEEN = re.compile(r"\s?(?:[-–—~至到]|to|and)\s?[$¥€£]?\s?")
_BETWEEN_MOST = 7
"""So many characters that has at most."""
_LIST = re.compile(r"(?:^|\n)[ \t]*[（(]?$")
_LIST_END = re.compile(r"[.、)）](?![0-9])")
_COHORT = re.compile(r"[后後](?![来面续期方])")
_OPENERS = ("“", "「", "《", "‘")
_CLOSERS = ("”", "」", "》", "’")
_BRAND = re.compile(r"氪|集团|同城|智脑|安全(?!事)|数科")
_VERSION = re.compile(r"\s?(?:版|号|大模型|模型|系列|时代|Pro|Max|Plus|Ultra)")
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_FOLD = re.compile(r"-?fold$")
"""After a number in English: tenfold."""
_ONE_MORE = re.compile(
    r"[一二三四五六七八九](?=[\s，。；、,;.!！？?）)」”]|以上|左右|的|来自|是|在|由|$"
    r"|用户|企业|公司|客户|员工|受访|开发|网友|消费|学生|市场|收入|营收|流量|订单|算力|任务|代码|请求)"
)
"""The hundredths after 成."""
_MANY_PARTS = re.compile(r"\b(?P<by>by )?(?P<many>an?|one|two|three|four|five)\s$", re.IGNORECASE)
_OF = re.compile(r"\sof\b|[.,;)]|$")
"""Before and after the third of "one third of"; a third party and one quarter are none."""
_AND_A_HALF = re.compile(r"半(?!导|径|数|途|路|价|成)")
_A_HALF_MORE = re.compile(r"个半(?P<unit>月|小时|钟头)")
_MODEL = re.compile(r"(?:·|[大小]?模型|人工智能|基模|基础|平台|研究院|团队|AI|视觉|众智|善智)")
_TAIL = re.compile(r"(?P<n>[0-9]+)(?P<s>[万千])(?![0-9])")
_MILLION = re.compile(r"[mb](?![A-Za-z])")
_MORE = re.compile(r"\s?[余多](?=[十百千万亿]|[\u3400-\u9fff])")
_GOES_ON = frozenset("余多十百千万亿-kKMBTmbth" + "".join(filter(str.isspace, map(chr, range(0x3001)))))
"""What a scale, a million and `_MORE` begin with."""


@lru_cache(maxsize=1024)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of a text in their order; of a range both ends, each with scale and unit.

    Vague ones (数百, 十几, 上千) are left out. Numbers in names and versions, ratios and the like are labels.
    """
    found: list[Quantity] = []
    at = 0
    for line in text.split("\n"):
        of_line = _of_line(line)
        found += (each.moved(at) for each in of_line) if at else of_line
        at += len(line) + 1
    return tuple(found)


@lru_cache(maxsize=8192)
def _of_line(line: str) -> tuple[Quantity, ...]:
    """Read a line; of a long text of which one line changed only that is read anew."""
    narrow = line
    if not line.isascii():
        for wide, mark in _COMMON_WIDE:
            narrow = narrow.replace(wide, mark)
        if _LESS_COMMON_WIDE.search(narrow):
            narrow = narrow.translate(_WIDE)
    return tuple(_with_ranges(narrow, list(_read(narrow))))


def _read(text: str) -> Iterator[Quantity]:
    at = 0
    while match := _TOKEN.search(text, at):
        kind = match.lastgroup
        at = match.end()
        if kind in ("url", "vague"):
            continue
        if kind == "name":
            word = match["name"]
            if word.islower() and word.isalpha() and word not in _TELLING and not word.endswith("fold"):
                continue  # most words
            found, at = _name(text, match)
            yield from found
        elif kind in ("number", "han"):
            if found_one := _number(text, match):
                at = found_one.end
                yield found_one
        else:
            yield from _whole(match)


def _whole(match: re.Match[str]) -> Iterator[Quantity]:
    """Read what the pattern has found to its end: what follows it says no more."""
    kind = match.lastgroup
    if kind == "ordinal":
        if (value := _value_and_step(match["ordinal"])[0]) is not None:
            yield _plain(match, ORDINAL, value, han=not match["ordinal"].isdigit())
    elif kind == "parts":
        yield from _parts(match)
    elif kind == "multiple":
        yield from multiple(match)
    elif kind == "dotted":
        yield _plain(match, LABEL, Decimal(0), unit=match[0])
    else:
        yield from dated(match)


def _value(numeral: str) -> Decimal | None:
    if numeral[0].isascii() and numeral[0].isdigit():
        return Decimal(numeral.replace(",", ""))
    return han_value(numeral)


def _plain(
    match: re.Match[str], kind: Kind, value: Decimal, *, unit: str = "", han: bool = False
) -> Quantity:
    return Quantity(match.start(), match.end(), kind, value, unit, han=han)


def _parts(match: re.Match[str]) -> Iterator[Quantity]:
    """Read 百分之三十, 千分之五, 三分之一."""
    below, _of, above = match["parts"].partition("分之")
    whole = (
        Decimal(100)
        if below.strip() == "百"
        else Decimal(1000)
        if below.strip() == "千"
        else _value(below.strip())
    )
    part = _value(above.strip())
    if not whole or part is None:
        return
    share = part * 100 / whole
    step = _step(_places(above)) if whole == 100 else Decimal("0.1") if whole == 1000 else Decimal(3)
    mode = mode_of(match.string, match.start(), match.end())
    yield Quantity(match.start(), match.end(), PERCENT, share, step=step, mode=mode, han=True)


def _name(text: str, match: re.Match[str]) -> tuple[list[Quantity], int]:
    """Read a Latin word: its digits and the number after it are a label; or it is a number in English."""
    word = match["name"]
    if word in _CURRENCY and re.match(r"\s?[0-9]", text[match.end() :][:2]):
        inner = _TOKEN.match(text, match.end() + (text[match.end()] == " "))
        if (
            inner
            and inner.lastgroup == "number"
            and (amount := _number(text, inner, currency=SIGNS.get(word, word)))
        ):
            return [amount._replace(start=match.start())], amount.end
    plain = word.isalpha()
    if plain and (many := _in_words(text, match)):
        return [many], match.end()
    if _FOLD.sub("", word.lower()).split("-")[0] in ENGLISH:
        return _english(text, match)
    digits = () if plain else _DIGITS.finditer(word)
    found = [
        Quantity(match.start() + each.start(), match.start() + each.end(), LABEL, Decimal(each[0]), each[0])
        for each in digits
    ]
    end = match.end()
    following = _AFTER_NAME.match(text, end)
    if following and word.lower() not in _NO_NAMES and not word.islower():
        number, last = following["number"], following.end("number")
        if following["more"] and not SCALE.match(text, last) and not unit_at(text, last):
            last = following.end()
            attached = True
        else:
            attached = False
        if attached or not (
            SCALE.match(text, last) or unit_at(text, last) or re.match(r",[0-9]", text[last:])
        ):
            first = _DIGITS.match(number)
            assert first
            start = following.start("number")
            found.append(Quantity(start, last, LABEL, Decimal(first[0]), number))
            end = last
    return found, end


def _in_words(text: str, match: re.Match[str]) -> Quantity | None:
    """Read tripled, halved, and the third of "one third of"."""
    word = match["name"].lower()
    if word in ENGLISH_MULTIPLES:
        kind, value, step = TIMES, Decimal(ENGLISH_MULTIPLES[word]), Decimal(1)
    elif word in ENGLISH_HALVINGS:
        kind, value, step = PERCENT, Decimal(50), Decimal(1)
    elif word in FRACTIONS and (many := _MANY_PARTS.search(text[: match.start()][-12:])):
        if not _is_part(text, match.end(), word, many["by"]):
            return None
        value = Decimal(ENGLISH.get(many["many"].lower(), 1)) * 100 / FRACTIONS[word]
        kind, step = PERCENT, Decimal(3)
    else:
        return None
    start = match.start()
    unit = CAME_TO if word.endswith(("ed", "ing")) and kind is TIMES else ""
    mode = mode_of(text, start, match.end())
    return Quantity(start, match.end(), kind, value, unit, step, mode, han=True)


def _is_part(text: str, end: int, word: str, by: str | None) -> bool:
    """Tell whether a third or a quarter is a part of something: no third party, no quarter of a year."""
    if word.startswith("quarter"):
        return bool(by) or text.startswith(" of ", end)
    return word[-1] == "s" or bool(_OF.match(text, end))


def _english(text: str, match: re.Match[str]) -> tuple[list[Quantity], int]:
    word = match["name"]
    if (many := english_value(_FOLD.sub("", word))) is not None and _FOLD.search(word):
        mode = mode_of(text, match.start(), match.end())
        return [Quantity(match.start(), match.end(), TIMES, many, han=True, mode=mode)], match.end()
    value = english_value(word)
    if value is None:
        return [], match.end()
    end = match.end()
    scale = SCALE.match(text, end)
    if scale:
        value *= SCALES[(scale["word"] or scale["han"] or scale["letter"]).lower()]
        end = scale.end()
    kind, unit = BARE, ""
    if found := unit_at(text, end):
        end, kind, unit, factor = found
        value *= factor
    return [
        Quantity(match.start(), end, kind, value, unit, han=True, mode=mode_of(text, match.start(), end))
    ], end


def _number(text: str, match: re.Match[str], currency: str = "") -> Quantity | None:
    """Read a number in digits or Han with what follows it; None where it is none."""
    han = match.lastgroup == "han"
    numeral = match["han"] if han else match["number"]
    value, step = _value_and_step(numeral)
    start, end = match.start(match.lastgroup or 0), match.end()
    if value is None:
        return None
    scaled, more = han and value >= 10**4, False
    sign = "" if han else match["sign"] or ""
    # Most numbers go on with none of these: it takes a look at one character.
    if text[end : end + 1] in _GOES_ON:
        in_letters = not han or len(numeral) > 1
        value, step, end, scaled, more = _scaled(
            text, end, value, step, scaled, in_letters=in_letters, amount=bool(sign or currency)
        )
    currency = currency or SIGNS.get(sign, "")
    if sign:
        start = match.start("sign")
    unit = unit_at(text, end)
    return _united(text, start, end, value, step, han, scaled, currency, unit, more)


def _scaled(
    text: str, end: int, value: Decimal, step: Decimal, scaled: bool, *, in_letters: bool, amount: bool
) -> tuple[Decimal, Decimal, int, bool, bool]:
    """Read the scale after a numeral: return value, step, end, whether it has one, and whether it is more.

    `in_letters` says that a letter may be its scale (5B), `amount` that it is one of money ($5m).
    """
    more = _MORE.match(text, end)
    end = more.end() if more else end
    if not scaled and (scale := SCALE.match(text, end)) and (in_letters or not scale["letter"]):
        size = SCALES[scale["han"] or scale["letter"] or scale["word"].lower()]
        value, step, end, scaled = value * size, step * size, scale.end(), True
        if tail := _TAIL.match(text, end):
            # 1亿2000万
            lower = Decimal(tail["n"]) * SCALES[tail["s"]]
            if lower < size:
                value, step, end = value + lower, Decimal(SCALES[tail["s"]]), tail.end()
    if amount and not scaled and (million := _MILLION.match(text, end)):
        size = SCALES[million[0].upper()]
        value, step, end, scaled = value * size, step * size, end + 1, True
    if not more and (more := _MORE.match(text, end)):
        end = more.end()
    return value, step, end, scaled, bool(more)


def _united(
    text: str,
    start: int,
    end: int,
    value: Decimal,
    step: Decimal,
    han: bool,
    scaled: bool,
    currency: str,
    unit: tuple[int, Kind, str, Decimal] | None,
    more: bool,
) -> Quantity | None:
    kind, name = BARE, ""
    if currency:
        kind, name = MONEY, currency
        if unit and unit[1] is MONEY:
            end = unit[0]
    elif unit:
        end, kind, name, factor = unit
        value, step = value * factor, step * factor
        if kind is PERCENT and factor == 10 and (half := re.match("半", text[end:])):
            value, step, end = value + 5, Decimal(5), end + half.end()
        elif kind is PERCENT and factor == 10 and (one := _ONE_MORE.match(text, end)):
            # 四成七
            value, step, end = value + (_value(one[0]) or 0), Decimal(1), one.end()
    if unit and (more_of_it := _and_a_half(text, end, unit, value)):
        end, kind, name, value, step = more_of_it
    if han and _is_word(text, start, end, kind, name, value, scaled):
        return None
    if kind is BARE and text[end - 1] == "K" and value in (2000, 4000, 8000):
        # Of pictures.
        kind, name = LABEL, text[start:end]
    elif kind is BARE and not scaled and not han:
        kind, name, end = _bare(text, start, end, value)
    mode = "over" if more or text[end - 1] == "多" else mode_of(text, start, after(text, end))
    return Quantity(
        start, end, kind, value, name, step, mode, (None, None, None), han, scaled, is_converted(text, start)
    )


def _and_a_half(
    text: str, end: int, unit: tuple[int, Kind, str, Decimal], value: Decimal
) -> tuple[int, Kind, str, Decimal, Decimal] | None:
    """Read 两年半 and 三个半小时: return end, kind, unit, value and step; None where there is no half."""
    _end, kind, name, factor = unit
    if kind is MEASURE and name in ("month", "s") and _AND_A_HALF.match(text, end):
        return end + 1, kind, name, value + factor / 2, factor / 2
    if kind is COUNT and name == "个" and (half := _A_HALF_MORE.match(text, end - 1)):
        size, name = (Decimal(1), "month") if half["unit"] == "月" else (Decimal(3600), "s")
        return half.end(), MEASURE, name, (value + Decimal("0.5")) * size, size / 2
    return None


def _is_word(text: str, start: int, end: int, kind: Kind, name: str, value: Decimal, scaled: bool) -> bool:
    """Tell whether Han characters that could be a number are a word: 十分, 三星, “九天”, 一致."""
    if kind is BARE and not scaled:
        return not (value >= 20 and value % 10)
    if kind is MEASURE and text[start:end] == "九天" and _MODEL.match(text, end):
        return True
    # 十分 is a word, 九点三分 a mark.
    return (name in ("分", "星") and value == int(value)) or (
        text[start - 1 : start] in _OPENERS and text[end : end + 1] in _CLOSERS
    )


def _bare(text: str, start: int, end: int, value: Decimal) -> tuple[Kind, str, int]:
    """Tell what a number in digits without a unit is: a year, a label, the number of a list, or a number."""
    numeral = text[start:end]
    following = text[end : end + 1]
    if following.isascii() and following.isalpha():
        rest = re.match(r"[A-Za-z0-9-]+", text[end:])
        return LABEL, numeral, end + (rest.end() if rest else 0)
    if (_LIST.search(text[:start][-8:]) and _LIST_END.match(text, end)) or _COHORT.match(text, end):
        return LABEL, numeral, end
    if (
        _VERSION.match(text, end)
        or _BRAND.match(text, end)
        or text[start - 1 : start] in ("”", "」", "-", "/")
    ):
        return LABEL, numeral, end
    if len(numeral) == 4 and numeral.isdigit() and 1950 <= value <= 2060:
        return LABEL, numeral, end
    return BARE, "", end


@lru_cache(maxsize=4096)
def _value_and_step(numeral: str) -> tuple[Decimal | None, Decimal]:
    """Return the value of a numeral and that of its last digit: a few numerals are most of those in news."""
    value = _value(numeral)
    return value, _step(_places(numeral)) if numeral[0].isascii() else _han_step(value or Decimal(1))


@lru_cache(maxsize=32)
def _step(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def _places(numeral: str) -> int:
    return len(numeral.strip().partition(".")[2]) or len(numeral.strip().partition("点")[2])


def _han_step(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and value else Decimal(1)


def _with_ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give the first end of a range (3–5万元) the scale and the unit of the second."""
    for place in range(len(found) - 1):
        one, other = found[place], found[place + 1]
        apart = other.start - one.end > _BETWEEN_MOST or not _BETWEEN.fullmatch(text, one.end, other.start)
        if apart or other.kind in (LABEL, DATE, CLOCK):
            continue
        if one.kind is MONEY and other.kind is BARE and other.scaled:
            # $3-5 billion
            other = found[place + 1] = other._replace(kind=MONEY, unit=one.unit)
        if one.kind is BARE or (one.kind is MONEY and other.kind is MONEY and not one.scaled):
            found[place] = _like(text, one, other)
    return found


def _like(text: str, one: Quantity, other: Quantity) -> Quantity:
    factor = Decimal(1)
    if not one.scaled:
        written = re.search(_NUMBER, text[other.start : other.end])
        base = Decimal(written[0].replace(",", "")) if written else other.value
        factor = other.value / base if base else factor
    return one._replace(kind=other.kind, unit=other.unit, value=one.value * factor, step=one.step * factor)
