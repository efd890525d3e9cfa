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

    def run(self, target: GroupScreen) -> Awaitable[None]:
        """Take it out."""
        return target.split()


class Join(Command["GroupScreen"]):
    """Join the article, and the story it is of, to this story."""

    id = "group.join"
    label = N_("join")
    keys = ("ampersand",)

    def run(self, target: GroupScreen) -> Awaitable[None]:
        """Join it."""
        return target.join()


class NextArticle(Command["GroupScreen"]):
    """Go to the next article of the list, from the last one to the first."""

    id = "group.next"
    label = N_("next source")
    keys = ("right_square_bracket",)

    def run(self, target: GroupScreen) -> None:
        """Go there."""
        target.step(1)


class PreviousArticle(Command["GroupScreen"]):
    """Go to the article before in the list, from the first one to the last."""

    id = "group.previous"
    label = N_("previous source")
    keys = ("left_square_bracket",)

    def run(self, target: GroupScreen) -> None:
        """Go there."""
        target.step(-1)


GROUP_COMMANDS: Offers = (Split, Join, NextArticle, PreviousArticle)
