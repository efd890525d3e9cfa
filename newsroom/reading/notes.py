"""Footnotes of a page: which marks there are in its text, and where the notes stand that they lead to.

Feeds drop the anchors that would tell, so both are known by how they look. A mark is a number in superior
figures, in a circle or in brackets, a name in brackets, 注1, or a number that leads to a place called after
notes; its note is a paragraph or a line that begins with the same, the item of that number in the last
numbered list, or what follows a paragraph that is the number alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from newsroom.reading.copy import Copy, Reach
from newsroom.reading.page import Line, Page, line_text
from newsroom.text.patterns import late

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SUPERIOR = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_BRACKETS = "[［〔"
_FORMS = (
    rf"[{_SUPERIOR}]+|[{_CIRCLED}]|\[[^\[\]]{{1,40}}\]|［\d{{1,3}}］|〔\d{{1,3}}〕|[（(]?注释?\d{{1,3}}[）)]?"
)
_MARK = late(_FORMS)
_BEGINNING = late(rf"(?:{_FORMS})[:：.．、]?")
_IN_TEXT = late(r"\W|_|$")
"""What stands behind a mark that has no brackets; before a letter it numbers what comes."""
_UNIT = late(r"(?:^|[^A-Za-z])(?:[kcdmµn]?m|s|x|\d)$")
"""What stands before an exponent."""
_PLAIN = str.maketrans(
    {**dict(zip(_SUPERIOR, "0123456789", strict=True)), **{c: str(n) for n, c in enumerate(_CIRCLED, 1)}}
)
_NAME = late(r"[\[\]［］〔〕（）()]|^注释?(?=\d)|(?<=[(（])注释?(?=\d)")
_MARKER = late(r"\s*(\d+)\. ")
_NUMBERED = late(r"\s*(\d{1,3})(?:[.．、)）:：]|\s)")
_ALONE = late(r"\[?(\d{1,3})[\].．、]?")
_FIGURES = late(r"\d{1,3}")
_ADDRESS = late(r"#[^#]*(?:foot|end)?(?:note|fn|ftn|ref|cite)[^#]*$", re.IGNORECASE)
_BACK = late(r"^(?:\^|↑)\s*|\s*(?:↩[\ufe0e\ufe0f]?|↑|⏎|\^)+$")
"""What leads from a note back to its mark."""


class Note(Struct, frozen=True):
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
    lines = _paragraphs(page, copy)
    starts = [place for place, _number in lines]
    # Before a note its number leads back to the text.
    linked = ((start, figures) for start, figures in _linked(page, copy) if start not in starts)
    marks = [*_marks(copy), *linked]
    if not marks:
        return []
    places = _beginnings(page, copy, lines)
    plain = [start for start, mark in marks if mark[0] not in _BRACKETS]
    later = _numbered(page, lines, max(plain)) if plain else {}
    found: dict[int, Note] = {}
    for start, mark in sorted(marks):
        name = _name(mark)
        place = places.get(mark, places.get(name, later.get(name) if mark[0] not in _BRACKETS else None))
        # A note stands after what it is about, and does not lead to itself.
        if place is None or place <= start or start in found:
            continue
        ends = bisect_right(starts, place)
        stop = min(copy.paragraph(place).stop, starts[ends] if ends < len(starts) else len(copy.letters))
        found[start] = Note(range(start, start + len(mark)), range(place, stop), name)
    return list(found.values())


def _marks(copy: Copy) -> Iterator[tuple[int, str]]:
    letters = copy.letters
    for match in _MARK.finditer(letters):
        start, mark = match.start(), match[0]
        if mark[0] in _SUPERIOR and _UNIT.search(letters[max(0, start - 3) : start]):
            continue
        if (mark[0] in _CIRCLED or mark[0] == "注") and not _IN_TEXT.match(letters, match.end()):
            continue
        yield start, mark


def _linked(page: Page, copy: Copy) -> Iterator[tuple[int, str]]:
    """Find figures that lead to a place of the page which is called after notes."""
    for number, line in enumerate(page.lines):
        column = 0
        for span in line.spans:
            figures = span.text.strip()
            leads = span.link is not None and 0 < span.link <= len(page.links)
            if leads and line.block >= 0 and _FIGURES.fullmatch(figures) and "marker" not in span.style:
                assert span.link is not None
                if _ADDRESS.search(page.links[span.link - 1]):
                    yield copy.place(number, column), figures
            column += len(span.text)


def _name(mark: str) -> str:
    return _NAME.sub("", mark).translate(_PLAIN)


def _paragraphs(page: Page, copy: Copy) -> list[tuple[int, int]]:
    """Return where paragraphs begin, and lines that must: the place and the number of the line of each."""
    found: list[tuple[int, int]] = []
    block, after = -1, ""
    for number, line in enumerate(page.lines):
        if line.block >= 0 and (line.block != block or after == "\n"):
            found.append((copy.place(number, 0), number))
        if line.block >= 0:
            block, after = line.block, line.after
    # Lines of a table's row are broken cells, whose words go on in another order than the lines.
    return sorted(found)


def _beginnings(page: Page, copy: Copy, lines: list[tuple[int, int]]) -> dict[str, int]:
    """Return where notes begin: by their mark as it is written and its name, or the number of their item."""
    found: dict[str, int] = {}
    last = 0
    for at, (place, number) in enumerate(lines):
        line = page.lines[number]
        if match := _BEGINNING.match(copy.letters, place):
            mark = match[0].rstrip(":：.．、")
            found[mark] = place
            if _FIGURES.fullmatch(_name(mark)):
                found.setdefault(_name(mark), place)
        marker = _MARKER.fullmatch("".join(span.text for span in line.spans[: line.lead]))
        if marker:
            item = int(marker[1])
            if item <= last:
                # A further list begins; notes are in the last one.
                found = {name: at for name, at in found.items() if not name.isdecimal()}
            last = item
            found[marker[1]] = place
        elif at + 1 < len(lines) and (alone := _ALONE.fullmatch(copy.letters, place, lines[at + 1][0])):
            found.setdefault(alone[1], lines[at + 1][0])
    return found


def _numbered(page: Page, lines: list[tuple[int, int]], last_mark: int) -> dict[str, int]:
    """Return where paragraphs begin with a plain number: notes, where they stand behind the last mark."""
    found: dict[str, int] = {}
    for place, number in lines:
        if place > last_mark and (match := _NUMBERED.match(_text(page.lines[number]))):
            found.setdefault(match[1], place)
    return found


def _text(line: Line) -> str:
    return line_text(line)[sum(len(span.text) for span in line.spans[: line.lead]) :].lstrip()


def said(copy: Copy, note: Note) -> str:
    """Return the words of a note without its mark, and without what leads back."""
    words = copy.words(note.note)
    match = _BEGINNING.match(words) or _NUMBERED.match(words)
    if match and note.name in (_name(match[0].rstrip(":：.．、")), match[0].strip(" :：.．、)）")):
        words = words[match.end() :]
    return _BACK.sub("", words.strip()).strip()
