"""Blocks made from what a reader of HTML or Markdown meets, in order."""

from urllib.parse import urljoin

from newsroom.reading.blocks import Block, Code, Heading, Item, Paragraph, Rule, Text
from newsroom.reading.grid import Grid
from newsroom.reading.inline import Inline
from newsroom.reading.nesting import Nesting
from newsroom.text.addresses import is_web
from newsroom.text.clean import one_line


class Links:
    """The addresses of a text, each numbered once."""

    def __init__(self, base: str | None) -> None:
        self._base = base or ""
        self._numbers: dict[str, int] = {}

    def number(self, address: str) -> int | None:
        """Return the number of an address, made absolute, or None if it is not a web address.

        A place on the same page (``#…``) has none either: there is nothing to open.
        """
        address = one_line(address).replace(" ", "%20")
        if not address or address.startswith("#"):
            return None
        try:
            absolute = urljoin(self._base, address)
        except ValueError:
            return None
        if not is_web(absolute):
            return None
        return self._numbers.setdefault(absolute, len(self._numbers) + 1)

    def all(self) -> tuple[str, ...]:
        """Return the addresses in the order of their numbers."""
        return tuple(self._numbers)


class Builder:
    """Takes a document's parts as they come and makes blocks of them.

    Whatever is left open is closed by what must end it; whatever is closed without having been opened is
    ignored.
    """

    def __init__(self, base: str | None = None) -> None:
        self.links = Links(base)
        self.inline = Inline()
        self.grid: Grid | None = None
        self._nesting = Nesting()
        self._blocks: list[Block] = []
        self._heading = 0

    @property
    def nesting(self) -> Nesting:
        """The lists and quotations; asking for them ends the paragraph."""
        self.end_paragraph()
        return self._nesting

    def end_paragraph(self) -> None:
        """End the paragraph, heading or line of a cell that is being written."""
        runs = self.inline.take()
        if not runs:
            return
        if self.grid is not None:
            self.grid.add(runs)
        elif self._heading:
            self._add(Heading(self._nesting.frames, runs, self._heading))
        else:
            self._add(Paragraph(self._nesting.frames, runs))

    def heading(self, level: int) -> None:
        """Begin a heading of a level; 0 ends it."""
        self.end_paragraph()
        self._heading = level

    def code(self, text: str, language: str = "") -> None:
        """Add text that keeps its lines."""
        self.end_paragraph()
        text = text.expandtabs(4).strip("\n").rstrip()
        if not text.strip():
            return
        if self.grid is not None:
            self.inline.write(text)
            self.end_paragraph()
        else:
            self._add(Code(self._nesting.frames, text, language))

    def image(self, description: str, address: str) -> None:
        """Add an image; inside a link it leads where the link leads, else to itself."""
        inline = self.inline
        inline.image(description, self.links.number(address) if inline.link is None else inline.link)

    def rule(self) -> None:
        """Add a line across the page."""
        self.end_paragraph()
        if self.grid is None:
            self._add(Rule(self._nesting.frames))

    def open_table(self) -> Grid:
        """Begin a table; a table inside a table becomes part of its cell."""
        self.end_paragraph()
        if self.grid is None:
            self.grid = Grid()
        else:
            self.grid.open_inner()
        return self.grid

    def close_table(self) -> None:
        """End a table; without one, do nothing."""
        self.end_paragraph()
        grid = self.grid
        if grid is None:
            return
        if grid.inner:
            grid.inner -= 1
            return
        self.grid = None
        for block in grid.blocks(self._nesting.frames):
            self._add(block)

    def finish(self) -> Text:
        """Return the text; nothing may be added afterwards."""
        self.end_paragraph()
        if self.grid is not None:
            self.grid.inner = 0
            self.close_table()
        return Text(tuple(self._blocks), self.links.all())

    def _add(self, block: Block) -> None:
        for frame in block.frames[-1:]:
            if isinstance(frame, Item):
                frame.blocks += 1
                # Items of one paragraph each stand close together; longer ones are set apart.
                frame.listing.loose |= frame.blocks > 1
        self._blocks.append(block)
