"""Jump mode, on every screen with places to jump to."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers


class Jump(Command[Screen[Any]]):
    """Show letters over rows, links and panes; the letter pressed goes there."""

    id = "desk.jump"
    label = N_("jump")
    keys = ("semicolon",)

    def run(self, target: Screen[Any]) -> None:
        """Show them."""
        from newsroom.tui.screens.jump import jump

        jump(target)


JUMP_COMMANDS: Offers = (Jump,)
