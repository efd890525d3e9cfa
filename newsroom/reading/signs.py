"""The signs a page is drawn with."""

from msgspec import Struct


class Signs(Struct, frozen=True):
    """Signs for one kind of terminal, each one cell wide in it."""

    bar: str
    rule: str
    bullets: tuple[str, ...]
    crossings: tuple[str, str, str]
    """Left, middle and right sign of a table's first line, of those between rows, and of its last."""


BOXES = Signs("│", "─", ("•", "◦", "▪"), ("┌┬┐", "├┼┤", "└┴┘"))
ASCII = Signs("|", "-", ("*", "-", "+"), ("+++", "+++", "+++"))


def signs(ambiguous: int) -> Signs:
    """Return ASCII signs where ambiguous characters take two cells, as box drawing would."""
    return BOXES if ambiguous == 1 else ASCII
