"""A text set to a width: what a screen or a terminal shows, line by line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a line in one style."""

    text: str
    style: str = ""
    """Names with a space between them: strong em code strike heading1 … heading6 quote muted link rule table
    image marker; '' is plain."""
    link: int | None = None
    """Number of the address it leads to, from 1."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page."""

    spans: tuple[Span, ...]
    block: int
    """Number of the block it belongs to, from 0; -1 for what stands between blocks."""


@dataclass(frozen=True, slots=True)
class Page:
    """Lines, and the addresses that their links lead to."""

    lines: tuple[Line, ...]
    links: tuple[str, ...]


def line_text(line: Line) -> str:
    """Return a line without its styles."""
    return "".join(span.text for span in line.spans)
