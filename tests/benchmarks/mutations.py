"""Mistakes made on purpose: a number, a name or a quotation of a text is changed."""

import random
import re
from collections.abc import Callable

_NUMBER = re.compile(
    r"(?<![A-Za-z0-9.\-/:])(?P<digits>[0-9]+(?:\.[0-9]+)?)(?=\s?(?:[%％]|万|亿|倍|个|家|名|款|元|美元|美金|分钟|小时|秒|年(?!代)|"
    r"岁|人|项|条|台|次|节|颗星|纳米|帧|层))"
)
_SCALE = re.compile(r"(?<=[0-9])(?P<space>\s?)(?P<scale>万(?!亿)|(?<!万)亿)")
_PERCENT = re.compile(r"(?<=[0-9])\s?[%％]")
_YEAR = re.compile(r"(?<![0-9.])(?P<date>20[0-9]{2})(?=年(?!代))")
_DAY = re.compile(r"(?<=月)(?P<date>[0-9]{1,2})(?=[日号])")
_DOLLARS = re.compile(r"(?<=[0-9万亿])\s?(?P<money>美元|元(?!年))")
_NAME = re.compile(r"(?<![A-Za-z0-9./@_-])[A-Z][A-Za-z]{3,}(?![A-Za-z0-9./@_-])")
_VERSION = re.compile(
    r"(?<=[A-Za-z][ -])[0-9]\.[0-9](?![0-9.A-Za-z%])|(?<=[A-Za-z]{3})[0-9](?![0-9.A-Za-z%])"
)
_QUOTED = re.compile(r"[“「](?P<words>[^“”「」]{12,200})[”」]")
_WAY = re.compile(r"(?:增长|上涨|提升|增加|下降|下跌|减少|降低)(?=[了约近超至到]{0,2}[0-9])")
_WAYS = {"增长": "下降", "上涨": "下跌", "提升": "下降", "增加": "减少"}
_ROUND = re.compile(r"(?<![A-Za-z])[A-G](?=\+?轮)")
_PER = re.compile(r"(?<=每)(?:百万|千)(?=\s?(?:[Tt]oken|次|词元))")
_AMOUNT = re.compile(r"(?<![超近约逾过到0-9.])(?P<n>[0-9]{2,3}(?:\.[0-9]+)?)(?=[万亿](?:美?元|人|次|名))")
_SIZE = re.compile(r"(?<![0-9.])10+[万亿](?=(?:美元|元|人|次|名|用户))")
_OTHER_NAMES = ("Quarrix", "Nimbora", "Lumeko", "Halcya", "Vexel", "Tandora")

Change = Callable[[str, str, random.Random], str]


def _spot(pattern: re.Pattern[str], text: str, chance: random.Random) -> re.Match[str] | None:
    spots = list(pattern.finditer(text))
    return chance.choice(spots) if spots else None


def _put(text: str, spot: re.Match[str], words: str) -> str:
    return text[: spot.start()] + words + text[spot.end() :]


def digit(text: str, source: str, chance: random.Random) -> str:
    """Change one digit of a number, so that it is not in the source."""
    spot = _spot(_NUMBER, text, chance)
    if spot is None or spot["digits"] in ("0", "1"):
        return text
    digits = list(spot["digits"])
    place = chance.choice([n for n, each in enumerate(digits) if each != "."])
    digits[place] = chance.choice([each for each in "23456789" if each != digits[place]])
    number = "".join(digits)
    return (
        text if re.search(rf"(?<![0-9.]){re.escape(number)}(?![0-9])", source) else _put(text, spot, number)
    )


def scale(text: str, source: str, chance: random.Random) -> str:
    """Write 万 for 亿, or 亿 for 万."""
    spot = _spot(_SCALE, text, chance)
    return (
        text if spot is None else _put(text, spot, spot["space"] + ("亿" if spot["scale"] == "万" else "万"))
    )


def points(text: str, source: str, chance: random.Random) -> str:
    """Write points for per cent."""
    spot = _spot(_PERCENT, text, chance)
    return text if spot is None else _put(text, spot, "个百分点")


def currency(text: str, source: str, chance: random.Random) -> str:
    """Write yuan for dollars, or dollars for yuan."""
    spot = _spot(_DOLLARS, text, chance)
    return text if spot is None else _put(text, spot, "元" if spot["money"] == "美元" else "美元")


def _moved(pattern: re.Pattern[str], text: str, source: str, chance: random.Random) -> str:
    """Move a date to the next or the one before, if the source does not have that too."""
    spot = _spot(pattern, text, chance)
    if spot is None:
        return text
    moved = str(int(spot["date"]) + chance.choice((-1, 1)))
    unit = text[spot.end()]
    return text if moved == "0" or re.search(rf"(?<![0-9]){moved}{unit}", source) else _put(text, spot, moved)


def year(text: str, source: str, chance: random.Random) -> str:
    """Write the year before or after."""
    return _moved(_YEAR, text, source, chance)


def day(text: str, source: str, chance: random.Random) -> str:
    """Write the day before or after."""
    return _moved(_DAY, text, source, chance)


def way(text: str, source: str, chance: random.Random) -> str:
    """Say that what rose fell, or the other way round."""
    spot = _spot(_WAY, text, chance)
    turned = _WAYS | {"下降": "增长", "下跌": "上涨", "减少": "增加", "降低": "提升"}
    return text if spot is None else _put(text, spot, turned[spot[0]])


def financing(text: str, source: str, chance: random.Random) -> str:
    """Name another round of financing."""
    spot = _spot(_ROUND, text, chance)
    other = chance.choice("ABCDEFG")
    return text if spot is None or other in _ROUND.findall(source) else _put(text, spot, other)


def per(text: str, source: str, chance: random.Random) -> str:
    """Write 每千 for 每百万."""
    spot = _spot(_PER, text, chance)
    return text if spot is None else _put(text, spot, "千" if spot[0] == "百万" else "百万")


def bound(text: str, source: str, chance: random.Random) -> str:
    """Say that an amount is over the round number above it."""
    spot = _spot(_AMOUNT, text, chance)
    if spot is None:
        return text
    value, size = float(spot["n"]), 10 ** (len(spot["n"].partition(".")[0]) - 1)
    above = (int(value) // size + 1) * size
    if re.search(rf"(?<![0-9.]){above}(?![0-9.])", source) or value == int(value) // size * size:
        return text
    return _put(text, spot, f"超{above}")


def size(text: str, source: str, chance: random.Random) -> str:
    """Write a size of another order in Han: 百亿次 for 10亿次."""
    spot = _spot(_SIZE, text, chance)
    if spot is None:
        return text
    other = "百亿" if spot[0] != "100亿" else "千亿"
    return text if other in source else _put(text, spot, other)


def name(text: str, source: str, chance: random.Random) -> str:
    """Put a name that is not in the source in place of one."""
    spot = _spot(_NAME, text, chance)
    return text if spot is None else _put(text, spot, chance.choice(_OTHER_NAMES))


def letter(text: str, source: str, chance: random.Random) -> str:
    """Leave out a letter inside a name."""
    spot = _spot(_NAME, text, chance)
    if spot is None:
        return text
    place = chance.randrange(1, len(spot[0]) - 1)
    word = spot[0][:place] + spot[0][place + 1 :]
    return text if word.lower() in source.lower() else _put(text, spot, word)


def version(text: str, source: str, chance: random.Random) -> str:
    """Change the version of a model."""
    spot = _spot(_VERSION, text, chance)
    if spot is None:
        return text
    number = spot[0][:-1] + str((int(spot[0][-1]) + 2) % 10)
    return text if re.search(rf"(?<![0-9]){re.escape(number)}(?![0-9])", source) else _put(text, spot, number)


def words(text: str, source: str, chance: random.Random) -> str:
    """Put other words into a quotation."""
    spot = _spot(_QUOTED, text, chance)
    if spot is None:
        return text
    quoted = spot["words"]
    place = chance.randrange(2, len(quoted) - 4)
    return _put(text, spot, f"“{quoted[:place]}的确{quoted[place + 2 :]}”")


def negation(text: str, source: str, chance: random.Random) -> str:
    """Turn a quotation into its opposite."""
    spot = _spot(_QUOTED, text, chance)
    if spot is None:
        return text
    place = len(spot["words"]) // 2
    return _put(text, spot, f"“{spot['words'][:place]}不{spot['words'][place:]}”")


MUTATIONS: dict[str, dict[str, Change]] = {
    "FA001": {
        "digit": digit,
        "万 and 亿": scale,
        "% to points": points,
        "currency": currency,
        "year": year,
        "day": day,
        "direction": way,
        "round": financing,
        "per": per,
        "bound": bound,
        "size in Han": size,
    },
    "FA002": {"other words": words, "negation": negation},
    "FA003": {"other name": name, "letter left out": letter, "version": version},
    "FA004": {"digit": digit, "万 and 亿": scale, "% to points": points, "currency": currency},
    "FA005": {"other name": name, "letter left out": letter},
}
"""The mistakes by the rule that has to find them."""


def rewritten(text: str, chance: random.Random) -> str:
    """Write the numbers of a text in other forms, without changing a value."""

    def percent(match: re.Match[str]) -> str:
        return chance.choice((f"百分之{match[1]}", f"{match[1]}％", f"{match[1]} %"))

    def million(match: re.Match[str]) -> str:
        value = float(match[1]) * (10**4 if match[2] == "万" else 10**8)
        return chance.choice((f"{value:,.0f}", f"{match[1]} {match[2]}", match[0].translate(_WIDE)))

    text = re.sub(r"(?<![0-9.\-–~至到])([0-9]+(?:\.[0-9]+)?)%(?![-–~至到])", percent, text)
    return re.sub(r"(?<![0-9.\-–~至到])([0-9]+(?:\.[0-9]+)?)([万亿])(?=[美元人名用家次])", million, text)


_WIDE = {code: code + 0xFEE0 for code in range(0x30, 0x3A)} | {0x2E: 0xFF0E}
