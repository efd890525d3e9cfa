"""Toasts that come and go whatever the clock does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Protocol, runtime_checkable

from msgspec import Struct
from textual.notifications import Notification
from textual.screen import Screen
from textual.widgets._toast import ToastHolder, ToastRack

from newsroom.settings.language import ngettext

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


def most_lines(height: int) -> int:
    """Return how many lines a toast may have on a screen of a height: of no more than half of it."""
    return max(2, Half(height).free_below() - _FRAME)


def cut(message: str, most: int) -> str:
    """Return the first lines of a message, and how many there are more."""
    lines = message.split("\n")
    if len(lines) <= most:
        return message
    left = len(lines) - most + 1
    words = ngettext("… and {n} more line", "… and {n} more lines", left).format(n=left)
    return "\n".join([*lines[: most - 1], words])


class Half(Struct):
    """The half of a screen that is left to toasts while a line in the other is typed."""

    height: int
    """Lines of the screen."""
    WAITS: bool = False

    def free_below(self) -> int:
        """Return its lines without the bar at the edge."""
        return self.height // 2 - 1


def racks(screen: Screen[Any]) -> list[ToastRack]:
    """Return where toasts stand on a screen: one place at most."""
    return [each for each in screen.children if isinstance(each, ToastRack)]


def close_up(screen: Screen[Any], toasts: Iterable[Notification]) -> None:
    """Take away the places of toasts that are gone: Textual leaves them, and the others stand lower.

    Args:
        screen: Where they stand.
        toasts: All that are to be shown.
    """
    for rack in racks(screen):
        kept = {rack._toast_id(each) for each in toasts}
        for place in rack.query_children(ToastHolder):
            if place.id not in kept and not place._pruning:
                place.remove()


def typed_at(screen: Screen[Any]) -> int | None:
    """Return the line of the screen in which something is typed; None where nothing is."""
    at = getattr(screen.focused, "cursor_screen_offset", None)
    return at.y if at and screen.focused and screen.focused.region else None


def stand_clear(screen: Screen[Any]) -> None:
    """Have toasts stand at the top while what is typed is in the lower half, where they would cover it."""
    line = None if isinstance(screen, Box) and screen.WAITS else typed_at(screen)
    for rack in racks(screen):
        rack.set_class(line is not None and line >= screen.size.height // 2, "-above")


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
