"""What an editor does in the list of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers

if TYPE_CHECKING:
    from newsroom.tui.screens.keys import KeysScreen


class AddKey(Command["KeysScreen"]):
    """Give the command one more key."""

    id = "keys.add"
    label = N_("one more key")
    keys = ("plus",)

    def run(self, target: KeysScreen) -> None:
        """Ask for it."""
        target.ask(add=True)


class NoKey(Command["KeysScreen"]):
    """Take the command's keys away; it stays among the commands by name."""

    id = "keys.none"
    label = N_("no key")
    keys = ("minus", "delete")

    def run(self, target: KeysScreen) -> None:
        """Take them."""
        if id := target.current():
            target.set_keys({id: ()})


class DefaultKeys(Command["KeysScreen"]):
    """Give the command the keys back that the program or the keymap has for it."""

    id = "keys.default"
    label = N_("default keys")
    keys = ("d",)

    def run(self, target: KeysScreen) -> None:
        """Give them back."""
        if id := target.current():
            target.set_keys({id: None})


KEYS_COMMANDS: Offers = (AddKey, NoKey, DefaultKeys)
