"""ST: the entries and their parts."""

import re
from collections.abc import Iterator
from typing import ClassVar

from newsroom.issues.body import ENTRY_COLUMN
from newsroom.issues.composing import write_number
from newsroom.issues.paragraphs import read_paragraph
from newsroom.issues.tree import Block, Passage
from newsroom.model import Finding, Severity
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _
from newsroom.text.addresses import is_web

_WEB = re.compile(r"https?://", re.IGNORECASE)


class Numbering(Rule):
    """A number leaves a gap, comes again or is not padded to four columns, or a summary is not indented so.

    Markdown renumbers a list, so the page hides what the file shows; with less indentation than the number
    is wide the summary falls out of its entry.
    """

    id: ClassVar[str] = "ST001"
    severity: ClassVar[Severity] = Severity.ERROR
    house: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Compare numbers and columns with those of the house form."""
        for number, block in enumerate(subject.tree.blocks, 1):
            yield from self._number(subject, number, block)
            if block.summary:
                yield from self._indent(subject, number, block.summary)

    def _number(self, subject: Subject, number: int, block: Block) -> Iterator[Finding]:
        head = block.head
        wanted = write_number(number)
        if subject.text[block.start : head.content] == wanted:
            return
        found = subject.text[head.number : head.digits]
        if found != str(number):
            message = _("entry {number} is numbered {found}").format(number=number, found=found)
        else:
            message = _("the number and its padding take four columns: two spaces to 9, one from 10 on")
        yield self.finding(subject, block.start, head.content, message, entry=number, fix=wanted)

    def _indent(self, subject: Subject, number: int, summary: Passage) -> Iterator[Finding]:
        literal = summary.literal and read_paragraph(summary.value, literal=False) != summary.value
        wanted = " " * (max(ENTRY_COLUMN, len(write_number(number))) + literal)
        if subject.text[summary.margin : summary.start] == wanted:
            return
        message = _("the summary of entry {number} is indented by four spaces").format(number=number)
        yield self.finding(
            subject, summary.margin, summary.start, message, entry=number, field="summary", fix=wanted
        )


class Incomplete(Rule):
    """An entry has no link to the web, no headline, an address for a headline, or no summary."""

    id: ClassVar[str] = "ST002"
    severity: ClassVar[Severity] = Severity.ERROR
    house: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look at the parts of every entry."""
        for number, block in enumerate(subject.tree.blocks, 1):
            for field, message in _lacks(block, number):
                head = block.head
                start, end = head.headline.start, head.headline.end
                if start == end:
                    start, end = head.content, head.end
                yield self.finding(subject, start, end, message, entry=number, field=field)


class Empty(Rule):
    """A digest has no entry: mailed or published, its readers would get a bare title."""

    id: ClassVar[str] = "ST011"
    severity: ClassVar[Severity] = Severity.ERROR
    house: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look whether there is an entry at all."""
        if not subject.tree.blocks:
            end = len(subject.text)
            yield self.finding(subject, end, end, _("the issue has no entry; pick stories first"))


class Unread(Rule):
    """No entry was found in a digest of another house, so nothing of entries was checked.

    It is no digest, or its headlines and links stand in a form that is not recognised.
    """

    id: ClassVar[str] = "ST012"
    severity: ClassVar[Severity] = Severity.INFO

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look whether a file with links has an entry."""
        tree = subject.tree
        if subject.house or subject.issue.form != "daily" or tree.blocks:
            return
        body = subject.text[tree.body :]
        if not _WEB.search(body):
            return
        start = tree.body + len(body) - len(body.lstrip())
        end = start + len(subject.text[start:].splitlines()[0].rstrip())
        message = _("no entries were recognised in this file, so none were checked")
        yield self.finding(subject, start, end, message)


def _lacks(block: Block, number: int) -> Iterator[tuple[str, str]]:
    if block.url.strip() in ("", "#"):
        yield "link", _("entry {number} has no link; give it one").format(number=number)
    elif not block.url.strip().lower().startswith(("http://", "https://")):
        message = _("the link of entry {number} is no web address: it begins with http:// or https://")
        yield "link", message.format(number=number)
    headline = block.headline.strip()
    if not headline:
        yield "headline", _("entry {number} has no headline; write one").format(number=number)
    elif is_web(headline):
        yield "headline", _("the headline of entry {number} is an address; write one").format(number=number)
    if not block.brief.strip():
        yield "summary", _("entry {number} has no summary; write one").format(number=number)


RULES: tuple[Rule, ...] = (Numbering(), Incomplete(), Empty(), Unread())
