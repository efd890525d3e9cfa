"""Blocks set into lines of a width: markers, bars, rules, and the list of links at the end."""

from collections.abc import Iterable

from msgspec.structs import replace

from newsroom.reading.blocks import (
    Block,
    Code,
    Frame,
    Heading,
    Item,
    Paragraph,
    Quote,
    Rule,
    Runs,
    Table,
    Text,
)
from newsroom.reading.flow import Flow, flow_lines, flowing
from newsroom.reading.page import CellLine, Line, Page, Span
from newsroom.reading.plain import stand_close
from newsroom.reading.signs import Signs, signs
from newsroom.reading.tables import set_table
from newsroom.text.cells import ambiguous_cells, cell_width, fold
from newsroom.text.wrap import wrap

BETWEEN = -1
"""The block of lines that belong to none."""
_NARROWEST = 4
_FOLDED = "↪ "
"""What stands before the rest of a line of code that did not fit."""


def typeset(text: Text, width: int, ambiguous: int = 0, hang: int = 0, *, exact: bool = False) -> Page:
    """Set a text to a width.

    Links have their number in brackets after them, and are listed with their addresses at the end. No line is
    wider than `width`, which counts as at least four cells.

    Args:
        text: The text.
        width: Cells of a line.
        ambiguous: Cells for a character of ambiguous width, 1 or 2; 0: as the terminal draws it. With 2,
            rules and bars are drawn in ASCII.
        hang: Cells beyond `width` in which a comma or full stop may stand at a line's end.
        exact: Keep the source's spaces beside full-width marks, so that `Copy.words` gives them; else they
            are left out, as print leaves them out. Letters have the same places in both.
    """
    setter = _Setter(max(width, _NARROWEST), ambiguous or ambiguous_cells(), hang, exact=exact)
    before: Block | None = None
    for number, block in enumerate(text.blocks):
        if before is not None and not stand_close(before, block):
            setter.gap(before, block)
        setter.set(number, block)
        before = block
    setter.list_links(text.links, len(text.blocks))
    return Page(tuple(setter.lines), text.links)


class _Setter:
    """Lines of a page as they are set."""

    def __init__(self, width: int, ambiguous: int, hang: int, *, exact: bool) -> None:
        self.lines: list[Line] = []
        self._exact = exact
        self._width = width
        self._ambiguous = ambiguous
        self._hang = hang
        self._signs: Signs = signs(ambiguous)
        self._marked: set[Item] = set()
        """Items whose marker has been drawn."""

    def gap(self, before: Block, block: Block) -> None:
        """Leave a line free; bars of quotations around both blocks go through it."""
        shared: list[Frame] = []
        for outer, inner in zip(before.frames, block.frames, strict=False):
            if outer is not inner:
                break
            shared.append(outer)
        while shared and isinstance(shared[-1], Item):
            shared.pop()
        spans = self._prefix(tuple(shared), first=False)
        self.lines.append(Line(tuple(spans), BETWEEN))

    def set(self, number: int, block: Block) -> None:
        """Set a block."""
        first = self._prefix(block.frames, first=True)
        self._marked.update(frame for frame in block.frames if isinstance(frame, Item))
        others = self._prefix(block.frames, first=False)
        room = self._width - sum(cell_width(span.text, self._ambiguous) for span in first)
        prefix = first
        for spans, after, cells in self._block(block, room):
            if cells and prefix:
                by = sum(len(span.text) for span in prefix)
                cells = tuple(replace(cell, start=cell.start + by, stop=cell.stop + by) for cell in cells)
            self.lines.append(Line((*prefix, *spans), number, len(prefix), after, cells))
            prefix = others

    def _block(self, block: Block, room: int) -> Iterable[tuple[list[Span], str, tuple[CellLine, ...]]]:
        if isinstance(block, Table):
            return set_table(block, room, self._ambiguous, self._signs)
        return [(spans, after, ()) for spans, after in self._plain(block, room)]

    def _plain(self, block: Paragraph | Heading | Code | Rule, room: int) -> list[tuple[list[Span], str]]:
        quoted = "quote" if any(isinstance(frame, Quote) for frame in block.frames) else ""
        match block:
            case Paragraph():
                return flow_lines(self._flow(block.runs, quoted), room, self._ambiguous, self._hang)
            case Heading():
                style = f"{quoted} heading{block.level}".strip()
                return flow_lines(self._flow(block.runs, style), room, self._ambiguous, self._hang)
            case Code():
                return self._code(block, room)
            case Rule():
                return [([Span(self._signs.rule * room, "rule")], "")]

    def _flow(self, runs: Runs, style: str) -> Flow:
        return flowing(runs, style, exact=self._exact)

    def _code(self, block: Code, room: int) -> list[tuple[list[Span], str]]:
        from newsroom.reading.colouring import between, coloured  # few articles have code

        lines: list[tuple[list[Span], str]] = []
        mark = [Span(_FOLDED, "marker")] if room > 2 * len(_FOLDED) else []
        indent = len(_FOLDED) if mark else 0
        for line, colours in zip(block.text.split("\n"), coloured(block), strict=False):
            for start, end in fold(line, room, indent=indent, ambiguous=self._ambiguous):
                code = between(colours, start, end)
                lines.append(([*mark, *code] if start else code, "\n" if end == len(line) else ""))
        return lines

    def _prefix(self, frames: tuple[Frame, ...], *, first: bool) -> list[Span]:
        """Return what stands before a line inside these frames; at most half of the line."""
        spans: list[Span] = []
        left = self._width // 2
        # The innermost matter most where there is not room for all.
        for frame in reversed(frames):
            span = self._sign(frame, first=first)
            left -= cell_width(span.text, self._ambiguous)
            if left < 0:
                break
            spans.append(span)
        return spans[::-1]

    def _sign(self, frame: Frame, *, first: bool) -> Span:
        if isinstance(frame, Quote):
            return Span(f"{self._signs.bar} ", "quote")
        bullet = self._signs.bullets[frame.depth % len(self._signs.bullets)]
        cells = max(1, len(frame.listing.marker)) + 1
        if first and frame not in self._marked:
            return Span(f"{frame.marker or bullet:>{cells - 1}} ", "marker")
        return Span(" " * cells)

    def list_links(self, links: tuple[str, ...], number: int) -> None:
        """List the addresses, each as a block of its own."""
        if links and self.lines:
            self.lines.append(Line((), BETWEEN))
        for place, address in enumerate(links, start=1):
            block = number + place - 1
            label = f"[{place}] "
            if len(label) > self._width // 2:
                self.lines.append(Line((Span(label.strip(), "muted", place),), block))
                label = ""
            prefix = [Span(label, "muted", place)] if label else []
            for start, end in wrap(address, self._width - len(label), ambiguous=self._ambiguous):
                self.lines.append(
                    Line((*prefix, Span(address[start:end], "link", place)), block, len(prefix))
                )
                prefix = [Span(" " * len(label))] if label else []
