"""A digest's Markdown as a concrete tree: every value beside the place in the text it was read from.

The tree names places and values. What it does not name (blank lines, rules, blocks of a kind we do not
know) stays where it is when an issue is written back, because only what it names is ever replaced.
"""

from datetime import date, datetime

from msgspec import Struct

from newsroom.issues.front import Front, Key
from newsroom.issues.heads import Head


class Passage(Struct, frozen=True):
    """A paragraph and the value it stands for: ``text[start:end]``, its indentation left out."""

    start: int
    end: int
    value: str
    margin: int
    """Where the indentation of its first line begins."""
    base: int
    """The column, from 0, a paragraph begins at here: 0 for the lead, 4 in an entry."""
    literal: bool
    """It begins further in than `base`."""
    inline: bool = False
    """It stands within a line, behind a headline or a label; its beginning cannot open a block."""


class Shape(Struct, frozen=True):
    """How an entry of another house is made, so that it can be written in again."""

    kind: str
    """``section``, ``item``, ``lead``, ``plain`` or ``row``."""
    marker: str
    """What stands before its words: indentation, heading marks, bullet, number."""
    way: str = ""
    """How its link is written: ``inline``, ``reference``, ``note``, ``angle``, ``bare``, ``html`` or ''."""
    link_start: int = 0
    link_words: int = 0
    link_end: int = 0
    """The whole link, and the end of its words."""


class Block(Struct, frozen=True):
    """An entry as it stands in the text, from its number to the last of its lines that is not blank."""

    start: int
    end: int
    head: Head
    base: int
    """The column its paragraphs begin at."""
    summary: Passage | None
    shape: Shape | None = None
    """None where it is written as our house does, a numbered item with its headline in the first line."""

    @property
    def headline(self) -> str:
        """The headline as plain text."""
        return self.head.headline.value

    @property
    def url(self) -> str:
        """The link's address, '' where there is no link."""
        return self.head.url.value if self.head.url else ""

    @property
    def brief(self) -> str:
        """The summary, '' where there is none."""
        return self.summary.value if self.summary else ""


class Commentary(Struct, frozen=True):
    """The part under the commentary's heading, which goes to the end of the file."""

    start: int
    """Where the heading's line begins."""
    heading_end: int
    """The end of the heading's content."""
    text_start: int
    text_end: int
    """From the first to the last line that is not blank; both are `heading_end` where there is none."""
    value: str
    """The text with LF line ends."""


class Tree(Struct, frozen=True):
    """A digest file, read."""

    text: str
    newline: str
    """The line end it uses."""
    front: Front | None
    body: int
    """Where the text after the front matter begins."""
    title: str
    title_key: Key | None
    published: datetime | None
    published_key: Key | None
    categories: tuple[str, ...]
    categories_key: Key | None
    day: date | None
    """The day the file itself gives: by its front matter, else its first heading."""
    lead: Passage | None
    blocks: tuple[Block, ...]
    commentary: Commentary | None

    @property
    def foreign(self) -> bool:
        """Its entries are in the shapes of another house."""
        return bool(self.blocks) and self.blocks[0].shape is not None

    @property
    def lead_value(self) -> str:
        """The lead, '' where there is none."""
        return self.lead.value if self.lead else ""

    @property
    def aigc(self) -> str:
        """The AIGC map of the front matter, as it is written there, '' where there is none."""
        key = self.front.key("AIGC") if self.front else None
        return self.text[key.value_start : key.value_end].strip() if key else ""

    @property
    def commentary_value(self) -> str:
        """The commentary, '' where there is none."""
        return self.commentary.value if self.commentary else ""
