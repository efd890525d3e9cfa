"""What was typed into a line, step by step, so that it can be undone there."""

from __future__ import annotations

from msgspec import Struct, field

_KEPT = 100
State = tuple[str, int]
"""What stands in a line, and the place of its cursor."""


class _Step(Struct):
    before: State
    after: State

    size: int
    """Of a step sign by sign 1 where these were typed and -1 where they were deleted; else 0."""

    def goes_on(self, before: State, after: State) -> bool:
        """Tell whether a change is more of this one: signs typed in a row, up to a blank, or deleted so."""
        blank = self.size > 0 and after[0][after[1] - 1 : after[1]].isspace()
        return self.after == before and self.size == _size(before, after) != 0 and not blank


def _size(before: State, after: State) -> int:
    size = len(after[0]) - len(before[0])
    return size if abs(size) == 1 else 0


class LineHistory(Struct):
    """The changes of a line; those from before the program put another text in are forgotten."""

    done: list[_Step] = field(default_factory=list)
    undone: list[_Step] = field(default_factory=list)

    def take(self, before: State, after: State) -> None:
        """Keep a change."""
        if before[0] == after[0]:
            return
        if self.done and not self.undone and self.done[-1].goes_on(before, after):
            self.done[-1].after = after
        else:
            self.done.append(_Step(before, after, _size(before, after)))
            del self.done[:-_KEPT]
        self.undone.clear()

    def back(self, text: str) -> State | None:
        """Return how the line was before the last change; None where that is not known.

        Args:
            text: What stands in the line.
        """
        if not self.done or self.done[-1].after[0] != text:
            self.done.clear()
            return None
        self.undone.append(self.done.pop())
        return self.undone[-1].before

    def forward(self, text: str) -> State | None:
        """Return how the line was before the last undo; None where that is not known."""
        if not self.undone or self.undone[-1].before[0] != text:
            self.undone.clear()
            return None
        self.done.append(self.undone.pop())
        return self.done[-1].after
