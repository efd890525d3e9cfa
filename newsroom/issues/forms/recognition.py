"""Which form a file is of. A digest must never be taken for another form, so several signs are asked for."""

import re
from datetime import date
from typing import Literal, assert_never

from newsroom.model import Form

_CITATION = re.compile(r"^\[\^[^\]\s]+\]:[ \t]*\S", re.MULTILINE)
_CITATIONS = re.compile(r"^ {0,3}#{1,6}[ \t]+引用[ \t]*$", re.MULTILINE)
_GIST = re.compile(r"^TL;DR", re.MULTILINE)
_WORLD = re.compile(r"^[#\d. \t]*[^\s#].{0,8}国际.{0,4}事件|^[#\d. \t]*国际重大事件", re.MULTILINE)
_HOME = re.compile(r"^[#\d. \t]*[^\s#].{0,8}国内.{0,4}事件|^[#\d. \t]*国内重大事件", re.MULTILINE)
_MONTH = re.compile(r"(20\d\d)年([1-9]|1[0-2])月")
_YEAR = re.compile(r"(20\d\d)年")
_DEEP_CHAPTER = re.compile(r"^[# \t]*[1-9]\.[1-9]\d?(?:\.[1-9]\d?)?[ \t]+\S", re.MULTILINE)
_REPORT = re.compile(r"20\d\d年.{0,24}(?:报告|年报)")
_DISCLAIMER = re.compile(r"^[# \t]*免责声明", re.MULTILINE)
_CHAPTERS = 3


def form_of(text: str) -> Form:
    """Tell the form of a file.

    A deep dive has footnotes under ``## 引用``, or below a ``TL;DR``; a monthly has the events abroad and at
    home; an annual has numbered chapters, a title as a year's report, and a disclaimer.
    """
    cites = bool(_CITATIONS.search(text))
    if cites and _GIST.search(text):
        return "deep"
    if _MONTH.search(text) and _WORLD.search(text) and _HOME.search(text):
        return "monthly"
    if "免责声明" in text and _DISCLAIMER.search(text) and _REPORT.search(text):
        chapters = _DEEP_CHAPTER.findall(text)
        if len(chapters) >= _CHAPTERS:
            return "annual"
    # Reviews cite as well.
    return "deep" if cites and _CITATION.search(text) else "daily"


def covered(text: str, period: Literal["month", "year"]) -> date | None:
    """Find the first day of the month or the year that a review is about: the first one it names."""
    match period:
        case "month":
            month = _MONTH.search(text)
            return date(int(month[1]), int(month[2]), 1) if month else None
        case "year":
            year = _YEAR.search(text)
            return date(int(year[1]), 1, 1) if year else None
    assert_never(period)


def first_line(text: str) -> str:
    """Return what stands for a title where there is none: the report's name, else the month it is about."""
    if report := _REPORT.search(text):
        return report[0]
    if month := _MONTH.search(text):
        return f"{month[0]}月评"
    return next((line.strip()[:60] for line in text.splitlines() if line.strip()), "")
