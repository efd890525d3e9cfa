"""The numbers as plots of block characters: by day, by source, issues, rising terms."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

from textual import getters, on
from textual.app import ComposeResult

from newsroom.desk.statistics import Numbers, before_of, count, heading_of
from newsroom.reading import Line, Page, Span
from newsroom.settings.language import _, ngettext
from newsroom.text.bars import bar, columns
from newsroom.text.cells import pad, truncate
from newsroom.text.clean import one_line
from newsroom.tui.commands.base import offers
from newsroom.tui.commands.statistics import STATISTICS_COMMANDS
from newsroom.tui.context import DeskApp, StoriesChanged
from newsroom.tui.days import short_day
from newsroom.tui.jobs import beside
from newsroom.tui.screens.full import FullScreen
from newsroom.tui.typesetting import HEAD, head_lines
from newsroom.tui.widgets.pageview import PageView
from newsroom.tui.widgets.textbars import Bar, FooterBar

_ROWS = 6
_SOURCES = 15


@offers(STATISTICS_COMMANDS)
class StatisticsScreen(FullScreen):
    """One page of plots."""

    AUTO_FOCUS = ""
    app = getters.app(DeskApp)

    def __init__(self) -> None:
        super().__init__()
        self.days = 30
        self._numbers: Numbers | None = None

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Bar(id="statistics-title")
        yield PageView(id="statistics")
        yield FooterBar(id="footer")

    def on_mount(self) -> None:
        """Count."""
        self.query_one(PageView).focus()
        self.count(self.days)

    def count(self, days: int) -> None:
        """Count so many days and show them."""
        self.days = days
        beside(self, self._count, "count")

    @on(StoriesChanged)
    def _recount(self) -> None:
        self.count(self.days)

    async def _count(self) -> None:
        self._numbers = await self.app.jobs.read(count, self.app.desk, self.days)
        days = ngettext("{n} day", "{n} days", self.days).format(n=self.days)
        self.query_one("#statistics-title", Bar).say(" · ".join((_("Numbers"), days)))
        self._draw()

    @on(PageView.Resized)
    def _draw(self) -> None:
        view = self.query_one(PageView)
        if self._numbers is not None:
            view.show(Page(tuple(page_lines(self._numbers, max(20, view.text_width))), ()), keep_place=True)


def page_lines(numbers: Numbers, width: int) -> list[Line]:
    """Return the plots set to a width, in cells."""
    days = _days_together(numbers, width)
    by_day = _("Articles by day")
    if days > 1:
        by_day = _("Articles a day, {n} days a column").format(n=days)
    lines = [*head_lines(by_day, "heading3", width), *_by_day(numbers, width), Line((), HEAD)]
    share = _("{picked} of {stories} stories picked ({share:.1%})")
    told = share.format(picked=numbers.picked, stories=f"{numbers.stories:,}", share=numbers.share)
    lines += [*head_lines(told, "strong", width), Line((), HEAD)]
    if numbers.sources:
        lines += head_lines(_("Sources: articles, stories picked"), "heading3", width)
        rows = [
            (each.source, each.articles, f"{each.articles:>6,} {each.picked:>4}") for each in numbers.sources
        ]
        lines += [*_across(rows[:_SOURCES], width), Line((), HEAD)]
    if numbers.issues:
        lines += head_lines(_("Issues: characters, entries, sites"), "heading3", width)
        issues = [
            (
                short_day(each.date, numbers.days[-1][0]) if each.date else f"#{each.id}",
                each.characters,
                f"{each.characters:>6,} {each.entries:>4} {each.sources:>4}",
            )
            for each in numbers.issues
        ]
        lines += [*_across(issues, width), Line((), HEAD)]
    if numbers.rising:
        lines += head_lines(heading_of(numbers.rising), "heading3", width)
        rising = [(each.term, each.now, f"{each.now:>6} {before_of(each, 6)}") for each in numbers.rising]
        lines += _across(rising, width)
    return lines


def _room(width: int) -> int:
    return max(1, width - 7)


def _days_together(numbers: Numbers, width: int) -> int:
    """Return of how many days a column is."""
    return max(1, -(-len(numbers.days) // _room(width)))


def _by_day(numbers: Numbers, width: int) -> list[Line]:
    """Return columns, one or more cells a day; of more days than fit, several are one column by their mean.

    The last column is always whole, so that it ends with today; what is over stands in the first.
    """
    room, together = _room(width), _days_together(numbers, width)
    over = len(numbers.days) % together
    starts = [*([0] if over else []), *range(over, len(numbers.days), together)]
    groups = [numbers.days[at:end] for at, end in pairwise([*starts, len(numbers.days)])]
    values = [round(fmean(n for _day, n in group)) for group in groups]
    cells = max(1, min(4, room // max(1, len(groups))))
    most = max(values, default=0)
    lines = []
    for row, text in enumerate(columns(values, most, _ROWS)):
        wide = "".join(character * (cells - (cells > 1)) + " " * (cells > 1) for character in text)
        mark = f"{most:>6,}" if row == 0 else (f"{0:>6}" if row == _ROWS - 1 else " " * 6)
        lines.append(Line((Span(mark + " ", "muted", None), Span(wide, "marker", None)), HEAD))
    today = numbers.days[-1][0]
    first, last = (short_day(day, today) for day in (numbers.days[0][0], today))
    under = max(0, len(groups) * cells - len(first) - len(last))
    lines.append(Line((Span(" " * 7 + first + " " * under + last, "muted", None),), HEAD))
    return lines


def _across(rows: Sequence[tuple[str, int, str]], width: int) -> list[Line]:
    """Return bars from left to right: a name, its bar, its numbers."""
    name_cells = min(20, max(8, width // 4))
    note_cells = max((len(note) for _name, _value, note in rows), default=0)
    room = max(1, width - name_cells - note_cells - 2)
    most = max((value for _name, value, _note in rows), default=0)
    lines = []
    for name, value, note in rows:
        drawn = pad(bar(value, most, room), room)
        lines.append(
            Line(
                (
                    Span(pad(truncate(one_line(name), name_cells), name_cells) + " ", "", None),
                    Span(drawn, "marker", None),
                    Span(" " + note, "muted", None),
                ),
                HEAD,
            )
        )
    return lines
