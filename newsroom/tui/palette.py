"""The command palette: every command in reach, by name and help, with its keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from newsroom.tui.commands.base import Command, Commanded, keys_here, named_keys
from newsroom.tui.context import DeskApp


class DeskCommands(Provider):
    """Offers the commands that can be used right now."""

    def _usable(self) -> list[tuple[Commanded, type[Command[object]], str, str]]:
        assert isinstance(self.app, DeskApp)
        found = []
        # A key that a text types is none there, and is not told as one.
        for place, command, keys in keys_here(self.focused, self.screen, self.app.keymap):
            if command().in_palette(place) and command().unavailable(place) is None:
                name = f"{command.name()}   {named_keys(keys)}" if keys else command.name()
                found.append((place, command, name, command.help()))
        return [*found, *self._of_the_program({command.id for _place, command, *_rest in found})]

    def _of_the_program(self, told: set[str]) -> Iterator[tuple[Commanded, type[Command[object]], str, str]]:
        """Yield the desk's commands about the whole program on a screen over it; its keys run nothing there.

        A box does not have them: it waits for its own.
        """
        desk = self.app.screen_stack[0]
        if self.screen is desk or self.screen.is_modal or not isinstance(desk, Commanded):
            return
        for command in desk.all_commands():
            if command.anywhere and command.id not in told and command().unavailable(desk) is None:
                yield desk, command, command.name(), command.help()

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
