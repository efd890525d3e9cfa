"""Bars of block characters, an eighth of a cell the least step (Unicode block elements, U+2581 to U+258F)."""

_ACROSS = " ▏▎▍▌▋▊▉█"
_UP = " ▁▂▃▄▅▆▇█"


def bar(value: float, most: float, cells: int) -> str:
    """Return a bar from left to right.

    Args:
        value: How much; a bar of anything above nothing can be seen.
        most: What fills all cells.
        cells: How many there are.
    """
    if most <= 0 or value <= 0:
        return ""
    eighths = max(1, round(min(value / most, 1.0) * cells * 8))
    full, rest = divmod(eighths, 8)
    return "█" * full + (_ACROSS[rest] if rest else "")


def columns(values: list[int], most: float, rows: int) -> list[str]:
    """Return columns standing beside each other, a cell wide each, as lines from the top."""
    eighths = [
        0 if most <= 0 or value <= 0 else max(1, round(min(value / most, 1.0) * rows * 8)) for value in values
    ]
    return [
        "".join(_UP[max(0, min(8, high - 8 * below))] for high in eighths) for below in reversed(range(rows))
    ]
