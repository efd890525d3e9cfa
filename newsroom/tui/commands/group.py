"""What an editor does in the list of a story's articles."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Protocol

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers


class StoryGroup(Protocol):
    """The list of a story’s articles."""

    async def split(self) -> None:
        """Take the article under the cursor out of the story."""

    async def join(self) -> None:
        """Join the article under the cursor to the story."""

    def step(self, by: int) -> None:
        """Go to the next article of the list, or the one before."""


class Split(Command[StoryGroup]):
    """Take the article out of its story: it is a story of its own from now on."""

    id = "group.split"
    label = N_("take out")
    keys = ("percent_sign",)

    def run(self, target: StoryGroup) -> Awaitable[None]:
        """Take it out."""
        return target.split()


class Join(Command[StoryGroup]):
    """Join the article, and the story it is of, to this story."""

    id = "group.join"
    label = N_("join")
    keys = ("ampersand",)

    def run(self, target: StoryGroup) -> Awaitable[None]:
        """Join it."""
        return target.join()


class NextArticle(Command[StoryGroup]):
    """Go to the next article of the list, from the last one to the first."""

    id = "group.next"
    label = N_("next source")
    keys = ("right_square_bracket",)

    def run(self, target: StoryGroup) -> None:
        """Go there."""
        target.step(1)


class PreviousArticle(Command[StoryGroup]):
    """Go to the article before in the list, from the first one to the last."""

    id = "group.previous"
    label = N_("previous source")
    keys = ("left_square_bracket",)

    def run(self, target: StoryGroup) -> None:
        """Go there."""
        target.step(-1)


GROUP_COMMANDS: Offers[StoryGroup] = (Split, Join, NextArticle, PreviousArticle)
