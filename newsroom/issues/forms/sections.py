"""The sections of a document; an edit touches its own section's bytes and no others."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from newsroom.issues.edits import EditError
from newsroom.issues.front import read_front
from newsroom.issues.lines import newline, split
from newsroom.issues.scalars import read_string
from newsroom.model import Issue
from newsroom.settings.language import _

_MARKDOWN = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*?)[ \t]*#*[ \t]*")
_CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}、\S.{0,60}")
_NUMBERED = re.compile(r"([1-9][0-9]?(?:\.[0-9]{1,2}){1,3})[ \t]+\S.{0,60}")
_NAMED = re.compile(
    r"(?:【摘要】.*|摘要|引言|前言|结论|结语|展望|评论|引用|参考文献|数据来源|免责声明|\W*【?省心锐评】?|锐评)[::]?"
)
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_SENTENCE = tuple("。;;,,")


@dataclass(frozen=True, slots=True)
class Section:
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
        parts.append(Section(number, level, title, start, body, starts[number], _chapter(title)))
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


def _chapter(title: str) -> str:
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


# Edits


def with_text(issue: Issue, text: str) -> Issue:
    """Give a document another text; its title is that of the front matter, as far as there is one."""
    front = read_front(text, split(text))
    key = front.key("title") if front else None
    title = read_string(text[key.value_start : key.value_end].strip()) if key else ""
    return replace(issue, source=text, title=title or issue.title)


def replace_section(issue: Issue, was: str, now: str) -> Issue:
    """Put a text in the place of a section.

    Args:
        issue: The document.
        was: The section's text as it was when it was shown; it is found by that, wherever it moved.
        now: Its text from now on.

    Raises:
        EditError: it is not there any more.
    """
    text = issue.source or ""
    if was not in text:
        raise EditError(_("another program changed this section; nothing was written over it"))
    return with_text(issue, text.replace(was, now, 1))


def add_section(issue: Issue, after: int, title: str) -> Issue:
    """Put an empty section below another one, of its level.

    Raises:
        EditError: there is no such section, or the title is no line.
    """
    text = issue.source or ""
    parts = sections(text)
    above = _section(parts, after)
    title = " ".join(title.split()).lstrip("# ")
    if not title:
        raise EditError(_("a section needs a heading"))
    end, level = newline(text), above.level or next((each.level for each in parts[1:]), 2)
    before = text[: above.end].rstrip("\r\n")
    rest = text[above.end :]
    new = f"{end * 2 if before else ''}{'#' * level} {title}{end}"
    return with_text(issue, before + new + (end + rest if rest else ""))


def drop_section(issue: Issue, number: int) -> Issue:
    """Take a section out.

    Raises:
        EditError: there is no such section, or it is the opening.
    """
    text = issue.source or ""
    gone = _section(sections(text), number)
    if number == 0:
        raise EditError(_("the opening stays; edit it instead"))
    return with_text(issue, text[: gone.start] + text[gone.end :])


def move_section(issue: Issue, number: int, by: int) -> Issue:
    """Let a section change places with the one above (-1) or below it (1).

    Raises:
        EditError: there is no such section, or no room in that direction.
    """
    text = issue.source or ""
    parts = sections(text)
    upper, lower = sorted((number, number + by))
    if upper < 1 or lower >= len(parts):
        raise EditError(_("there is no room to move in that direction"))
    one, two = parts[upper], parts[lower]
    first, second = text[one.start : one.end], text[two.start : two.end]
    if not second.endswith(("\n", "\r")):  # The file's last line had no end: now it is another that has none.
        bare = first.rstrip("\r\n")
        first, second = bare, second + first[len(bare) :]
    return with_text(issue, text[: one.start] + second + first + text[two.end :])


def _section(parts: list[Section], number: int) -> Section:
    if not 0 <= number < len(parts):
        raise EditError(_("there is no section {number}").format(number=number))
    return parts[number]
