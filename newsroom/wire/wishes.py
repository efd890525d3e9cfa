"""What a feed asks of those who poll it: ttl, skipHours and skipDays of RSS, sy:updatePeriod."""

from __future__ import annotations

import re

from newsroom.model import Wishes

_ITEM = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>/]", re.IGNORECASE)
_LAST_ITEM = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_LONGEST_HEAD = 64 * 1024
"""So many characters before the first article and after the last are looked at."""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_MOST_MINUTES = 525_600


def read_wishes(text: str) -> Wishes:
    """Read what a feed in XML asks for, from what stands outside its articles.

    Hours are counted in GMT, 0 to 23 (RSS 2.0) or 1 to 24 (RSS 0.91). An update period is read as a time to
    live, the longer of the two counts (http://purl.org/rss/1.0/modules/syndication/).
    """
    first = _ITEM.search(text)
    head = text[: min(first.start() if first else len(text), _LONGEST_HEAD)]
    tail = text[-_LONGEST_HEAD:] if first else ""
    ends = [match.end() for match in _LAST_ITEM.finditer(tail)]
    about = head + tail[ends[-1] if ends else len(tail) :]
    hours = {int(hour) % 24 for hour in _values(_inside(about, "skipHours"), "hour") if _small(hour, 24)}
    days = {day.lower() for day in _values(_inside(about, "skipDays"), "day")}
    lives = [int(each) for each in _values(about, "ttl") if _small(each, _MOST_MINUTES)] + _period(about)
    return Wishes(
        ttl=max(lives, default=0) or None,
        # Every hour and every day would mean never; whoever writes that means something else.
        skip_hours=frozenset(hours) if len(hours) < 24 else frozenset(),
        skip_days=frozenset(map(_DAYS.index, days & set(_DAYS))) if len(days) < 7 else frozenset(),
    )


def _period(about: str) -> list[int]:
    frequency = next((int(each) for each in _values(about, "updateFrequency") if _small(each, 1440)), 1)
    periods = [_PERIODS.get(each.lower(), 0) for each in _values(about, "updatePeriod")]
    return [period // max(frequency, 1) for period in periods]


def _inside(text: str, name: str) -> str:
    match = re.search(rf"<{name}\s*>(.{{0,2000}}?)</{name}\s*>", text, re.IGNORECASE | re.DOTALL)
    return match[1] if match else ""


def _values(text: str, name: str) -> list[str]:
    pattern = rf"<(?:\w+:)?{name}(?:\s[^<>]*)?>\s*(\w+)\s*</(?:\w+:)?{name}\s*>"
    return re.findall(pattern, text, re.IGNORECASE | re.ASCII)


def _small(number: str, most: int) -> bool:
    return number.isdecimal() and len(number) < 8 and int(number) <= most
