"""Moving in lists and pages: the same keys wherever lines are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.commands.measure import MEASURE_COMMANDS
from newsroom.tui.measures import Measured

if TYPE_CHECKING:
    from newsroom.reading import Page


class Lines(Protocol):
    """A list of lines with a cursor."""

    cursor: int

    @property
    def page(self) -> int:
        """How many lines are on the screen."""

    def __len__(self) -> int:
        """Return how many lines there are."""

    def move(self, by: int) -> None:
        """Move the cursor by so many lines, stopping at either end."""


class Text(Measured, Protocol):
    """A text that is scrolled."""

    @property
    def page(self) -> Page:
        """The text, set."""

    @property
    def visible_lines(self) -> int:
        """How many lines are on the screen."""

    def step(self, by: int) -> None:
        """Scroll by a line, or choose one unit more or less."""

    def scroll_lines(self, by: int) -> None:
        """Scroll by so many lines at once."""


class LineDown(Command[Lines]):
    """Move the cursor down."""

    id = "list.down"
    label = N_("down")
    keys = ("j", "down")
    palette = False

    def run(self, target: Lines) -> None:
        """Move by one."""
        target.move(1)


class LineUp(Command[Lines]):
    """Move the cursor up."""

    id = "list.up"
    label = N_("up")
    keys = ("k", "up")
    palette = False

    def run(self, target: Lines) -> None:
        """Move by one."""
        target.move(-1)


class First(Command[Lines]):
    """Go to the first line."""

    id = "list.first"
    label = N_("first")
    keys = ("g", "home")
    palette = False

    def run(self, target: Lines) -> None:
        """Go there."""
        target.cursor = 0


class Last(Command[Lines]):
    """Go to the last line."""

    id = "list.last"
    label = N_("last")
    keys = ("G", "end")
    palette = False

    def run(self, target: Lines) -> None:
        """Go there."""
        target.cursor = len(target) - 1


class HalfDown(Command[Lines]):
    """Move down by half a screen."""

    id = "list.half_down"
    label = N_("half a screen down")
    keys = ("ctrl+d",)
    palette = False

    def run(self, target: Lines) -> None:
        """Move by half of what is shown."""
        target.move(max(1, target.page // 2))


class HalfUp(Command[Lines]):
    """Move up by half a screen."""

    id = "list.half_up"
    label = N_("half a screen up")
    keys = ("ctrl+u",)
    palette = False

    def run(self, target: Lines) -> None:
        """Move by half of what is shown."""
        target.move(-max(1, target.page // 2))


class PageDown(Command[Lines]):
    """Move down by a screen."""

    id = "list.page_down"
    label = N_("screen down")
    keys = ("pagedown",)
    palette = False

    def run(self, target: Lines) -> None:
        """Move by what is shown."""
        target.move(target.page)


class PageUp(Command[Lines]):
    """Move up by a screen."""

    id = "list.page_up"
    label = N_("screen up")
    keys = ("pageup",)
    palette = False

    def run(self, target: Lines) -> None:
        """Move by what is shown."""
        target.move(-target.page)


LIST_COMMANDS: Offers[Lines] = (LineDown, LineUp, First, Last, HalfDown, HalfUp, PageDown, PageUp)


class ScrollDown(Command[Text]):
    """Scroll down by a line."""

    id = "page.down"
    label = N_("down")
    keys = ("j", "down")
    palette = False

    def run(self, target: Text) -> None:
        """Scroll, or stretch the marked paragraphs."""
        target.step(1)


class ScrollUp(Command[Text]):
    """Scroll up by a line."""

    id = "page.up"
    label = N_("up")
    keys = ("k", "up")
    palette = False

    def run(self, target: Text) -> None:
        """Scroll, or shrink the marked paragraphs."""
        target.step(-1)


class ScrollTop(Command[Text]):
    """Go to the top of the text."""

    id = "page.top"
    label = N_("top")
    keys = ("g", "home")
    palette = False

    def run(self, target: Text) -> None:
        """Go there."""
        target.scroll_lines(-len(target.page.lines))


class ScrollBottom(Command[Text]):
    """Go to the end of the text."""

    id = "page.bottom"
    label = N_("end")
    keys = ("G", "end")
    palette = False

    def run(self, target: Text) -> None:
        """Go there."""
        target.scroll_lines(len(target.page.lines))


class ScrollHalfDown(Command[Text]):
    """Scroll down by half a screen."""

    id = "page.half_down"
    label = N_("half a screen down")
    keys = ("ctrl+d",)
    palette = False

    def run(self, target: Text) -> None:
        """Scroll by half of what is shown."""
        target.scroll_lines(max(1, target.visible_lines // 2))


class ScrollHalfUp(Command[Text]):
    """Scroll up by half a screen."""

    id = "page.half_up"
    label = N_("half a screen up")
    keys = ("ctrl+u",)
    palette = False

    def run(self, target: Text) -> None:
        """Scroll by half of what is shown."""
        target.scroll_lines(-max(1, target.visible_lines // 2))


class ScrollPageDown(Command[Text]):
    """Scroll down by a screen, less one line to keep the thread."""

    id = "page.page_down"
    label = N_("screen down")
    keys = ("pagedown",)
    palette = False

    def run(self, target: Text) -> None:
        """Scroll by what is shown less one line."""
        target.scroll_lines(max(1, target.visible_lines - 1))


class ScrollPageUp(Command[Text]):
    """Scroll up by a screen, less one line to keep the thread."""

    id = "page.page_up"
    label = N_("screen up")
    keys = ("pageup",)
    palette = False

    def run(self, target: Text) -> None:
        """Scroll by what is shown less one line."""
        target.scroll_lines(-max(1, target.visible_lines - 1))


PAGE_COMMANDS: Offers[Text] = (
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
