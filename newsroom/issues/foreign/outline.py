"""The sections of a body and what stands in them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator

from msgspec import Struct, field

from newsroom.issues.foreign.links import Link, Links
from newsroom.issues.foreign.names import is_counted, is_left_out
from newsroom.issues.foreign.units import Kind, Scanner, Unit
from newsroom.issues.foreign.words import plain

_OPENING = re.compile(r"\s*<([A-Za-z][\w.-]*)\b[^<>]*(?<!/)>\s*$|\s*(:::+)[ \t]*\{?[A-Za-z].*$")
_CLOSING = re.compile(r"\s*</([A-Za-z][\w.-]*)\s*>\s*$|\s*(:::+)[ \t]*$")
_LABEL = re.compile(r"\*\*([^*\r\n]{1,40}[:：])\*\*|\*\*([^*\r\n]{1,40})\*\*[:：]")
_ANCHOR = re.compile(r"\s*<a\s+(?:id|name)=[^<>]*>\s*</a>\s*", re.IGNORECASE)
_DETAILS = "details"
"""What an entry begins with is closed in it, though its line stands above the headline."""


class Section(Struct, eq=False):
    """A heading and what follows it up to the next one of its level or above; the root has no heading."""

    heading: Unit | None
    name: str
    left_out: bool
    """It, or one it is part of, is about the digest itself."""
    units: list[Unit] = field(default_factory=list)
    """What stands before the first heading below it."""
    children: list["Section"] = field(default_factory=list)

    @property
    def level(self) -> int:
        """Its heading's level, 0 for the root."""
        return self.heading.level if self.heading else 0

    def whole(self) -> Iterator[Unit]:
        """Return all its units, headings included, in their order."""
        if self.heading:
            yield self.heading
        yield from self.units
        for child in self.children:
            yield from child.whole()


class Candidate(Struct, eq=False):
    """Lines that may be an entry."""

    kind: str
    """``section``, ``item``, ``lead``, ``plain`` or ``row``."""
    lead: Unit
    """The unit it begins with."""
    units: list[Unit]
    """All its units; nested items are in theirs."""
    section: Section
    """Where it stands; the parent of a section."""
    links: list[Link]
    own: str
    """The words of its first unit."""
    brief: bool = False
    """It is of a list of short headlines only."""
    count: Unit | None = None
    """The unit above it, if that is its number and nothing else."""

    @property
    def first(self) -> int:
        """Its first line."""
        return self.lead.first

    @property
    def last(self) -> int:
        """The line after its last one."""
        return max(unit.last for unit in self.units)


class Page:
    """A body that was scanned: its text, units and links."""

    def __init__(self, scanner: Scanner) -> None:
        """Scan it."""
        self.scanner = scanner
        self.text = scanner.text
        self.units = scanner.units()
        self.labels = Counter(label for unit in self.units if (label := self.label(unit)))
        """How often each label in bold stands before a paragraph."""
        self.links = Links(scanner.text, scanner.lines, scanner.first, scanner.last, scanner.opaque)

    def raw(self, unit: Unit) -> str:
        """Return a unit's text without its marker."""
        return self.text[unit.start : self.scanner.stop(unit)]

    def line(self, unit: Unit) -> str:
        """Return the first line of a unit without its marker."""
        return self.text[unit.start : self.scanner.lines[unit.first].end]

    def above(self, unit: Unit, wanted: Callable[[Unit], bool]) -> Unit | None:
        """Return the unit right above one, if it is such as is wanted."""
        at = bisect_left(self.units, unit.first, key=lambda each: each.first)
        found = self.units[at - 1] if at else None
        return found if found is not None and wanted(found) else None

    def label(self, unit: Unit) -> str:
        """Return the label in bold that a paragraph begins with, '' where it has none."""
        match = _LABEL.match(self.text, unit.start) if unit.kind in (Kind.PARAGRAPH, Kind.HEADING) else None
        return match[1] or match[2] if match else ""

    def linked(self, unit: Unit) -> list[Link]:
        """Return the links of a unit."""
        return self.links.between(self.scanner.lines[unit.first].start, self.scanner.stop(unit))

    def is_apart(self, units: list[Unit]) -> bool:
        """Tell whether the last unit of an entry is no part of it.

        That is a definition, the anchor of the next one, the beginning of something, or the end of what did
        not begin in the entry.
        """
        unit = units[-1]
        if unit.first in self.links.definitions:
            return True
        raw = self.raw(unit)
        if unit.kind is Kind.PARAGRAPH:
            return _ANCHOR.fullmatch(raw) is not None
        if unit.kind is not Kind.OTHER:
            return False
        if _OPENING.match(raw):
            return True
        closing = _CLOSING.match(raw)
        if closing is None or (closing[1] or "").lower() == _DETAILS:
            return False
        name = (closing[1] or closing[2]).lower()
        opened = 0
        for each in units[:-1]:
            if each.kind is not Kind.OTHER:
                continue
            for pattern, step in ((_OPENING, 1), (_CLOSING, -1)):
                match = pattern.match(self.raw(each))
                opened += step if match and (match[1] or match[2]).lower() == name else 0
        return opened < 1

    def candidate(self, kind: str, units: list[Unit], section: Section) -> Candidate:
        """Make a candidate of some units that follow one another."""
        links = [link for unit in units for link in self.linked(unit)]
        return Candidate(kind, units[0], units, section, links, plain(self.raw(units[0])[:_MEASURED]))

    def outline(self) -> Section:
        """Put the units into sections."""
        root = Section(None, "", False)
        path = [root]
        for unit in self.units:
            if unit.kind is not Kind.HEADING:
                path[-1].units.append(unit)
                continue
            while path[-1].level >= unit.level:
                path.pop()
            name = plain(self.line(unit))
            above = path[-1].left_out
            section = Section(unit, name, above or (is_left_out(name) and not is_counted(name)))
            path[-1].children.append(section)
            path.append(section)
        return root


_MEASURED = 4000
