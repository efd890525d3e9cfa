"""RP: what ran before, and what runs twice."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import ClassVar

from msgspec.structs import replace

from newsroom.issues.escapes import escape_headline
from newsroom.issues.tree import Block
from newsroom.model import Finding, Past, Severity
from newsroom.preflight.notes import Reference, numbers_of, references
from newsroom.preflight.rule import Rule
from newsroom.preflight.running import running
from newsroom.preflight.stated import place
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _, ngettext
from newsroom.text.addresses import canonical
from newsroom.text.quoting import within_quotes
from newsroom.text.retelling import retelling

_SAME_EVENT = 0.55
"""Containment of Han bigrams from which on two headlines are of one event, on labelled pairs."""


class Rerun(Rule):
    """A link ran a few days ago: readers have read it."""

    id: ClassVar[str] = "RP001"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look each page up among those that ran."""
        ran: dict[str, Past] = {}
        for past in _recent(subject):
            if past.canonical:
                ran.setdefault(past.canonical, past)
        for number, block in enumerate(subject.tree.blocks, 1):
            page = canonical(block.url) if ran else None
            url = block.head.url
            if page not in ran or page is None or url is None or _follows(subject, number):
                continue
            message = _(
                "the link ran on {date} as number {number}; take it out or make it a follow-up (后续)"
            )
            message = message.format(date=_day(ran[page]), number=ran[page].number)
            yield self.finding(subject, url.start, url.end, message, entry=number, field="link")


class RetoldStory(Rule):
    """A headline is close to one that ran a few days ago: the same story, or what came of it.

    It is offered as a follow-up; many are, so it is never more than a question.
    """

    id: ClassVar[str] = "RP002"
    severity: ClassVar[Severity] = Severity.WARNING
    suggests: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Compare each headline with those that ran."""
        recent = list(_recent(subject))
        for number, block in enumerate(subject.tree.blocks, 1):
            if not block.headline or not recent or _follows(subject, number):
                continue
            page = canonical(block.url)
            likeness, past = max(
                ((retelling(block.headline, past.headline), past) for past in recent),
                key=lambda each: each[0],
            )
            if likeness < _SAME_EVENT or (page is not None and page == past.canonical):
                continue  # a link that ran is RP001's
            message = _(
                "close to number {number} of {date}, “{headline}”; take it out or make it a follow-up (后续)"
            )
            message = message.format(
                number=past.number, date=_day(past), headline=within_quotes(past.headline)
            )
            head = block.head.headline
            fix = self._follow_up(subject, block, past)
            found = self.finding(
                subject, head.start, head.end, message, entry=number, field="headline", fix=fix
            )
            yield found if fix is None else replace(found, follows=(past.issue, past.number))

    @staticmethod
    def _follow_up(subject: Subject, block: Block, past: Past) -> str | None:
        if past.date is None or "后续" in block.headline:
            return None
        pattern = subject.standards.follow_up
        written = pattern.format(headline=block.headline, date=past.date, number=past.number, text="")
        return escape_headline(written)


class TwiceToday(Rule):
    """Two entries are about one event."""

    id: ClassVar[str] = "RP003"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Compare the headlines with one another."""
        blocks = subject.tree.blocks
        pages = [canonical(block.url) for block in blocks]
        for later in range(1, len(blocks)):
            for earlier in range(later):
                one, other = blocks[earlier], blocks[later]
                if pages[earlier] is not None and pages[earlier] == pages[later]:
                    continue  # LK001's
                if retelling(one.headline, other.headline) < _SAME_EVENT:
                    continue
                message = _("entries {one} and {other} seem to be about one event; make one of them")
                message = message.format(one=earlier + 1, other=later + 1)
                head = other.head.headline
                yield self.finding(
                    subject,
                    head.start,
                    head.end,
                    message,
                    entry=later + 1,
                    entries=(earlier + 1, later + 1),
                    field="headline",
                )
                break


class FollowsNothing(Rule):
    """A headline follows up an entry that there is not: no issue of ours is of that day, or it has fewer.

    The program writes day and number by itself; they go wrong where they are typed, or the issue was removed.
    """

    id: ClassVar[str] = "RP004"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look each reference up among the issues."""
        if subject.issues is None:
            return
        for piece in running(subject):
            if piece.piece.field != "headline":
                continue
            for reference in references(piece.text, subject.standards.follow_up):
                message = _missing(subject, subject.issues, reference)
                if message:
                    start = min(first for first, _last in reference.spans)
                    start, end = place(piece, start, max(last for _first, last in reference.spans))
                    yield self.finding(
                        subject, start, end, message, entry=piece.piece.entry, field="headline"
                    )


def _missing(subject: Subject, issues: Mapping[date, int], reference: Reference) -> str | None:
    """Say what there is not of a reference; None where the entry is there."""
    if not reference.day:
        return None
    last = subject.issue.date or subject.tree.day or date.max
    days = [
        day for day in issues if day <= last and numbers_of(day.strftime(reference.form)) == reference.day
    ]
    if not days:
        return _(
            "there is no earlier issue of the day that it follows up; put the day right, or the number too"
        )
    count = issues[max(days)]
    if reference.number is None or 1 <= reference.number <= count:
        return None
    message = ngettext(
        "it follows up number {number}, but the issue of {date} has {n} entry",
        "it follows up number {number}, but the issue of {date} has {n} entries",
        count,
    )
    return message.format(number=reference.number, date=max(days).isoformat(), n=count)


def _recent(subject: Subject) -> Iterator[Past]:
    """Give what ran in the days before the issue, what ran last first."""
    today = subject.issue.date or subject.tree.day or (subject.now.date() if subject.now else None)
    if today is None:
        return
    first = today - timedelta(days=subject.standards.rerun_days) if today > _FIRST_DAY else today
    for past in subject.past:
        if past.date is not None and first <= past.date <= today:
            yield past


_FIRST_DAY = date(1900, 1, 1)


def _follows(subject: Subject, number: int) -> bool:
    """Tell whether the entry says of itself that it follows an earlier one."""
    entries = subject.issue.entries
    return number <= len(entries) and entries[number - 1].follows is not None


def _day(past: Past) -> str:
    return past.date.isoformat() if past.date else "?"


RULES: tuple[Rule, ...] = (Rerun(), RetoldStory(), TwiceToday(), FollowsNothing())
