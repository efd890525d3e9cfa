"""Articles made readable: HTML, Markdown and plain text become blocks, and blocks become typeset lines.

``extract``, which finds the article of a web page, is loaded when it is first used: a desk that opens does
without it.
"""

from typing import TYPE_CHECKING

from newsroom.reading.blocks import Text, block_text
from newsroom.reading.copy import Copy
from newsroom.reading.html import read_html
from newsroom.reading.markdown import read_markdown
from newsroom.reading.page import Line, Page, Span, line_text
from newsroom.reading.plain import plain_text, read_plain, words
from newsroom.reading.typesetting import typeset

if TYPE_CHECKING:
    from newsroom.reading.fulltext import extract

__all__ = [
    "Copy",
    "Line",
    "Page",
    "Span",
    "Text",
    "block_text",
    "extract",
    "line_text",
    "plain_text",
    "read_html",
    "read_markdown",
    "read_plain",
    "typeset",
    "words",
]


def __getattr__(name: str) -> object:
    """Load `extract` from its module."""
    if name != "extract":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from newsroom.reading.fulltext import extract

    return extract
