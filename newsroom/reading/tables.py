"""Tables set with box rules, columns shrunk to the width and cells wrapped."""

from collections.abc import Iterator

from newsroom.reading.blocks import Cell, Run, Table, runs_text
from newsroom.reading.flow import Flow, flowing, set_flow
from newsroom.reading.page import Span
from newsroom.reading.signs import Signs
from newsroom.text.cells import cell_width

_NARROWEST = 6
"""A column below so many cells is not readable: the table becomes a list of its rows."""

Spans = list[Span]


def set_table(table: Table, width: int, ambiguous: int, signs: Signs) -> list[Spans]:
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
) -> Iterator[Spans]:
    top, between, bottom = (_rule(widths, crossing, signs) for crossing in signs.crossings)
    # Where all rows are of one line, only the header needs a rule below it.
    rows = [
        [set_flow(flow, cells, ambiguous) for flow, cells in zip(row, widths, strict=True)] for row in flows
    ]
    tall = any(len(cell) > 1 for row in rows for cell in row)
    yield top
    for number, (cells, row) in enumerate(zip(rows, table.rows, strict=True)):
        if number and (tall or (number == 1 and table.headed)):
            yield between
        yield from _row(cells, row, widths, ambiguous, signs)
    yield bottom


def _rule(widths: list[int], crossing: str, signs: Signs) -> Spans:
    left, middle, right = tuple(crossing)
    return [Span(left + middle.join(signs.rule * (cells + 2) for cells in widths) + right, "table")]


def _row(
    cells: list[list[Spans]], row: tuple[Cell, ...], widths: list[int], ambiguous: int, signs: Signs
) -> Iterator[Spans]:
    for number in range(max(len(lines) for lines in cells)):
        line: Spans = []
        for lines, cell, width in zip(cells, row, widths, strict=True):
            spans = lines[number] if number < len(lines) else []
            fill = " " * (width - sum(cell_width(span.text, ambiguous) for span in spans))
            line.append(Span(f"{signs.bar} {fill if cell.right else ''}", "table"))
            line.extend(spans)
            line.append(Span(f"{'' if cell.right else fill} ", "table"))
        line.append(Span(signs.bar, "table"))
        yield line


def _set_records(table: Table, width: int, ambiguous: int) -> list[Spans]:
    """Return the rows as lines, each value after its column's name."""
    names = [runs_text(cell.runs) for cell in table.rows[0]] if table.headed else []
    lines: list[Spans] = []
    for row in table.rows[1:] if names else table.rows:
        if lines:
            lines.append([])
        for column, cell in enumerate(row):
            name = names[column] if names else ""
            if cell.runs:
                runs = (Run(f"{name}: ", "strong"), *cell.runs) if name else cell.runs
                lines.extend(set_flow(flowing(runs), width, ambiguous))
    return lines
