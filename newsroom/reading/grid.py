"""A table in the making, and what becomes of tables that only serve a layout."""

from msgspec import Struct, field

from newsroom.reading.blocks import Cell, Frame, Paragraph, Run, Runs, Table

_MOST_COLUMNS = 40
_MOST_SPANNED = 1000
_LONGEST_CELL = 600
"""A cell with more characters than this holds running text: the table serves a layout."""


class _Cell(Struct):
    header: bool = False
    right: bool = False
    paragraphs: list[Runs] = field(default_factory=list)

    def done(self) -> Cell:
        runs: list[Run] = []
        for paragraph in self.paragraphs:
            if runs:
                runs.append(Run("\n"))
            runs.extend(paragraph)
        return Cell(tuple(runs), self.right)


class Grid:
    """Rows of cells as they come, spans filled with empty cells."""

    def __init__(self) -> None:
        self.inner = 0
        """How many tables are open inside this one."""
        self._nested = False
        self._rows: list[list[_Cell]] = []
        self._cell: _Cell | None = None
        self._spanned: dict[int, int] = {}
        self._outside: list[Runs] = []

    def open_inner(self) -> None:
        """Begin a table inside a cell."""
        self.inner += 1
        self._nested = True

    def open_row(self) -> None:
        """Begin a row."""
        if self.inner:
            return
        if self._rows:
            self._fill(self._rows[-1], len(self._rows[-1]), upto_end=True)
        self._rows.append([])
        self._cell = None

    def open_cell(
        self, *, header: bool = False, right: bool = False, columns: int = 1, rows: int = 1
    ) -> None:
        """Begin a cell that spans so many columns and rows."""
        if self.inner:
            return
        if not self._rows:
            self.open_row()
        row = self._rows[-1]
        self._fill(row, len(row), upto_end=False)
        if len(row) >= _MOST_COLUMNS:
            return
        columns = max(1, min(columns, _MOST_COLUMNS - len(row)))
        if rows > 1:
            self._spanned.update(
                dict.fromkeys(range(len(row), len(row) + columns), min(rows, _MOST_SPANNED) - 1)
            )
        self._cell = _Cell(header, right)
        row.append(self._cell)
        row.extend(_Cell(header) for _ in range(columns - 1))

    def _fill(self, row: list[_Cell], column: int, *, upto_end: bool) -> None:
        """Put empty cells where cells of rows above reach down."""
        last = max(self._spanned, default=-1)
        while column <= last:
            left = self._spanned.get(column, 0)
            if left:
                self._spanned[column] = left - 1
                row.append(_Cell())
            elif upto_end:
                row.append(_Cell())
            else:
                return
            column += 1

    def add(self, runs: Runs) -> None:
        """Add a paragraph to the open cell; without one, to what stands above the table."""
        (self._outside if self._cell is None else self._cell.paragraphs).append(runs)

    def blocks(self, frames: tuple[Frame, ...]) -> list[Paragraph | Table]:
        """Return the table, or the paragraphs of its cells where it has one column or serves a layout."""
        rows = [row for row in self._rows if any(cell.paragraphs for cell in row)]
        width = max((len(row) for row in rows), default=0)
        for row in rows:
            row.extend(_Cell() for _ in range(width - len(row)))
        used = [column for column in range(width) if any(row[column].paragraphs for row in rows)]
        rows = [[row[column] for column in used] for row in rows]
        above: list[Paragraph | Table] = [Paragraph(frames, runs) for runs in self._outside]
        if len(used) < 2 or self._serves_layout(rows):
            return above + [
                Paragraph(frames, runs) for row in rows for cell in row for runs in cell.paragraphs
            ]
        headed = len(rows) > 1 and all(cell.header or not cell.paragraphs for cell in rows[0])
        return [*above, Table(frames, tuple(tuple(cell.done() for cell in row) for row in rows), headed)]

    def _serves_layout(self, rows: list[list[_Cell]]) -> bool:
        if self._nested:
            return True
        return any(
            sum(len(run.text) for runs in cell.paragraphs for run in runs) > _LONGEST_CELL
            for row in rows
            for cell in row
        )
