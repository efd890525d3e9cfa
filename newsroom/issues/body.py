"""What follows the front matter: lead, entries, commentary."""

import re

from msgspec import Struct

from newsroom.issues.heads import Head, read_head
from newsroom.issues.lines import Line, columns, with_newlines
from newsroom.issues.paragraphs import opens_block, read_paragraph
from newsroom.issues.tree import Block, Commentary, Passage

ENTRY_COLUMN = 4
"""The column an entry's text begins at: a number with its padding is four columns wide."""

_HEADING = re.compile(r" {0,3}#{1,6}(?=[ \t]|$)")
_MARKUP = re.compile(r"[*_`]+")
_NOT_NAME = re.compile(r"[\W_]+")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})([^\r\n]*)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
RULE_LINE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*(?:\r\n|\r|\n|$)")
"""A line that is drawn (CommonMark 0.31.2, 4.1)."""
_ADDRESS = (
    r"(?>\[[^\[\]]*\]\(<?https?://(?:[^\s<>()]|\([^\s<>()]*\))++>?\)|<https?://[^\s<>]++>|https?://[^\s<>]++)"
)
_SOURCE = re.compile(
    rf"[ \t]*(?:[-*+>][ \t]+)?(?:[^\s\[<>。，][^\[<>。，]{{0,16}}?)??"
    rf"{_ADDRESS}(?:[ \t]*+[|｜·/,，、]?[ \t]*+{_ADDRESS})*+[ \t\\]*$"
)
"""A line that says where a story is from and nothing else."""


class Body(Struct, frozen=True):
    """The parts that were found, and the first heading's text without markup."""

    heading: str
    lead: Passage | None
    blocks: tuple[Block, ...]
    commentary: Commentary | None


def read_body(text: str, lines: list[Line], first: int, heading: str) -> Body:
    """Find the parts of a digest in its lines from `first` on.

    Args:
        text: The whole text.
        lines: Its lines.
        first: The first line after the front matter.
        heading: The publication's commentary heading.
    """
    return _Scan(text, lines, first, heading).read()


def count_headings(text: str, lines: list[Line], first: int, heading: str) -> int:
    """Count the lines that could be the commentary's heading; in our form the first one is."""
    scan = _Scan(text, lines, first, heading)
    return sum(scan.heads_commentary(scan.content(number)) for number in range(first, len(lines)))


class _Scan:
    """One text on its way through; lines are called by their numbers, from 0."""

    def __init__(self, text: str, lines: list[Line], first: int, heading: str) -> None:
        self.text = text
        self.lines = lines
        self.first = first
        self.heading = heading.strip()
        self.name = heading_name(self.heading)
        self.code = _code(text, lines, first)

    def read(self) -> Body:
        end = self._commentary_line()
        return Body(self._first_heading(end), self._lead(end), self._blocks(end), self._commentary(end))

    def content(self, number: int) -> str:
        line = self.lines[number]
        return self.text[line.start : line.end]

    def is_blank(self, number: int) -> bool:
        return not self.content(number).strip(" \t")

    # Headings

    def _commentary_line(self) -> int:
        """Return the number of the line that is the commentary's heading, or of the line after the last."""
        for number in range(self.first, len(self.lines)):
            if self.heads_commentary(self.content(number)):
                return number
        return len(self.lines)

    def heads_commentary(self, content: str) -> bool:
        if not content.strip(" \t") or columns(content) > 3:
            return False
        if content.strip(" \t") == self.heading:
            return True
        return bool(self.name) and _HEADING.match(content) is not None and heading_name(content) == self.name

    def _first_heading(self, end: int) -> str:
        for number in range(self.first, end):
            content = self.content(number)
            if match := _HEADING.match(content):
                return _MARKUP.sub("", content[match.end() :]).strip(" \t#")
        return ""

    # Lead

    def _lead(self, end: int) -> Passage | None:
        """Read the first paragraph as the lead; below a heading it is one if a rule stands below it."""
        start = self._told(self.first, end)
        titled = start < end and _HEADING.match(self.content(start)) is not None
        if titled:
            start = self._told(start + 1, end)
        if start == end or not self._begins_paragraph(start):
            return None
        stop = start + 1
        while stop < end and not self.is_blank(stop) and self._begins_paragraph(stop, 2**31):
            stop += 1
        if stop < end and _UNDERLINE.match(self.content(stop)):
            return None
        if titled:
            behind = self._told(stop, end)
            if behind == end or not RULE_LINE.match(self.content(behind)):
                return None
        return self._passage(start, stop, 0)

    def _told(self, number: int, end: int) -> int:
        """Return the first line from `number` on that is not blank."""
        while number < end and self.is_blank(number):
            number += 1
        return number

    def _begins_paragraph(self, number: int, deepest: int = 3) -> bool:
        content = self.content(number)
        return columns(content) <= deepest and opens_block(content.lstrip(" \t")) is None

    def _passage(self, start: int, stop: int, base: int) -> Passage:
        """Read the lines from `start` up to `stop` as one paragraph."""
        first, last = self.lines[start], self.lines[stop - 1]
        content = self.content(start)
        margin = first.end - len(content)
        begin = first.end - len(content.lstrip(" \t"))
        end = last.start + len(self.text[last.start : last.end].rstrip(" \t"))
        literal = columns(content) > base
        if stop == start + 1:
            raw = self.text[begin:end]
        else:
            raw = " ".join(self.content(number).strip(" \t") for number in range(start, stop))
        heading = self.heading if base == 0 else ""
        return Passage(
            begin, end, read_paragraph(raw, literal=literal, heading=heading), margin, base, literal
        )

    # Entries

    def _blocks(self, end: int) -> tuple[Block, ...]:
        """Find the entries: numbered items in a run of which at least one is headed by a link or bold."""
        blocks: list[Block] = []
        run: list[Block] = []
        number = self.first
        while number < end:
            head = self._head(number)
            if head:
                stop = self._block_stop(number, end)
                run.append(self._block(head, number, stop))
                number = stop
            else:
                if not self.is_blank(number):
                    blocks += _entries(run)
                    run = []
                number += 1
        return tuple(blocks + _entries(run))

    def _head(self, number: int) -> Head | None:
        if number in self.code:
            return None
        line = self.lines[number]
        return read_head(self.text, line.start, line.end)

    def _block_stop(self, start: int, end: int) -> int:
        """Return the line after the last one that belongs to the entry whose head is line `start`."""
        stop = number = start + 1
        while number < end:
            if self.is_blank(number):
                number += 1
                continue
            inside = number in self.code and number - 1 in self.code and number == stop
            lazy = number == stop
            if self._head(number) or not (inside or _continues(self.content(number), lazy=lazy)):
                break
            number = stop = number + 1
        return stop

    def _block(self, head: Head, start: int, stop: int) -> Block:
        line = self.lines[start]
        base = max(ENTRY_COLUMN, columns(self.text[line.start : head.content], whole=True))
        first = start + 1
        while first < stop and (self.is_blank(first) or self._lists_source(first)):
            first += 1
        last = first
        # Where a summary ends with a line of its source, that line is no part of it and outlives an edit.
        while last < stop and not self.is_blank(last) and (last == first or not self._names_source(last)):
            last += 1
        summary = self._passage(first, last, base) if first < last else None
        return Block(line.start, self.lines[stop - 1].end, head, base, summary)

    def _names_source(self, number: int) -> bool:
        return number not in self.code and _SOURCE.match(self.content(number)) is not None

    def _lists_source(self, number: int) -> bool:
        """Tell whether a line is an item that names a source; what we write never begins with an item."""
        return self._names_source(number) and self.content(number).lstrip(" \t")[:1] in "-*+>"

    # Commentary

    def _commentary(self, number: int) -> Commentary | None:
        if number == len(self.lines):
            return None
        line = self.lines[number]
        first, last = number + 1, len(self.lines)
        while first < last and self.is_blank(first):
            first += 1
        while first < last and self.is_blank(last - 1):
            last -= 1
        if first == last:
            return Commentary(line.start, line.end, line.end, line.end, "")
        start, end = self.lines[first].start, self.lines[last - 1].end
        return Commentary(line.start, line.end, start, end, with_newlines(self.text[start:end], "\n"))


def _continues(line: str, *, lazy: bool) -> bool:
    """Tell whether a line belongs to the entry above: indented, or the paragraph's next line (lazily)."""
    return columns(line) >= 2 or (lazy and opens_block(line.lstrip(" \t")) is None)


def _code(text: str, lines: list[Line], first: int) -> set[int]:
    """Return the lines of fenced code (CommonMark 4.5); a fence that nothing closes hides nothing."""
    code: set[int] = set()
    if "```" not in text and "~~~" not in text:
        return code
    opened, mark = -1, ""
    for number in range(first, len(lines)):
        fence = _FENCE.match(text, lines[number].start, lines[number].end)
        if opened < 0:
            if fence and not (fence[1][0] == "`" and "`" in fence[2]):
                opened, mark = number, fence[1]
        elif fence and fence[1].startswith(mark) and not fence[2].strip():
            code.update(range(opened, number + 1))
            opened = -1
    return code


def heading_name(heading: str) -> str:
    """Return what a heading says, without marks: ``### **点评**`` and ``## 点评：`` are one."""
    return _NOT_NAME.sub("", heading)


def _entries(run: list[Block]) -> list[Block]:
    return run if any(block.head.style.headed for block in run) else []
