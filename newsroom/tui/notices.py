"""Toasts that come and go whatever the clock does."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic

from textual.notifications import Notification

SHORTEST = 0.1
"""Seconds that a toast is shown at least, once it is."""


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
    def time_left(self) -> float:
        """Return the seconds for which it is still shown; never none."""
        return max(SHORTEST, self._left)

    @property
    def has_expired(self) -> bool:
        """Tell whether its time is over."""
        return self._left <= 0
