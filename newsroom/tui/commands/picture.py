"""What an editor does with a picture of an article."""

from __future__ import annotations

from typing import Protocol

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.places import Closing


class Picture(Closing, Protocol):
    """A picture of an article."""

    def step(self, by: int) -> None:
        """Show the next picture, or the one before."""

    def browse(self) -> None:
        """Open the picture in the browser."""


class NextPicture(Command[Picture]):
    """Show the next picture of the article."""

    id = "picture.next"
    label = N_("next picture")
    keys = ("n", "j")

    def run(self, target: Picture) -> None:
        """Show it."""
        target.step(1)


class PreviousPicture(Command[Picture]):
    """Show the previous picture of the article."""

    id = "picture.previous"
    label = N_("previous picture")
    keys = ("N", "k")

    def run(self, target: Picture) -> None:
        """Show it."""
        target.step(-1)


class BrowsePicture(Command[Picture]):
    """Open the picture in the browser."""

    id = "picture.browse"
    label = N_("browser")
    keys = ("o",)

    def run(self, target: Picture) -> None:
        """Open it."""
        target.browse()


class ClosePicture(Command[Picture]):
    """Close the picture; a fetch under way is broken off."""

    id = "picture.close"
    label = N_("close")
    keys = ("q", "i")
    palette = False

    def run(self, target: Picture) -> None:
        """Close it."""
        target.close()


PICTURE_COMMANDS: Offers[Picture] = (NextPicture, PreviousPicture, BrowsePicture, ClosePicture)
