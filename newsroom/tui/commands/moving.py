"""Moving in lists and pages: the same keys wherever lines are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.commands.measure import MEASURE_COMMANDS

if TYPE_CHECKING:
    from newsroom.tui.widgets.linelist import LineList
    from newsroom.tui.widgets.pageview import PageView


class LineDown(Command["LineList"]):
    """Move the cursor down."""

    id = "list.down"
    label = N_("down")
    keys = ("j", "down")
    palette = False

    def run(self, target: LineList) -> None:
        """Move by one."""
        target.move(1)


class LineUp(Command["LineList"]):
    """Move the cursor up."""

    id = "list.up"
    label = N_("up")
    keys = ("k", "up")
    palette = False

    def run(self, target: LineList) -> None:
        """Move by one."""
        target.move(-1)


class First(Command["LineList"]):
    """Go to the first line."""

    id = "list.first"
    label = N_("first")
    keys = ("g", "home")
    palette = False

    def run(self, target: LineList) -> None:
        """Go there."""
        target.cursor = 0


class Last(Command["LineList"]):
    """Go to the last line."""

    id = "list.last"
    label = N_("last")
    keys = ("G", "end")
    palette = False

    def run(self, target: LineList) -> None:
        """Go there."""
        target.cursor = len(target) - 1


class HalfDown(Command["LineList"]):
    """Move down by half a screen."""

    id = "list.half_down"
    label = N_("half a screen down")
    keys = ("ctrl+d",)
    palette = False

    def run(self, target: LineList) -> None:
        """Move by half of what is shown."""
        target.move(max(1, target.page // 2))


class HalfUp(Command["LineList"]):
    """Move up by half a screen."""

    id = "list.half_up"
    label = N_("half a screen up")
    keys = ("ctrl+u",)
    palette = False

    def run(self, target: LineList) -> None:
        """Move by half of what is shown."""
        target.move(-max(1, target.page // 2))


class PageDown(Command["LineList"]):
    """Move down by a screen."""

    id = "list.page_down"
    label = N_("screen down")
    keys = ("pagedown",)
    palette = False

    def run(self, target: LineList) -> None:
        """Move by what is shown."""
        target.move(target.page)


class PageUp(Command["LineList"]):
    """Move up by a screen."""

    id = "list.page_up"
    label = N_("screen up")
    keys = ("pageup",)
    palette = False

    def run(self, target: LineList) -> None:
        """Move by what is shown."""
        target.move(-target.page)


LIST_COMMANDS: Offers = (LineDown, LineUp, First, Last, HalfDown, HalfUp, PageDown, PageUp)


class ScrollDown(Command["PageView"]):
    """Scroll down by a line."""

    id = "page.down"
    label = N_("down")
    keys = ("j", "down")
    palette = False

    def run(self, target: PageView) -> None:
        """Scroll, or stretch the marked paragraphs."""
        target.step(1)


class ScrollUp(Command["PageView"]):
    """Scroll up by a line."""

    id = "page.up"
    label = N_("up")
    keys = ("k", "up")
    palette = False

    def run(self, target: PageView) -> None:
        """Scroll, or shrink the marked paragraphs."""
        target.step(-1)


class ScrollTop(Command["PageView"]):
    """Go to the top of the text."""

    id = "page.top"
    label = N_("top")
    keys = ("g", "home")
    palette = False

    def run(self, target: PageView) -> None:
        """Go there."""
        target.scroll_lines(-len(target.page.lines))


class ScrollBottom(Command["PageView"]):
    """Go to the end of the text."""

    id = "page.bottom"
    label = N_("end")
    keys = ("G", "end")
    palette = False

    def run(self, target: PageView) -> None:
        """Go there."""
        target.scroll_lines(len(target.page.lines))


class ScrollHalfDown(Command["PageView"]):
    """Scroll down by half a screen."""

    id = "page.half_down"
    label = N_("half a screen down")
    keys = ("ctrl+d",)
    palette = False

    def run(self, target: PageView) -> None:
        """Scroll by half of what is shown."""
        target.scroll_lines(max(1, target.visible_lines // 2))


class ScrollHalfUp(Command["PageView"]):
    """Scroll up by half a screen."""

    id = "page.half_up"
    label = N_("half a screen up")
    keys = ("ctrl+u",)
    palette = False

    def run(self, target: PageView) -> None:
        """Scroll by half of what is shown."""
        target.scroll_lines(-max(1, target.visible_lines // 2))


class ScrollPageDown(Command["PageView"]):
    """Scroll down by a screen, less one line to keep the thread."""

    id = "page.page_down"
    label = N_("screen down")
    keys = ("pagedown",)
    palette = False

    def run(self, target: PageView) -> None:
        """Scroll by what is shown less one line."""
        target.scroll_lines(max(1, target.visible_lines - 1))


class ScrollPageUp(Command["PageView"]):
    """Scroll up by a screen, less one line to keep the thread."""

    id = "page.page_up"
    label = N_("screen up")
    keys = ("pageup",)
    palette = False

    def run(self, target: PageView) -> None:
        """Scroll by what is shown less one line."""
        target.scroll_lines(-max(1, target.visible_lines - 1))


PAGE_COMMANDS: Offers = (
    ScrollDown,
    ScrollUp,
    ScrollTop,
    ScrollBottom,
    ScrollHalfDown,
    ScrollHalfUp,
    ScrollPageDown,
    ScrollPageUp,
    *MEASURE_COMMANDS,
)
