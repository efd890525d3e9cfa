"""A scene: what is set up for it, and the way to the screen that is photographed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.screen import Screen

from newsroom.desk import Desk
from newsroom.tui.app import NewsroomApp
from newsroom.tui.screens.desk import DeskScreen


@dataclass
class Stage:
    """What a scene can set up before the desk opens."""

    desk: Desk
    patch: pytest.MonkeyPatch

    @property
    def folder(self) -> Path:
        """The newsroom's folder."""
        return self.desk.settings.file.parent

    @property
    def issue(self) -> int:
        """The open issue."""
        id = self.desk.store.issues.open_id()
        assert id is not None
        return id

    def set(self, **values: Any) -> None:
        """Have other settings."""
        self.desk = replace(self.desk, settings=replace(self.desk.settings, **values))

    def set_desk(self, **values: Any) -> None:
        """Have other settings of the table ``desk``."""
        self.set(desk=msgspec.structs.replace(self.desk.settings.desk, **values))


Running = tuple[NewsroomApp, Pilot[str]]
Step = str | Callable[[NewsroomApp], object]
"""A key; the id of a command, which has a dot; or what is done to the app itself."""


@dataclass(frozen=True)
class Scene:
    """A screen in a state."""

    name: str
    steps: tuple[Step, ...]
    screen: type[Screen[Any]] = DeskScreen
    """What is in front in the end."""
    prepare: Callable[[Stage], None] = lambda stage: None
    state: bool = False
    """A further state of a screen that has a scene of its own: two pictures of it are enough."""
    empty: bool = False
    """A newsroom without feeds instead of the sample."""
    sees: str = ""
    """A selector of what must be there before the picture is taken."""
    fresh: bool = False
    """It is never open while colours change, and keeps those it came in."""
    asks: bool = False
    """Work under way waits for what the editor does on it."""
    coloured: bool = False
    """It is not to be had without colours."""
    toasts: bool = False
    """Toasts are in the picture."""


def typed(text: str) -> tuple[str, ...]:
    """Return the keys of a text."""
    return tuple(text)
