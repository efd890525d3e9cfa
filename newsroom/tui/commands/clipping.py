"""How documents are clipped on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.commands.dialogs import Close

if TYPE_CHECKING:
    from newsroom.tui.screens.clipping import ClipScreen
    from newsroom.tui.screens.desk import DeskScreen


class Clip(Command["DeskScreen"]):
    """Put a page, a file (Markdown, HTML, text, PDF, Word, mail) or pasted text in the inbox."""

    id = "desk.clip"
    label = N_("clip a document")
    keys = ()

    def run(self, target: DeskScreen) -> None:
        """Ask for it."""
        from newsroom.tui.screens.clipping import clip

        clip(target)


class TakeClip(Command["ClipScreen"]):
    """Clip what stands here."""

    id = "clip.take"
    label = N_("clip")
    keys = ("ctrl+s",)
    footer = True

    def run(self, target: ClipScreen) -> None:
        """Take it."""
        target.take()


CLIPPING_COMMANDS: Offers = (TakeClip, Close)
