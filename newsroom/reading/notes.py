"""Footnotes of a page: which marks there are in its text, and where the notes stand that they lead to.

Feeds drop the anchors that would tell, so both are known by how they look: a mark is a number in superior
figures or a name in brackets; its note is a paragraph that begins with the same, or the item of that number
in the last numbered list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsroom.reading.copy import Copy, Reach
from newsroom.reading.page import Page

_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[[^\[\]]{1,40}\]")
_UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[kcdmµn]?m|s|x|\d)$")
"""What stands before an exponent."""
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARKER = re.compile(r"\s*(\d+)\. ")


@dataclass(frozen=True, slots=True)
class Note:
    """A mark in the text, and its note."""

    mark: Reach
    note: Reach
    name: str
    """What both have in common, in plain figures."""


def notes(page: Page, copy: Copy) -> list[Note]:
    """Return the marks of a page that lead to a note, in their order.

    Args:
        page: The page.
        copy: Its letters.
    """
    letters = copy.letters
    marks = [(match.start(), match[0]) for match in _MARK.finditer(letters)]
    if not marks:
        return []
    places = _beginnings(page, copy)
    found: list[Note] = []
    for start, mark in marks:
        name = mark.strip("[]").translate(_PLAIN)
        place = places.get(mark, places.get(name))
        # A note stands after what it is about, and does not lead to itself.
        if place is None or place <= start or _UNIT.search(letters[max(0, start - 3) : start]):
            continue
        found.append(Note(range(start, start + len(mark)), copy.paragraph(place), name))
    return found


def _beginnings(page: Page, copy: Copy) -> dict[str, int]:
    """Return where notes begin: by their mark as it is written, or by the number of their item."""
    found: dict[str, int] = {}
    block = -1
    last = 0
    for number, line in enumerate(page.lines):
        if line.block < 0 or line.block == block:
            continue
        block = line.block
        place = copy.place(number, 0)
        if match := _MARK.match(copy.letters, place):
            found[match[0]] = place
        marker = _MARKER.fullmatch("".join(span.text for span in line.spans[: line.lead]))
        if marker:
            item = int(marker[1])
            if item <= last:
                # A further list begins; notes are in the last one.
                found = {name: at for name, at in found.items() if not name.isdecimal()}
            last = item
            found[marker[1]] = place
    return found


def said(copy: Copy, note: Note) -> str:
    """Return the words of a note without its mark."""
    words = copy.words(note.note)
    return _MARK.sub("", words, count=1).strip() if _MARK.match(words) else words
