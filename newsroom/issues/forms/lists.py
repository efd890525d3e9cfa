"""The lists of events of a review, 国际 and 国内: items moved between them, dropped, ordered, added."""

import re
from dataclasses import dataclass
from itertools import zip_longest

from newsroom.issues.edits import EditError
from newsroom.issues.forms.sections import Section, has_markdown_headings, sections, with_text
from newsroom.issues.lines import newline, split
from newsroom.model import Issue
from newsroom.settings.language import _

ABROAD, HOME = "国际", "国内"
_OTHERWISE = re.compile("评价|评述|评论|点评|综述|全景|展望|分析")
"""Words in the headings of what is written about the events, beside their lists."""
_LIST = re.compile(r"(?:国际|国内).{0,6}(?:事件|要闻|大事|动态|列表)|(?:^|[\s、.#])(?:国际|国内)$")
_ITEM = re.compile(r" {0,3}(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S)")
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Item:
    """An event: ``text[start:end]`` with the end of its line, and its Markdown without the bullet."""

    start: int
    end: int
    markdown: str


@dataclass(frozen=True, slots=True)
class EventList:
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
    """Find the items of a section; lines that are further in belong to the item above."""
    body = text[section.body : section.end]
    items: list[Item] = []
    lines = split(body)
    for line, after in zip_longest(lines, lines[1:]):
        content = body[line.start : line.end]
        start = section.body + line.start
        end = section.body + (after.start if after else len(body))
        if mark := _ITEM.match(content):
            items.append(Item(start, end, content[mark.end() :].rstrip()))
        elif items and content.startswith(("  ", "\t")) and content.strip() and items[-1].end == start:
            last = items[-1]
            items[-1] = Item(last.start, end, f"{last.markdown} {content.strip()}")
    return tuple(items)


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
    text = issue.source or ""
    item = _item(list_of(text, number), place)
    return with_text(issue, text[: item.start] + text[item.end :])


def move_item(issue: Issue, number: int, place: int, to: int) -> Issue:
    """Move an item of a list so that it gets the place `to`, from 1.

    Raises:
        EditError: there is no such list, item or place.
    """
    text = issue.source or ""
    here = list_of(text, number)
    item = _item(here, place)
    _item(here, to)
    written = text[item.start : item.end]
    without = with_text(issue, text[: item.start] + text[item.end :])
    return _inserted(without, number, to, written)


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
    written = text[item.start : item.end]
    target = other.section.number
    without = drop_item(issue, number, place)
    to = place_for(list_of(without.source or "", target), item.markdown)
    return _inserted(without, target, to, written), to


def add_item(issue: Issue, number: int, markdown: str) -> tuple[Issue, int]:
    """Add an item to a list, by its day; returns its place as well.

    Raises:
        EditError: there is no such list, or nothing to add.
    """
    markdown = " ".join(markdown.split())
    if not markdown:
        raise EditError(_("an event needs words"))
    here = list_of(issue.source or "", number)
    to = place_for(here, markdown)
    return _inserted(issue, number, to, "- " + markdown), to


def write_item(issue: Issue, number: int, place: int, markdown: str) -> Issue:
    """Give an item other words.

    Raises:
        EditError: there is no such list or item, or there are no words.
    """
    text, markdown = issue.source or "", " ".join(markdown.split())
    item = _item(list_of(text, number), place)
    if not markdown:
        raise EditError(_("an event needs words"))
    written = text[item.start : item.end]
    mark = _ITEM.match(written)
    end = written[len(written.rstrip("\r\n")) :]
    new = (mark[0] if mark else "- ") + markdown + end
    return with_text(issue, text[: item.start] + new + text[item.end :])


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


def _inserted(issue: Issue, number: int, to: int, written: str) -> Issue:
    text = issue.source or ""
    events = list_of(text, number)
    end = newline(text)
    written = written.rstrip("\r\n") + end
    if to <= len(events.items):
        at = events.items[to - 1].start
        return with_text(issue, text[:at] + written + text[at:])
    if events.items:
        last = events.items[-1]
        lead = "" if text[: last.end].endswith(("\n", "\r")) else end
        return with_text(issue, text[: last.end] + lead + written + text[last.end :])
    body, below = events.section.body, text[events.section.body :].lstrip("\r\n")
    gap = end if has_markdown_headings(text) else ""
    lead = "" if text[:body].endswith(("\n", "\r")) else end
    return with_text(issue, text[:body] + lead + gap + written + (gap + below if below else ""))
