"""Parts of the open issue as the desk names them: entries, lead and commentary, or sections of a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from newsroom.model import Entry, Finding, Issue, Severity
from newsroom.tui.signs import Signs

if TYPE_CHECKING:
    from newsroom.issues.forms.sections import Section

LEAD, COMMENTARY = "lead", "commentary"
SECTION = "section:"
"""What the name of a section begins with; its number follows."""
Part = Entry | str
"""An entry, or one of the names above."""


class Caret(Struct, frozen=True):
    """Where the cursor was in a section when its editor was left: the next mark goes there."""

    issue: int
    number: int
    text: str
    """The section's text; when it is another, the place means nothing any more."""
    offset: int

    def place(self, issue: Issue, parts: Sequence[Section]) -> int | None:
        """Return the place in the whole text; None where the section is not as it was."""
        if self.number >= len(parts):
            return None
        part, text = parts[self.number], issue.source or ""
        return part.start + self.offset if text[part.start : part.end] == self.text else None


def field_at(place: str) -> tuple[str, str | None]:
    """Return the field of a place that drafts are marked in, and the entry's uid."""
    return (place, None) if place in ("lead", "commentary") else ("summary", place)


def section_of(issue: Issue, part: str) -> Section | None:
    """Return the section that a part of a document names, None where there is none."""
    from newsroom.issues.forms.sections import sections

    parts = sections(issue.source or "")
    number = int(part.removeprefix(SECTION))
    return parts[number] if number < len(parts) else None


def section_markdown(text: str, section: Section) -> str:
    """Return a section's body as Markdown that is read as it is meant: of plain lines each is a paragraph."""
    from newsroom.issues.forms.sections import has_markdown_headings

    body = text[section.body : section.end]
    return body if has_markdown_headings(text) else "\n\n".join(map(str.strip, body.splitlines()))


def section_lines(issue: Issue) -> list[int]:
    """Return the lines, from 1, that the sections of a document begin in."""
    from newsroom.issues import LineIndex
    from newsroom.issues.forms.sections import sections

    text = issue.source or ""
    index = LineIndex(text)
    return [index.position(each.start)[0] for each in sections(text)]


def section_at(lines: Sequence[int], finding: Finding) -> int:
    """Return the number of the section that a finding is in."""
    return max((number for number, line in enumerate(lines) if line <= finding.line), default=0)


def badge(findings: Sequence[Finding], signs: Signs) -> list[tuple[str, Severity]]:
    """Return the counts of findings as signs, the worst first."""
    pairs = ((Severity.ERROR, signs.error), (Severity.WARNING, signs.warning), (Severity.INFO, signs.info))
    counted = [(sum(f.severity is severity for f in findings), severity, sign) for severity, sign in pairs]
    return [(f"{sign}{count}", severity) for count, severity, sign in counted if count]
