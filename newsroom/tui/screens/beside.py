"""A list, and beside it a page that tells of what is under the cursor."""

from __future__ import annotations

from typing import ClassVar

from textual import on

from newsroom.tui.screens.full import FullScreen
from newsroom.tui.widgets.linelist import LineList
from newsroom.tui.widgets.pageview import PageView

NARROW = 100
"""Columns below which the page stands under the list."""


class ListWithPage(FullScreen):
    """What such screens have in common; the list and the page are theirs."""

    CHOSEN: ClassVar[str]
    """The command that Enter runs."""

    def on_resize(self) -> None:
        """Put the page below the list where there is no room beside it."""
        self.set_class(self.size.width < NARROW, "-narrow")

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self.show_current()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.action_command(self.CHOSEN)

    @on(PageView.Resized)
    def _resized(self) -> None:
        self.draw_page()

    def show_current(self) -> None:
        """Read what the page tells of the line under the cursor."""
        raise NotImplementedError

    def draw_page(self) -> None:
        """Draw the page at the width it has now."""
        raise NotImplementedError
