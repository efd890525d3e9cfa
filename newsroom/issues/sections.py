"""Whole parts of an imported issue put in and taken out, with the rules between them kept right."""

import re

from newsroom.issues.body import RULE_LINE
from newsroom.issues.composing import RULE, write_lead
from newsroom.issues.dates import find_day
from newsroom.issues.lines import BYTE_ORDER_MARK
from newsroom.issues.rope import Rope
from newsroom.issues.tree import Passage, Tree

_HEADINGS = re.compile(r"^ {0,3}#{1,6}[ \t]", re.MULTILINE)
_OTHER_RULE = "***"
_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t])[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANKS = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*(?:[ \t]+$)?")


class Sections:
    """The body of a text, parted by rules."""

    def __init__(self, rope: Rope, tree: Tree) -> None:
        """Take a text and what was read in it."""
        self._rope = rope
        self._tree = tree
        self._text = tree.text
        # A first line of three hyphens that closes nothing would become front matter with a second one.
        opens = tree.front is None and self._text.removeprefix(BYTE_ORDER_MARK).startswith(RULE)
        self._rule = _OTHER_RULE if opens else RULE

    def with_lead(self, lead: str, heading: str) -> Rope:
        """Put a lead before everything else, but for the title that another house has above its news."""
        first = self._skip_blanks(self._tree.body)
        if (end := self._title_end(first)) is not None:
            following = self._skip_blanks(end)
            rule = "" if self._rule_at(following) else self._blank + self._rule
            return self._rope.replace([(end, end, self._blank + write_lead(lead, heading) + rule)])
        written = self.gap_before(first) + write_lead(lead, heading)
        if first < len(self._text):
            rule = "" if self._rule_at(first) else self._blank + self._rule
            written += rule + self._blank
        return self._rope.replace([(first, first, written)])

    def with_entries(self, entries: str) -> Rope:
        """Put entries before the commentary, or at the end where there is none."""
        commentary = self._tree.commentary
        if commentary is None:
            return self._append(entries)
        at = commentary.start
        written = self.gap_before(at) + entries + self._blank + self._rule + self._blank
        return self._rope.replace([(at, at, written)])

    def with_commentary(self, heading: str, commentary: str) -> Rope:
        """Put a commentary and its heading at the end."""
        return self._append(heading + self._blank + commentary)

    def without(self, start: int, end: int) -> Rope:
        """Take out a part, from the beginning of a line to the end of one, and one rule beside it.

        That is the rule after it, else, if nothing more comes, the one before it.
        """
        end = self._end_of_line(end)
        following = self._skip_blanks(end)
        if rule := self._rule_at(following):
            return self._rope.replace([(start, self._skip_blanks(rule.end()), self.gap_before(start))])
        if following < len(self._text):
            return self._rope.replace([(start, following, self.gap_before(start))])
        before = self._start_of_line(self._end_of_text(start))
        if before >= self._tree.body and self._rule_at(before):
            start = before
        return self._rope.replace([(self._end_of_text(start), end, "")])

    def not_lead(self, paragraph: Passage) -> Rope:
        """Put a rule before a paragraph that has become the first thing, or it would be read as the lead."""
        rule = RULE if self._tree.front else _OTHER_RULE
        return self._rope.replace([(paragraph.margin, paragraph.margin, rule + self._blank)])

    def gap_before(self, at: int) -> str:
        """Return the line ends it takes for a block to begin at `at` after a blank line."""
        end = self._end_of_text(at)
        if self._text[:end] in ("", BYTE_ORDER_MARK):
            return ""
        return self._tree.newline * max(0, 2 - len(_LINE_END.findall(self._text, end, at)))

    def _title_end(self, first: int) -> int | None:
        """Return the end of the heading that comes first, where it is neither an entry's nor a section's."""
        title = _HEADING.match(self._text, first)
        blocks = self._tree.blocks
        if title is None or not self._tree.foreign or blocks[0].start < title.end():
            return None
        further = _HEADINGS.search(self._text, title.end(), blocks[0].start)
        return title.end() if len(title[1]) == 1 or further or find_day(title[0]) else None

    @property
    def _blank(self) -> str:
        """The end of a line and a blank line."""
        return self._tree.newline * 2

    def _append(self, part: str) -> Rope:
        end = self._end_of_text(len(self._text))
        if end <= self._tree.body:
            at = self._tree.body
            return self._rope.replace([(at, len(self._text), self.gap_before(at) + part)])
        rule = "" if self._rule_at(self._start_of_line(end)) else self._blank + self._rule
        end = self._end_of_line(end)
        return self._rope.replace([(end, end, rule + self._blank + part)])

    def _rule_at(self, at: int) -> re.Match[str] | None:
        return RULE_LINE.match(self._text, at)

    def _skip_blanks(self, at: int) -> int:
        """Return where the next line that is not blank begins, `at` being the beginning or end of a line."""
        match = _BLANKS.match(self._text, at)
        return match.end() if match else at

    def _end_of_text(self, at: int) -> int:
        """Return where the last thing before `at` that is not blank ends."""
        return len(self._text[:at].rstrip(" \t\r\n"))

    def _end_of_line(self, at: int) -> int:
        match = _LINE_END.search(self._text, at)
        return match.start() if match else len(self._text)

    def _start_of_line(self, at: int) -> int:
        return max(self._text.rfind("\n", 0, at), self._text.rfind("\r", 0, at)) + 1
