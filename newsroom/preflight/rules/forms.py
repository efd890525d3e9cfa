"""ST: footnotes and chapters of deep dives and reviews."""

from collections.abc import Iterator
from typing import ClassVar

from newsroom.issues.forms import chapters
from newsroom.issues.forms.footnotes import definitions, references, renumbered, unused
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
    suggests: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look for definitions without a mark."""
        if subject.issue.form == "daily":
            return
        for each in unused(subject.text):
            message = _("no mark leads to this source; cite it in the text or take it out")
            yield self.finding(subject, each.start, each.end, message, fix="")


class FootnoteOrder(Rule):
    """Footnotes are not numbered in the order in which the text has them."""

    id: ClassVar[str] = "ST009"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Compare the numbers with the order of their first marks."""
        if subject.issue.form == "daily":
            return
        anew = renumbered(subject.text)
        fixable = anew != subject.text
        seen: dict[str, int] = {}
        for mark in references(subject.text):
            if mark.name in seen:
                continue
            seen[mark.name] = len(seen) + 1
            if mark.name != str(seen[mark.name]):
                message = _("this is footnote {n} in the order of the text; number the footnotes anew")
                yield self.finding(
                    subject,
                    mark.start,
                    mark.end,
                    message.format(n=seen[mark.name]),
                    fix=f"[^{seen[mark.name]}]" if fixable else None,
                    repair="footnotes",
                )
                return
        listed = [each for each in definitions(subject.text) if each.name in seen]
        for each, name in zip(listed, seen, strict=False):
            if fixable and each.name != name:
                message = _("引用 is not in the order of the text; number the footnotes anew")
                end = each.start + len(each.name) + 3
                yield self.finding(subject, each.start, end, message, fix=f"[^{name}]", repair="footnotes")
                return


class Chapters(Rule):
    """A chapter's number leaves a gap or comes again: 3.3.1 is followed by 3.3.2, 3.4 or 4.1."""

    id: ClassVar[str] = "ST010"
    severity: ClassVar[Severity] = Severity.ERROR
    suggests: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Follow the numbers; a document that is the second part of another may begin anywhere."""
        if subject.issue.form == "daily":
            return
        anew = {part.number: part.chapter for part in sections(chapters.numbered(subject.text))}
        for part, before in chapters.faults(subject.text):
            message = _("chapter {number} cannot follow {before}").format(
                number=part.chapter, before=".".join(map(str, before))
            )
            start = subject.text.index(part.chapter, part.start)
            fix = anew.get(part.number)
            yield self.finding(
                subject, start, start + len(part.chapter), message, fix=fix or None, repair="chapters"
            )


RULES: tuple[Rule, ...] = (Footnotes(), Uncited(), FootnoteOrder(), Chapters())
