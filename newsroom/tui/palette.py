"""The command palette: every command in reach, by name and help, with its keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from newsroom.tui.commands.base import Command, Commanded, keys_of, offered
from newsroom.tui.context import DeskApp

if TYPE_CHECKING:
    from newsroom.tui.keymaps import Keymap


class DeskCommands(Provider):
    """Offers the commands that can be used right now."""

    def _keymap(self) -> Keymap:
        assert isinstance(self.app, DeskApp)
        return self.app.keymap

    def _usable(self) -> list[tuple[Commanded, type[Command[object]], str, str]]:
        found = []
        for place, command in offered(self.focused, self.screen):
            if command.palette and command().unavailable(place) is None:
                keys = keys_of(command, self._keymap())
                name = f"{command.name()}   {keys}" if keys else command.name()
                found.append((place, command, name, command.help()))
        return found

    async def discover(self) -> Hits:
        """Yield every command, before anything is typed."""
        for place, command, name, help in self._usable():
            yield DiscoveryHit(name, partial(place.action_command, command.id), text=name, help=help)

    async def search(self, query: str) -> Hits:
        """Yield the commands whose name, English name, id or help matches."""
        matcher = self.matcher(query)
        for place, command, name, help in self._usable():
            score = max(matcher.match(name), matcher.match(help) * 0.6)
            # Keymaps and the English README name commands so, whatever language the desk speaks.
            for other in (command.label, command.id):
                if query.casefold() in other.casefold():
                    score = max(score, matcher.match(other) * 0.9)
            if score > 0:
                run = partial(place.action_command, command.id)
                yield Hit(score, matcher.highlight(name), run, text=name, help=help)
