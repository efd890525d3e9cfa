"""When that which a headline says is to come may have come: 明日上市, 12月3日首飞, to launch on Thursday.

What another headline tells plainly from then on is a later turn, and not the same told once more.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache

from newsroom.text.patterns import late
from newsroom.triage.accounts import Account
from newsroom.triage.turning import come_to_pass, planned

_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "末": 5, "日": 6, "天": 6}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_IN_HAN = late(
    r"(?P<evening>今[晚夜]|今[日天]晚)|"
    r"今[日天](?P<half>[早上下中]午)? ?(?P<hour>\d{1,2}) ?[时点:](?! ?\d{1,2} ?[人次])|"
    r"(?P<after>大?后天)|(?P<morrow>明[日天早晚晨](?!方舟|之后|之星|香)|(?<![说证声文])明起(?!因|诉))|"
    r"(?P<week>下(?:个?(?:周|星期)))(?P<next>[一二三四五六日天末])?|"
    r"(?<![上每])(?:本|这|这个)(?:周|星期)(?P<this>[一二三四五六日天末])|"
    r"(?<![\d.])(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?[日号](?!前|之前|为止)"
)
_WHEN_PLANNED = late(r"(?P<today>今[日天](?!晚))|(?<![上下本这每个])周(?P<day>[一二三四五六日末])")
"""Days that mean a day to come only where something is said to be planned: 今日, 周五."""
_IN_ENGLISH = late(
    r"\b(?:(?P<morrow>tomorrow)|(?P<evening>tonight)|(?P<week>next week)|(?P<today>today|this week)|"
    r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:day|s?day|nesday|rsday|urday)|"
    r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?P<day>\d{1,2})(?!\d))\b"
)
_EVENING = 18
_NOON = 12
_HOURS = timedelta(hours=3)
"""From then on what is said to come today may have come."""
_CHINA = timezone(timedelta(hours=8))
"""Where the days of Chinese headlines are meant."""
_AMERICA = timezone(timedelta(hours=-5))
"""Where those of most English ones are."""
_AHEAD = timedelta(days=180)
"""A date (12月3日) that is farther away was of this year's past."""


@lru_cache(maxsize=2048)
def names_day(headline: str) -> bool:
    """Tell whether a folded Chinese headline names a day that may be to come though nothing is planned."""
    return _IN_HAN.search(headline) is not None


def due_of(account: Account) -> datetime | None:
    """Return from when on that which an account says is to come may have come, if it names a time."""
    return due(account.head, account.dated, chinese=account.chinese, planned=planned(account.head))


def came_to_pass(one: Account, other: Account) -> bool:
    """Tell whether the later of two English headlines tells plainly what the other says is to come."""
    if one.chinese or other.chinese:
        return False
    first, second = (one, other) if one.dated <= other.dated else (other, one)
    return come_to_pass(second.head, first.head, day=due_of(first) is not None)


@lru_cache(maxsize=2048)
def due(headline: str, dated: datetime, *, chinese: bool, planned: bool) -> datetime | None:
    """Return from when on that which a headline says is to come may have come; None if it names no such time.

    Args:
        headline: It, folded.
        dated: When it came out.
        chinese: It is in Chinese.
        planned: It says in so many words that something is planned.
    """
    if not chinese:
        return _in_english(headline, dated.astimezone(_AMERICA)) if planned else None
    now = dated.astimezone(_CHINA)
    if found := _IN_HAN.search(headline):
        return _in_han(found, now, planned=planned)
    if planned and (found := _WHEN_PLANNED.search(headline)):
        return dated + _HOURS if found["today"] else _weekday(_WEEKDAYS[found["day"]], now)
    return None


def _in_han(found: re.Match[str], now: datetime, *, planned: bool) -> datetime | None:
    if found["evening"]:
        evening = _midnight(now, 0) + timedelta(hours=_EVENING)
        return evening if now < evening else None
    if found["hour"]:
        afternoon = _NOON if found["half"] == "下午" and int(found["hour"]) < _NOON else 0
        due = _midnight(now, 0) + timedelta(hours=int(found["hour"]) + afternoon)
        return due if now < due else None
    if found["morrow"]:
        return _midnight(now, 1)
    if found["after"]:
        return _midnight(now, len(found["after"]))
    if found["week"]:
        return _midnight(now, 7 - now.weekday() + _WEEKDAYS.get(found["next"] or "", 0))
    if found["this"]:
        ahead = _WEEKDAYS[found["this"]] - now.weekday()
        return _midnight(now, ahead) if ahead > 0 else None
    return _date(int(found["month"]), int(found["day"]), now, planned=planned)


def _in_english(headline: str, now: datetime) -> datetime | None:
    found = _IN_ENGLISH.search(headline)
    if found is None:
        return None
    if found["today"] or found["evening"]:
        return now + _HOURS
    if found["morrow"]:
        return _midnight(now, 1)
    if found["week"]:
        return _midnight(now, 7 - now.weekday())
    if found["weekday"]:
        return _weekday(_ENGLISH_DAYS.index(found["weekday"]), now)
    return _date(_MONTHS.index(found["month"]) + 1, int(found["day"]), now, planned=True)


def _weekday(day: int, now: datetime) -> datetime:
    """Return the next such day; if it is today, some hours from now."""
    ahead = (day - now.weekday()) % 7
    return _midnight(now, ahead) if ahead else now + _HOURS


def _date(month: int, day: int, now: datetime, *, planned: bool) -> datetime | None:
    """Return the day of a month that is next; nothing if it was, or is today and nothing is planned."""
    if not 1 <= month <= len(_MONTHS):
        return None
    for year in (now.year, now.year + 1):
        if not 1 <= day <= monthrange(year, month)[1]:
            continue
        ahead = date(year, month, day) - now.date()
        if timedelta() < ahead < _AHEAD:
            return _midnight(now, ahead.days)
        if not ahead:
            return now + _HOURS if planned else None
    return None


def _midnight(now: datetime, days: int) -> datetime:
    return datetime.combine(now.date() + timedelta(days=days), time(), now.tzinfo)
