"""A text set to a width: what a screen or a terminal shows, line by line."""

from msgspec import Struct


class Span(Struct, frozen=True):
    """A part of a line in one style."""

    text: str
    style: str = ""
    """Names with a space between them: strong em code strike heading1 … heading6 quote muted link rule table
    image marker, and beside code word, text, number, name and comment; '' is plain."""
    link: int | None = None
    """Number of the address it leads to, from 1."""
    picture: str = ""
    """Of the label of an image, the image's address."""


class CellLine(Struct, frozen=True):
    """Where on a line of a table a line of one of its cells stands."""

    row: int
    column: int
    start: int
    """The first of its characters on the line, and the one after its last."""
    stop: int
    after: str
    """What the text has between it and the next line of the cell; a line feed after the cell's last."""


class Line(Struct, frozen=True):
    """A line of a page."""

    spans: tuple[Span, ...]
    block: int
    """Number of the block it belongs to, from 0; -1 for what stands between blocks."""
    lead: int = 0
    """So many spans at its beginning stand before the text: bars of quotations, markers of lists, indents."""
    after: str = ""
    """What the text has between this line and the next of its block: nothing, a space or a line feed."""
    cells: tuple[CellLine, ...] = ()
    """Of a table set in columns, the cells that have words on this line, from left to right."""


class Page(Struct, frozen=True):
    """Lines, and the addresses that their links lead to."""

    lines: tuple[Line, ...]
    links: tuple[str, ...]


def line_text(line: Line) -> str:
    """Return a line without its styles."""
    return "".join(span.text for span in line.spans)
