"""HTML that a document was turned into: its title is its first heading."""

import re

from newsroom.reading.documents.document import DocumentError
from newsroom.reading.outline import take_title
from newsroom.reading.pieces import Piece
from newsroom.reading.plain import plain_text
from newsroom.settings.language import _

_HEADING = re.compile(r"\s*<h([1-6])[^>]*>(.*?)</h\1>", re.DOTALL | re.IGNORECASE)
_PARAGRAPH = re.compile(r"\s*<p[^>]*>(.*?)</p>", re.DOTALL | re.IGNORECASE)


def titled(html: str, given: str = "") -> tuple[str, str]:
    """Return what a document is called, and its body without that line.

    Args:
        html: The document.
        given: What it says it is called; programs write there what they like, so a heading goes first.

    Raises:
        DocumentError: it has no text.
    """
    text = plain_text(html).strip()
    if not text:
        raise DocumentError(_("there is no text in the document"))
    for pattern, group in ((_HEADING, 2), (_PARAGRAPH, 1)):
        match = pattern.match(html)
        line = " ".join(plain_text(match[group]).split()) if match else ""
        if match and line and (pattern is _HEADING or line == given):
            return line, html[match.end() :] if len(text) > len(line) else html
    if given:
        return given, html
    pieces = [Piece(part) for part in text.split("\n\n")]
    title, rest = take_title(pieces)
    match = _PARAGRAPH.match(html)
    if match and rest and len(rest) < len(pieces) and " ".join(plain_text(match[1]).split()) == title:
        html = html[match.end() :]
    return title, html
