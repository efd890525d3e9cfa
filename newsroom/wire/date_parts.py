"""Years, months, halves of a day and zones, as they are written in feeds, put together to an instant."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo

BEIJING = timezone(timedelta(hours=8))
"""The time of China, Taiwan, Hong Kong, Macau and Singapore, all the year round."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = (
    *("january", "february", "march", "april", "june", "july", "august", "september", "sept"),
    *("october", "november", "december"),
)
_OTHER_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("januar jän janvier janv", "februar février févr fév", "märz mär mars", "april avril avr"),
            *("mai", "juni juin", "juli juillet juil", "august août", "september septembre"),
            *("oktober okt octobre", "november novembre", "dezember dez décembre déc"),
        ),
        1,
    )
    for name in names.split()
}
"""German and French."""
_REPUBLIC = 1911
"""The year before the first of the Republic of China, by which Taiwan counts."""
_DIGITS = {
    digit: str(value) for value, digits in enumerate(("〇零", *"一二三四五六七八九")) for digit in digits
}

_ZONE_HOURS = {
    **dict.fromkeys(("z", "ut", "utc", "gmt", "wet"), 0.0),
    **{
        "est": -5.0,
        "edt": -4.0,
        "cst": -6.0,
        "cdt": -5.0,
        "mst": -7.0,
        "mdt": -6.0,
        "pst": -8.0,
        "pdt": -7.0,
    },
    **{
        "akst": -9.0,
        "akdt": -8.0,
        "hst": -10.0,
        "bst": 1.0,
        "west": 1.0,
        "cet": 1.0,
        "met": 1.0,
        "cest": 2.0,
    },
    **{"mest": 2.0, "eet": 2.0, "eest": 3.0, "msk": 3.0, "ist": 5.5, "hkt": 8.0, "sgt": 8.0, "awst": 8.0},
    **{"jst": 9.0, "kst": 9.0, "acst": 9.5, "aest": 10.0, "aedt": 11.0, "nzst": 12.0, "nzdt": 13.0},
}
"""Hours east of UTC: the names of RFC 822 section 5.1 and others that feeds use."""

_OFFSET = re.compile(r"(?:[a-z]*)([+-])(\d{1,2}):?(\d{2})?")
_MORNING = ("a", "am", "上午", "早上", "早晨", "清晨", "凌晨")
_AFTERNOON = ("p", "pm", "下午", "傍晚")
_NIGHT = ("晚上", "晚间", "夜间", "晚")
_NOON = "中午"


def assemble(parts: Mapping[str, str | None], *, chinese: bool) -> datetime | None:
    """Put the parts of a date together; None if there is no such day, time or zone.

    Args:
        parts: As written: year, month and day; hour, minute, second, fraction, half and zone if they are
            there.
        chinese: A time without zone is Beijing's, and so is CST.
    """
    try:
        return _assembled(parts, chinese).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _assembled(parts: Mapping[str, str | None], chinese: bool) -> datetime:
    zone = _zone(parts.get("zone") or "", chinese)
    day = _day(parts).replace(tzinfo=zone)
    hour = _hour(_number(parts.get("hour")), parts.get("half"))
    minute, second = _number(parts.get("minute")), _number(parts.get("second"))
    # 24:00 ends a day (ISO 8601), and 60 is a leap second; nothing else goes beyond the clock.
    if not (hour < 24 or (hour == 24 and minute == second == 0)) or minute > 59 or second > 60:
        raise ValueError("beyond the clock")
    fraction = float(f"0.{parts.get('fraction') or 0}")
    return day + timedelta(hours=hour, minutes=minute, seconds=min(second, 59) + fraction)


def _day(parts: Mapping[str, str | None]) -> datetime:
    year = int(parts["roc"] or 0) + _REPUBLIC if parts.get("roc") else _year(parts["year"] or "")
    if week := parts.get("week"):
        return datetime.fromisocalendar(year, int(week), _number(parts["weekday"]))
    if nth := parts.get("nth"):
        found = datetime(year, 1, 1) + timedelta(days=int(nth) - 1)
        if found.year != year:
            raise ValueError("beyond the year")
        return found
    return datetime(year, _month(parts["month"] or ""), _number(parts["day"]))


def _year(text: str) -> int:
    year = _number(text)
    if len(text) > 2:
        return year
    # Two digits: RFC 5322 section 4.3.
    return year + (2000 if year < 50 else 1900)


def _month(text: str) -> int:
    name = text.lower()
    if name in _FULL_MONTHS or name in MONTHS:
        return MONTHS.index(name[:3]) + 1
    if name in _OTHER_MONTHS:
        return _OTHER_MONTHS[name]
    return _number(text.removesuffix("月"))


def _number(text: str | None) -> int:
    """Read a number in Arabic digits, or in Chinese ones up to 99 or one by one; 0 for nothing."""
    if not text:
        return 0
    if text.isascii():
        return int(text)
    tens, ten, ones = text.partition("十")
    if ten:
        return 10 * int(_digits(tens) or 1) + int(_digits(ones) or 0)
    return int(_digits(text))


def _digits(text: str) -> str:
    return "".join(_DIGITS.get(character, character) for character in text)


def _hour(hour: int, half: str | None) -> int:
    """Turn an hour of twelve into one of twenty-four; one that is so already stays."""
    half = (half or "").lower().replace(".", "")
    if not half or hour > 12:
        return hour
    if half in _MORNING:
        return hour % 12
    if half in _AFTERNOON:
        return hour % 12 + 12
    if half in _NIGHT:
        # 晚上12点 is the midnight at the end of the day, 晚上8点 is 20:00.
        return hour + 12
    # 中午12点 and 中午11点, but 中午1点 is 13:00.
    return hour + 12 if half == _NOON and hour < 4 else hour


def _zone(text: str, chinese: bool) -> tzinfo:
    """Read a zone (RFC 822 section 5.1, RFC 5322 section 4.3); ValueError if no place has such an offset."""
    name = text.lower()
    if offset := _OFFSET.fullmatch(name):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        if minutes > 15 * 60 or int(offset[3] or 0) > 59:
            raise ValueError("no such zone")
        return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))
    if name in _ZONE_HOURS and not (chinese and name == "cst"):
        return timezone(timedelta(hours=_ZONE_HOURS[name]))
    # No zone, or a name that says nothing: RFC 5322 takes it for UTC, an editor in China for Beijing.
    return BEIJING if chinese else UTC
