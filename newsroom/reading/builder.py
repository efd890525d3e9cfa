"""Blocks made from what a reader of HTML or Markdown meets, in order."""

from newsroom.reading.blocks import Block, Code, Heading, Item, Paragraph, Rule, Text
from newsroom.reading.grid import Grid
from newsroom.reading.inline import Inline
from newsroom.reading.links import Links
from newsroom.reading.nesting import Nesting


class Builder:
    """Takes a document's parts as they come and makes blocks of them.

    Whatever is left open is closed by what must end it; whatever is closed without having been opened is
    ignored.
    """

    def __init__(self, base: str | None = None) -> None:
        self._links = Links(base)
        self.inline = Inline(self._links)
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

    def line_break(self) -> None:
        """Break the line; a second break with nothing between ends the paragraph."""
        if not self.inline.newline():
            self.end_paragraph()

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
        return Text(tuple(self._blocks), self._links.all())

    def _add(self, block: Block) -> None:
        for frame in block.frames[-1:]:
            if isinstance(frame, Item):
                frame.blocks += 1
                # Items of one paragraph each stand close together; longer ones are set apart.
                frame.listing.loose |= frame.blocks > 1
        self._blocks.append(block)
