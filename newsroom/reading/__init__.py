"""Articles made readable: HTML, Markdown and plain text become blocks, and blocks become typeset lines.

``extract``, which finds the article of a web page, and ``read_markdown`` are loaded when they are first used:
a desk that opens does without them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from newsroom.reading.blocks import Text, block_text
from newsroom.reading.copy import Copy, headline_of
from newsroom.reading.html import read_html
from newsroom.reading.page import Line, Page, Span, line_text
from newsroom.reading.plain import plain_text, read_plain, words
from newsroom.reading.typesetting import typeset

if TYPE_CHECKING:
    from newsroom.reading.fulltext import extract
    from newsroom.reading.markdown import read_markdown

__all__ = [
    "Copy",
    "headline_of",
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

_LATER = {"extract": "fulltext", "read_markdown": "markdown"}


def __getattr__(name: str) -> object:
    """Load what a desk that opens does without from its module (PEP 562)."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    return found
