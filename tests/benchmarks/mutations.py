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
