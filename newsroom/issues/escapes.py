"""Plain text as the text of a Markdown link, and an address as its destination, and both read back.

What is written here a CommonMark parser (spec 0.31.2, sections 2.4, 2.5 and 6.3) reads as the same
characters.
"""

import re

_SPECIAL = re.compile(r"[\\\[\]*_`<&~]")
"""What could begin or end markup inside a link's text; ``~`` strikes out in GFM and Hugo."""
_SPACES = "\t\n\x0c\r \xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Unicode white space as CommonMark defines it: at an edge it would keep ``**`` from opening or closing."""
_EDGES = re.compile(f"^[{_SPACES}]+|[{_SPACES}]+$|[\r\n]")

_ESCAPE = re.compile(
    r"\\([!-/:-@\[-`{-~])"
    r"|&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]*));"
)
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
    return _ESCAPE.sub(_unescaped, markdown)


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
