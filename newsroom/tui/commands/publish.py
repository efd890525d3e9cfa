"""What an editor does in the list of forms that an issue goes out in."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Protocol

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers, keyed
from newsroom.tui.places import Closing, OnDesk

if TYPE_CHECKING:
    from pathlib import Path

    from newsroom.tui.publishing import Row


class Publishing(OnDesk, Closing, Protocol):
    """The list of forms that an issue goes out in."""

    @property
    def busy(self) -> bool:
        """It is being published."""

    @property
    def looking(self) -> bool:
        """What there is to take is being looked at."""

    @property
    def current(self) -> Row | None:
        """The form under the cursor."""

    def chosen(self) -> list[str]:
        """Return the ids of the forms that are taken."""

    def file(self) -> Path | None:
        """Return the file under the cursor, if there is one."""

    def toggle(self) -> None:
        """Take the form under the cursor or leave it out."""

    async def publish(self) -> None:
        """Carry out what is taken."""


class Take(Command[Publishing]):
    """Take the form under the cursor, or leave it out."""

    id = "publish.take"
    label = N_("take or leave")
    keys = ("space",)

    def run(self, target: Publishing) -> None:
        """Change it."""
        target.toggle()


class Go(Command[Publishing]):
    """Publish the issue in the forms that are taken; what is in the way is asked about first."""

    id = "publish.go"
    label = N_("publish")
    keys = ("enter",)

    def unavailable(self, target: Publishing) -> str | None:
        """Tell that nothing is taken, or that it is under way."""
        if target.busy:
            return _("It is under way.")
        if target.looking or target.chosen():
            return None
        return keyed(_("Take a form first: {publish.take}."))

    def run(self, target: Publishing) -> Awaitable[None]:
        """Do it."""
        return target.publish()


class Open(Command[Publishing]):
    """Open the file under the cursor in the browser."""

    id = "publish.open"
    label = N_("open")
    keys = ("o",)

    def unavailable(self, target: Publishing) -> str | None:
        """Tell that there is no file."""
        return None if target.file() else _("There is no such file yet.")

    def run(self, target: Publishing) -> None:
        """Open it."""
        if file := target.file():
            target.app.open_url(file.as_uri())


class Yank(Command[Publishing]):
    """Copy where the form under the cursor goes to."""

    id = "publish.yank"
    label = N_("copy path")
    keys = ("y",)

    def run(self, target: Publishing) -> None:
        """Copy it."""
        from newsroom.tui.links import yank_text

        if (row := target.current) is not None:
            yank_text(target.app, row.place)


class Check(Command[Publishing]):
    """List what the check found."""

    id = "publish.check"
    label = N_("check")
    keys = ("c",)

    def run(self, target: Publishing) -> Awaitable[None]:
        """Close and list it."""
        from newsroom.tui.screens.findings import show_findings

        app = target.app
        target.close()
        return show_findings(app)


class Quit(Command[Publishing]):
    """Go back to the desk."""

    id = "publish.quit"
    label = N_("close")
    keys = ("q",)
    palette = False

    def run(self, target: Publishing) -> None:
        """Close."""
        target.close()


PUBLISH_COMMANDS: Offers[Publishing] = (Take, Go, Open, Yank, Check, Quit)
