"""When what is typed is written: in the first pause, and before long though the keys go on."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from textual.timer import Timer

PAUSE = 0.25
"""Seconds without a key after which a text is written."""
LATEST = 0.35
"""Seconds after which it is written though the keys go on: no more than a second may be lost."""
FIRST = 0.1
"""Seconds after which it is written for the first time: that takes longest, as what writes is imported."""
_AT_ONCE = 0.05
"""Seconds that are left too late for a timer; one that is due when it is set never fires."""


class SetTimer(Protocol):
    """How Textual sets a timer."""

    def __call__(self, delay: float, callback: Callable[[], object]) -> Timer:
        """Have something called after so many seconds."""


class Autosave:
    """The timers of the fields of an editor."""

    def __init__(self, set_timer: SetTimer, save: Callable[[str], object]) -> None:
        """Make them.

        Args:
            set_timer: Sets a timer.
            save: Writes a field, by its name.
        """
        self._set_timer = set_timer
        self._save = save
        self._pauses: dict[str, Timer] = {}
        self._since: dict[str, float] = {}
        """When the first key came of what is not written yet, by field."""
        self._written: set[str] = set()
        """Fields that were written before."""

    def typed(self, name: str) -> None:
        """Take note that a field was typed into: it is written soon, or now if it has waited long enough."""
        self._stop(name)
        now = time.monotonic()
        latest = LATEST if name in self._written else FIRST
        left = self._since.setdefault(name, now) + latest - now
        if left > _AT_ONCE:
            self._pauses[name] = self._set_timer(min(PAUSE, left), lambda: self._save(name))
        else:
            self._save(name)

    def done(self, name: str) -> None:
        """Let a field's timer rest, as it is written now."""
        self._stop(name)
        if self._since.pop(name, None) is not None:
            self._written.add(name)

    def _stop(self, name: str) -> None:
        if (timer := self._pauses.pop(name, None)) is not None:
            timer.stop()
