"""ST: headings."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import ClassVar

from newsroom.issues.forms.sections import sections
from newsroom.model import Finding, Severity
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(\S[^\r\n]*)", re.MULTILINE)
_FENCE = re.compile(
    r"^ {0,3}(```+|~~~+)[^\r\n]*(?:\r\n|\r|\n).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_SOMETHING = re.compile(r"[^\s*_-]")


class EmptySection(Rule):
    """A heading has nothing under it, neither text nor a heading of a lower level."""

    id: ClassVar[str] = "ST003"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look for what stands between each heading and the next."""
        if subject.issue.form != "daily":
            yield from self._sections(subject)
            return
        if not subject.house:
            return
        text = subject.text
        body = _FENCE.sub(lambda match: "`" * len(match[0]), text)
        headings = list(_HEADING.finditer(body, subject.tree.body))
        for place, heading in enumerate(headings):
            following = headings[place + 1] if place + 1 < len(headings) else None
            below = body[heading.end() : following.start() if following else len(body)]
            if _SOMETHING.search(below) or (following and len(following[1]) > len(heading[1])):
                continue
            message = _("there is nothing under this heading; write it or take the heading out")
            yield self.finding(subject, heading.start(2), heading.end(2), message)

    def _sections(self, subject: Subject) -> Iterator[Finding]:
        parts = sections(subject.text)[1:]
        for part, following in zip_longest(parts, parts[1:]):
            below = subject.text[part.body : part.end]
            if _SOMETHING.search(below) or (following and following.level > part.level):
                continue
            message = _("there is nothing under this heading; write it or take the heading out")
            start = subject.text.index(part.title, part.start)
            yield self.finding(subject, start, start + len(part.title), message)


RULES: tuple[Rule, ...] = (EmptySection(),)
