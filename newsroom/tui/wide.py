"""Terminals that draw characters of ambiguous width in two columns, as those set up for Chinese may.

Rich and Textual know only one width for them, one column. Where the settings say two, what they measure by is
replaced: a private seam of Rich, which `tests/tui/test_wide.py` holds. It is done once, before anything is
drawn, and only in such terminals.
"""

from __future__ import annotations

from functools import cache

from rich import cells, segment

from newsroom.text.cells import use_ambiguous

_PRINTABLE = frozenset(map(chr, range(0x20, 0x7F)))


def measure_wide() -> None:
    """Have Rich and Textual count characters of ambiguous width as two columns, for the rest of the run."""
    from textual.scrollbar import ScrollBarRender

    use_ambiguous(2)
    load = cells.load_cell_table  # type: ignore[attr-defined]

    @cache
    def with_ambiguous(unicode_version: str = "auto") -> cells.CellTable:
        table = load(unicode_version)
        widths = sorted([*table.widths, *_ambiguous()])
        return cells.CellTable(table.unicode_version, widths, table.narrow_to_wide)

    for module, name, value in (
        (cells, "load_cell_table", with_ambiguous),
        (cells, "_is_single_cell_widths", _PRINTABLE.issuperset),
        (segment, "_is_single_cell_widths", _PRINTABLE.issuperset),
    ):
        if not hasattr(module, name):
            raise AttributeError(f"{module.__name__} has no {name} any more")
        setattr(module, name, value)
    cells.get_character_cell_size.cache_clear()
    cells.cached_cell_len.cache_clear()
    # The ends of a scroll bar are drawn with eighths of a block, which are ambiguous.
    ScrollBarRender.VERTICAL_BARS = [" "] * 8
    ScrollBarRender.HORIZONTAL_BARS = [" "] * 8


def _ambiguous() -> list[tuple[int, int, int]]:
    """Return the ranges of characters whose width is ambiguous and not 0, with the width of two."""
    from wcwidth import wcwidth

    found: list[tuple[int, int, int]] = []
    for code in (*range(0xA1, 0x10000), *range(0x1F100, 0x1F200)):
        if wcwidth(chr(code)) == 1 and wcwidth(chr(code), ambiguous_width=2) == 2:
            if found and found[-1][1] == code - 1:
                found[-1] = (found[-1][0], code, 2)
            else:
                found.append((code, code, 2))
    return found
