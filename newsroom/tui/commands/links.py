"""What an editor does in the list of links."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Protocol

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers


class LinkList(Protocol):
    """The list of links."""

    def yank(self) -> None:
        """Copy the address under the cursor."""

    async def clip(self) -> None:
        """Put what the link under the cursor leads to in the inbox."""


class Yank(Command[LinkList]):
    """Copy the address under the cursor, without tracking."""

    id = "links.yank"
    label = N_("copy")
    keys = ("y",)

    def run(self, target: LinkList) -> None:
        """Copy it."""
        target.yank()


class Clip(Command[LinkList]):
    """Put the page under the cursor in the inbox; the list stays open. On the desk {desk.undo} undoes it."""

    id = "links.clip"
    label = N_("clip")
    keys = ("c",)

    def run(self, target: LinkList) -> Awaitable[None]:
        """Fetch it."""
        return target.clip()


LINKS_COMMANDS: Offers[LinkList] = (Yank, Clip)
