"""The lists of events of a review, 国际 and 国内: items moved between them, dropped, ordered, added."""

import re
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from newsroom.issues.edits import EditError
from newsroom.issues.forms.sections import Section, has_markdown_headings, sections, with_text
from newsroom.issues.lines import newline, split
from newsroom.model import Issue
from newsroom.settings.language import _

ABROAD, HOME = "国际", "国内"
_OTHERWISE = re.compile("评价|评述|评论|点评|综述|全景|展望|分析")
"""Words in the headings of what is written about the events, beside their lists."""
_LIST = re.compile(r"(?:国际|国内).{0,6}(?:事件|要闻|大事|动态|列表)|(?:^|[\s、.#])(?:国际|国内)$")
_ITEM = re.compile(r"([ \t]*)(?:[-*+•]|(\d{1,3})([.)]))([ \t]+)(?=\S)")
_PLAIN = "- "
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})(?!\d)")


class Item(Struct, frozen=True):
    """An event: ``text[start:end]`` with the end of its line, and its Markdown without the bullet."""

    start: int
    end: int
    """Behind all that belongs to it, such as a list within it."""
    own: int
    """Behind the line that its own words end on."""
    markdown: str
    """Its own words."""
    mark: str
    """What stands before them, a bullet or a number with the white space around it."""

    @property
    def number(self) -> int | None:
        """Its number as it is written; None of one with a bullet."""
        found = _ITEM.match(self.mark + "x")
        return int(found[2]) if found and found[2] else None


class EventList(Struct, frozen=True):
    """A section that is a list of events."""

    section: Section
    home: bool
    """It is that of events at home (国内); else abroad (国际)."""
    items: tuple[Item, ...]


def event_lists(text: str) -> list[EventList]:
    """Find the lists: sections without subsections, headed 国际 or 国内, or 国际…事件 and the like."""
    parts = sections(text)
    found: list[EventList] = []
    for part, after in zip_longest(parts[1:], parts[2:]):
        title = part.title
        if (ABROAD in title) == (HOME in title) or not _LIST.search(title) or _OTHERWISE.search(title):
            continue
        if after is None or after.level <= part.level:
            found.append(EventList(part, HOME in part.title, items_of(text, part)))
    return found


def items_of(text: str, section: Section) -> tuple[Item, ...]:
    """Find the items of a section; lines and lists that are further in belong to the item above."""
    body = text[section.body : section.end]
    items: list[Item] = []
    going_on, own = False, False
    lines = split(body)
    for line, after in zip_longest(lines, lines[1:]):
        content = body[line.start : line.end]
        start = section.body + line.start
        end = section.body + (after.start if after else len(body))
        if not content.strip():
            own = False
            continue
        further = going_on and _indent(content) >= _width(items[-1].mark)
        mark = _ITEM.match(content)
        if mark and not further and _indent(content) < 4:
            items.append(Item(start, end, end, content[mark.end() :].rstrip(), mark[0]))
            going_on = own = True
        elif further or (own and content.startswith(("  ", "\t"))):
            last = items[-1]
            own = own and not mark
            items[-1] = (
                replace(last, end=end, own=end, markdown=f"{last.markdown} {content.strip()}")
                if own
                else replace(last, end=end)
            )
        else:
            going_on = own = False
    return tuple(items)


def _indent(line: str) -> int:
    """Return how many columns a line begins further in, as CommonMark counts tabs (2.2)."""
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip(" "))


def _width(mark: str) -> int:
    return len(mark.expandtabs(4))


def list_of(text: str, number: int) -> EventList:
    """Return the list that is the section of a number.

    Raises:
        EditError: that section is none.
    """
    found = next((each for each in event_lists(text) if each.section.number == number), None)
    if found is None:
        raise EditError(_("section {number} is no list of events").format(number=number))
    return found


def other_list(text: str, number: int) -> EventList | None:
    """Return the nearest list of the other kind, 国内 for 国际 and the reverse."""
    here = list_of(text, number)
    others = [each for each in event_lists(text) if each.home != here.home]
    return min(others, key=lambda each: abs(each.section.number - number), default=None)


def drop_item(issue: Issue, number: int, place: int) -> Issue:
    """Take the item of a place, from 1, out of a list.

    Raises:
        EditError: there is no such list or item.
    """
    return with_text(issue, _without(issue.source or "", number, place))


def move_item(issue: Issue, number: int, place: int, to: int) -> Issue:
    """Move an item of a list so that it gets the place `to`, from 1.

    Raises:
        EditError: there is no such list, item or place.
    """
    text = issue.source or ""
    here = list_of(text, number)
    item = _item(here, place)
    _item(here, to)
    if place == to:
        return issue
    return with_text(issue, _with(_without(text, number, place), number, to, text[item.start : item.end]))


def move_across(issue: Issue, number: int, place: int) -> tuple[Issue, int]:
    """Move an item to the other list: by its day, if it begins with one, else to the end.

    Returns:
        The document and the item's place there.

    Raises:
        EditError: there is no such list or item, or no other list.
    """
    text = issue.source or ""
    item = _item(list_of(text, number), place)
    other = other_list(text, number)
    if other is None:
        raise EditError(_("there is no other list to move it to"))
    target = other.section.number
    without = _without(text, number, place)
    to = place_for(list_of(without, target), item.markdown)
    return with_text(issue, _with(without, target, to, text[item.start : item.end])), to


def add_item(issue: Issue, number: int, markdown: str) -> tuple[Issue, int]:
    """Add an item to a list, by its day; returns its place as well.

    Raises:
        EditError: there is no such list, or nothing to add.
    """
    markdown = " ".join(markdown.split())
    if not markdown:
        raise EditError(_("an event needs words"))
    text = issue.source or ""
    to = place_for(list_of(text, number), markdown)
    return with_text(issue, _with(text, number, to, _PLAIN + markdown)), to


def write_item(issue: Issue, number: int, place: int, markdown: str) -> Issue:
    """Give an item other words; a list within it stays.

    Raises:
        EditError: there is no such list or item, or there are no words.
    """
    text, markdown = issue.source or "", " ".join(markdown.split())
    item = _item(list_of(text, number), place)
    if not markdown:
        raise EditError(_("an event needs words"))
    written = text[item.start : item.own]
    end = written[len(written.rstrip("\r\n")) :]
    return with_text(issue, text[: item.start] + item.mark + markdown + end + text[item.own :])


def place_for(events: EventList, markdown: str) -> int:
    """Return the place, from 1, that an item would get by its day: behind those of the same day."""
    day = _day(markdown)
    later = (n for n, each in enumerate(events.items, 1) if day and (_day(each.markdown) or day) > day)
    return next(later, len(events.items) + 1)


def _day(markdown: str) -> tuple[int, int] | None:
    found = _DAY.match(markdown)
    return (int(found[1]), int(found[2])) if found else None


def _item(events: EventList, place: int) -> Item:
    if not 1 <= place <= len(events.items):
        message = _("there is no event {place}; the list has {n}")
        raise EditError(message.format(place=place, n=len(events.items)))
    return events.items[place - 1]


def _without(text: str, number: int, place: int) -> str:
    events = list_of(text, number)
    item = _item(events, place)
    return _numbered(text[: item.start] + text[item.end :], events)


def _with(text: str, number: int, to: int, written: str) -> str:
    """Put an item into a list, with the bullet or the number that the others have."""
    events = list_of(text, number)
    end = newline(text)
    first = events.items[0] if events.items else None
    mark = _ITEM.match(written)
    if mark and first:
        written = _marked(written, mark[0], first.mark)
    elif mark and mark[2]:
        written = _marked(written, mark[0], f"{mark[1]}1{mark[3]}{mark[4]}")
    written = written.rstrip("\r\n") + end
    if to <= len(events.items):
        at = events.items[to - 1].start
        return _numbered(text[:at] + written + text[at:], events)
    if events.items:
        last = events.items[-1]
        lead = "" if text[: last.end].endswith(("\n", "\r")) else end
        return _numbered(text[: last.end] + lead + written + text[last.end :], events)
    body, below = events.section.body, text[events.section.body :].lstrip("\r\n")
    gap = end if has_markdown_headings(text) else ""
    lead = "" if text[:body].endswith(("\n", "\r")) else end
    return text[:body] + lead + gap + written + (gap + below if below else "")


def _numbered(text: str, before: EventList) -> str:
    """Number the items of a list on from the number it began with, where they were numbered so before."""
    numbers = [each.number for each in before.items]
    first = numbers[0] if numbers else None
    if first is None or None in numbers or (len(numbers) > 1 and len(set(numbers)) == 1):
        return text  # Of bullets, of both, or with one number for all, which Markdown counts itself.
    items = list_of(text, before.section.number).items
    for place in reversed(range(len(items))):
        item = items[place]
        mark = re.sub(r"\d+", str(first + place), item.mark)
        text = text[: item.start] + _marked(text[item.start : item.end], item.mark, mark) + text[item.end :]
    return text


def _marked(written: str, old: str, new: str) -> str:
    """Give an item another mark; what stands further in stays as far in, seen from its words."""
    own, *below = re.split(r"(?<=[\r\n])", written.removeprefix(old))
    by = _width(new) - _width(old)
    return "".join([new, own, *(_further(line, by) for line in below)])


def _further(line: str, by: int) -> str:
    if not line.strip() or not by:
        return line
    return " " * max(0, _indent(line) + by) + line.lstrip(" \t")
