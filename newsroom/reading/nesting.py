"""The lists and quotations that are open at a place of a document."""

from msgspec import Struct

from newsroom.reading.blocks import Frame, Item, Listing, Quote

_DEEPEST = 12
"""Frames inside so many others are not drawn: nobody nests so deep to be read."""


class _OpenList(Struct):
    listing: Listing
    ordered: bool
    following: int
    """The number of its next item."""
    outside: int
    """How many frames there are around it."""


class Nesting:
    """Frames as they are opened and closed; each step takes the same time however many are open."""

    def __init__(self) -> None:
        self._frames: list[Frame] = []
        self._lists: list[_OpenList] = []
        self._quotes = 0

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The frames around what comes next, outermost first."""
        return tuple(self._frames[:_DEEPEST])

    def open_quote(self) -> None:
        """Begin a quotation."""
        self._frames.append(Quote())
        self._quotes += 1

    def close_quote(self) -> None:
        """End the innermost quotation and all lists begun in it; without one, do nothing."""
        while self._quotes:
            if isinstance(self._frames.pop(), Quote):
                self._quotes -= 1
                break
        while self._lists and self._lists[-1].outside > len(self._frames):
            self._lists.pop()

    def open_list(self, *, ordered: bool, start: int = 1, loose: bool = False) -> None:
        """Begin a list."""
        self._lists.append(_OpenList(Listing(loose), ordered, start, len(self._frames)))

    def close_list(self) -> None:
        """End the innermost list; without one, do nothing."""
        if self._lists:
            self._cut(self._lists.pop().outside)

    def open_item(self, number: int | None = None) -> None:
        """Begin an item of the innermost list, or of a new one; the item before ends.

        Args:
            number: The number it is to have, if not the next.
        """
        if not self._lists:
            self.open_list(ordered=False)
        around = self._lists[-1]
        self._cut(around.outside)
        number = around.following if number is None else number
        around.following = number + 1
        marker = f"{number}." if around.ordered else ""
        around.listing.marker = max(around.listing.marker, marker, key=len)
        self._frames.append(Item(around.listing, marker, len(self._lists) - 1))

    def close_item(self) -> None:
        """End the item of the innermost list; without one, do nothing."""
        if self._lists:
            self._cut(self._lists[-1].outside)

    def _cut(self, depth: int) -> None:
        while len(self._frames) > depth:
            if isinstance(self._frames.pop(), Quote):
                self._quotes -= 1
