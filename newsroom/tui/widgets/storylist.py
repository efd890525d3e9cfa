"""The inbox's list: ids of all stories in memory, their rows fetched in pages around what is shown."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from rich.segment import Segment
from textual.strip import Strip

from newsroom.model import Grouping, Row
from newsroom.model.query import Words
from newsroom.settings.language import _
from newsroom.text.cells import ELLIPSIS, cell_width, pad, truncate
from newsroom.text.clean import one_line
from newsroom.tui.days import short_day, short_entry
from newsroom.tui.signs import FULL, Signs
from newsroom.tui.widgets.linelist import LineList
from newsroom.tui.widgets.strips import Piece, justified, underlined, width_of

PAGE = 64
SOURCE_WIDTHS = ((70, 16), (54, 10), (0, 8))
"""Cells of the sources in lines of at least so many."""
_WITH_YEAR = 48
"""Lines of so many cells have room for the year of a day in another one."""
_STATES = {
    "picked": "story--picked",
    "ran": "story--ran",
    "held": "line--muted",
    "dismissed": "line--muted",
    "starred": "story--star",
    "": "line--muted",
}
"""The styles of the signs of what was done with a story."""


def age(then: datetime, now: datetime) -> str:
    """Return how long ago, in at most three characters: minutes, hours, days, weeks or years."""
    minutes = max(0, int((now - then).total_seconds() // 60))
    if minutes < 60:
        return _("{n}m").format(n=minutes)
    if minutes < 48 * 60:
        return _("{n}h").format(n=minutes // 60)
    if minutes < 100 * 24 * 60:
        return _("{n}d").format(n=minutes // (24 * 60))
    if minutes < 100 * 7 * 24 * 60:
        return _("{n}w").format(n=minutes // (7 * 24 * 60))
    return _("{n}y").format(n=min(99, minutes // (365 * 24 * 60)))


class StoryList(LineList):
    """Stories, one line each: signs, sources, title, where it ran, source, age."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "story--unread",
        "story--read",
        "story--picked",
        "story--ran",
        "story--star",
        "story--sources",
        "story--group",
    }

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], list[Row]],
        now: Callable[[], datetime],
        *,
        signs: Signs = FULL,
        id: str | None = None,
    ) -> None:
        """Make an empty list.

        Args:
            fetch: Returns the rows of a few ids, in a few milliseconds: look-ups by key, no scan.
            now: The clock that ages are reckoned by.
            signs: The signs to draw with.
            id: The widget's id.
        """
        super().__init__(id=id)
        self._fetch = fetch
        self._now = now
        self._signs = signs
        self._rows: dict[int, Row] = {}
        self.ids = array("q")
        self.sought: tuple[Words, ...] = ()
        """Words that are marked where titles have them: those of a search."""
        self.marked: set[int] = set()
        self.grouping: Grouping = "none"
        """What stands at the head of a group: its day or its feed, on the first of its lines."""
        self.zone = "UTC"

    def __len__(self) -> int:
        """How many stories the view has."""
        return len(self.ids)

    # Content

    def show(self, ids: Sequence[int], keep: int | None) -> None:
        """Show these stories; the cursor stays on article `keep`, or near its old place if that is gone.

        Its line stays where it is on the screen, whatever came above it. Only at the list's head what is
        newer is to be seen: whoever is there has gone past nothing yet.
        """
        row = self.cursor - round(self.scroll_y) if self.cursor and keep == self.current else None
        self.ids = array("q", ids)
        self._rows.clear()
        if self.marked:
            self.marked &= set(self.ids)
        if keep is not None:
            with suppress(ValueError):  # it is gone
                self.set_reactive(LineList.cursor, self.ids.index(keep))
        self.items_changed()
        if row is not None and keep == self.current:
            self.scroll_to(y=self.cursor - row, animate=False, immediate=True)

    def forget(self, ids: Iterable[int]) -> None:
        """Draw these rows anew from the store."""
        for id in ids:
            self._rows.pop(id, None)
        self.items_changed()

    def forget_all(self) -> None:
        """Draw all rows anew from the store, since an issue changed and with it what is picked."""
        self._rows.clear()
        self.items_changed()

    def take_out(self, ids: Iterable[int]) -> None:
        """Remove these stories from the view; the cursor goes on to the next that remains."""
        gone = set(ids)
        before = sum(1 for id in self.ids[: self.cursor] if id in gone)
        place = self.cursor - before
        self.ids = array("q", [id for id in self.ids if id not in gone])
        self.marked -= gone
        self.set_reactive(LineList.cursor, max(0, min(place, len(self.ids) - 1)))
        self.items_changed()

    @property
    def current(self) -> int | None:
        """Id of the article under the cursor."""
        return self.ids[self.cursor] if self.ids else None

    @property
    def after(self) -> int | None:
        """Id of the article below the cursor."""
        return self.ids[self.cursor + 1] if self.cursor + 1 < len(self.ids) else None

    def row(self, index: int) -> Row | None:
        """Return the row at a place, fetching its page if need be; None if it was deleted meanwhile."""
        id = self.ids[index]
        if id not in self._rows:
            start = index // PAGE * PAGE
            if len(self._rows) > 40 * PAGE:
                self._rows.clear()
            for row in self._fetch(self.ids[start : start + PAGE]):
                self._rows[row.id] = row
        return self._rows.get(id)

    def acted_on(self) -> list[int]:
        """Return the marked articles in their order, else the one under the cursor."""
        if self.marked:
            return [id for id in self.ids if id in self.marked]
        return [] if self.current is None else [self.current]

    # Drawing

    def draw(self, index: int, width: int, cursor: bool) -> Strip:
        """Return the line of a story."""
        row = self.row(index)
        if row is None:
            return Strip.blank(width)
        style, muted = self.style_of, self.style_of("line--muted")
        body = style("story--read" if row.read else "story--unread")
        if row.starred:
            body = body + style("story--star")
        mark = self._signs.marked if row.id in self.marked else " "
        sources = f"{row.sources:>2}" if row.sources < 100 else "99"
        left: list[Piece] = [
            *self._group(index, row, width),
            (mark, style("line--marked")),
            (self._signs.unread if not row.read else " ", style("story--unread")),
            self._state(row),
            (sources + " ", style("story--sources") if row.sources > 1 else muted),
            (one_line(row.title) or _("(no title)"), body),
        ]
        title = len(left) - 1
        if row.turn:
            left.append((" " + self._turn(row, width), style("story--ran")))
        elif row.ran and row.ran.date:
            left.append((self._ran(row.ran.date, row.ran.number, width), style("story--ran")))
        elif row.follows:
            left.append((" " + _("follow-up?"), style("story--ran")))
        aged = age(row.when, self._now())
        if width < 36:
            return self._hits(justified(left, [(f" {aged:>3}", muted)], width, title), left, title)
        source_width = next(cells for least, cells in SOURCE_WIDTHS if width >= least)
        source = pad(truncate(one_line(row.source), source_width), source_width)
        right: list[Piece] = [("  " + source, muted), (" " * (4 - cell_width(aged)) + aged, muted)]
        if self.grouping == "feed":
            right = right[1:]
        strip = justified(left, right, width, title)
        return self._hits(strip, left, title)

    def _group(self, index: int, row: Row, width: int) -> list[Piece]:
        """Return the column of the group: its name on the first line, then as much blank."""
        if self.grouping == "none":
            return []
        above = self.row(index - 1) if index else None
        name, cells = self._group_of(row), self._group_cells(width)
        shown = "" if above is not None and self._group_of(above) == name else name
        return [(pad(truncate(shown, cells - 1), cells), self.style_of("story--group"))]

    def render_line(self, y: int) -> Strip:
        """Return a line of the screen; the first has its group's name, though the group began above it."""
        strip = super().render_line(y)
        row = self.row(round(self.scroll_y)) if y == 0 and self.grouping != "none" and self.ids else None
        if row is None:
            return strip
        cells = self._group_cells(strip.cell_length)
        name = pad(truncate(self._group_of(row), cells - 1), cells)
        style = next((segment.style for segment in strip), None)
        return Strip.join([Strip([Segment(name, style)], cells), strip.crop(cells)])

    def sign_at(self, index: int, x: int) -> str:
        """Return what stands in a cell before the title, by its name in the legend."""
        row, width = self.row(index), self.scrollable_content_region.width
        if row is None:
            return ""
        cells = [
            "marked" if row.id in self.marked else "",
            "unread" if not row.read else "",
            self._state_of(row),
            "sources",
            "sources",
        ]
        x -= width_of(self._group(index, row, width))
        return cells[x] if 0 <= x < len(cells) else ""

    def _group_of(self, row: Row) -> str:
        if self.grouping == "feed":
            return one_line(row.source)
        return short_day(self._day(row.when), self._day(self._now()))

    def _group_cells(self, width: int) -> int:
        """Return how wide the column of groups is: room for a year where the list goes back into another."""
        if self.grouping != "day":
            return 9 if width < 70 else 17
        last = self.row(len(self.ids) - 1)
        return 6 if last is None or width < _WITH_YEAR else max(6, cell_width(self._group_of(last)) + 1)

    def _day(self, at: datetime) -> date:
        return at.astimezone(ZoneInfo(self.zone)).date()

    def _ran(self, day: date, number: int, width: int) -> str:
        """Return where a story ran; of another year, where there is no room for the day as well, the year."""
        today = self._day(self._now())
        if day.year != today.year and width < _WITH_YEAR:
            return f" {day:%Y}"
        return f" {short_day(day, today)}#{number}"

    def _turn(self, row: Row, width: int) -> str:
        """Return what a story may go on from, and where that ran if there is room for it."""
        if row.turn is None or row.turn.date is None or width < _WITH_YEAR:
            return _("follow-up?")
        entry = short_entry(row.turn, self._day(self._now()))
        return _("follow-up of {entry}?").format(entry=entry)

    def _hits(self, strip: Strip, left: list[Piece], place: int) -> Strip:
        """Mark the words of the search in the title, the piece at `place`; for those cut off its ellipsis."""
        if not self.sought:
            return strip
        from os.path import commonprefix

        from newsroom.text.matching import hits

        words = left[place][0]
        before = width_of(left[:place])
        # Of a title that is cut neither the ellipsis nor the blank that may follow it is a word.
        shown = commonprefix([words, strip.text[sum(len(text) for text, _style in left[:place]) :]])
        end = before + cell_width(shown)
        cells = [
            (before + cell_width(words[:start]), before + cell_width(words[:stop]))
            for start, stop in hits(words, self.sought, title=True)
        ]
        marked = [(start, min(stop, end)) for start, stop in cells if start < end]
        ellipsis = cell_width(ELLIPSIS)
        if any(stop > end for _start, stop in cells) and strip.crop(end, end + ellipsis).text == ELLIPSIS:
            marked.append((end, end + ellipsis))
        return underlined(strip, marked)

    def _state(self, row: Row) -> Piece:
        name = self._state_of(row)
        return (getattr(self._signs, name) if name else " "), self.style_of(_STATES[name])

    def _state_of(self, row: Row) -> str:
        """Return the sign of what was done with a story, by its name; of several the one that says most."""
        if row.picked:
            return "picked"
        if row.ran and not row.turn:
            return "ran"
        if row.held:
            return "held"
        if row.dismissed:
            return "dismissed"
        return "starred" if row.starred else ""
