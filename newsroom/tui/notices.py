"""Toasts that come and go whatever the clock does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Protocol, runtime_checkable

from textual.notifications import Notification

SHORTEST = 0.1
"""Seconds that a toast is shown at least, once it is."""
_WORTH = 1.0
"""Seconds that have to be left of a toast for it to wait behind a box; with less of it it was read."""
_FRAME = 3
"""Lines of a toast besides its words: above and below them, and what parts it from the one before."""


@runtime_checkable
class Box(Protocol):
    """A box over the desk, which toasts are to leave free."""

    WAITS: bool
    """It asks something: no toast lies over it. Over another the last may, which mostly answers a key."""

    def free_below(self) -> int:
        """Return how many lines of the screen below it toasts may take."""


@dataclass
class Notice(Notification):
    """What a toast says, and for how long.

    Textual goes by the clock of the wall, and asks it twice: whether the time is over, and how much is left
    for the toast's timer. Where the time was over in between, the timer was set to less than none, and
    Textual's then runs for ever without giving way to anything: the desk stood still until it was killed.
    """

    said: str = ""
    """The message before it was broken into lines."""
    since: float = field(default_factory=monotonic)
    """When it was told, by a clock that nobody sets."""

    @property
    def _left(self) -> float:
        return self.since + self.timeout - monotonic()

    @property
    def lines(self) -> int:
        """Return how many lines it takes on the screen."""
        return self.message.count("\n") + 1 + bool(self.title) + _FRAME

    def for_seconds(self, seconds: float) -> Notice:
        """Return the same, to be shown for so long from now on."""
        return Notice(self.message, self.title, self.severity, seconds, markup=self.markup, said=self.said)

    def put_by(self) -> Notice | None:
        """Return what is to be shown later, its clock standing still till then; None if it is nearly over."""
        return self.for_seconds(self._left) if self._left >= _WORTH else None

    @property
    def time_left(self) -> float:
        """Return the seconds for which it is still shown; never none."""
        return max(SHORTEST, self._left)

    @property
    def has_expired(self) -> bool:
        """Tell whether its time is over."""
        return self._left <= 0


def hidden(toasts: Sequence[Notice], box: Box) -> list[Notice]:
    """Return the toasts for which there is no room beside a box, the older ones first.

    Args:
        toasts: All that are to be shown, the oldest first.
        box: What lies in front.
    """
    room = box.free_below()
    for shown, toast in enumerate(reversed(toasts)):
        room -= toast.lines
        if room < 0 and (shown or box.WAITS):
            return list(toasts[: len(toasts) - shown])
    return []
