"""A list of any length on Textual's line API: only the lines on the screen are ever made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsroom.text.cells import truncate
from newsroom.tui.commands.base import Commanded, offers
from newsroom.tui.commands.moving import LIST_COMMANDS
from newsroom.tui.widgets.titles import TitledFrame
from newsroom.tui.widgets.tooltips import told

Item = TypeVar("Item")


@offers(LIST_COMMANDS)
class LineList(Commanded, TitledFrame, ScrollView, can_focus=True):
    """One line an item, with a cursor. Subclasses say how many items there are and draw each.

    Moving the cursor repaints two lines; scrolling repaints what is shown, from a cache of strips.
    """

    DEFAULT_CSS = """
    LineList {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--cursor", "line--blurred", "line--marked", "line--muted"}

    cursor: reactive[int] = reactive(0, repaint=False)
    """Index of the item under the cursor, from 0."""

    @dataclass
    class Moved(Message):
        """The cursor went to another item."""

        list: LineList
        index: int

        @property
        def control(self) -> LineList:
            """The list, so that handlers can select by it."""
            return self.list

    @dataclass
    class Chosen(Message):
        """An item was clicked twice, or Enter was pressed where no command takes it."""

        list: LineList
        index: int

        @property
        def control(self) -> LineList:
            """The list, so that handlers can select by it."""
            return self.list

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: LRUCache[tuple[int, int, bool], Strip] = LRUCache(512)
        self._component_styles_cache: dict[str, Style] = {}

    # What subclasses say

    def __len__(self) -> int:
        """How many items there are."""
        return 0

    def draw(self, index: int, width: int, cursor: bool) -> Strip:
        """Return the line of an item, exactly `width` cells wide."""
        return Strip.blank(width)

    def nothing(self) -> str:
        """Return what an empty list says."""
        return ""

    def sign_at(self, index: int, x: int) -> str:
        """Return what stands in a cell of an item's line, by its name in the legend; '' if it is no sign."""
        return ""

    # What they get

    def style_of(self, name: str) -> Style:
        """Return the Rich style of a component class; cached until the theme changes."""
        cached = self._component_styles_cache.get(name)
        if cached is None:
            cached = self._component_styles_cache[name] = self.get_component_rich_style(name, partial=True)
        return cached

    @property
    def page(self) -> int:
        """How many lines are on the screen."""
        return max(1, self.scrollable_content_region.height)

    def items_changed(self) -> None:
        """Draw everything anew, since the number or content of the items changed."""
        self._strips.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, len(self))
        self.cursor = self.validate_cursor(self.cursor)
        self._keep_visible()
        self.refresh()

    def item_changed(self, index: int) -> None:
        """Draw one item anew."""
        for key in [key for key in list(self._strips.keys()) if key[0] == index]:
            self._strips.discard(key)
        self.refresh_line(index)

    def move(self, by: int) -> None:
        """Move the cursor by so many items, stopping at either end."""
        self.cursor = self.cursor + by

    # Cursor

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an item."""
        return max(0, min(cursor, len(self) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the two lines concerned and scroll if the cursor left the screen."""
        self.refresh_line(old)
        self.refresh_line(new)
        self._keep_visible()
        self.post_message(self.Moved(self, new))

    def _keep_visible(self) -> None:
        if not self.scrollable_content_region.height:
            return  # it is hidden; one line would not do for what is shown then
        top, height = round(self.scroll_y), self.page
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, immediate=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, immediate=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Repaint the lines, and the scroll bar only where its thumb would look different.

        Textual repaints the whole bar with every line scrolled, which costs as much again as the lines; in a
        list of 100,000 its thumb moves by an eighth of a cell, the least that can be drawn, every 350 lines.
        """
        if round(old_value) == round(new_value):
            return
        bar = self.vertical_scrollbar
        eighth = len(self) / max(1, self.size.height) / 8
        if self.show_vertical_scrollbar and (
            abs(bar.position - new_value) >= eighth or new_value in (0, self.max_scroll_y)
        ):
            bar.position = new_value
        self.refresh(self.size.region)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Return a line of the screen, from the cache where it can."""
        index = y + round(self.scroll_y)
        width = self.scrollable_content_region.width
        if index >= len(self):
            words = truncate(self.nothing(), width - 2) if index == 0 else ""
            line = Strip([Segment(f" {words}" if words else "", self.style_of("line--muted"))])
            return line.extend_cell_length(width).apply_style(self.rich_style)
        cursor = index == self.cursor
        key = (index, width, cursor)
        strip = self._strips.get(key)
        if strip is None:
            strip = self.draw(index, width, cursor).adjust_cell_length(width)
            if cursor:
                under = self.style_of("line--cursor" if self.has_focus else "line--blurred")
                strip = Strip([type(s)(s.text, (s.style or Style.null()) + under) for s in strip], width)
            strip = strip.apply_style(self.rich_style)
            self._strips[key] = strip
        return strip

    def notify_style_update(self) -> None:
        """Forget what was drawn in the colours of before."""
        super().notify_style_update()
        self._strips.clear()
        self._component_styles_cache.clear()

    def on_resize(self) -> None:
        """Draw to the new width."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self))
        self._keep_visible()

    def on_focus(self) -> None:
        """Show the cursor as active."""
        self._strips.clear()
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor as inactive."""
        self._strips.clear()
        self.refresh()

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the item; a second click chooses it."""
        index = event.y + round(self.scroll_y)
        if not 0 <= index < len(self):
            return
        self.cursor = index
        if event.chain >= 2:
            self.post_message(self.Chosen(self, index))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell what the sign under the mouse means."""
        index = event.y + round(self.scroll_y)
        self.tooltip = told(self, self.sign_at(index, event.x) if 0 <= index < len(self) else "")

    def on_leave(self, event: events.Leave) -> None:
        """Tell nothing beside the lines, as over the scroll bar."""
        if event.node is self:
            self.tooltip = None

    def refresh_line(self, y: int) -> None:
        """Repaint the line of an item if it is on the screen."""
        row = y - round(self.scroll_y)
        if 0 <= row < self.size.height:
            self.refresh(Region(0, row, self.size.width, 1))


class ItemList(LineList, Generic[Item]):
    """A list whose items are all at hand; subclasses draw each."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.items: tuple[Item, ...] = ()

    def __len__(self) -> int:
        """How many items there are."""
        return len(self.items)

    def fill(self, items: Iterable[Item]) -> None:
        """Show items in place of those there are; the cursor stays at its place in the list."""
        self.items = tuple(items)
        self.items_changed()

    @property
    def current(self) -> Item | None:
        """What is under the cursor."""
        return self.items[self.cursor] if 0 <= self.cursor < len(self.items) else None
