"""Text without markup becomes an article: paragraphs, headings and lists are found by how it looks."""

from newsroom.reading import bylines
from newsroom.reading.documents.document import Document, DocumentError
from newsroom.reading.furniture import is_furniture, without_furniture, without_tail
from newsroom.reading.measure import lines_of, measure
from newsroom.reading.outline import outlined, take_title
from newsroom.reading.pieces import to_html
from newsroom.reading.reflow import reflow
from newsroom.settings.language import _
from newsroom.text.clean import clean_text

LONGEST = 2_000_000
"""Characters that are read."""


def read_unmarked(text: str, title: str = "") -> Document:
    """Read a text.

    Args:
        text: The text, with whatever line ends.
        title: What it is called, if that is known: a mail's subject.

    Raises:
        DocumentError: there is no word in it.
    """
    text = clean_text(text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    said, lines = bylines.taken(lines_of(text))
    lines = [line for line in without_tail(lines) if not is_furniture(line.text)]
    if not lines:
        raise DocumentError(_("there is no text in the document"))
    width = measure(lines)
    headlines: list[str] = []
    if width is None:
        pieces = outlined(lines)
    else:
        done = reflow(lines, width)
        pieces, headlines = done.pieces, done.headlines
    pieces, above = without_furniture(pieces)
    if not title:
        title, rest = take_title(pieces, headlines, above=above)
        # A text of one line is its own title.
        pieces = rest or pieces
    return Document(title=title, author=said.author, source=said.source, date=said.date, html=to_html(pieces))
