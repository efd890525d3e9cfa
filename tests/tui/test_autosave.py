"""When what is typed is written."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from newsroom.tui.autosave import FIRST, LATEST, PAUSE, Autosave


class Clock:
    """Stands in for Textual's timers and for the time."""

    def __init__(self) -> None:
        self.now = 0.0
        self.due: list[float] = []

    def set_timer(self, delay: float, callback: Callable[[], object]) -> Any:
        """Note when the timer is due."""
        self.due.append(self.now + delay)
        return self

    def stop(self) -> None:
        """Take the timer that was set last back."""
        self.due.pop()


def test_the_first_words_are_written_soonest_and_none_wait_long(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(time, "monotonic", lambda: clock.now)
    written: list[float] = []

    def save(name: str) -> None:
        saves.done(name)
        written.append(clock.now)

    saves = Autosave(clock.set_timer, save)
    saves.typed("lead")
    assert clock.due == [pytest.approx(FIRST)]
    save("lead")  # as the timer does
    clock.now = 1.0
    saves.typed("lead")
    assert clock.due == [pytest.approx(1.0 + PAUSE)]
    clock.now = 1.2
    saves.typed("lead")
    assert clock.due == [pytest.approx(1.0 + LATEST)], "keys that go on put it off no further"
    clock.now = 1.0 + LATEST
    saves.typed("lead")
    assert written == [0.0, 1.0 + LATEST] and not clock.due
