"""The line above the panes: whose newsroom this is, how fresh the inbox, what is under way."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual import events, getters, work
from textual.content import Content

from newsroom.desk.standing import is_failing
from newsroom.model import Feed
from newsroom.settings.clock import local
from newsroom.settings.language import _, ngettext
from newsroom.text.cells import cell_width
from newsroom.tui.context import DeskApp
from newsroom.tui.widgets.textbars import Bar
from newsroom.tui.widgets.tooltips import Pieces, name_at, told

if TYPE_CHECKING:
    from newsroom.desk.refresh import Progress


def freshness(feeds: list[Feed], now: datetime) -> str:
    """Return when feeds were last fetched and how many are failing, in a few words."""
    if not feeds:
        return ""
    checked = [feed.checked for feed in feeds if feed.checked]
    if not checked:
        return _("never fetched · R fetches")
    last, today = local(max(checked)), local(now).date()
    time = f"{last:%H:%M}" if last.date() == today else f"{last:%m.%d %H:%M}"
    words = [_("fetched {time}").format(time=time)]
    if failing := failures(feeds):
        words.append(ngettext("{n} feed failing", "{n} feeds failing", failing).format(n=failing))
    return " · ".join(words)


def failures(feeds: list[Feed]) -> int:
    """Return how many of the feeds that are polled are failing."""
    return sum(map(is_failing, feeds))


class Masthead(Bar):
    """The line above the panes."""

    app = getters.app(DeskApp)
    COMPONENT_CLASSES = {"masthead--failing"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("newsroom", id=id)
        self._words = ""
        self._failing = False
        self._pieces: Pieces = []
        """What is explained of the words, with the names in the legend."""

    def on_resize(self) -> None:
        """Say as much as there is room for now."""
        self.draw_again()

    def draw_again(self) -> None:
        """Say the same in the present colours and width."""
        if self._words:
            self.show_state()

    @work(exclusive=True, group="masthead")
    async def refresh_freshness(self) -> None:
        """Read how fresh the inbox is, and show it."""
        self.show_feeds(await self.app.jobs.read(self.app.desk.store.feeds.all))

    def show_feeds(self, feeds: list[Feed]) -> None:
        """Show how fresh the inbox is."""
        words, failing = freshness(feeds, self.app.desk.now()), failures(feeds) > 0
        self._show(words, failing=failing)
        self._pieces = [(words, "fetched")]
        if failing:
            fetched, parting, count = words.rpartition(" · ")
            dotted = f"{self.app.signs.unread} {count}"
            self._pieces = [(fetched, "fetched"), (parting, ""), (dotted, "failing")]

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far a fetch is, or the freshness again."""
        if progress is None:
            self.refresh_freshness()
            return
        words = _("fetching {done}/{total} · {new} new · {errors} errors · Esc stops").format(
            done=progress.done, total=progress.total, new=progress.new, errors=progress.errors
        )
        self._show(words)
        self._pieces = []

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell what the words under the mouse mean."""
        self.tooltip = told(self, name_at(self, self._pieces, event.x, event.y))

    def show_state(self) -> None:
        """Show whether the issue on the screen is written; as long as it is not, that stands first."""
        self._show(self._words, failing=self._failing)

    def _warning(self) -> list[str]:
        if self.app.book.problem:
            return [_("NOT SAVED")]
        return [_("READ-ONLY")] if self.app.desk.store.read_only else []

    def _show(self, words: str, *, failing: bool = False) -> None:
        self._words, self._failing = words, failing
        warning = self._warning()
        sample = [_("sample newsroom")] if self.app.sample else []
        parts = [*warning, "newsroom", self.app.desk.publication.name, *sample, words]
        line = " · ".join(part for part in parts if part)
        if self.size.width and cell_width(line) + 4 > self.size.width:
            line = " · ".join(
                part for part in (*warning, *sample, words) if part
            )  # what is new goes before names
        alarm = self.get_visual_style("masthead--failing")
        first = warning[0] if warning else ""
        line = line.removeprefix(first)
        if not failing:
            self.say(Content.assemble((first, alarm), line) if first else line)
            return
        dot = (f"{self.app.signs.unread} ", alarm)
        before, parting, count = line.rpartition(" · ")
        self.say(Content.assemble((first, alarm), before, parting, dot, count))
