"""Jump mode, on every screen with places to jump to."""

from __future__ import annotations

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
        from newsroom.tui.screens.jump import targets

        return None if targets(target) else _("There is nothing here to jump to.")

    def run(self, target: Screen[Any]) -> None:
        """Show them."""
        from newsroom.tui.screens.jump import jump

        jump(target)
