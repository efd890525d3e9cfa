"""Forms of publication: one table says of each what sets it apart, and everything else asks the table."""

from datetime import date
from typing import Literal, assert_never, get_args

from msgspec import Struct

from newsroom.model.marking import N_

Form = Literal["daily", "deep", "monthly", "annual"]
"""Digest (速递), deep dive (深度), review of a month (月评) or of a year (年报)."""
Period = Literal["day", "month", "year"]
"""What an issue is dated by: the day it comes out, or the month or year it is about."""


class FormTraits(Struct, frozen=True, kw_only=True):
    """What sets a form apart. Names are messages: they are translated where they are shown."""

    period: Period
    name: str
    """What it is called in a list."""
    box: str = ""
    """What the box is headed that asks for the title, or the month or year, of a new one."""
    start: str = ""
    """What starts one is called in the list of issues."""
    known_by: str = ""
    """What is said where a file of it would not be known for one: the signs that it is known by."""
    title: str = ""
    """The title of one that is given none, a pattern with ``{day}``; '': Untitled."""


FORMS: dict[Form, FormTraits] = {
    "daily": FormTraits(period="day", name=N_("digest")),
    "deep": FormTraits(
        period="day",
        name=N_("deep dive"),
        box=N_("Deep dive"),
        start=N_("Start a deep dive…"),
        known_by=N_(
            "a file of this is not known as a deep dive: that has 引用 with sources, or TL;DR above it"
        ),
    ),
    "monthly": FormTraits(
        period="month",
        name=N_("monthly"),
        box=N_("Review of a month"),
        start=N_("Start the review of a month…"),
        known_by=N_(
            "a file of this is not known as a monthly: that names its month, 国际…事件 and 国内…事件"
        ),
        title="{day.year}年{day.month}月全球AI月评",
    ),
    "annual": FormTraits(
        period="year",
        name=N_("annual"),
        box=N_("Review of a year"),
        start=N_("Start the review of a year…"),
        known_by=N_(
            "a file of this is not known as an annual: that has numbered chapters, …年报 and 免责声明"
        ),
        title="{day.year}年人工智能发展年报",
    ),
}
"""Every form; in this order they are offered."""

ALL_FORMS: tuple[Form, ...] = get_args(Form)
DOCUMENTS: tuple[Form, ...] = tuple(form for form in ALL_FORMS if form != "daily")
"""The forms that are one text with sections and footnotes: all but the digest, which has entries."""


def forms_about(period: Period) -> tuple[Form, ...]:
    """Name the documents that are dated by a period."""
    return tuple(form for form in DOCUMENTS if FORMS[form].period == period)


def first_day(day: date, period: Period) -> date:
    """Return the day an issue is dated that is about the period in which `day` lies."""
    match period:
        case "day":
            return day
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)
    assert_never(period)


def dated(day: date, period: Period) -> str:
    """Write the day, month or year for programs (ISO 8601): ``2025-07-27``, ``2025-07``, ``2025``."""
    match period:
        case "day":
            return day.isoformat()
        case "month":
            return day.isoformat()[:7]
        case "year":
            return day.isoformat()[:4]
    assert_never(period)
