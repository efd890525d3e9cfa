"""Tables set with box rules, columns shrunk to the width and cells wrapped."""

from collections.abc import Iterator
from typing import NamedTuple

from newsroom.reading.blocks import Cell, Run, Table, runs_text
from newsroom.reading.flow import Flow, flow_lines, flowing
from newsroom.reading.page import CellLine, Span
from newsroom.reading.signs import Signs
from newsroom.text.cells import cell_width

_NARROWEST = 6
"""A column below so many cells is not readable: the table becomes a list of its rows."""

Spans = list[Span]
_Set = list[tuple[Spans, str]]
"""The lines of a cell, each with what the text has behind it."""


class TableLine(NamedTuple):
    """A line of a table."""

    spans: Spans
    after: str = "\n"
    """What the text has between it and the next line."""
    cells: tuple[CellLine, ...] = ()


def set_table(table: Table, width: int, ambiguous: int, signs: Signs) -> list[TableLine]:
    """Return the lines of a table, none wider than `width` cells.

    Columns keep their natural width if all fit; else the widest are narrowed. Where even then a column would
    be too narrow to read, each row is set as lines of its own, with the columns' names before the values.
    """
    flows = [
        [flowing(cell.runs, "strong" if table.headed and number == 0 else "") for cell in row]
        for number, row in enumerate(table.rows)
    ]
    natural = [max(_natural(flow, ambiguous) for flow in column) for column in zip(*flows, strict=True)]
    widths = _shrunk(natural, width - 3 * len(natural) - 1)
    if widths is None:
        return _set_records(table, width, ambiguous)
    return list(_boxed(table, flows, widths, ambiguous, signs))


def _natural(flow: Flow, ambiguous: int) -> int:
    return max(1, *(cell_width(line, ambiguous) for line in flow.text.split("\n")))


def _shrunk(natural: list[int], room: int) -> list[int] | None:
    """Return widths that fit, the widest columns narrowed to one measure; None where that is too little."""
    if sum(natural) <= room:
        return natural
    widths = [0] * len(natural)
    left = room
    narrow_first = sorted(range(len(natural)), key=lambda column: natural[column])
    for place, column in enumerate(narrow_first):
        widths[column] = min(natural[column], left // (len(natural) - place))
        left -= widths[column]
        if widths[column] < min(natural[column], _NARROWEST):
            return None
    return widths


def _boxed(
    table: Table, flows: list[list[Flow]], widths: list[int], ambiguous: int, signs: Signs
) -> Iterator[TableLine]:
    top, between, bottom = (_rule(widths, crossing, signs) for crossing in signs.crossings)
    # Where all rows are of one line, only the header needs a rule below it.
    rows = [
        [flow_lines(flow, cells, ambiguous) for flow, cells in zip(row, widths, strict=True)] for row in flows
    ]
    tall = any(len(cell) > 1 for row in rows for cell in row)
    yield top
    for number, (cells, row) in enumerate(zip(rows, table.rows, strict=True)):
        if number and (tall or (number == 1 and table.headed)):
            yield between
        yield from _row(number, cells, row, widths, ambiguous, signs)
    yield bottom


def _rule(widths: list[int], crossing: str, signs: Signs) -> TableLine:
    left, middle, right = tuple(crossing)
    rule = left + middle.join(signs.rule * (cells + 2) for cells in widths) + right
    return TableLine([Span(rule, "table")])


def _row(
    row: int, set_cells: list[_Set], cells: tuple[Cell, ...], widths: list[int], ambiguous: int, signs: Signs
) -> Iterator[TableLine]:
    for number in range(max(len(lines) for lines in set_cells)):
        line: Spans = []
        pieces: list[CellLine] = []
        at = 0
        for column, (lines, cell, width) in enumerate(zip(set_cells, cells, widths, strict=True)):
            spans, after = lines[number] if number < len(lines) else ([], "")
            fill = " " * (width - sum(cell_width(span.text, ambiguous) for span in spans))
            before, behind = f"{signs.bar} {fill if cell.right else ''}", f"{'' if cell.right else fill} "
            line += [Span(before, "table"), *spans, Span(behind, "table")]
            start = at + len(before)
            stop = start + sum(len(span.text) for span in spans)
            if spans:
                pieces.append(CellLine(row, column, start, stop, after if number + 1 < len(lines) else "\n"))
            at = stop + len(behind)
        line.append(Span(signs.bar, "table"))
        yield TableLine(line, cells=tuple(pieces))


def _set_records(table: Table, width: int, ambiguous: int) -> list[TableLine]:
    """Return the rows as lines, each value after its column's name."""
    names = [runs_text(cell.runs) for cell in table.rows[0]] if table.headed else []
    lines: list[TableLine] = []
    for row in table.rows[1:] if names else table.rows:
        if lines:
            lines.append(TableLine([]))
        for column, cell in enumerate(row):
            name = names[column] if names else ""
            if cell.runs:
                runs = (Run(f"{name}: ", "strong"), *cell.runs) if name else cell.runs
                *begun, (last, _end) = flow_lines(flowing(runs), width, ambiguous)
                lines += [TableLine(spans, after) for spans, after in begun]
                lines.append(TableLine(last))
    return lines
