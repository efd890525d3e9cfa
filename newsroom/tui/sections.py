"""A section as an editor writes it, while marks are numbered anew and other programs write beside it."""

from __future__ import annotations

from newsroom.issues import LineIndex
from newsroom.issues.forms.arranging import write_section
from newsroom.issues.forms.footnotes import Citation, cite
from newsroom.issues.forms.sections import sections
from newsroom.issues.lines import newline
from newsroom.model import Finding, Issue, Publication
from newsroom.tui.book import Edit


class SectionDraft:
    """Knows where the section is and what was last written there; its edits go into the document."""

    def __init__(self, number: int, issue: Issue, publication: Publication) -> None:
        """Begin with the section of that number, or nothing where there is none."""
        self.number = number
        self._publication = publication
        self.text = ""
        """What was last written into the document, blank lines behind it included."""
        self._before = ""
        """All that stands before it there."""
        self.shown = ""
        """The text to edit, as it was read or typed."""
        self._tail = ""
        """The blank lines behind it."""
        self.pending = 0
        """How many edits were made and not applied yet."""
        self._read(issue)

    def _read(self, issue: Issue, count: int = 1) -> None:
        text = issue.source or ""
        parts = sections(text)
        if self.number < len(parts):
            last = parts[min(self.number + count, len(parts)) - 1]
            start = parts[self.number].start
            self._take(text[start : last.end], text[:start])
            if count == 1 and last.level and not text[last.body : last.end].strip():
                # What is written first goes below the heading.
                self.shown += newline(text) * 2

    def _take(self, section: str, before: str) -> None:
        self.text, self._before = section, before
        self.shown = section.rstrip("\r\n")
        self._tail = section[len(self.shown) :] or newline(before)

    def place_of(self, finding: Finding, issue: Issue) -> int:
        """Return where a finding's words begin in the section; -1 where they are not in it."""
        text = issue.source or ""
        offset = LineIndex(text).offset(finding.line, finding.column) - len(self._before)
        return offset if 0 <= offset <= len(self.shown) else -1

    def written(self, text: str) -> Edit:
        """Make the edit that puts a text in the section's place."""
        self.pending += 1

        def edit(issue: Issue) -> Issue:
            try:
                return self._write(issue, text)
            finally:
                self.pending -= 1

        return edit

    def _write(self, issue: Issue, text: str) -> Issue:
        now = text.rstrip("\r\n") + self._tail
        made = write_section(issue, self.number, self.text, now, self._before, self._publication)
        tail = self._tail
        self._take(made.text, (made.issue.source or "")[: made.start])
        if made.text == now:
            # As it was typed: blank lines at its end are not taken away under the cursor.
            self.shown, self._tail = text, tail
        return made.issue

    def cited(self, text: str, offset: int, citation: Citation) -> tuple[Edit, list[int]]:
        """Make the edit that writes a text and cites a source at a place in it.

        Returns:
            The edit, and where the mark ends in the section once that was made.
        """
        ends: list[int] = []

        def edit(issue: Issue) -> Issue:
            issue = self._write(issue, text)
            count = max(1, len(sections(self.text)) - (self.number > 0))
            issue, end = cite(issue, citation, self.number, len(self._before) + offset)
            self._read(issue, count)
            ends[:] = [end - len(self._before)]
            return issue

        return edit, ends

    def follow(self, issue: Issue) -> None:
        """Take what became of the section elsewhere: its marks numbered anew, another program's text."""
        text = issue.source or ""
        if text.startswith(self._before) and text.startswith(self.text, len(self._before)):
            return
        parts = sections(text)
        there = [each for each in parts if text[each.start : each.end] == self.text]
        if there:
            self.number, self._before = there[0].number, text[: there[0].start]
            return
        mine, now = sections(self.text), parts[self.number] if self.number < len(parts) else None
        if now is not None and now.title in {each.title for each in mine}:
            self._read(issue)
