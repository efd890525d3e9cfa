"""Days and times as they are typed into a search: 2026-07-20, 07-20, 7月20日, 昨天, 上周五, 7d, 近三天."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta, tzinfo

_EIGHT = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_OF_MONTH = re.compile(r"(\d{1,2})[日号]", re.ASCII)
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
_NAMED = {
    **{"today": 0, "今天": 0, "今日": 0, "今早": 0, "今晨": 0, "yesterday": 1, "昨天": 1, "昨日": 1},
    **{"前天": 2, "前日": 2, "大前天": 3},
}
_WEEKDAY = re.compile(r"(上上|上|本|这|这个|上个)?周([1-7日天])")
_FIGURES = {figure: number for number, figure in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_IN_WORDS = re.compile(r"[〇零一二两三四五六七八九十]+")
_HALF = {"半天": "12小时", "半日": "12小时", "半月": "15天", "半个月": "15天", "半年": "6个月"}
_LATELY = re.compile(r"(?:最近|过去|近)(?=[\d半])")


def read_moment(value: str, now: datetime) -> datetime | None:
    """Return the instant that a day, month or year begins, or so long ago; None where it cannot be told yet.

    A day or month without a year is the last there was, today and this month among them.

    Args:
        value: What was typed.
        now: The time, in the zone that days are meant in.
    """
    midnight = datetime.combine(now.date(), time(), now.tzinfo)
    value = _IN_WORDS.sub(_in_figures, value.replace("星期", "周").replace("礼拜", "周"))
    value = _LATELY.sub("", value)
    value = next((value.replace(half, span) for half, span in _HALF.items() if value.startswith(half)), value)
    if value.lower() in _NAMED:
        return midnight - timedelta(days=_NAMED[value.lower()])
    if (begun := _period(value, midnight)) is not None:
        return begun
    if found := _WEEKDAY.fullmatch(value):
        return _weekday(found[1] or "", found[2], midnight)
    if found := _EIGHT.fullmatch(value):
        return _day(found, now.tzinfo)
    if found := _OF_MONTH.fullmatch(value):
        return _last_of_month(int(found[1]), midnight)
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
        case "本月" | "这个月" | "月初":
            return first
        case "上月" | "上个月":
            return (first - timedelta(days=1)).replace(day=1)
        case "今年" | "年初" | "元旦":
            return first.replace(month=1)
        case "去年":
            return first.replace(year=first.year - 1, month=1)
    return None


def _in_figures(found: re.Match[str]) -> str:
    """Return a number up to ninety-nine in figures: 三, 十, 二十, 二十一, 二〇二六."""
    words = found[0]
    if "十" not in words:
        return "".join(str(_FIGURES[each]) for each in words)
    tens, _ten, ones = words.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return words
    return str(10 * _FIGURES.get(tens, 1) + _FIGURES.get(ones, 0))


def _weekday(which: str, day: str, midnight: datetime) -> datetime:
    """Return a day of this week, of the last or of the one before; of none, the last there was."""
    number = 6 if day in "日天" else int(day) - 1
    monday = midnight - timedelta(days=midnight.weekday())
    if which:
        return monday + timedelta(days=number - 7 * which.count("上"))
    begun = monday + timedelta(days=number)
    return begun if begun <= midnight else begun - timedelta(days=7)


def _last_of_month(day: int, midnight: datetime) -> datetime | None:
    """Return the last day of that number that is not after today; None where no month has one."""
    first = midnight.replace(day=1)
    for _month in range(3):
        try:
            begun = first.replace(day=day)
        except ValueError:
            begun = None
        if begun is not None and begun <= midnight:
            return begun
        first = (first - timedelta(days=1)).replace(day=1)
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
