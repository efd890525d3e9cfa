"""Texts of a few lines that are broken as Chinese is."""

from __future__ import annotations

import re

from textual.content import Content
from textual.widgets import Static

from newsroom.text.cells import cell_width
from newsroom.text.wrap import wrap

TOAST, TOOLTIP = 41, 36
"""Cells of a line of a toast, as newsroom.tcss has it, and of a tooltip, as Textual has it."""
_KEY = re.compile(r"\S+ {2,}(?=\S)")
"""A key at the beginning of a line, before what it does."""
_CHANGED = {"+": "$success", "-": "$error"}
"""What lines of a difference are drawn in, by what they begin with."""
_FILES = ("+++", "---")


class Wrapped(Static):
    """A text broken into lines as Chinese is: no comma begins one, a Latin word may end one.

    What does not fit behind a key goes on below its words, not below the key.
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(text, markup=False, id=id)
        self._text = text
        self._broken_at = 0

    def say(self, text: str) -> None:
        """Show another text."""
        self._text, self._broken_at = text, 0
        self._break()

    def on_resize(self) -> None:
        """Break it anew where it is wider or narrower now."""
        self._break()

    def _break(self) -> None:
        width = self.content_size.width
        if width == self._broken_at and width:
            return
        self._broken_at = width
        lines = self._text.split("\n")
        parts = [(line, part) for line in lines for part in (_parts(line, width) if width else [line])]
        self.update(Content("\n").join(self.drawn(line, part) for line, part in parts))

    def drawn(self, line: str, part: str) -> Content:
        """Return what a part of a line looks like."""
        return Content(part)


class Difference(Wrapped):
    """A unified difference: what is gone in one colour, what is new in another, beside its signs."""

    def drawn(self, line: str, part: str) -> Content:
        """Colour lines that are gone or new; those that name the files are not."""
        style = "" if line.startswith(_FILES) else _CHANGED.get(line[:1], "")
        return Content.styled(part, style) if style else Content(part)


def broken(text: str, width: int) -> str:
    """Return a text with its lines broken as those of `Wrapped` are, for what Textual draws itself.

    Args:
        text: The text.
        width: Cells of a line.
    """
    return "\n".join(part for line in text.split("\n") for part in _parts(line, width))


def _parts(line: str, width: int) -> list[str]:
    key = _KEY.match(line)
    indent = cell_width(key[0]) if key else 0
    parts = [line[a:b] for a, b in wrap(line, width, indent=indent)] or [""]
    return [parts[0], *(" " * indent + part for part in parts[1:])]
