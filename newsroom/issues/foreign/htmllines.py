"""HTML that stands on one line, cut into the lines it might as well stand on."""

import re

from newsroom.issues.lines import Line

_PIECE = re.compile(
    r"<li\b[^<>]*>(?:(?!<li\b|</?(?:ul|ol)\b).)*?</li\s*>"
    r"|<(?P<heading>h[1-6])\b[^<>]*>(?:(?!<h[1-6]\b).)*?</(?P=heading)\s*>"
    r"|<p\b[^<>]*>(?:(?!<p\b).)*?</p\s*>"
    r"|</?(?:ul|ol|div|section|article|main|body|html)\b[^<>]*>",
    re.IGNORECASE,
)
_TELLING = ("<li", "<h", "<p")
_LEAST = 2


def parted(text: str, lines: list[Line], first: int, last: int) -> list[Line]:
    """Return lines with those of HTML cut between its items, headings and paragraphs.

    Nothing is read of it but where these begin and end; what is cut has no line end between.

    Args:
        text: The text.
        lines: Its lines.
        first: The first line that may be cut.
        last: The line after the last one.
    """
    found = lines[:first]
    for line in lines[first:last]:
        found += _pieces(text, line)
    return found + lines[last:]


def _pieces(text: str, line: Line) -> list[Line]:
    start = line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip(" \t"))
    if not text.startswith("<", start):
        return [line]
    pieces = list(_PIECE.finditer(text, start, line.end))
    telling = sum(piece[0][:3].lower().startswith(_TELLING) for piece in pieces)
    if not telling or len(pieces) < _LEAST:
        return [line]
    starts = (piece.start() for piece in pieces if piece.start() > start)
    ends = (piece.end() for piece in pieces if text[piece.end() : line.end].strip())
    bounds = [*sorted({line.start, *starts, *ends}), line.end]
    made = [Line(one, other, other) for one, other in zip(bounds, bounds[1:], strict=False)]
    return [*made[:-1], made[-1]._replace(after=line.after)]
