"""What an editor does in the list of a story's articles."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers

if TYPE_CHECKING:
    from newsroom.tui.screens.group import GroupScreen


class Split(Command["GroupScreen"]):
    """Take the article out of its story: it is a story of its own from now on."""

    id = "group.split"
    label = N_("take out")
    keys = ("percent_sign",)
    palette = False

    def run(self, target: GroupScreen) -> Awaitable[None]:
        """Take it out."""
        return target.split()


class Join(Command["GroupScreen"]):
    """Join the article, and the story it is of, to this story."""

    id = "group.join"
    label = N_("join")
    keys = ("ampersand",)
    palette = False

    def run(self, target: GroupScreen) -> Awaitable[None]:
        """Join it."""
        return target.join()


GROUP_COMMANDS: Offers = (Split, Join)
