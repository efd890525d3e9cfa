"""Jump mode: a letter stands over every place one can go to, and pressing it goes there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.geometry import Region
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from newsroom.reading import Line
from newsroom.text.cells import cell_width
from newsroom.tui.widgets.linelist import LineList
from newsroom.tui.widgets.pageview import PageView

LOOKS, PAUSE = 100, 0.02
"""How often, and after how many seconds each, it is looked whether a screen is laid out."""
LETTERS = "fjdkslaghrueiwoqptyvnbmcxz"
"""The letters in the order of how near they lie to the fingers."""


class Target(Struct, frozen=True):
    """A place on the screen, and how to go there."""

    x: int
    y: int
    go: Callable[[], object]


def targets(screen: Screen[object]) -> list[Target]:
    """Return the places in sight: rows of lists, links and headings of pages, pages and fields themselves."""
    found: list[Target] = []
    for widget in screen.focus_chain:
        region = widget.region.intersection(screen.region)
        if not region:
            continue
        if isinstance(widget, LineList):
            found += _rows(widget, region)
        elif isinstance(widget, PageView):
            found.append(Target(region.x, region.y, widget.focus))
            links = list(_links(widget, region))
            taken = {(each.x, each.y) for each in (*links, found[-1])}
            found += links
            found += (each for each in _headings(widget, region) if (each.x, each.y) not in taken)
        elif isinstance(widget, Input | TextArea):
            found.append(Target(region.x, region.y, widget.focus))
    return sorted(found, key=lambda each: (each.y, each.x))


def _rows(widget: LineList, region: Region) -> Iterator[Target]:
    top = round(widget.scroll_y)
    for row in range(min(region.height, len(widget) - top)):
        if widget.validate_cursor(top + row) != top + row:
            continue  # the cursor passes over it, as over the heading of a group
        yield Target(region.x, region.y + row, partial(_go_to_row, widget, top + row))


def _go_to_row(widget: LineList, index: int) -> None:
    widget.focus()
    widget.cursor = index


def _links(widget: PageView, region: Region) -> Iterator[Target]:
    top = round(widget.scroll_y)
    for row, line in enumerate(widget.page.lines[top : top + region.height]):
        x = region.x + widget.margin
        last = None
        for span in line.spans:
            if span.link and span.link != last and span.link <= len(widget.page.links):
                address = widget.page.links[span.link - 1]
                yield Target(x, region.y + row, partial(_follow, widget, address))
            last = span.link
            x += cell_width(span.text)


def _headings(widget: PageView, region: Region) -> Iterator[Target]:
    top = round(widget.scroll_y)
    lines = widget.page.lines
    for row, line in enumerate(lines[top : top + region.height]):
        above = lines[top + row - 1] if top + row else None
        if _is_heading(line) and not (above and _is_heading(above) and above.block == line.block):
            yield Target(region.x + widget.margin, region.y + row, partial(_bring_up, widget, top + row))


def _is_heading(line: Line) -> bool:
    """Tell whether a line begins in the style of a heading, spaces before it aside."""
    first = next((span for span in line.spans if span.text.strip()), None)
    return first is not None and any(name.startswith("heading") for name in first.style.split())


def _bring_up(widget: PageView, line: int) -> None:
    widget.focus()
    widget.scroll_to(y=line, animate=False, immediate=True)


def _follow(widget: PageView, address: str) -> None:
    widget.focus()
    widget.post_message(PageView.LinkClicked(widget, address))


def names(count: int) -> list[str]:
    """Return so many names of one letter, or of two where one letter is not enough for all."""
    if count <= len(LETTERS):
        return list(LETTERS[:count])
    return [first + second for first in LETTERS for second in LETTERS][:count]


class JumpScreen(ModalScreen[None]):
    """Letters over the screen below; any other key goes back."""

    WAITS = True
    """No toast lies over a letter."""

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        found = targets(below)
        self._targets = dict(zip(names(len(found)), found, strict=False))
        self._typed = ""
        self._seen = self.app.size

    def free_below(self) -> int:
        """Leave toasts no room: they come when one has gone somewhere."""
        return 0

    def compose(self) -> ComposeResult:
        """Put the letters over the places."""
        for name, target in self._targets.items():
            label = Static(name, markup=False, classes="jump")
            label.styles.offset = (target.x, target.y)
            yield label

    def on_key(self, event: events.Key) -> None:
        """Go where the letters lead."""
        event.stop()
        event.prevent_default()
        if not self.is_current:  # a key that came with the one that went back
            return
        self._typed += event.character or ""
        target = self._targets.get(self._typed)
        if target is not None:
            self.dismiss(None)
            self.app.call_next(target.go)
        elif event.is_printable and any(name.startswith(self._typed) for name in self._targets):
            for label in self.query(Static):
                label.display = str(label.content).startswith(self._typed)
        else:
            self.dismiss(None)

    def on_resize(self) -> None:
        """Go back where the places have moved from under their letters."""
        if self.app.size != self._seen and self.is_current:
            self.dismiss(None)

    def on_click(self) -> None:
        """Go back, once: the second of two clicks would close the desk below."""
        if self.is_current:
            self.dismiss(None)


def laid_out(screen: Screen[object]) -> bool:
    """Tell whether what a screen shows has its places: the first layout of the desk waits for its article."""
    return any(widget.region for widget in screen.focus_chain) or not screen.focus_chain


async def jump_later(screen: Screen[object]) -> None:
    """Show the letters as soon as the screen is laid out; give up where it is not for long, or has gone."""
    for _look in range(LOOKS):
        if laid_out(screen) or not screen.is_current:
            break
        await asyncio.sleep(PAUSE)
    if screen.is_current:
        jump(screen)


def jump(screen: Widget) -> None:
    """Show the letters, where there is anywhere to go."""
    assert isinstance(screen, Screen)
    if targets(screen):
        screen.app.push_screen(JumpScreen(screen))
