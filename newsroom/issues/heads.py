"""The first line of an entry: its number, its headline, its link."""

import re
from enum import Enum

from msgspec import Struct

from newsroom.issues.escapes import unescape, unescape_url

_NUMBER = re.compile(r"( {0,3})([0-9]{1,9})([.)])([ \t]+)(?=[^ \t])")
_TITLE = re.compile(r"""[ \t]+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))""")
_ANGLES = re.compile(r"<(?:[^<>\\]|\\.)*>")
_PLAIN_DESTINATION = re.compile(r"[^\\()\x00-\x20\x7f]*")
_BLANK = re.compile(r"[ \t]*(?:<!--(?:(?!-->).)*-->[ \t]*)*")
_BOLD = re.compile(r"\*\*(?=\S)((?:(?!\*\*)[^\\]|\\.)+)\*\*")
_PARENTHESES = 32
"""How deep they may be nested in a destination: cmark's limit."""


class HeadStyle(Enum):
    """How a head is written; all but the first are read for the sake of files made by hand."""

    HOUSE = "[**headline**](url)"
    LINK = "[headline](url)"
    BOLD_LINK = "**[headline](url)**"
    BOLD = "**headline**"
    TAILED = "[headline](url) …"
    """A link and more words behind it, which stay as they are; by itself such a line makes no list ours."""
    PLAIN = "headline"
    OTHER = "…headline…"
    """Another house's (see `newsroom.issues.foreign`)."""

    @property
    def headed(self) -> bool:
        """It tells by itself that a list is one of entries."""
        return self not in (HeadStyle.PLAIN, HeadStyle.TAILED)


class Located(Struct, frozen=True):
    """A value and the Markdown that stands for it: ``text[start:end]``."""

    start: int
    end: int
    value: str


class Head(Struct, frozen=True):
    """The first line of an entry and where its parts stand."""

    style: HeadStyle
    number: int
    """Where the number's digits begin."""
    digits: int
    """Where they end, before ``.`` or ``)``."""
    content: int
    """Where the padding after it ends."""
    end: int
    """Where the content ends, trailing blanks left out."""
    headline: Located
    text_start: int
    text_end: int
    """The headline with the markup around it: what is between the link's brackets."""
    url: Located | None
    titled: bool
    """The link has a title of its own after its destination."""


class _Link(Struct, frozen=True):
    text_start: int
    text_end: int
    url: Located
    titled: bool
    end: int


def read_head(text: str, start: int, end: int) -> Head | None:
    """Read the line ``text[start:end]`` as the head of an entry; None where it is no numbered item."""
    number = _NUMBER.match(text, start, end)
    if not number:
        return None
    content = number.end()
    end = content + len(text[content:end].rstrip(" \t"))
    style, headline, outer, link = _content(text, content, end)
    return Head(
        style,
        number.start(2),
        number.end(2),
        content,
        end,
        Located(*headline, unescape(text[slice(*headline)])),
        *outer,
        link.url if link else None,
        bool(link and link.titled),
    )


Range = tuple[int, int]


def _content(text: str, start: int, end: int) -> tuple[HeadStyle, Range, Range, _Link | None]:
    link = _read_link(text, start, end)
    outer = (start, end)
    if link:
        outer = (link.text_start, link.text_end)
        inner = _inside_bold(text, *outer)
        if inner:
            return HeadStyle.HOUSE, inner, outer, link
        if _is_blank(text, link.end, end):
            return HeadStyle.LINK, outer, outer, link
    if text.startswith("**[", start, end):
        bold_link = _read_link(text, start + 2, end)
        if (
            bold_link
            and text.startswith("**", bold_link.end, end)
            and _is_blank(text, bold_link.end + 2, end)
        ):
            outer = (bold_link.text_start, bold_link.text_end)
            return HeadStyle.BOLD_LINK, _inside_bold(text, *outer) or outer, outer, bold_link
    bold = _BOLD.match(text, start, end)
    if bold and _is_blank(text, bold.end(), end):
        return HeadStyle.BOLD, bold.span(1), bold.span(), None
    if link and link.text_start < link.text_end:
        return HeadStyle.TAILED, outer, outer, link
    return HeadStyle.PLAIN, (start, end), (start, end), None


def _inside_bold(text: str, start: int, end: int) -> Range | None:
    bold = text.startswith("**", start, end) and text.endswith("**", start + 2, end)
    return (start + 2, end - 2) if bold else None


def _is_blank(text: str, start: int, end: int) -> bool:
    return _BLANK.fullmatch(text, start, end) is not None


def _read_link(text: str, start: int, end: int) -> _Link | None:
    """Read an inline link (CommonMark 6.3) that begins at `start`."""
    if not text.startswith("[", start, end) or text.startswith("[^", start, end):
        return None
    close = _closing_bracket(text, start, end)
    if close is None or not text.startswith("](", close, end):
        return None
    found = _read_destination(text, close + 2, end)
    return _Link(start + 1, close, *found) if found else None


def destination(text: str, start: int, end: int) -> tuple[Located, int] | None:
    """Read what stands behind ``](``: the address, and where the link ends; None where it is no link."""
    found = _read_destination(text, start, end)
    return (found[0], found[2]) if found else None


def _read_destination(text: str, start: int, end: int) -> tuple[Located, bool, int] | None:
    at = _skip_blanks(text, start, end)
    stop = _destination_end(text, at, end)
    if stop is None:
        return None
    url = Located(at, stop, unescape_url(text[at:stop]))
    after = stop
    title = _TITLE.match(text, after, end)
    if title:
        after = title.end()
    after = _skip_blanks(text, after, end)
    if not text.startswith(")", after, end):
        return None
    return url, title is not None, after + 1


def _closing_bracket(text: str, start: int, end: int) -> int | None:
    depth, at = 0, start
    while at < end:
        character = text[at]
        if character == "\\":
            at += 1
        elif character == "[":
            depth += 1
        elif character == "]":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return None


def _destination_end(text: str, start: int, end: int) -> int | None:
    if text.startswith("<", start, end):
        angles = _ANGLES.match(text, start, end)
        return angles.end() if angles else None
    plain = _PLAIN_DESTINATION.match(text, start, end)
    if plain and text.startswith(")", plain.end(), end):
        return plain.end()
    depth, at = 0, start
    while at < end:
        character = text[at]
        if character == "\\" and at + 1 < end:
            at += 1
        elif character == "(":
            depth += 1
            if depth > _PARENTHESES:
                return None
        elif character == ")":
            if depth == 0:
                return at
            depth -= 1
        elif character <= " " or character == "\x7f":
            break
        at += 1
    return at if depth == 0 else None


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \t":
        at += 1
    return at
