"""How an editor makes the desk their own: colours, keys, borders."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers

if TYPE_CHECKING:
    from newsroom.tui.screens.desk import DeskScreen


class Theme(Command["DeskScreen"]):
    """Choose the colours."""

    id = "desk.theme"
    label = N_("theme")
    keys = ()

    def run(self, target: DeskScreen) -> None:
        """Open the list of themes."""
        from newsroom.tui.screens.themes import choose_theme

        choose_theme(target.app)


class ChooseKeymap(Command["DeskScreen"]):
    """Choose keys as Vim, Emacs or newsboat have them, or a keymap of your own."""

    id = "desk.keymap"
    label = N_("keymap")
    keys = ()

    def run(self, target: DeskScreen) -> Awaitable[None]:
        """Open the list."""
        from newsroom.tui.screens.keys import choose_keymap

        return choose_keymap(target.app)


class EditKeys(Command["DeskScreen"]):
    """Change the key of any command."""

    id = "desk.keys"
    label = N_("change keys")
    keys = ()

    def run(self, target: DeskScreen) -> Awaitable[None]:
        """Open the list of commands with their keys."""
        from newsroom.tui.screens.keys import edit_keys

        return edit_keys(target.app)


APPEARANCE_COMMANDS: Offers = (Theme, ChooseKeymap, EditKeys)
