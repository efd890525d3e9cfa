"""The list of feeds: one line each, with what it brings and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message
from textual.strip import Strip

from newsroom.desk.standing import Standing, State
from newsroom.settings.language import _
from newsroom.text.cells import cell_width, pad
from newsroom.text.clean import one_line
from newsroom.tui.signs import FULL, Signs
from newsroom.tui.widgets.linelist import ItemList
from newsroom.tui.widgets.storylist import age
from newsroom.tui.widgets.strips import justified

_WIDTHS = (6, 6, 5, 5)
"""Cells of the columns at the right edge: articles a week, share picked, last success, next due."""
_FEWEST = 56
"""With fewer columns only the first of them is shown."""

_LOUD = {
    "failing": "feed--trouble",
    "retired": "feed--trouble",
    "moving": "feed--warning",
    "silent": "feed--warning",
}
"""Styles of the states that the editor should see to."""


def columns(texts: Sequence[str], width: int) -> str:
    """Set texts in the columns at the right edge, flush right."""
    shown = list(zip(texts, _WIDTHS, strict=True))[: None if width >= _FEWEST else 1]
    return "".join(" " * max(1, cells - cell_width(text)) + text for text, cells in shown) + " "


def headings(width: int) -> str:
    """Return the names of the columns, where the list is so wide."""
    right = columns((_("/week"), _("picked"), _("got"), _("next")), width)
    return pad("   " + _("Feeds"), max(0, width - cell_width(right))) + right


class FeedList(ItemList[Standing]):
    """Feeds, one line each."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"feed--well", "feed--trouble", "feed--warning", "feed--off"}

    @dataclass
    class Resized(Message):
        """The columns stand elsewhere."""

        list: FeedList

    def __init__(self, *, signs: Signs = FULL, id: str | None = None) -> None:
        super().__init__(id=id)
        self._signs = signs
        self.none = ""
        """What the list says while there is nothing in it."""

    def nothing(self) -> str:
        """Say why there is nothing."""
        return self.none

    def on_resize(self) -> None:
        """Draw to the new width, and have the columns named where they stand now."""
        super().on_resize()
        self.post_message(self.Resized(self))

    def show(self, feeds: Sequence[Standing], keep: int | None = None) -> None:
        """Show feeds; the cursor stays on the feed of that id if it is among them."""
        self.fill(feeds)
        place = self.place_of(keep)
        if place is not None:
            self.cursor = place

    def place_of(self, id: int | None) -> int | None:
        """Return the line of a feed, None where it is not shown."""
        return next((n for n, each in enumerate(self.items) if each.feed.id == id), None)

    def draw(self, index: int, width: int, cursor: bool) -> Strip:
        """Return the line of a feed."""
        standing = self.items[index]
        feed = standing.feed
        sign, name = self._sign(standing.state)
        right = columns(
            (
                f"{standing.a_week:.1f}" if standing.figures.articles else "-",
                f"{standing.share:.0%}" if standing.figures.picked else "-",
                age(feed.succeeded, standing.at) if feed.succeeded else "-",
                "-" if standing.next is None else age(standing.at, max(standing.next, standing.at)),
            ),
            width,
        )
        style = self.style_of("feed--off" if standing.state in ("paused", "retired") else "feed--well")
        left = [(f" {sign} ", self.style_of(name)), (one_line(feed.title), style)]
        return justified(left, [(right, self.style_of("line--muted"))], width, 1)

    def sign_at(self, index: int, x: int) -> str:
        """Return the state of a feed where its sign stands."""
        state = self.items[index].state if x == 1 and index < len(self.items) else "well"
        return "" if state == "well" else state

    def _sign(self, state: State) -> tuple[str, str]:
        """Return the sign of a state, which is called as the state is, and its style."""
        if state == "well":
            return " ", "feed--well"
        return getattr(self._signs, state), _LOUD.get(state, "feed--off")
