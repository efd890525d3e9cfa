"""What an editor does in the box for a document to clip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.commands.dialogs import Close

if TYPE_CHECKING:
    from newsroom.tui.places import Taking


class TakeClip(Command["Taking"]):
    """Clip what stands here."""

    id = "clip.take"
    label = N_("clip")
    keys = ("ctrl+s",)
    footer = True

    def run(self, target: Taking) -> None:
        """Take it."""
        target.take()


CLIPPING_COMMANDS: Offers[Taking] = (TakeClip, Close)
