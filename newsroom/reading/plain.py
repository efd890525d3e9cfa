"""Plain text out of articles, and plain text as a text to be set."""

import re

from newsroom.reading.blocks import Block, Item, Paragraph, Run, Text, block_text
from newsroom.reading.html import read_html
from newsroom.text.clean import clean_text

_PARAGRAPH_ENDS = re.compile(r"\n[ \t]*\n\s*")


def plain_text(html: str) -> str:
    """Return an article's words: paragraphs with a blank line between them, images left out, no markup.

    Items of a list of short items stand on lines of their own, each with ``- `` or its number before it.
    """
    return words(read_html(html))


def words(text: Text) -> str:
    """Return a text's words as `plain_text` does."""
    parts: list[str] = []
    before: Block | None = None
    for block in text.blocks:
        content = block_text(block)
        if not content:
            continue
        if before is not None:
            parts.append("\n" if stand_close(before, block) else "\n\n")
        parts.append(_marker(before, block) + content)
        before = block
    return "".join(parts)


def _marker(before: Block | None, block: Block) -> str:
    """Return the marker of the item that begins with a block."""
    item = next((frame for frame in reversed(block.frames) if isinstance(frame, Item)), None)
    if item is None or (before is not None and item in before.frames):
        return ""
    return f"{item.marker or '-'} "


def stand_close(before: Block, block: Block) -> bool:
    """Return whether no blank line belongs between two blocks: items of a list of short items stand close."""
    for outer, inner in zip(before.frames, block.frames, strict=False):
        if outer is inner:
            continue
        return (
            isinstance(outer, Item)
            and isinstance(inner, Item)
            and outer.listing is inner.listing
            and not outer.listing.loose
        )
    # One is around the other: a list inside an item follows its words, and what follows the list goes with
    # it.
    deeper = block if len(block.frames) > len(before.frames) else before
    shared = min(len(before.frames), len(block.frames))
    if shared == 0 or len(deeper.frames) == shared:
        return False
    around, inside = deeper.frames[shared - 1], deeper.frames[shared]
    return isinstance(around, Item) and isinstance(inside, Item) and not around.listing.loose


def read_plain(text: str) -> Text:
    """Read plain text: a blank line ends a paragraph, other line ends stay as they are; nothing is markup."""
    paragraphs = _PARAGRAPH_ENDS.split(clean_text(text).strip("\n"))
    blocks = []
    for paragraph in paragraphs:
        lines = "\n".join(line.strip().expandtabs(4) for line in paragraph.split("\n"))
        if lines.strip():
            blocks.append(Paragraph((), (Run(lines.strip()),)))
    return Text(tuple(blocks))
