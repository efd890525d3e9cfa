"""What an editor does in the history of the issue."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Protocol

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.places import Closing, OnDesk, newsdesk


class History(OnDesk, Closing, Protocol):
    """The history of the issue."""

    @property
    def current(self) -> object:
        """The revision under the cursor; None or a text where it is none."""

    async def restore(self) -> None:
        """Make the issue what it was at the revision under the cursor."""

    def go_to_since_export(self) -> None:
        """Go to what changed since the last export."""


class Close(Command[History]):
    """Go back to the desk."""

    id = "history.close"
    label = N_("back")
    keys = ("escape", "q", "B")
    footer = True

    def run(self, target: History) -> None:
        """Go back."""
        target.close()


class Restore(Command[History]):
    """Make the issue what it was at this revision; undo takes that back. A text kept aside goes into it."""

    id = "history.restore"
    label = N_("restore")
    keys = ("enter", "r")
    footer = True

    def unavailable(self, target: History) -> str | None:
        """Tell that this is no revision."""
        return _("Choose a revision to restore.") if isinstance(target.current, str | None) else None

    def run(self, target: History) -> Awaitable[None]:
        """Restore it."""
        return target.restore()


class SinceExport(Command[History]):
    """Show what changed since the last export."""

    id = "history.since_export"
    label = N_("since the last export")
    keys = ("x",)
    footer = True

    def unavailable(self, target: History) -> str | None:
        """Tell that it was never exported."""
        head = target.app.book.head
        exported = head is not None and head.exported is not None
        return None if exported else _("The issue was not exported yet.")

    def run(self, target: History) -> None:
        """Go there."""
        target.go_to_since_export()


class Undo(Command[History]):
    """Take back the last change."""

    id = "history.undo"
    label = N_("undo")
    keys = ("u",)
    footer = True

    def run(self, target: History) -> Awaitable[None]:
        """Undo."""
        from newsroom.tui.undoing import step_back

        return step_back(newsdesk(target.app))


class Export(Command[History]):
    """Export the issue."""

    id = "history.export"
    label = N_("export")
    keys = ("E",)
    footer = True

    def run(self, target: History) -> Awaitable[None]:
        """Export it."""
        from newsroom.tui.screens.findings import export_checked

        return export_checked(target.app)


HISTORY_COMMANDS: Offers[History] = (Close, Restore, SinceExport, Undo, Export)
