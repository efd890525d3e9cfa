"""What an editor does with a picture of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers

if TYPE_CHECKING:
    from newsroom.tui.screens.picture import PictureScreen


class NextPicture(Command["PictureScreen"]):
    """Show the next picture of the article."""

    id = "picture.next"
    label = N_("next picture")
    keys = ("n", "j")

    def run(self, target: PictureScreen) -> None:
        """Show it."""
        target.step(1)


class PreviousPicture(Command["PictureScreen"]):
    """Show the previous picture of the article."""

    id = "picture.previous"
    label = N_("previous picture")
    keys = ("N", "k")

    def run(self, target: PictureScreen) -> None:
        """Show it."""
        target.step(-1)


class BrowsePicture(Command["PictureScreen"]):
    """Open the picture in the browser."""

    id = "picture.browse"
    label = N_("browser")
    keys = ("o",)

    def run(self, target: PictureScreen) -> None:
        """Open it."""
        target.browse()


class ClosePicture(Command["PictureScreen"]):
    """Close the picture; a fetch under way is broken off."""

    id = "picture.close"
    label = N_("close")
    keys = ("q", "i")
    palette = False

    def run(self, target: PictureScreen) -> None:
        """Close it."""
        target.close()


PICTURE_COMMANDS: Offers = (NextPicture, PreviousPicture, BrowsePicture, ClosePicture)
