"""Which entry and which field an offset of the text is in."""

from bisect import bisect_right

from newsroom.preflight.prose import prose
from newsroom.preflight.subject import Subject


class Places:
    """The entries and fields of a text."""

    def __init__(self, subject: Subject) -> None:
        """Take what is checked."""
        self._pieces = [piece for piece in prose(subject) if piece.field]
        self._starts = [piece.start for piece in self._pieces]
        self._blocks = subject.tree.blocks
        self._begins = [block.start for block in self._blocks]

    def at(self, offset: int) -> tuple[int | None, str | None]:
        """Return the number of the entry and the name of the field."""
        number = bisect_right(self._starts, offset)
        if number and offset <= self._pieces[number - 1].end:
            piece = self._pieces[number - 1]
            return piece.entry, piece.field
        entry = bisect_right(self._begins, offset)
        return (entry if entry and offset < self._blocks[entry - 1].end else None), None
