"""Which widgets are texts with a cursor.

A text area is a tenth of what Textual imports, and the desk is painted without one: none is imported here.
"""

from __future__ import annotations

import sys

from textual.dom import DOMNode
from textual.widgets import Input

OWN = "text."
"""What the ids of a text's own commands begin with."""


def is_text_area(node: DOMNode | None) -> bool:
    """Tell whether a node is a text of several lines."""
    # A thread may be in the midst of importing it: then there is the module, and nothing in it yet.
    kind = getattr(sys.modules.get("textual.widgets._text_area"), "TextArea", None)
    return kind is not None and isinstance(node, kind)


def is_text(node: DOMNode | None) -> bool:
    """Tell whether a node is a line of text, or a text of several lines."""
    return isinstance(node, Input) or is_text_area(node)


def own_keys(node: DOMNode | None) -> frozenset[str]:
    """Return the keys that do something to a text by themselves: paste, a word to the left.

    A seam of Textual's. They are looked up before what is around the text; of anything else than a text there
    are none. What has another id does what the command of that id does, and a text that is broken into lines
    passes the keys on by which others are scrolled.
    """
    if node is None or not is_text(node):
        return frozenset()
    return frozenset(
        key
        for key, bindings in node._bindings.key_to_bindings.items()
        for each in bindings
        if (each.id or OWN).startswith(OWN)
        and not each.action.startswith(("scroll_", "page_"))
        and node.check_action(each.action.partition("(")[0], ())
    )
