r"""A value on one line as a Markdown paragraph, whatever it begins with, and read back.

A lead ``2025. A year`` would be a list, a summary ``# 1`` a heading. Such a value is written with a
backslash before the character that does it (``2025\. A year``) and read back without. A value that has such
a backslash of its own would be read back as the other: it is written with the character as a numeric
reference (``2025&#46; A year``), which CommonMark reads the same, and one that has such a reference of its
own with a zero more in it (``2025&#046; A year``). Where no more zeros fit in, it is written *literally*, one
column further in than a paragraph begins, where CommonMark drops the space and we take the text as it is.
"""

import re

from msgspec import Struct

_NAME = r"[A-Za-z][A-Za-z0-9-]*"
_ATTRIBUTE = r"\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\s*=\s*(?:[^\"'=<>`\x00-\x20]+|'[^']*'|\"[^\"]*\"))?"
_BLOCKS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|"
    "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|"
    "track|ul"
)
_OPENERS = (
    r"#{1,6}(?=[ \t]|$)",  # heading, CommonMark 4.2
    r">",  # block quote, 5.1
    r"([*_-])(?:[ \t]*\1){2,}[ \t]*$",  # thematic break, 4.1
    r"=+[ \t]*$",  # setext underline, 4.3: only under a line, and then it takes that line with it
    r"[-+*](?=[ \t]|$)",  # bullet, 5.2
    r"[0-9]{1,9}(?P<mark>[.)])(?=[ \t]|$)",  # number, 5.2
    r"`{3,}[^`]*$|~{3,}",  # fence, 4.5
    r":[ \t]",  # definition: not CommonMark, but Hugo's default
    r"\[(?:[^\[\]\\]|\\.)+\]:",  # link reference or footnote definition, 4.7: it would vanish
    r"<(?:(?i:script|pre|style|textarea)(?=[\s>]|$)|[?]|![A-Za-z]|!--|!\[CDATA\[)",  # HTML 1 to 5, 4.6
    rf"</?(?i:{_BLOCKS})(?=\s|/?>|$)",  # HTML 6
    rf"(?:<{_NAME}(?:{_ATTRIBUTE})*\s*/?>|</{_NAME}\s*>)\s*$",  # HTML 7
)
_OPENER = re.compile("|".join(_OPENERS))
_FIRST = re.compile(r"[#>*_=+`~:\[<0-9-]")
_GUARD = re.compile(r"[0-9]{0,9}(?P<whole>&#([0-9]{1,7});)")
_SPAN = re.compile(r"&#([0-9]{1,7});")
_MOST_DIGITS = 7
"""More are no reference in CommonMark (6.1)."""
_PRINTED = 128
_RUNS = re.compile(r"(?<![ \t])[ \t]*[\r\n]+[ \t]*")


class Paragraph(Struct, frozen=True):
    """A value as it is written."""

    text: str
    literal: bool
    """It goes one column further in than a paragraph would begin."""


def is_blank(value: str) -> bool:
    """Tell whether a value has nothing to show (CommonMark 2.1: U+3000 and the like are not blank)."""
    return not value.strip(" \t\r\n")


def opens_block(line: str) -> int | None:
    """Return the offset of the character that makes a line begin something other than a paragraph, or None.

    Args:
        line: One line without its indentation.
    """
    if not _FIRST.match(line):
        return None
    match = _OPENER.match(line)
    if not match:
        return None
    return match.start("mark") if match["mark"] else 0


def write_paragraph(value: str, heading: str = "") -> Paragraph:
    """Write a value so that it is a paragraph and can be read back.

    Line breaks become spaces and white space at the ends is left out: a paragraph's ends cannot hold it.

    Args:
        value: Markdown on one line.
        heading: A line that has a meaning of its own where the paragraph stands.
    """
    value = _RUNS.sub(" ", value).strip(" \t\r\n")
    if (at := _dangerous(value, heading)) is not None:
        return Paragraph(f"{value[:at]}\\{value[at:]}", literal=False)
    if _without_guard(value, heading) is not None:
        at = value.index("\\")
        return Paragraph(f"{value[:at]}&#{ord(value[at + 1])};{value[at + 2 :]}", literal=False)
    if reference := _reference(value, heading):
        if len(reference[1]) == _MOST_DIGITS:
            return Paragraph(value, literal=True)
        at = reference.start(1)
        return Paragraph(f"{value[:at]}0{value[at:]}", literal=False)
    return Paragraph(value, literal=False)


def read_paragraph(text: str, *, literal: bool, heading: str = "") -> str:
    """Read a value back from the text of a paragraph, given without its indentation."""
    if literal:
        return text
    guarded = _without_guard(text, heading)
    if guarded is not None:
        return guarded
    if reference := _reference(text, heading):
        at, end = reference.span()
        if reference[1].startswith("0"):
            return f"{text[: at + 2]}{text[at + 3 :]}"
        return f"{text[:at]}\\{chr(int(reference[1]))}{text[end:]}"
    return text


def _dangerous(value: str, heading: str) -> int | None:
    at = opens_block(value)
    return 0 if at is None and heading and value == heading else at


def _reference(text: str, heading: str) -> re.Match[str] | None:
    """Find the numeric reference that keeps a value from being dangerous, if there is one."""
    match = _GUARD.match(text)
    if not match or not 0 < int(match[2]) < _PRINTED:
        return None
    value = text[: match.start("whole")] + chr(int(match[2])) + text[match.end() :]
    return (
        _SPAN.match(text, match.start("whole"))
        if _dangerous(value, heading) == match.start("whole")
        else None
    )


def _without_guard(text: str, heading: str) -> str | None:
    """Return the value that is written as `text` because it is dangerous by itself, if there is one."""
    at = text.find("\\", 0, 10)
    if at < 0:
        return None
    value = text[:at] + text[at + 1 :]
    return value if _dangerous(value, heading) == at else None
