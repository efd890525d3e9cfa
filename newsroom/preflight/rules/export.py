"""EX: what comes out."""

from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace

from newsroom.issues import Content, are_too_few, content, locate, parse
from newsroom.model import FORMS, Entry, Finding, Severity
from newsroom.preflight.aligning import missing
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _

_ENTRY_FIELDS = ("headline", "link", "summary")


class Unreadable(Rule):
    """The Markdown, read again, is not the issue: something in it means another thing where it stands.

    Nobody else would notice before the issue is imported, compared or corrected from its file.
    """

    id: ClassVar[str] = "EX002"
    severity: ClassVar[Severity] = Severity.ERROR
    whole: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Read the text again and compare."""
        meant = content(subject.issue, subject.publication)
        parsed = parse(subject.text, subject.publication)
        if parsed.form != subject.issue.form and subject.issue.form != "daily":
            message = FORMS[subject.issue.form].known_by
            # It can be exported: what is lost is that a file of it is known for what it is.
            yield replace(self.finding(subject, 0, 0, _(message)), severity=Severity.WARNING)
            return
        read = content(parsed, subject.publication)
        if meant == read:
            return
        if are_too_few(subject.issue, subject.publication):
            message = _(
                "so few entries are not told for entries when the file is read again; it goes out as it is"
            )
            yield replace(self.finding(subject, 0, 0, message), severity=Severity.WARNING)
            return
        if gone := missing(subject):
            for number in gone:
                message = _unread(subject.issue.entries[number - 1]).format(number=number)
                yield self.finding(subject, 0, 0, message, entry=number, field="headline")
            return
        field, entry = _difference(meant, read)
        located = locate(subject.text, subject.publication)
        span = located.span(field, entry) if field else None
        start, end = (span.start, span.end) if span else (0, 0)
        message = _("the Markdown does not read back as the issue: {what}; write it in another way")
        yield self.finding(
            subject, start, end, message.format(what=_told(field, entry)), entry=entry, field=field
        )


def _unread(entry: Entry) -> str:
    """Return what to do about an entry that is not found when its file is read again."""
    if entry.url and entry.summary:
        return _(
            "entry {number} would not be found when this file is read again: write its headline in another"
            " way, or take the change back"
        )
    return _("this file’s form has no place for entry {number} as it is: give it a link, or tell more")


def _difference(meant: Content, read: Content) -> tuple[str | None, int | None]:
    """Return the first field that differs, and its entry's number."""
    if (meant.title, meant.published, meant.categories) != (read.title, read.published, read.categories):
        return "front", None
    if meant.lead != read.lead:
        return "lead", None
    if len(meant.entries) != len(read.entries):
        return None, None
    for number, (one, other) in enumerate(zip(meant.entries, read.entries, strict=True), 1):
        for field, value, back in zip(_ENTRY_FIELDS, one, other, strict=True):
            if value != back:
                return field, number
    return "commentary", None


def _told(field: str | None, entry: int | None) -> str:
    names = {
        "front": _("front matter"),
        "lead": _("lead"),
        "headline": _("headline"),
        "link": _("link"),
        "summary": _("summary"),
        "commentary": _("commentary"),
        None: _("entries"),
    }
    name = names[field]
    return _("{part} of entry {number}").format(part=name, number=entry) if entry else name


class OneAddress(Rule):
    """Another issue of the same day went out with the same address: the site shows one of the two.

    A daily, a deep dive and the review of a month that begins may all be of one day.
    """

    id: ClassVar[str] = "EX004"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Tell of each key."""
        message = _(
            "{key} is {value}, as in {other}: the site would show one of the two; put {{form}} or {{title}}"
            " into the pattern of {key} in the settings"
        )
        for key, value, other in subject.doubles:
            told = message.format(key=key, value=value, other=other)
            yield self.finding(subject, 0, 0, told, field="front")


RULES: tuple[Rule, ...] = (Unreadable(), OneAddress())
