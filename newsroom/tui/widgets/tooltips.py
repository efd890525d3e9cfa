"""What is told of a sign, badge, count or state under the mouse: its meaning, and the keys that act on it.

All of it is made when the mouse asks; drawing and keys pay nothing for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from newsroom.settings.language import _
from newsroom.text.cells import cell_width
from newsroom.text.clean import one_line
from newsroom.tui.commands.base import first_key, offered
from newsroom.tui.context import DeskApp
from newsroom.tui.signs import ACTS, MEANINGS
from newsroom.tui.widgets.textbars import Bar
from newsroom.tui.widgets.titles import TitledFrame
from newsroom.tui.widgets.wrapped import TOOLTIP, broken

Pieces = Sequence[tuple[str, str]]
"""Words that stand behind one another, each with its name in the legend, '' where it has none."""
_BETWEEN = " · "


def words_of(pieces: Pieces) -> str:
    """Return all the words."""
    return "".join(text for text, _name in pieces)


def parted(pieces: Pieces, between: str) -> Pieces:
    """Return pieces with words between them; those that say nothing are left out."""
    return [each for piece in pieces if piece[0] for each in ((between, ""), piece)][1:]


def name_at(place: Widget, pieces: Pieces, x: int, y: int) -> str:
    """Return the name of the piece over a cell of a widget, its frame included, looked for as it is drawn.

    Args:
        place: The widget.
        pieces: What stands in the line; where it was cut for want of room nothing is found.
        x: The cell, from the left edge.
        y: The line, from the upper edge.
    """
    words = words_of(pieces).rstrip()
    if not words:
        return ""
    line = place.render_lines(Region(0, y, place.region.width, 1))[0].text
    before, found, _behind = line.partition(words)
    return _name_of(pieces, x - cell_width(before)) if found else ""


def _name_of(pieces: Pieces, x: int) -> str:
    """Return the name of the piece in so many cells from the beginning of the first."""
    for text, name in pieces if x >= 0 else ():
        if x < cell_width(text):
            return name
        x -= cell_width(text)
    return ""


def told(place: Widget, name: str) -> Content | None:
    """Return what a sign, count or state means, with a line for each command that acts on it.

    Args:
        place: The widget that shows it; the commands are those in reach from there.
        name: One of MEANINGS, or '' for none.

    Returns:
        Plain words that are never read as markup; None where there is nothing to tell.
    """
    if not name:
        return None
    app = place.app if isinstance(place.app, DeskApp) else None
    commands = {command.id: command for _place, command in offered(place, place.screen)}
    acts = (commands[id] for id in ACTS[name] if id in commands)
    lines = [_(MEANINGS[name])]
    if name == "unsaved" and app is not None and app.book.problem:
        lines.append(one_line(app.book.problem))
    keymap = app.keymap if app is not None else {}
    lines += [f"{first_key(each, keymap)}  {each.name()}" for each in acts]
    return Content(broken("\n".join(lines), TOOLTIP))


class ToldBar(Bar):
    """A bar whose words are explained where they have a name; dots part them."""

    LOUD = "bar--error"
    """The component whose style stands out."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(text, id=id)
        self.pieces: Pieces = ()

    def say_pieces(self, pieces: Pieces) -> None:
        """Show other words."""
        self.pieces = parted(pieces, _BETWEEN)
        line, at = Content(words_of(self.pieces)), 0
        for text, name in self.pieces:
            if loud := self.loud(text, name):
                line = line.stylize(self.get_visual_style(self.LOUD), at, at + loud)
            at += len(text)
        self.say(line)

    def loud(self, text: str, name: str) -> int:
        """Return how many letters of a piece, from its beginning, stand out."""
        return 0

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell what the words under the mouse mean."""
        # The line begins where the bar does, so of one that is cut all that is left is told.
        self.tooltip = told(self.screen.focused or self, _name_of(self.pieces, event.x - self.gutter.left))


class ToldFrame(TitledFrame):
    """A widget with a frame whose words are explained: mix it in before the Textual class."""

    top: Pieces = ()
    """What the upper edge says, each count and sign with its name."""
    bottom: Pieces = ()
    """So too what the lower edge says."""

    def say_above(self, pieces: Pieces) -> None:
        """Show other words in the upper edge."""
        self.top = pieces
        self.put_above(Content(words_of(pieces)))

    def say_below(self, pieces: Pieces) -> None:
        """Show other words in the lower edge."""
        self.bottom = pieces
        self.put_below(Content(words_of(pieces)))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell what a word in the frame means."""
        place = cast(Widget, self)
        at = event.screen_offset - place.region.offset
        pieces = {0: self.top, place.region.height - 1: self.bottom}.get(at.y, ())
        place.tooltip = told(place, name_at(place, pieces, at.x, at.y))

    def on_leave(self, event: events.Leave) -> None:
        """Tell nothing of the frame when the mouse is elsewhere."""
        place = cast(Widget, self)
        if event.node is place:
            place.tooltip = None
