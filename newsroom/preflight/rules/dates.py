"""FM: when the issue came out."""

import re
from collections.abc import Iterator
from typing import ClassVar
from zoneinfo import ZoneInfo

from newsroom.issues.scalars import write_instant
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
        if _TIME.search(raw) and not _ZONE.search(raw):
            message = _("the date has no zone; sites take it for UTC")
            zone = ZoneInfo(subject.publication.zone)
            fix = write_instant(published, zone)
            yield self.finding(subject, key.value_start, key.value_end, message, field="front", fix=fix)
        elif subject.now is not None and published > subject.now:
            message = _("the date lies in the future; sites such as Hugo's hide the page until then")
            zone = ZoneInfo(subject.publication.zone)
            now = subject.now.astimezone(zone)
            today = write_instant(now, zone) if now.date() == published.date() else None
            yield self.finding(subject, key.value_start, key.value_end, message, field="front", fix=today)


RULES: tuple[Rule, ...] = (Moment(),)
