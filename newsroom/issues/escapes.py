"""Plain text as the text of a Markdown link, and an address as its destination, and both read back.

What is written here a CommonMark parser (spec 0.31.2, sections 2.4, 2.5 and 6.3) reads as the same
characters.
"""

import re
from os.path import commonprefix

_SPECIAL = re.compile(r"[\\\[\]*_`<&~]")
"""What could begin or end markup inside a link's text; ``~`` strikes out in GFM and Hugo."""
_SPACES = "\t\n\x0c\r \xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Unicode white space as CommonMark defines it: at an edge it would keep ``**`` from opening or closing."""
_EDGES = re.compile(f"^[{_SPACES}]+|[{_SPACES}]+$|[\r\n]")

ESCAPE = re.compile(
    r"\\([!-/:-@\[-`{-~])"
    r"|&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]*));"
)
"""A backslash escape or a character reference."""
_REFERENCE = r"&(?=(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]*);)"

_UNBARE = re.compile(r"[\x00-\x20\x7f]")
"""What a destination can hold only between angle brackets."""
_IN_BARE = re.compile(rf"[()\\]|^<|{_REFERENCE}")
_IN_ANGLES = re.compile(rf"[<>\\]|{_REFERENCE}")
_BREAKS = re.compile(r"[\r\n]")


def escape_headline(text: str) -> str:
    """Write plain text as it stands between ``[**`` and ``**](``.

    Line breaks, and white space at either end, become numeric character references.
    """
    escaped = _SPECIAL.sub(r"\\\g<0>", text)
    return _EDGES.sub(lambda match: "".join(f"&#{ord(c)};" for c in match[0]), escaped)


def rewritten(markdown: str, headline: str) -> str:
    """Write other words in the place of those that some Markdown stands for.

    What is the same at either end keeps its bytes: references, escapes, and marks that are letters to us.
    """
    there = _letters(markdown)
    value = [text for text, _raw in there]
    new = list(headline)
    start = len(commonprefix((value, new)))
    end = len(commonprefix((value[start:][::-1], new[start:][::-1])))
    gone = there[start : len(there) - end]
    whole = escape_headline(headline)
    if any(_SPECIAL.fullmatch(raw) for _text, raw in gone):
        return whole  # of a bracket or of bold the other end would be left
    before, after = there[:start], there[len(there) - end :]
    guards = "|" * bool(before), "|" * bool(after)
    words = escape_headline(guards[0] + headline[start : len(new) - end] + guards[1])
    words = words[len(guards[0]) : len(words) - len(guards[1])]
    text = "".join(raw for _text, raw in before) + words + "".join(raw for _text, raw in after)
    return text if unescape(text) == headline else whole


def _letters(markdown: str) -> list[tuple[str, str]]:
    """Return the letters that some Markdown stands for, each with what is written for it."""
    found: list[tuple[str, str]] = []
    at = 0
    for match in ESCAPE.finditer(markdown):
        found += ((each, each) for each in markdown[at : match.start()])
        found.append((_unescaped(match), match[0]))
        at = match.end()
    return found + [(each, each) for each in markdown[at:]]


def escape_url(url: str) -> str:
    """Write an address as a link's destination: as it is if it can be, else escaped or in angle brackets."""
    if not _UNBARE.search(url):
        return _IN_BARE.sub(r"\\\g<0>", url)
    escaped = _IN_ANGLES.sub(r"\\\g<0>", url)
    return "<" + _BREAKS.sub(lambda match: f"&#{ord(match[0])};", escaped) + ">"


def unescape(markdown: str) -> str:
    """Read back what backslash escapes and character references stand for."""
    if "\\" not in markdown and "&" not in markdown:
        return markdown
    return ESCAPE.sub(_unescaped, markdown)


def unescape_url(destination: str) -> str:
    """Read a link's destination, bare or in angle brackets."""
    if destination.startswith("<") and destination.endswith(">"):
        destination = destination[1:-1]
    return unescape(destination)


def _unescaped(match: re.Match[str]) -> str:
    character, decimal, hexadecimal, name = match.groups()
    if character is not None:
        return str(character)
    if name is not None:
        from html.entities import html5

        return html5.get(name + ";", match[0])
    code = int(decimal) if decimal is not None else int(hexadecimal, 16)
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)
