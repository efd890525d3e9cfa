"""Articles made readable: HTML, Markdown and plain text become blocks, and blocks become typeset lines."""

from newsroom.reading.blocks import Text, block_text
from newsroom.reading.html import read_html
from newsroom.reading.markdown import read_markdown
from newsroom.reading.page import Line, Page, Span, line_text
from newsroom.reading.plain import plain_text, read_plain, words
from newsroom.reading.typesetting import typeset

__all__ = [
    "Line",
    "Page",
    "Span",
    "Text",
    "block_text",
    "line_text",
    "plain_text",
    "read_html",
    "read_markdown",
    "read_plain",
    "typeset",
    "words",
]
