"""FA: when it happened."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from newsroom.model import Finding, Severity
from newsroom.preflight.rule import Rule
from newsroom.preflight.running import running
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _

_RELATIVE = re.compile(
    r"(?P<day>今日|今天|昨日|昨天|昨晚|今晨|今晚|明日|明天|前天|后天)(?![0-9A-Za-z]|头条|资本|俄|油条|势|的)"
    r"|(?P<week>[上下本这]周[一二三四五六日末])"
    r"|(?P<year>今年|去年|明年)(?P<month>1[0-2]|[1-9])[ ]?月(?:(?P<date>[12][0-9]|3[01]|[1-9])[ ]?日)?"
    r"|近日(?!点)"
)
_QUOTED = re.compile(r"“[^“”\r\n]{0,300}”|「[^「」\r\n]{0,300}」")
_DAYS = {"今": 0, "昨": -1, "明": 1, "前": -2, "后": 2}
_WEEKS = {"上": -1, "下": 1, "本": 0, "这": 0}
_YEARS = {"今": 0, "去": -1, "明": 1}
_WEEKDAYS = "一二三四五六日"
_WHOLE = frozenset(("今日", "今天", "昨日", "昨天", "明日", "明天", "前天", "后天"))


class RelativeDate(Rule):
    """A date counts from today (昨日, 上周五, 今年9月); in the archive nobody knows which day that was.

    In the entries alone: the lead and the commentary speak of the issue's own day. Quotations stay.
    """

    id: ClassVar[str] = "FA008"
    severity: ClassVar[Severity] = Severity.INFO
    suggests: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look at headlines and summaries."""
        today = subject.issue.date or subject.tree.day
        for run in running(subject):
            piece = run.piece
            if piece.entry is None:
                continue
            text = _QUOTED.sub(lambda quoted: "\ufffc" * len(quoted[0]), run.text)
            for match in _RELATIVE.finditer(text):
                if match[0] in subject.standards.allowed or not run.free(*match.span()):
                    continue
                fix = _absolute(match, today) if today else None
                message = _("{words} will not be understood later; write the date").format(words=match[0])
                place = run.place(*match.span())
                yield self.finding(subject, *place, message, entry=piece.entry, field=piece.field, fix=fix)


def _absolute(match: re.Match[str], today: date) -> str | None:
    words = match[0]
    try:
        if match["year"]:
            return f"{today.year + _YEARS[words[0]]}年{words[2:]}"
        if match["week"] and words[2] in _WEEKDAYS:
            monday = today - timedelta(days=today.weekday())
            day = monday + timedelta(days=7 * _WEEKS[words[0]] + _WEEKDAYS.index(words[2]))
            return f"{day.month}月{day.day}日"
        if words in _WHOLE:
            day = today + timedelta(days=_DAYS[words[0]])
            return f"{day.month}月{day.day}日"
    except OverflowError:
        return None
    return None


class OtherTime(Rule):
    """An entry's source is older than the publication wants, or came out after the issue's day.

    As far as the source says when it came out.
    """

    id: ClassVar[str] = "FA009"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Compare the days of the sources with that of the issue."""
        today = subject.issue.date or subject.tree.day
        if today is None:
            return
        zone = ZoneInfo(subject.publication.zone)
        days = subject.standards.stale_days
        for number, block in enumerate(subject.tree.blocks, 1):
            moments = [each.published for each in subject.evidence_of(number) if each.published]
            if not moments:
                continue
            newest = _day(max(moments), zone)
            earliest = _day(min(moments), zone)
            if (today - newest).days > days:
                message = _("the source of entry {number} is of {date}, older than {days} days")
            elif earliest > today:
                newest = earliest
                message = _("the source of entry {number} is of {date}, after the issue's day")
            else:
                continue
            head = block.head.headline
            message = message.format(number=number, date=newest.isoformat(), days=days)
            yield self.finding(subject, head.start, head.end, message, entry=number, field="headline")


def _day(moment: datetime, zone: ZoneInfo) -> date:
    try:
        return moment.astimezone(zone).date()
    except (OverflowError, ValueError):
        return moment.date()


RULES: tuple[Rule, ...] = (RelativeDate(), OtherTime())
