"""ST: footnotes and chapters of deep dives and reviews."""

from collections.abc import Iterator
from typing import ClassVar

from newsroom.issues.forms.footnotes import definitions, references, unused
from newsroom.issues.forms.sections import sections
from newsroom.model import Finding, Severity
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _


class Footnotes(Rule):
    """A footnote's mark leads nowhere, or to two sources: on the page it stands as ``[^3]``."""

    id: ClassVar[str] = "ST007"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Hold marks and definitions against each other."""
        if subject.issue.form == "daily":
            return
        defined = [each.name for each in definitions(subject.text)]
        for mark in references(subject.text):
            if mark.name not in defined:
                message = _("this footnote has no line in 引用; cite a source or take the mark out")
                yield self.finding(subject, mark.start, mark.end, message)
        seen: set[str] = set()
        for each in definitions(subject.text):
            end = each.start + len(each.name) + 3
            if each.name in seen:
                message = _("there are two footnotes {name}; number one of them anew")
                yield self.finding(subject, each.start, end, message.format(name=each.name))
            seen.add(each.name)


class Uncited(Rule):
    """A source in 引用 has no mark in the text, so the page leaves it out."""

    id: ClassVar[str] = "ST008"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look for definitions without a mark."""
        if subject.issue.form == "daily":
            return
        for each in unused(subject.text):
            message = _("no mark leads to this source; cite it in the text or take it out")
            yield self.finding(subject, each.start, each.start + len(each.name) + 3, message)


class FootnoteOrder(Rule):
    """Footnotes are not numbered in the order in which the text has them."""

    id: ClassVar[str] = "ST009"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Compare the numbers with the order of their first marks."""
        if subject.issue.form == "daily":
            return
        seen: dict[str, int] = {}
        for mark in references(subject.text):
            if mark.name in seen:
                continue
            seen[mark.name] = len(seen) + 1
            if mark.name != str(seen[mark.name]):
                message = _("this is footnote {n} in the order of the text; number the footnotes anew")
                yield self.finding(subject, mark.start, mark.end, message.format(n=seen[mark.name]))
                return


class Chapters(Rule):
    """A chapter's number leaves a gap or comes again: 3.3.1 is followed by 3.3.2, 3.4 or 4.1."""

    id: ClassVar[str] = "ST010"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Follow the numbers; a document that is the second part of another may begin anywhere."""
        if subject.issue.form == "daily":
            return
        before: tuple[int, ...] = ()
        for part in sections(subject.text):
            here = _numbers(part.chapter)
            if not here:
                continue
            if before and here not in _following(before):
                message = _("chapter {number} cannot follow {before}").format(
                    number=part.chapter, before=".".join(map(str, before))
                )
                start = subject.text.index(part.title, part.start)
                yield self.finding(subject, start, start + len(part.chapter), message)
            before = here


_HAN = {han: n for n, han in enumerate("一二三四五六七八九", 1)}


def _numbers(chapter: str) -> tuple[int, ...]:
    """Read ``3.3.1`` or ``十二``; () where there is no number."""
    if not chapter:
        return ()
    if chapter[0].isdigit():
        return tuple(int(part) for part in chapter.split("."))
    tens, ten, ones = chapter.rpartition("十")
    return ((_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones, 0),)


def _following(before: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Return the numbers that may come after one: the next of each level, or the first below."""
    following = {(*before, 1)}
    for level in range(1, len(before) + 1):
        following.add((*before[: level - 1], before[level - 1] + 1))
    return following


RULES: tuple[Rule, ...] = (Footnotes(), Uncited(), FootnoteOrder(), Chapters())
