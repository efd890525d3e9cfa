"""Days in titles, headings and file names."""

import re
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import NamedTuple

_DAY = re.compile(
    r"(?<!\d)(?:"
    r"(\d{4})[ ]?年[ ]?(\d{1,2})[ ]?月[ ]?(\d{1,2})[ ]?日?"
    r"|(\d{4})([-./_])(\d{1,2})\5(\d{1,2})(?!\d)"
    r"|((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"
    r")",
    re.ASCII,
)
_CODES = {
    "%Y": r"(?P<year>\d{4})",
    "%m": r"(?P<month>\d{1,2})",
    "%-m": r"(?P<month>\d{1,2})",
    "%d": r"(?P<day>\d{1,2})",
    "%-d": r"(?P<day>\d{1,2})",
    "%%": "%",
}
_CODE = re.compile(r"%-?.|\s+|.", re.DOTALL)


class Day(NamedTuple):
    """A day and where it is written: ``text[start:end]``."""

    date: date
    start: int
    end: int


def find_day(text: str) -> Day | None:
    """Find the first day written out with its year: 2025.07.27, 2025-7-27, 2025年7月27日, 20250727."""
    for match in _DAY.finditer(text):
        parts = [part for part in match.groups() if part and part.isdigit()]
        if day := _date(*parts):
            return Day(day, match.start(), match.end())
    return None


def find_day_by(pattern: str, text: str) -> Day | None:
    """Find the day in a text that was made by a pattern such as ``{date:%Y.%m.%d} 全球AI新闻速递``.

    Returns:
        None where the text is not of the pattern, or the pattern does not hold year, month and day.
    """
    compiled = _compiled(pattern)
    match = compiled.fullmatch(text) if compiled else None
    if not match:
        return None
    day = _date(match["year"], match["month"], match["day"])
    ends = [match.span(name) for name in ("year", "month", "day")]
    return Day(day, min(start for start, _ in ends), max(end for _, end in ends)) if day else None


@lru_cache(maxsize=32)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    expression = ""
    try:
        for literal, field, spec, _ in Formatter().parse(pattern):
            expression += _literal(literal)
            if field is not None:
                expression += "".join(_code(part) for part in _CODE.findall(spec or "%Y-%m-%d"))
    except ValueError:
        return None
    seen: set[str] = set()

    def once(match: re.Match[str]) -> str:
        """Let a part that comes again be the same as before: a group can be named but once."""
        if match[1] in seen:
            return f"(?P={match[1]})"
        seen.add(match[1])
        return match[0]

    expression = re.sub(r"\(\?P<(\w+)>[^)]*\)", once, expression)
    return re.compile(expression, re.ASCII) if seen == {"year", "month", "day"} else None


def _literal(text: str) -> str:
    return "".join(r"\s*" if part.isspace() else re.escape(part) for part in _CODE.findall(text))


def _code(part: str) -> str:
    if part.startswith("%"):
        return _CODES.get(part, ".+?")
    return r"\s*" if part.isspace() else re.escape(part)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
