"""What an editor does in the list of keys."""

from __future__ import annotations

from typing import Protocol

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers


class KeyList(Protocol):
    """The list of commands with their keys."""

    def current(self) -> str | None:
        """Return the id of the command under the cursor."""

    def ask(self, *, add: bool) -> None:
        """Ask for a key of the command under the cursor, instead of those it has or beside them."""

    def set_keys(self, changed: dict[str, tuple[str, ...] | None]) -> None:
        """Put keys in force; None gives a command back its own."""


class AddKey(Command[KeyList]):
    """Give the command one more key."""

    id = "keys.add"
    label = N_("one more key")
    keys = ("plus",)

    def run(self, target: KeyList) -> None:
        """Ask for it."""
        target.ask(add=True)


class NoKey(Command[KeyList]):
    """Take the command's keys away; it stays among the commands by name."""

    id = "keys.none"
    label = N_("no key")
    keys = ("minus", "delete")

    def run(self, target: KeyList) -> None:
        """Take them."""
        if id := target.current():
            target.set_keys({id: ()})


class DefaultKeys(Command[KeyList]):
    """Give the command the keys back that the program or the keymap has for it."""

    id = "keys.default"
    label = N_("default keys")
    keys = ("d",)

    def run(self, target: KeyList) -> None:
        """Give them back."""
        if id := target.current():
            target.set_keys({id: None})


KEYS_COMMANDS: Offers[KeyList] = (AddKey, NoKey, DefaultKeys)
