"""What an editor sees of a text: its lines as strings."""

from newsroom.reading import Line, Page, Span, Text, line_text, typeset


def shown(text: Text, width: int = 40, ambiguous: int = 1) -> list[str]:
    """Return the lines of a page without the blanks at their ends."""
    return [line_text(line).rstrip() for line in typeset(text, width, ambiguous).lines]


def span_of(page: Page, words: str) -> Span:
    """Return the span that has these words."""
    return next(span for line in page.lines for span in line.spans if words in span.text)


def lines_of_block(page: Page, block: int) -> list[Line]:
    """Return the lines of a block."""
    return [line for line in page.lines if line.block == block]
