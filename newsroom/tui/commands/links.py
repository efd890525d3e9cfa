"""What an editor does in the list of links."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers

if TYPE_CHECKING:
    from newsroom.tui.screens.links import LinksScreen


class Yank(Command["LinksScreen"]):
    """Copy the address under the cursor, without tracking."""

    id = "links.yank"
    label = N_("copy")
    keys = ("y",)

    def run(self, target: LinksScreen) -> None:
        """Copy it."""
        target.yank()


class Clip(Command["LinksScreen"]):
    """Put the page under the cursor in the inbox; the list stays open. On the desk {desk.undo} undoes it."""

    id = "links.clip"
    label = N_("clip")
    keys = ("c",)

    def run(self, target: LinksScreen) -> Awaitable[None]:
        """Fetch it."""
        return target.clip()


LINKS_COMMANDS: Offers = (Yank, Clip)
