"""The line above the panes: whose newsroom this is, how fresh the inbox, what is under way."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual import getters, work

from newsroom.desk.standing import is_failing
from newsroom.model import Feed
from newsroom.settings.clock import local
from newsroom.settings.language import _, ngettext
from newsroom.text.cells import cell_width
from newsroom.tui.commands.base import keyed
from newsroom.tui.context import DeskApp
from newsroom.tui.days import short_time
from newsroom.tui.widgets.tooltips import Pieces, ToldBar, words_of

if TYPE_CHECKING:
    from newsroom.desk.refresh import Progress

_BETWEEN = " · "


def freshness(feeds: list[Feed], now: datetime) -> str:
    """Return when feeds were last fetched and how many are failing, in a few words."""
    if not feeds:
        return ""
    checked = [feed.checked for feed in feeds if feed.checked]
    if not checked:
        return keyed(_("never fetched · {desk.fetch_all} fetches"))
    last, today = local(max(checked)), local(now).date()
    time = f"{last:%H:%M}" if last.date() == today else short_time(last, now)
    words = [_("fetched {time}").format(time=time)]
    if failing := failures(feeds):
        words.append(ngettext("{n} feed failing", "{n} feeds failing", failing).format(n=failing))
    return _BETWEEN.join(words)


def failures(feeds: list[Feed]) -> int:
    """Return how many of the feeds that are polled are failing."""
    return sum(map(is_failing, feeds))


class Masthead(ToldBar):
    """The line above the panes."""

    app = getters.app(DeskApp)
    COMPONENT_CLASSES = {"masthead--failing"}
    LOUD = "masthead--failing"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("newsroom", id=id)
        self._news: Pieces = ()
        """How fresh the inbox is, or what is under way."""

    def on_resize(self) -> None:
        """Say as much as there is room for now."""
        self.draw_again()

    def show_keys(self) -> None:
        """Name the keys in force."""
        if self._news:
            self.refresh_freshness()

    def draw_again(self) -> None:
        """Say the same in the present colours and width."""
        if self._news:
            self.show_state()

    @work(exclusive=True, group="masthead")
    async def refresh_freshness(self) -> None:
        """Read how fresh the inbox is, and show it."""
        self.show_feeds(await self.app.jobs.read(self.app.desk.store.feeds.all))

    def show_feeds(self, feeds: list[Feed]) -> None:
        """Show how fresh the inbox is."""
        words = freshness(feeds, self.app.desk.now())
        self._news = [(words, "fetched")]
        if failures(feeds):
            fetched, _parting, count = words.rpartition(_BETWEEN)
            self._news = [(fetched, "fetched"), (f"{self.app.signs.failing} {count}", "failing")]
        self.show_state()

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far a fetch is, or the freshness again."""
        if progress is None:
            self.refresh_freshness()
            return
        words = keyed(
            _("fetching {done}/{total} · {new} new · {errors} errors · {desk.stop} stops"),
            done=progress.done,
            total=progress.total,
            new=progress.new,
            errors=progress.errors,
        )
        self._news = [(words, "")]
        self.show_state()

    def show_state(self) -> None:
        """Show whether the issue on the screen is written; as long as it is not, that stands first."""
        sample = [(_("sample newsroom"), "")] if self.app.sample else []
        names = [("newsroom", ""), (self.app.desk.publication.name, "")]
        self.say_pieces([*self._warning(), *names, *sample, *self._news])
        room = self.content_size.width
        if room and cell_width(words_of(self.pieces)) > room:  # what is new goes before names
            self.say_pieces([*self._warning(), *sample, *self._news])

    def _warning(self) -> Pieces:
        if self.app.book.problem:
            return [(_("NOT SAVED"), "unsaved")]
        return [(_("READ-ONLY"), "read_only")] if self.app.desk.store.read_only else []

    def loud(self, text: str, name: str) -> int:
        """Have an alarm stand out, of failing feeds the sign before them."""
        return {"unsaved": len(text), "read_only": len(text), "failing": 2}.get(name, 0)
