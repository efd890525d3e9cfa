"""The outline of a document changed: sections added, dropped, moved and written.

What was in order stays so: where chapters were numbered without a gap, or footnotes by the order of the text,
they are numbered anew after the change. What an editor had numbered otherwise is left alone.
"""

from msgspec import Struct

from newsroom.issues import words
from newsroom.issues.edits import EditError
from newsroom.issues.forms import chapters
from newsroom.issues.forms.footnotes import references, renumbered
from newsroom.issues.forms.sections import (
    CITATIONS,
    Section,
    chapter_of,
    has_markdown_headings,
    sections,
    with_text,
)
from newsroom.issues.lines import newline
from newsroom.model import HOUSE, Issue, Publication
from newsroom.settings.language import _


def end_of(parts: list[Section], number: int) -> int:
    """Return the number of the section that comes after one and all that are below it."""
    if number == 0:
        return 1
    level = parts[number].level
    return next((each.number for each in parts[number + 1 :] if each.level <= level), len(parts))


class Written(Struct, frozen=True):
    """A section that was written: the document, and where the text stands in it."""

    issue: Issue
    text: str
    start: int


def write_section(
    issue: Issue,
    number: int,
    was: str,
    now: str,
    before: str | None = None,
    publication: Publication = HOUSE,
) -> Written:
    """Put a text in the place of a section, heading and all.

    Args:
        issue: The document.
        number: The section's number when it was shown.
        was: Its text then; if it has moved it is found by that. If another program changed it meanwhile, both
            changes are put together where they are in different places of it.
        now: Its text from now on.
        before: All that stood before it then, which tells where a text belongs that nothing is left of.
        publication: Whose front matter the opening has.

    Raises:
        EditError: it is not there any more, or both changed the same words.
    """
    text = issue.source or ""
    start = _place_of(text, number, was, before)
    if start is None:
        parts = sections(text)
        there = parts[number] if number < len(parts) else None
        both = None
        if there is not None and there.title == _first_title(was):
            both = words.merged_long(was, now, text[there.start : there.end])
        if there is None or both is None:
            raise EditError(_("another program changed this section; nothing was written over it"))
        start, was, now = there.start, text[there.start : there.end], both
    whole = text[:start] + now + text[start + len(was) :]
    return Written(with_text(issue, whole, publication), now, start)


def _place_of(text: str, number: int, was: str, before: str | None) -> int | None:
    """Find where a section's text stands; by what was typed it may have become two, or lost its heading."""
    if before is not None and text.startswith(before) and text.startswith(was, len(before)):
        return len(before)
    parts = sections(text)
    ends = {each.end for each in parts}
    found = [each for each in parts if text.startswith(was, each.start) and each.start + len(was) in ends]
    if found and was:
        return next((each.start for each in found if each.number == number), found[0].start)
    return text.index(was) if was.strip() and text.count(was) == 1 else None


def _first_title(section: str) -> str:
    parts = sections(section)
    return parts[1].title if len(parts) > 1 and not section[: parts[1].start].strip() else ""


def replace_section(issue: Issue, number: int, text: str, publication: Publication = HOUSE) -> Issue:
    """Put a text in the place of a section, heading and all; the blank lines behind it stay.

    Raises:
        EditError: there is no such section.
    """
    source = issue.source or ""
    part = _section(sections(source), number)
    was = source[part.start : part.end]
    now = text.rstrip() + was[len(was.rstrip()) :]
    return with_text(issue, source[: part.start] + now + source[part.end :], publication)


def _before(parts: list[Section], number: int) -> int:
    """Return the number of the neighbour above, or of what both are below; 0 where there is neither."""
    return next((n for n in range(number - 1, 0, -1) if parts[n].level <= parts[number].level), 0)


def new_number(issue: Issue, after: int) -> int:
    """Return the number a section gets that is added below another one."""
    parts = sections(issue.source or "")
    _section(parts, after)
    return after if parts[after].title == CITATIONS else end_of(parts, after)


def add_section(issue: Issue, after: int, title: str) -> Issue:
    """Put an empty section below another one and its subsections, of its level; before 引用 at the latest.

    It is numbered where its neighbours are.

    Raises:
        EditError: there is no such section, the title is no line, or would be no heading here.
    """
    text = issue.source or ""
    parts = sections(text)
    number = new_number(issue, after)
    title = " ".join(title.split()).lstrip("# ")
    if not title:
        raise EditError(_("a section needs a heading"))
    beside = parts[after] if after and parts[after].title != CITATIONS else parts[max(number - 1, 0)]
    if not beside.level:
        beside = next((each for each in parts[1:] if each.title != CITATIONS), beside)
    marked = has_markdown_headings(text) or len(parts) == 1
    line = _heading(beside, title, marked)
    at = parts[number].start if number < len(parts) else len(text)
    end = newline(text)
    above, gap = text[:at].rstrip("\r\n"), end * 2 if marked else end
    new = f"{gap if above else ''}{line}{gap if text[at:] else end}"
    made = above + new + text[at:]
    if len(sections(made)) != len(parts) + 1:
        raise EditError(_("here a heading has a number, such as 3.7: begin it with one"))
    return with_text(issue, _in_order(text, made))


def drop_section(issue: Issue, number: int) -> Issue:
    """Take a section out, with those below it.

    Raises:
        EditError: there is no such section, it is the opening, or 引用 that marks lead to.
    """
    text = issue.source or ""
    parts = sections(text)
    gone = _section(parts, number)
    if number == 0:
        raise EditError(_("the opening stays; edit it instead"))
    if gone.title == CITATIONS and references(text[: gone.start]):
        raise EditError(_("the text cites what stands in 引用; take its marks out first"))
    end = parts[end_of(parts, number) - 1].end
    return with_text(issue, _in_order(text, text[: gone.start] + text[end:]))


def moved_to(issue: Issue, number: int, by: int) -> int:
    """Return the number a section has once it changed places with its neighbour.

    Raises:
        EditError: there is no such section, or no room in that direction.
    """
    parts = sections(issue.source or "")
    here = _section(parts, number)
    if by > 0:
        other = end_of(parts, number)
        place = number + end_of(parts, other) - other if other < len(parts) else 0
    else:
        other = place = _before(parts, number)
    if not number or not 0 < other < len(parts) or parts[other].level != here.level:
        raise EditError(_("there is no room to move in that direction"))
    if CITATIONS in (here.title, parts[other].title):
        raise EditError(_("引用 stays last"))
    return place


def move_section(issue: Issue, number: int, by: int) -> Issue:
    """Let a section, with those below it, change places with its neighbour above (-1) or below it (1).

    Raises:
        EditError: there is no such section, or no room in that direction.
    """
    text = issue.source or ""
    parts = sections(text)
    moved_to(issue, number, by)
    lower = end_of(parts, number) if by > 0 else number
    upper = number if by > 0 else _before(parts, number)
    end = parts[end_of(parts, lower) - 1].end
    first, second = text[parts[upper].start : parts[lower].start], text[parts[lower].start : end]
    # The blank lines between them, and what ends the file, stay where they are.
    one, two = first.rstrip(), second.rstrip()
    made = two + first[len(one) :] + one + second[len(two) :]
    return with_text(issue, _in_order(text, text[: parts[upper].start] + made + text[end:]))


def _in_order(before: str, after: str) -> str:
    if not chapters.faults(before):
        after = chapters.numbered(after, chapters.first_number(before))
    return renumbered(after) if renumbered(before) == before else after


def _heading(beside: Section, title: str, marked: bool) -> str:
    has_number = bool(chapter_of(title))
    if beside.chapter and not has_number:
        number = chapters.number_of(beside.chapter)
        next_one = chapters.written((*number[:-1], number[-1] + 1), beside.chapter)
        title = f"{next_one} {title}" if next_one[0].isdigit() else f"{next_one}、{title}"
    return f"{'#' * (beside.level or 2)} {title}" if marked else title


def _section(parts: list[Section], number: int) -> Section:
    if not 0 <= number < len(parts):
        raise EditError(_("there is no section {number}").format(number=number))
    return parts[number]
