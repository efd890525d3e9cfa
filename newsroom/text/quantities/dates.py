"""Days, months, years, quarters and times of day."""

import re
from collections.abc import Iterator
from decimal import Decimal

from newsroom.text.quantities.numerals import han_value
from newsroom.text.quantities.quantity import Day, Kind, Quantity

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_H = "[零〇一二三四五六七八九十]"
DATES = rf"""
      (?<![0-9.])(?P<y1>(?:19|20)[0-9]{{2}})(?P<sep>[-./])(?P<m1>[01]?[0-9])(?P=sep)(?P<d1>[0-3]?[0-9])(?![0-9.])
      (?P<iso>)
    | (?:(?P<y2>[0-9]{{4}}|(?<![0-9])[0-9]{{2}})\s?年\s?)?
      (?P<m2>(?<![0-9.])[0-9]{{1,2}}|{_H}{{1,2}})\s?月(?!球|之|光)份?
      (?:\s?(?P<d2>[0-9]{{1,2}}|{_H}{{1,3}})(?=\s?[日号至到~–-])\s?[日号]?)?(?P<han_day>)
    | (?P<y3>(?:19|20)[0-9]{{2}}|[一二]{_H}{{3}})\s?(?:年(?!代|来)|财年)(?P<year>)
    | (?<![0-9.])(?P<d4>[0-9]{{1,2}})\s?日(?![内均活前志报元本产语])(?P<only_day>)
    | (?P<m5>{_MONTH})\s(?P<d5>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9])
      (?:,?\s(?P<y5>(?:19|20)[0-9]{{2}}))?(?P<english>)
    | (?<![0-9])(?P<d6>[0-9]{{1,2}})(?:st|nd|rd|th)?\s(?P<m6>{_MONTH})(?![a-z])
      (?:,?\s(?P<y6>(?:19|20)[0-9]{{2}}))?(?P<british>)
    | (?P<m7>{_MONTH}),?\s(?P<y7>(?:19|20)[0-9]{{2}})(?P<month>)
    | (?<![A-Za-z])Q(?P<q1>[1-4])(?![0-9A-Za-z.-])(?P<quarter>)
    | (?<![上下前后本])第?(?P<q2>[一二三四1-4])财?季度?(?![节])(?P<han_quarter>)
    | (?P<q3>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[- ](?:fiscal[- ])?quarter(?P<english_quarter>)
    | (?P<f1>[上下])半(?:财?年)(?P<han_half>)
    | (?P<f2>[Ff]irst|[Ss]econd)[- ]half
      (?=\sof\s(?:(?:19|20)[0-9]{{2}}|(?:the|this|next|last)\s(?:fiscal\s)?year))(?P<english_half>)
    | (?<![0-9])(?P<h1>[0-2]?[0-9])[:：][0-5][0-9](?::[0-5][0-9])?(?![0-9])(?P<clock>)
    | (?<![0-9.])(?P<h2>[0-2]?[0-9])\s?[点时](?![钟])(?:\s?(?:半|[0-5]?[0-9]\s?分?))?(?P<han_clock>)
    | (?<![0-9.])(?P<h3>[01]?[0-9])\s?[ap]\.?m\.?(?![A-Za-z])(?P<english_clock>)
"""
"""For a verbose pattern; the empty group at the end of each says which it is."""
HALF = "half"
"""The unit of half a year, which is told as a quarter is."""
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}


def dated(match: re.Match[str]) -> Iterator[Quantity]:
    """Return the day, month, quarter or time that was found, if there is such a day."""
    parts = {name: text for name, text in match.groupdict().items() if text}
    quarter = parts.get("q1") or parts.get("q2") or parts.get("q3")
    if quarter:
        number = _QUARTERS.get(quarter.lower()) or int(quarter)
        yield Quantity(match.start(), match.end(), Kind.QUARTER, Decimal(number))
        return
    if half := parts.get("f1") or parts.get("f2"):
        number = 1 if half.lower() in ("上", "first") else 2
        yield Quantity(match.start(), match.end(), Kind.QUARTER, Decimal(number), HALF)
        return
    if any(name in parts for name in ("h1", "h2", "h3")):
        yield Quantity(match.start(), match.end(), Kind.CLOCK, Decimal(0), match[0])
        return
    year, month, day = (_part(parts, letter) for letter in "ymd")
    if (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31):
        found: Day = (year, month, day)
        yield Quantity(match.start(), match.end(), Kind.DATE, Decimal(0), day=found)


def _part(parts: dict[str, str], letter: str) -> int | None:
    text = next((parts[letter + each] for each in "1234567" if letter + each in parts), None)
    if text is None:
        return None
    if text[0].isascii() and text[0].isalpha():
        return _MONTHS.index(text[:3].lower()) + 1
    value = int(text) if text.isdigit() and text.isascii() else int(han_value(text) or 0)
    return value + 2000 if letter == "y" and value < 100 else value
