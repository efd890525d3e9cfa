"""Which widgets are texts with a cursor.

A text area is a tenth of what Textual imports, and the desk is painted without one: none is imported here.
"""

from __future__ import annotations

import sys

from textual.dom import DOMNode
from textual.widgets import Input


def is_text_area(node: DOMNode | None) -> bool:
    """Tell whether a node is a text of several lines."""
    areas = sys.modules.get("textual.widgets._text_area")
    return areas is not None and isinstance(node, areas.TextArea)


def is_text(node: DOMNode | None) -> bool:
    """Tell whether a node is a line of text, or a text of several lines."""
    return isinstance(node, Input) or is_text_area(node)
