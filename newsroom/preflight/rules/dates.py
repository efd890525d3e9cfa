"""FM: when the issue came out."""

import re
from collections.abc import Iterator
from datetime import date
from typing import ClassVar
from zoneinfo import ZoneInfo

from newsroom.issues.composing import write_date
from newsroom.issues.front import Key
from newsroom.model import Finding, Severity
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _

_ZONE = re.compile(r"(?:Z|[+-]\d\d:?\d\d)[\"']?[ \t]*$", re.IGNORECASE)
_TIME = re.compile(r"\d\d:\d\d")


class Moment(Rule):
    """The date has no zone, or lies in the future.

    Without a zone a site's builder takes it for UTC, eight hours off; a page of the future is not shown at
    all until then (gohugoio/hugo #6320).
    """

    id: ClassVar[str] = "FM003"
    severity: ClassVar[Severity] = Severity.WARNING
    house: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look at the date as it is written, and as it is meant."""
        tree = subject.tree
        key, published = tree.published_key, tree.published
        if key is None or published is None:
            return
        raw = subject.text[key.value_start : key.value_end]
        local = subject.publication.local_times
        if _TIME.search(raw) and not _ZONE.search(raw) and not local:
            message = _("the date has no zone; sites take it for UTC")
            fix = write_date(published, subject.publication)
            yield self.finding(subject, key.value_start, key.value_end, message, field="front", fix=fix)
        elif subject.now is not None and published > subject.now:
            message = _("the date lies in the future; sites such as Hugo's hide the page until then")
            now = subject.now.astimezone(ZoneInfo(subject.publication.zone))
            today = write_date(now, subject.publication) if now.date() == published.date() else None
            yield self.finding(subject, key.value_start, key.value_end, message, field="front", fix=today)


class NoDay(Rule):
    """A date in the front matter that no calendar has: 2025-02-30, 0000-00-00, 25 o'clock.

    Builders of sites stop at it, or take it for another day.
    """

    id: ClassVar[str] = "FM005"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look at every value that begins with a date."""
        front = subject.tree.front
        for key in front.keys if front else ():
            if match := self.is_at(subject, key):
                message = _("no calendar has the date {date}; write the day that is meant")
                start, end = match.span("whole")
                words = match["whole"]
                yield self.finding(subject, start, end, message.format(date=words), field="front")

    @staticmethod
    def is_at(subject: Subject, key: Key) -> re.Match[str] | None:
        """Return the figures of a date that no calendar has, if a value begins with some."""
        match = _DAY.match(subject.text, key.value_start, key.value_end)
        return match if match and not _is_possible(match) else None


_DAY = re.compile(
    r"""[ \t]*["']?(?P<whole>(?P<year>\d{4})(?P<mark>[-./]|年)(?P<month>\d\d?)(?:(?P=mark)|月)"""
    r"""(?P<day>\d\d?)(?![\d.])"""
    r"""(?:[Tt \t]+(?P<hour>\d\d):(?P<minute>\d\d))?)"""
)
_HOURS, _MINUTES = 24, 60


def _is_possible(match: re.Match[str]) -> bool:
    """Tell whether a date that was found by its figures is one."""
    try:
        date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return False
    return match["hour"] is None or (int(match["hour"]) < _HOURS and int(match["minute"]) < _MINUTES)


RULES: tuple[Rule, ...] = (Moment(), NoDay())
