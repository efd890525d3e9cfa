"""Whether 05/11/2026 is in May or in November: a feed tells it, if one such date cannot."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise

_NUMERIC = re.compile(r"\s*(\d{1,2})([-/])(\d{1,2})\2(\d{4})(?!\d)")
_AHEAD = timedelta(days=1)
"""It may be tomorrow already where the feed is made."""
_MONTH_FIRST = frozenset(("en-us", "en-ph", "es-us"))
_DAY_FIRST = frozenset(
    (
        *("ar", "bg", "ca", "cs", "da", "de", "el", "es", "fi", "fr", "he", "hi", "hr", "id", "it", "nl"),
        *("no", "nb", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "th", "tr", "uk", "vi"),
        *("en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za", "en-sg", "en-hk"),
    )
)
"""Languages and countries by how they write dates in figures (Unicode CLDR); bare English is of either."""


def is_day_first(columns: Iterable[Iterable[str]], language: str, now: datetime) -> bool | None:
    """Tell how a feed writes its dates in figures: the day first, the month first, or None: nobody can know.

    A date whose day can be no month tells it of all others; else dates that would lie in the future, else the
    order of the entries, else the language where its country is known by it.

    Args:
        columns: The dates of its entries as they stand there and in its order: when they were published, and
            others such as when they were updated.
        language: The language it says it is in (RFC 5646); '' if it does not.
        now: When it was fetched.
    """
    found = [numbers for column in columns if (numbers := _numbers(column))]
    every = [each for column in found for each in column]
    told = {order for order in (True, False) if all(_day(each, order) for each in every)}
    latest = (now + _AHEAD).date()
    possible = {order for order in told if all((_day(each, order) or latest) <= latest for each in every)}
    if not found or not possible:
        return None
    if len(possible) == 1:
        return possible.pop()
    days = {order: [day for each in found[0] if (day := _day(each, order))] for order in possible}
    in_order = [order for order, each in days.items() if _run(each)]
    if len(in_order) == 1 and len(set(days[in_order[0]])) >= _ENOUGH:
        return in_order[0]
    return _by_language(language)


_ENOUGH = 4
"""So many days stand in order by chance once in a dozen times."""


def _numbers(texts: Iterable[str]) -> list[tuple[int, int, int]]:
    """Find the numbers of dates in figures, as they stand; those that are no day either way are left out."""
    matches = filter(None, map(_NUMERIC.match, texts))
    numbers = [(int(match[1]), int(match[3]), int(match[4])) for match in matches]
    return [each for each in numbers if _day(each, True) or _day(each, False)]


def _day(numbers: tuple[int, int, int], day_first: bool) -> date | None:
    first, second, year = numbers
    try:
        return date(year, second, first) if day_first else date(year, first, second)
    except ValueError:
        return None


def _run(days: list[date]) -> bool:
    """Return whether days go one way only, as entries of feeds do."""
    pairs = list(pairwise(days))
    return all(one >= other for one, other in pairs) or all(one <= other for one, other in pairs)


def _by_language(language: str) -> bool | None:
    tag = language.strip().lower().replace("_", "-")
    if tag in _MONTH_FIRST:
        return False
    return True if tag in _DAY_FIRST or tag.partition("-")[0] in _DAY_FIRST else None
