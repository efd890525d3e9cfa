"""Dates that count from the day they are read on: 3小时前, 昨天 10:30, 6月1日."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from newsroom.wire.date_parts import BEIJING, assemble

_UNITS = {
    **dict.fromkeys(("秒", "秒钟", "second", "sec", "s"), timedelta(seconds=1)),
    **dict.fromkeys(("分", "分钟", "分鐘", "minute", "min", "m"), timedelta(minutes=1)),
    **dict.fromkeys(("小时", "小時", "个小时", "個小時", "钟头", "hour", "hr", "h"), timedelta(hours=1)),
    **dict.fromkeys(("天", "日", "day", "d"), timedelta(days=1)),
    **dict.fromkeys(("周", "週", "星期", "个星期", "week", "w"), timedelta(weeks=1)),
}
_NUMBERS = {"半": 0.5, "一": 1, "两": 2, "兩": 2, "几": 3, "a": 1, "an": 1}
_AGO = re.compile(
    r"(?P<number>\d{1,4}|[半一两兩几])\s*(?P<unit>秒钟?|分[钟鐘]?|[个個]?小[时時]|钟头|天|日|个?星期|[周週])(?:之?前|以前)"
    r"|(?P<count>\d{1,4}|an?)\s*(?P<word>second|sec|minute|min|hour|hr|day|week|[smhdw])s?\.?\s+ago",
    re.IGNORECASE,
)
_JUST_NOW = re.compile("刚刚|剛剛|刚才|剛才|just now|now", re.IGNORECASE)
_DAYS = {
    **dict.fromkeys(("今天", "今日", "今早", "今晨", "today"), 0),
    **dict.fromkeys(("昨天", "昨日", "昨晚", "yesterday"), 1),
    **dict.fromkeys(("前天", "前日"), 2),
}
_DAY = re.compile(rf"(?P<name>{'|'.join(_DAYS)})\s*,?\s*(?P<clock>.*)", re.IGNORECASE)
_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_NO_YEAR = re.compile(rf"(?P<month>{_NUMBER})\s*月\s*(?P<day>{_NUMBER})\s*[日号號]?\s*(?P<clock>.*)")
_NUMERIC = re.compile(r"(?P<month>\d{1,2})(?:[-/])(?P<day>\d{1,2})\s+(?P<clock>\d{1,2}:.*)")
"""Only with a time, and only in a Chinese feed, where the month comes first."""
_WEEKDAY = re.compile(r"(?:星期|周|週|礼拜|禮拜)(?P<day>[一二三四五六日天])\s*(?P<clock>\d.*|[上中下早晚].*)")
_CLOCK = re.compile(
    r"(?P<half>上午|早上|早晨|清晨|凌晨|中午|下午|傍晚|晚上|晚间|夜间|晚)?\s*"
    r"(?P<hour>\d{1,2})(?::|[时時点點]\s*)(?:(?P<minute>\d{1,2})分?)?(?::(?P<second>\d{1,2}))?"
)


def read_recent(text: str, now: datetime, *, chinese: bool) -> datetime | None:
    """Read a date that means another instant on another day; None if it is none.

    A date without its year is the last such day; it may lie a day ahead, where it is tomorrow already.

    Args:
        text: On one line.
        now: When the feed was fetched.
        chinese: Days begin at midnight in Beijing, not in Greenwich.
    """
    if ago := _AGO.fullmatch(text):
        number = ago["number"] or ago["count"].lower()
        amount = _NUMBERS.get(number) or float(number)
        return now - amount * _UNITS[(ago["unit"] or ago["word"]).lower()]
    if _JUST_NOW.fullmatch(text):
        return now
    today = now.astimezone(BEIJING if chinese else UTC)
    if named := _DAY.fullmatch(text):
        day = today - timedelta(days=_DAYS[named["name"].lower()])
        found = _on(day.year, {"month": str(day.month), "day": str(day.day)}, named["clock"], chinese)
        # What is dated by the day alone has come out by now.
        return min(found, now) if found is not None and not named["clock"] else found
    if weekday := _WEEKDAY.fullmatch(text):
        back = (today.weekday() - "一二三四五六日".index(weekday["day"].replace("天", "日"))) % 7
        for day in (today - timedelta(days=back), today - timedelta(days=back + 7)):
            parts = {"month": str(day.month), "day": str(day.day)}
            found = _on(day.year, parts, weekday["clock"], chinese)
            if found is None or found <= now:
                return found
    if yearless := _NO_YEAR.fullmatch(text) or (_NUMERIC.fullmatch(text) if chinese else None):
        days = (_on(today.year - back, yearless.groupdict(), yearless["clock"], chinese) for back in range(5))
        return next((day for day in days if day is not None and day <= now + timedelta(days=1)), None)
    return None


def _on(year: int, day: Mapping[str, str | None], clock: str, chinese: bool) -> datetime | None:
    time = _CLOCK.fullmatch(clock)
    if clock and time is None:
        return None
    parts = time.groupdict() if time else {}
    return assemble({**parts, "year": str(year), "month": day["month"], "day": day["day"]}, chinese=chinese)
