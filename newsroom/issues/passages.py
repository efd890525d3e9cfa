"""A paragraph's new value in the place of its old one."""

from newsroom.issues.paragraphs import write_paragraph
from newsroom.issues.tree import Passage

Change = tuple[int, int, str]
"""Start and end of what is replaced, and the new text."""


def write_passage(passage: Passage, value: str, heading: str = "") -> Change:
    """Write a value in the place of a paragraph.

    The indentation stays as it is, unless it tells how the text is to be read and the new value needs the
    other way.

    Args:
        passage: The paragraph.
        value: The new value, not empty.
        heading: A line that has a meaning of its own where the paragraph stands.
    """
    written = write_paragraph(value, heading if passage.base == 0 else "")
    if written.literal == passage.literal:
        return passage.start, passage.end, written.text
    return passage.margin, passage.end, " " * (passage.base + written.literal) + written.text
