"""Jump mode, on every screen with places to jump to."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from textual.screen import Screen

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, is_typed


class Jump(Command[Screen[Any]]):
    """Show letters over rows, links, headings and panes; the letter pressed goes there."""

    id = "desk.jump"
    label = N_("jump")
    keys = ("semicolon",)

    def belongs(self, target: Screen[Any]) -> bool:
        """Only where its key is not typed into a text."""
        return not is_typed("semicolon", target.focused)

    def unavailable(self, target: Screen[Any]) -> str | None:
        """Nowhere to go."""
        from newsroom.tui.screens.jump import laid_out, targets

        found = targets(target) or not laid_out(target)
        return None if found else _("There is nothing here to jump to.")

    def run(self, target: Screen[Any]) -> Awaitable[None] | None:
        """Show them; on a screen that is still being laid out, as soon as it is."""
        from newsroom.tui.screens.jump import jump, jump_later, laid_out

        if not laid_out(target):
            return jump_later(target)
        jump(target)
        return None
