"""What screens that take up the whole terminal have in common."""

from __future__ import annotations

from textual.screen import Screen

from newsroom.tui.commands.base import Commanded, offers
from newsroom.tui.commands.help import EVERYWHERE


@offers(EVERYWHERE)
class FullScreen(Commanded, Screen[None]):
    """A screen with help, the list of its commands and jump mode beside its own commands."""
