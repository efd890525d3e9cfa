"""What an editor does with the lists of events of a review."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Protocol

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers, keyed
from newsroom.tui.places import Leaving


class Events(Leaving, Protocol):
    """The lists of events of a review."""

    @property
    def current(self) -> tuple[int, int] | None:
        """The section and the place, from 1, of the event under the cursor."""

    def go_across(self) -> None:
        """Go to the other list."""

    async def move_across(self) -> None:
        """Move the event under the cursor to the other list."""

    async def move_by(self, by: int) -> None:
        """Move the event under the cursor within its list."""

    async def drop(self) -> None:
        """Take the event under the cursor out."""

    async def add(self) -> None:
        """Let the editor choose an event of the month, or type one."""

    def edit(self) -> None:
        """Ask for other words of the event under the cursor."""

    def browse(self) -> None:
        """Open the link of the event under the cursor."""

    async def undo(self) -> None:
        """Undo the last change."""


class EventCommand(Command[Events]):
    """A command that needs an event under the cursor."""

    def unavailable(self, target: Events) -> str | None:
        """Tell that there is none."""
        return (
            None
            if target.current
            else keyed(_("There is no event here; {events.add} adds one of the month."))
        )


class CloseEvents(Command[Events]):
    """Go back to the desk. Everything is saved."""

    id = "events.close"
    label = N_("back")
    keys = ("escape", "q", "m")
    footer = True

    def run(self, target: Events) -> None:
        """Go back."""
        target.dismiss(None)


class OtherList(Command[Events]):
    """Go to the other list."""

    id = "events.other_list"
    label = N_("other list")
    keys = ("tab", "h", "l", "left", "right", "shift+tab")
    footer = True

    def run(self, target: Events) -> None:
        """Go there."""
        target.go_across()


class MoveAcross(EventCommand):
    """Move the event to the other list, to its day there."""

    id = "events.move_across"
    label = N_("to the other list")
    keys = ("space", "x")
    footer = True

    def run(self, target: Events) -> Awaitable[None]:
        """Move it."""
        return target.move_across()


class EventDown(EventCommand):
    """Move the event down by one."""

    id = "events.move_down"
    label = N_("move down")
    keys = ("J", "shift+down")
    footer = True

    def run(self, target: Events) -> Awaitable[None]:
        """Move it."""
        return target.move_by(1)


class EventUp(EventCommand):
    """Move the event up by one."""

    id = "events.move_up"
    label = N_("move up")
    keys = ("K", "shift+up")
    footer = True

    def run(self, target: Events) -> Awaitable[None]:
        """Move it."""
        return target.move_by(-1)


class DropEvent(EventCommand):
    """Take the event out of the list. Undo brings it back."""

    id = "events.drop"
    label = N_("remove")
    keys = ("d",)
    footer = True

    def run(self, target: Events) -> Awaitable[None]:
        """Take it out."""
        return target.drop()


class AddEvent(Command[Events]):
    """Add an event to this list: one that ran in the month and is in neither list, or one of your own."""

    id = "events.add"
    label = N_("add")
    keys = ("plus",)
    footer = True

    def run(self, target: Events) -> Awaitable[None]:
        """Let the editor choose."""
        return target.add()


class EditEvent(EventCommand):
    """Change the words of the event, its Markdown."""

    id = "events.edit"
    label = N_("edit")
    keys = ("e", "enter")
    footer = True

    def run(self, target: Events) -> None:
        """Ask for them."""
        target.edit()


class BrowseEvent(EventCommand):
    """Open the event's link in the browser."""

    id = "events.browse"
    label = N_("browser")
    keys = ("o",)

    def run(self, target: Events) -> None:
        """Open it."""
        target.browse()


class UndoEvent(Command[Events]):
    """Undo the last change."""

    id = "events.undo"
    label = N_("undo")
    keys = ("u",)
    footer = True

    def run(self, target: Events) -> Awaitable[None]:
        """Undo it."""
        return target.undo()


EVENTS_COMMANDS: Offers[Events] = (
    CloseEvents,
    OtherList,
    MoveAcross,
    EventDown,
    EventUp,
    DropEvent,
    AddEvent,
    EditEvent,
    UndoEvent,
    BrowseEvent,
)
