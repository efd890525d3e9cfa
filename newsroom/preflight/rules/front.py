"""FM: the front matter."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import ClassVar
from zoneinfo import ZoneInfo

from newsroom.issues.composing import KEYS, METADATA, front_line, write_date
from newsroom.issues.dates import Day, find_day, find_day_by
from newsroom.issues.front import Front, Key
from newsroom.issues.parsing import named_day
from newsroom.issues.scalars import midnight, write_string, write_strings
from newsroom.model import Finding, Publication, Severity
from newsroom.preflight.rule import Rule
from newsroom.preflight.rules.dates import NoDay
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _, listed


class Keys(Rule):
    """A key of the front matter is missing, unknown, there twice or out of order.

    The site reads title, date and categories, and archives are compared line by line. A missing line can be
    made from the issue's day; an unknown one can be taken out.
    """

    id: ClassVar[str] = "FM001"
    severity: ClassVar[Severity] = Severity.ERROR
    house: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Compare the keys with those of the house form."""
        front = subject.tree.front
        if front is None:
            yield self._without_front(subject)
            return
        yield from self._missing(subject, front)
        names = _names(subject.publication)
        further = {name for name, _value in subject.publication.front}
        expected = [name for name in names if front.key(name)]
        known = [key.name for key in front.keys if key.name in names]
        seen: set[str] = set()
        seen_further: set[str] = set()
        for key in front.keys:
            if key.name == METADATA and METADATA not in seen:
                seen.add(METADATA)
            elif key.name in further and key.name not in seen_further:
                seen_further.add(key.name)
            elif key.name not in (*names, *further, METADATA):
                yield self._unknown(subject, key)
            elif key.name in seen | seen_further:
                message = _("front matter has {key} twice; keep one").format(key=key.name)
                yield self._at_key(subject, key, message)
            elif known == expected or key.name == expected[len(seen - {METADATA})]:
                seen.add(key.name)
            else:
                order = listed(names)
                message = _("front matter has {key} out of order; the order is {order}")
                yield self._at_key(subject, key, message.format(key=key.name, order=order))
                return

    def _without_front(self, subject: Subject) -> Finding:
        lines = [_line(name, subject) for name in KEYS]
        fix = None
        if all(lines):
            fence = subject.publication.fence
            fix = "\n".join((fence, *(line for line in lines if line), fence, "", ""))
            fix = fix.replace("\n", subject.tree.newline)
        message = _("there is no front matter; begin with {keys} between two lines of {fence}")
        start = subject.tree.body
        return self.finding(
            subject,
            start,
            start,
            message.format(keys=listed(_names(subject.publication)), fence=subject.publication.fence),
            field="front",
            fix=fix,
        )

    def _missing(self, subject: Subject, front: Front) -> Iterator[Finding]:
        at = front.first
        for name in KEYS:
            called = subject.publication.front_name(name)
            key = front.key(called)
            if key is not None:
                at = key.after
                continue
            line = _line(name, subject)
            fix = f"{line}{subject.tree.newline}" if line else None
            message = _("front matter has no {key}; add it").format(key=name)
            yield self.finding(subject, at, at, message, field="front", fix=fix)

    def _unknown(self, subject: Subject, key: Key) -> Finding:
        # The end is that of the line; a value over several lines is for the editor to take out.
        fix = None if set("\r\n") & set(subject.text[key.start : key.end]) else ""
        message = _("front matter has an unknown key, {key}; take it out").format(key=key.name)
        return self.finding(subject, key.start, key.end, message, field="front", fix=fix)

    def _at_key(self, subject: Subject, key: Key, message: str) -> Finding:
        return self.finding(subject, key.start, key.end, message, field="front")


class Days(Rule):
    """Title, date and file name are of different days.

    A page filed under one day and headed with another is found by nobody. The date counts in the
    publication's zone; of three the one that stands alone is taken to be wrong.
    """

    id: ClassVar[str] = "FM002"
    severity: ClassVar[Severity] = Severity.ERROR
    house: ClassVar[bool] = True
    suggests: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Compare the days that can be read."""
        tree = subject.tree
        if tree.published_key and tree.published is None and not NoDay.is_at(subject, tree.published_key):
            yield self._no_date(subject, tree.published_key)
        title = _title_day(subject)
        days = {
            "title": title.date if title else None,
            "date": tree.published.date() if tree.published else None,
            "name": named_day(subject.file_name, subject.publication) if subject.file_name else None,
        }
        there = {what: day for what, day in days.items() if day}
        if len(set(there.values())) < 2:
            return
        right = _right(there)
        wrong = next((what for what, day in there.items() if day != right), "title")
        message = _("the days disagree: {days}; an issue has one day").format(days=_told(there))
        if wrong == "date" and tree.published_key:
            yield self._wrong_date(subject, tree.published_key, right, message)
        elif title and tree.title_key:
            fix = _words(subject.publication, right) if wrong == "title" and right else None
            yield self.finding(subject, title.start, title.end, message, field="front", fix=fix)
        elif tree.published_key:
            key = tree.published_key
            yield self.finding(subject, key.value_start, key.value_end, message, field="front")

    def _no_date(self, subject: Subject, key: Key) -> Finding:
        message = _("this is no date; write it as 2025-07-27T09:14:53.576+08:00")
        return self.finding(subject, key.value_start, key.value_end, message, field="front")

    def _wrong_date(self, subject: Subject, key: Key, right: date | None, message: str) -> Finding:
        raw = subject.text[key.value_start : key.value_end]
        written = find_day(raw)
        published = subject.tree.published
        if written is None or published is None or right is None or written.date != published.date():
            return self.finding(subject, key.value_start, key.value_end, message, field="front")
        start, end = key.value_start + written.start, key.value_start + written.end
        return self.finding(subject, start, end, message, field="front", fix=right.isoformat())


def _line(name: str, subject: Subject) -> str | None:
    """Write the line of a key that is missing; None where the file does not tell what should stand there."""
    day = subject.issue.date or subject.tree.day
    if day is None and subject.file_name:
        day = named_day(subject.file_name, subject.publication)
    publication = subject.publication
    if name == "categories":
        value = write_strings(publication.categories)
    elif day is None:
        return None
    elif name == "title":
        value = write_string(publication.title.format(date=day))
    else:
        value = write_date(midnight(day, ZoneInfo(publication.zone)), publication)
    front = subject.tree.front
    return front_line(publication.front_name(name), value, front.fence if front else publication.fence)


def _names(publication: Publication) -> list[str]:
    """Return what the house's keys are called, in their order."""
    return [publication.front_name(key) for key in KEYS]


def _title_day(subject: Subject) -> Day | None:
    """Find the day in the title, and where in the text it is written."""
    tree = subject.tree
    day = find_day_by(subject.publication.title, tree.title) or find_day(tree.title)
    if day is None or tree.title_key is None:
        return None
    start, end = tree.title_key.value_start, tree.title_key.value_end
    words = tree.title[day.start : day.end]
    at = subject.text.find(words, start, end)
    return Day(day.date, at, at + len(words)) if at >= 0 else Day(day.date, start, end)


def _right(days: dict[str, date]) -> date | None:
    """Return the day most of them tell; of two the date's, and of three different ones none."""
    day, votes = Counter(days.values()).most_common(1)[0]
    if votes > 1:
        return day
    return days.get("date") if len(days) == 2 else None


def _words(publication: Publication, day: date) -> str | None:
    """Write a day as the publication's titles do."""
    title = publication.title.format(date=day)
    there = find_day_by(publication.title, title)
    return title[there.start : there.end] if there else None


def _told(days: dict[str, date]) -> str:
    names = {"title": _("title"), "date": _("date"), "name": _("file name")}
    return listed(f"{names[what]} {day.isoformat()}" for what, day in days.items())


RULES: tuple[Rule, ...] = (Keys(), Days())
