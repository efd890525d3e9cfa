"""The sections of a document, as places in its text."""

import re
from collections.abc import Callable
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from newsroom.issues.front import read_front
from newsroom.issues.lines import split
from newsroom.issues.scalars import in_zone, read_instant, read_line, read_strings
from newsroom.model import FORMS, HOUSE, Issue, Publication

_MARKDOWN = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*?)[ \t]*#*[ \t]*")
_CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}、\S.{0,60}")
_NUMBERED = re.compile(r"([1-9][0-9]?(?:\.[0-9]{1,2}){1,3})[ \t]+\S.{0,60}")
_NAMED = re.compile(
    r"(?:【摘要】.*|摘要|引言|前言|结论|结语|展望|评论|引用|参考文献|数据来源|免责声明|\W*【?省心锐评】?|锐评)[::]?"
)
CITATIONS = "引用"
"""The heading of the section that footnotes lead to."""
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_VALUES = ("title", "date", "categories")
_SENTENCE = tuple("。;;,,")


class Section(Struct, frozen=True):
    """A heading with what stands below it, up to the next heading of any level: ``text[start:end]``."""

    number: int
    """Its place in the document; 0 is what stands before the first heading, front matter included."""
    level: int
    """1 is the highest; 0 for what stands before the first heading."""
    title: str
    start: int
    body: int
    """Where the line after the heading begins."""
    end: int
    chapter: str = ""
    """Its number as it is written, ``一`` or ``3.3.1``; '' where it has none."""


def sections(text: str) -> list[Section]:
    """Find the sections: Markdown headings; where there are none, numbered and well-known lines."""
    found = _headings(text, _by_markdown) or _headings(text, _by_line)
    starts = [each[0] for each in found] + [len(text)]
    parts = [Section(0, 0, "", 0, _after_front(text), starts[0])]
    for number, (start, body, level, title) in enumerate(found, 1):
        parts.append(Section(number, level, title, start, body, starts[number], chapter_of(title)))
    return parts


Heading = tuple[int, int, int, str]


def has_markdown_headings(text: str) -> bool:
    """Tell whether headings are Markdown's; else they are lines of their own, and so are paragraphs."""
    return bool(_headings(text, _by_markdown))


def _headings(text: str, read: Callable[[str], tuple[int, str] | None]) -> list[Heading]:
    found: list[Heading] = []
    front, fence = _after_front(text), ""
    lines = split(text)
    for place, line in enumerate(lines):
        if line.start < front:
            continue
        content = text[line.start : line.end]
        if (mark := _FENCE.match(content)) and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and (heading := read(content)):
            after = lines[place + 1].start if place + 1 < len(lines) else len(text)
            # What stands behind 【摘要】 on its line is its text.
            inline = content.startswith("【摘要】") and len(content.strip()) > len("【摘要】")
            found.append((line.start, line.start + len("【摘要】") if inline else after, *heading))
    return found


def _by_markdown(line: str) -> tuple[int, str] | None:
    heading = _MARKDOWN.fullmatch(line)
    return (len(heading[1]), heading[2]) if heading else None


def _by_line(line: str) -> tuple[int, str] | None:
    line = line.strip()
    if _NAMED.fullmatch(line):
        return 1, line if not line.startswith("【摘要】") else "【摘要】"
    if line.endswith(_SENTENCE):
        return None
    if _CHAPTER.fullmatch(line):
        return 1, line
    numbered = _NUMBERED.fullmatch(line)
    return (numbered[1].count(".") + 1, line) if numbered else None


def chapter_of(title: str) -> str:
    """Return the number a heading begins with, as it is written: ``一`` or ``3.3.1``; '' without one."""
    if _CHAPTER.fullmatch(title):
        return title.partition("、")[0]
    numbered = _NUMBERED.fullmatch(title)
    return numbered[1] if numbered else ""


def _after_front(text: str) -> int:
    lines = split(text)
    if not lines or text[lines[0].start : lines[0].end].rstrip() != "---":
        return 0
    for place, line in enumerate(lines[1:], 1):
        if text[line.start : line.end].rstrip() == "---":
            return lines[place + 1].start if place + 1 < len(lines) else len(text)
    return 0


def with_text(issue: Issue, text: str, publication: Publication = HOUSE) -> Issue:
    """Give a document another text; title, instant and categories follow where its front matter changed.

    Args:
        issue: The document.
        text: Its text from now on.
        publication: Whose names of keys and time zone the front matter is read by; what it does not know
            the values by is never taken for a value that was removed.
    """
    before, after = _raw_values(issue.source or "", publication), _raw_values(text, publication)
    changed = {name: after[name] for name in _VALUES if before[name] != after[name]}
    issue = replace(issue, source=text)
    if "title" in changed:
        issue = replace(issue, title=read_line(changed["title"] or "") or issue.title)
    if "date" in changed:
        zone = ZoneInfo(publication.zone)
        published = in_zone(read_instant(changed["date"] or "", zone), zone)
        if FORMS[issue.form].period == "day" and published is not None and published != issue.published:
            issue = replace(issue, date=published.date())
        issue = replace(issue, published=published)
    if "categories" in changed:
        issue = replace(issue, categories=read_strings(changed["categories"] or ""))
    return issue


def _raw_values(text: str, publication: Publication) -> dict[str, str | None]:
    """Return the values of the house's keys as they are written; None of one that is not there."""
    front = read_front(text, split(text))
    keys = {name: front.house_key(name, publication) if front else None for name in _VALUES}
    return {
        name: text[key.value_start : key.value_end].strip() if key else None for name, key in keys.items()
    }
