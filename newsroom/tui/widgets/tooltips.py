"""What is told of a sign, badge or count under the mouse: its meaning, and the keys that act on it.

All of it is made when the mouse asks; drawing and keys pay nothing for it.
"""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from newsroom.settings.language import _
from newsroom.text.cells import cell_width
from newsroom.tui.commands.base import first_key, offered
from newsroom.tui.context import DeskApp
from newsroom.tui.signs import ACTS, COUNTS, LEGEND

Pieces = list[tuple[str, str]]
"""Words that stand behind one another, each with its name in the legend, '' where it has none."""


def name_at(place: Widget, pieces: Pieces, x: int, y: int) -> str:
    """Return the name of the piece over a cell of a widget, its frame included, looked for as it is drawn.

    Args:
        place: The widget.
        pieces: What stands in the line; where it was cut for want of room nothing is found.
        x: The cell, from the left edge.
        y: The line, from the upper edge.
    """
    words = "".join(text for text, _name in pieces).rstrip()
    if not words:
        return ""
    line = place.render_lines(Region(0, y, place.region.width, 1))[0].text
    before, found, _behind = line.partition(words)
    at = cell_width(before)
    for text, name in pieces if found else ():
        if at <= x < at + cell_width(text):
            return name
        at += cell_width(text)
    return ""


def told(place: Widget, name: str) -> Content | None:
    """Return what a sign or count means, with a line for each command that acts on it.

    Args:
        place: The widget that shows it; the commands are those in reach from there.
        name: One of LEGEND or COUNTS, or '' for none.

    Returns:
        Plain words that are never read as markup; None where there is nothing to tell.
    """
    if not name:
        return None
    keymap = place.app.keymap if isinstance(place.app, DeskApp) else {}
    commands = {command.id: command for _place, command in offered(place, place.screen)}
    acts = (commands[id] for id in ACTS[name] if id in commands)
    words = _(LEGEND.get(name) or COUNTS[name])
    return Content("\n".join([words, *(f"{first_key(each, keymap)}  {each.name()}" for each in acts)]))
