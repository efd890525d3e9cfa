"""Footnotes ``[^n]`` and the 引用 that they lead to: numbered in the order of the text, by the program."""

import re
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from newsroom.issues.edits import EditError
from newsroom.issues.escapes import escape_headline, escape_url
from newsroom.issues.forms.notes import read_note
from newsroom.issues.forms.sections import CITATIONS, has_markdown_headings, sections
from newsroom.issues.lines import newline
from newsroom.model import Issue
from newsroom.settings.language import _

_REFERENCE = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_DEFINITION = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*([^\r\n]*)(\r\n|\n|\r|\Z)", re.MULTILINE)
_CODE = re.compile(r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)|`+[^`\r\n]+`+", re.MULTILINE | re.DOTALL)


class Mark(Struct, frozen=True):
    """A footnote's mark in the text, or what it leads to: ``text[start:end]``."""

    name: str
    start: int
    end: int


class Citation(Struct, frozen=True, kw_only=True):
    """A source as 引用 names it."""

    title: str
    url: str
    publisher: str
    published: date | None
    retrieved: date

    @property
    def line(self) -> str:
        """What stands behind ``[^n]: ``."""
        parts = [f"[{escape_headline(self.title)}]({escape_url(self.url)})", self.publisher]
        if self.published:
            parts.append(_day(self.published))
        return "·".join([*parts, f"检索日期{_day(self.retrieved)}"])


def references(text: str) -> list[Mark]:
    """Find the marks in the text, outside code."""
    return [Mark(match[1], match.start(), match.end()) for match in _outside_code(_REFERENCE, text)]


def definitions(text: str) -> list[Mark]:
    """Find what the marks lead to, a line each, outside code."""
    return [Mark(match[1], match.start(), match.end(2)) for match in _outside_code(_DEFINITION, text)]


def _outside_code(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    if "[^" not in text:
        return []
    code = [match.span() for match in _CODE.finditer(text)]
    return [
        match
        for match in pattern.finditer(text)
        if not any(start <= match.start() < end for start, end in code)
    ]


def _code_blocks(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _CODE.finditer(text) if match[1]]


def unused(text: str) -> list[Mark]:
    """Find the definitions that no mark leads to."""
    used = {mark.name for mark in references(text)}
    return [each for each in definitions(text) if each.name not in used]


def renumbered(text: str) -> str:
    """Number marks by where they first stand, and put 引用 in that order; unused ones come last.

    A mark that leads nowhere keeps a number of its own, so that preflight can show it.
    """
    listed = {each.name: each for each in reversed(definitions(text))}
    order = list(dict.fromkeys([mark.name for mark in references(text)]))
    order += [name for name in dict.fromkeys(each.name for each in definitions(text)) if name not in order]
    numbers = {name: str(number) for number, name in enumerate(order, 1)}
    slots = [each for each in definitions(text) if listed[each.name] is each or listed[each.name] == each]
    if len(slots) != len(definitions(text)):
        return text  # Two definitions of one name: which is meant is the editor's to say.
    bodies = [text[listed[name].start + len(name) + 4 : listed[name].end] for name in order if name in listed]
    names = [name for name in order if name in listed]
    changes = [(mark.start, mark.end, f"[^{numbers[mark.name]}]") for mark in references(text)]
    for slot, name, body in zip(slots, names, bodies, strict=True):
        changes.append((slot.start, slot.end, f"[^{numbers[name]}]:{body}"))
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def cite(
    issue: Issue, citation: Citation, section: int | None = None, at: int | None = None
) -> tuple[Issue, int]:
    """Cite a source at the end of a section, or at a place in it, and keep all numbers in order.

    A source that is cited already gets no second line in 引用, only a mark.

    Args:
        issue: The document.
        citation: The source.
        section: The section's number; None is the last one before 引用.
        at: Where in the text the mark is to stand; it goes before `section`. In 引用 itself, in front matter,
            in code or within a mark none can stand.

    Returns:
        The document, and where the mark ends in it.

    Raises:
        EditError: a block of code is not closed, so that whatever is put behind it would be code.
    """
    text = issue.source or ""
    if any(end == len(text) and not _closed(text[start:end]) for start, end in _code_blocks(text)):
        raise EditError(_("a block of code has no end: close it with ``` or ~~~ first"))
    name = _name_of(text, citation.url)
    if name is None:
        taken = {each.name for each in (*references(text), *definitions(text))}
        name = next(str(n) for n in range(1, len(taken) + 2) if str(n) not in taken)
        listed = _with_definition(text, f"[^{name}]: {citation.line}")
        if at is not None and not listed.startswith(text[:at]):
            at = None  # It was in the list.
        text = listed
    place = _place_of_mark(text, section) if at is None else _free_place(text, at, section)
    before = sum(mark.start < place for mark in references(text))
    mark = f"[^{name}]"
    if any(end == place for _start, end in _code_blocks(text)):
        mark = newline(text) * 2 + mark  # Behind the fence it would be part of it.
    elif place and text[place - 1] in "\r\n" and (place == len(text) or text[place] in "\r\n"):
        mark += newline(text)
    made = renumbered(text[:place] + mark + text[place:])
    return replace(issue, source=made), references(made)[before].end


def _name_of(text: str, url: str) -> str | None:
    """Return the mark of a source that is listed already."""
    for each in definitions(text) if url else ():
        note = read_note(each.name, text[each.start : each.end].split("]:", 1)[1].strip())
        if note.url == url:
            return each.name
    return None


def _with_definition(text: str, line: str) -> str:
    end = newline(text)
    listed = definitions(text)
    if listed:
        at = listed[-1].end
        return text[:at] + end + line + text[at:]
    if heading := next((each for each in sections(text) if each.title == CITATIONS), None):
        at = heading.body
        lead = "" if text[:at].endswith(("\r", "\n")) else end
        return text[:at] + lead + line + (end if text[at:] else "") + text[at:]
    above = text.rstrip("\r\n")
    if has_markdown_headings(text) or len(sections(text)) == 1:
        return f"{above}{end * 2}## {CITATIONS}{end}{line}{end}"
    return f"{above}{end}{CITATIONS}{end}{line}{end}"  # A heading of Markdown's would be the only one.


def _place_of_mark(text: str, section: int | None) -> int:
    parts = [each for each in sections(text) if each.title != CITATIONS]
    chosen = next((each for each in parts if each.number == section), parts[-1])
    written = text[chosen.start : chosen.end].rstrip()
    return max(chosen.start + len(written), chosen.body)


def _free_place(text: str, at: int, section: int | None) -> int:
    """Return the place itself if a mark can stand there: in a section's body, not within another mark."""
    parts = [each for each in sections(text) if each.title != CITATIONS]
    # Where a section ends the next one's heading begins.
    if not any(each.body <= at < each.end or at == each.end == len(text) for each in parts):
        return _place_of_mark(text, section)
    if any(start <= at <= end for start, end in _code_blocks(text)):
        return _place_of_mark(text, section)
    within = [match.span() for match in _CODE.finditer(text)]
    within += [(mark.start, mark.end) for mark in references(text)]
    return next((end for start, end in within if start < at < end), at)


def _closed(code: str) -> bool:
    """Tell whether a block of code ends with a fence of its own."""
    fence = code.lstrip()[:1]
    return bool(re.search(rf"[\r\n] {{0,3}}{fence}{{3,}}\Z", code))


def _day(day: date) -> str:
    return f"{day.year}/{day.month}/{day.day}"
