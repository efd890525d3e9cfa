"""SR: where the facts are from."""

import re
from collections.abc import Iterator
from typing import ClassVar

from newsroom.model import Evidence, Finding, Severity
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _
from newsroom.text.addresses import canonical, site

_LINK = r"\[(?:[^\[\]\r\n]|\[[^\[\]\r\n]*\])*\]\((?P<url>[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)"
_REFERENCE = re.compile(rf"^ {{0,3}}\[\^[^\]\r\n]+\]:[ \t]*(?P<link>{_LINK})(?P<rest>[^\r\n]*)", re.MULTILINE)
_RETRIEVED = re.compile(r"(?:检索|访问|查阅|引用)(?:日期|时间|于)|retrieved|accessed", re.IGNORECASE)
_DAY = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}")
_SEPARATOR = "·"


class Unsourced(Rule):
    """A reference does not say who published it, or when it was read; or an entry's source has no name.

    Pages change and go. The form is that of the references (引用): link, publisher, its date, date of
    retrieval, with a middle dot between them.
    """

    id: ClassVar[str] = "SR001"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look at footnotes that are links, and at what is kept of the entries' sources."""
        for reference in _REFERENCE.finditer(subject.text):
            yield from self._reference(subject, reference)
        for number, block in enumerate(subject.tree.blocks, 1):
            sources = subject.evidence_of(number)
            if not sources or any(each.source.strip() for each in sources):
                continue
            head = block.head.headline
            message = _("nothing says whose the source of entry {number} is; name it in the summary")
            yield self.finding(
                subject, head.start, head.end, message.format(number=number), entry=number, field="headline"
            )

    def _reference(self, subject: Subject, reference: re.Match[str]) -> Iterator[Finding]:
        rest = reference["rest"].strip()
        parts = [part.strip() for part in rest.split(_SEPARATOR) if part.strip()]
        retrieved = bool(_RETRIEVED.search(rest)) and bool(_DAY.search(rest))
        publisher = any(not _DAY.search(part) and not _RETRIEVED.search(part) for part in parts)
        if publisher and retrieved:
            return
        known = _evidence(subject, reference["url"])
        fix = rest if rest.startswith(_SEPARATOR) or not rest else f"{_SEPARATOR}{rest}"
        if not publisher:
            name = known.source if known and known.source else site(reference["url"])
            fix = f"{_SEPARATOR}{name}{fix}"
        if not retrieved and known:
            day = known.retrieved
            fix += f"{_SEPARATOR}检索日期{day.year}/{day.month}/{day.day}"
        complete = bool(publisher or site(reference["url"])) and (retrieved or known is not None)
        message = _message(publisher, retrieved)
        start, end = reference.span("rest")
        if start == end:
            start = reference.start("link")
            fix = reference["link"] + fix
        yield self.finding(subject, start, end, message, fix=fix if complete else None)


class TitleOnly(Rule):
    """Nothing is kept of an entry's source but its title, so that its facts are held against nothing.

    The feed gave no text, and the page was not fetched, or could not be.
    """

    id: ClassVar[str] = "SR003"
    severity: ClassVar[Severity] = Severity.INFO

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look at what is kept of each entry's sources."""
        for number, block in enumerate(subject.tree.blocks, 1):
            sources = subject.evidence_of(number)
            if not sources or any(each.text.strip() for each in sources):
                continue
            head = block.head.headline
            message = _(
                "only the title of the source of entry {number} is kept, so its facts cannot be checked;"
                " newsroom issue evidence fetches the text"
            )
            yield self.finding(
                subject, head.start, head.end, message.format(number=number), entry=number, field="headline"
            )


def _message(publisher: bool, retrieved: bool) -> str:
    if not publisher and not retrieved:
        return _("the reference names neither its publisher nor the day it was read")
    if not publisher:
        return _("the reference does not name its publisher")
    return _("the reference does not say when it was read (检索日期)")


def _evidence(subject: Subject, url: str) -> Evidence | None:
    page = canonical(url)
    return next(
        (each for each in subject.evidence if page and each.url and canonical(each.url) == page), None
    )


RULES: tuple[Rule, ...] = (Unsourced(), TitleOnly())
