"""Days and times as they are typed into a search: 2026-07-20, 07-20, 7月20日, 昨天, 上周, 7d, 3天前."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta, tzinfo

_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?)?", re.ASCII)
_MONTH_DAY = re.compile(r"(\d{1,2})(?:[-/.](\d{1,2})|月(?:(\d{1,2})[日号]?)?)", re.ASCII)
_AGO = re.compile(r"(\d{1,5})(h|d|w|m|y|小时|天|日|周|个?月|年)(?:前|内)?", re.IGNORECASE)
_HOURS = {
    "h": 1,
    "小时": 1,
    "d": 24,
    "天": 24,
    "日": 24,
    "w": 168,
    "周": 168,
    "m": 730,
    "y": 8766,
    "年": 8766,
}
_NAMED = {"today": 0, "今天": 0, "今日": 0, "yesterday": 1, "昨天": 1, "昨日": 1, "前天": 2}


def read_moment(value: str, now: datetime) -> datetime | None:
    """Return the instant that a day, month or year begins, or so long ago; None where it cannot be told yet.

    A day or month without a year is the last there was, today and this month among them.

    Args:
        value: What was typed.
        now: The time, in the zone that days are meant in.
    """
    midnight = datetime.combine(now.date(), time(), now.tzinfo)
    if value.lower() in _NAMED:
        return midnight - timedelta(days=_NAMED[value.lower()])
    if (begun := _period(value, midnight)) is not None:
        return begun
    if found := _DAY.fullmatch(value.rstrip("-/.年月")):
        return _day(found, now.tzinfo)
    # Months come before spans: 7月 is July, 7个月 are seven months.
    if found := _MONTH_DAY.fullmatch(value):
        return _last(int(found[1]), int(found[2] or found[3] or 1), midnight)
    if ago := _AGO.fullmatch(value):
        unit = ago[2].lower().removeprefix("个")
        try:
            return now - timedelta(hours=int(ago[1]) * _HOURS.get(unit, 730))
        except OverflowError:
            return None
    return None


def _period(value: str, midnight: datetime) -> datetime | None:
    """Return when this week or month or year began, or the last one; weeks begin on Monday."""
    monday, first = midnight - timedelta(days=midnight.weekday()), midnight.replace(day=1)
    match value:
        case "本周" | "这周":
            return monday
        case "上周":
            return monday - timedelta(days=7)
        case "本月" | "这个月":
            return first
        case "上月" | "上个月":
            return (first - timedelta(days=1)).replace(day=1)
        case "今年":
            return first.replace(month=1)
        case "去年":
            return first.replace(year=first.year - 1, month=1)
    return None


def _last(month: int, day: int, midnight: datetime) -> datetime | None:
    """Return the last such day of the calendar that is not after today; None where there is none."""
    for year in range(midnight.year, midnight.year - 9, -1):
        try:
            begun = midnight.replace(year=year, month=month, day=day)
        except ValueError:
            continue
        if begun <= midnight:
            return begun
    return None


def _day(found: re.Match[str], zone: tzinfo | None) -> datetime | None:
    """Return the beginning of a day, or of the month or year that is typed so far; None if there is none."""
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        moment = datetime(year, month, day, tzinfo=zone)
        moment.timestamp()
    except (ValueError, OverflowError):
        return None
    return moment
