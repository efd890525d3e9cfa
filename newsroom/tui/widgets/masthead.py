"""The line above the panes: whose newsroom this is, how fresh the inbox, what is under way."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual import getters, work

from newsroom.model import Feed
from newsroom.settings.language import _, ngettext
from newsroom.tui.context import DeskApp
from newsroom.tui.widgets.textbars import Bar

if TYPE_CHECKING:
    from newsroom.desk.refresh import Progress


def freshness(feeds: list[Feed], now: datetime) -> str:
    """Return when feeds were last fetched and how many are failing, in a few words."""
    if not feeds:
        return ""
    checked = [feed.checked for feed in feeds if feed.checked]
    if not checked:
        return _("never fetched · R fetches")
    last, today = max(checked).astimezone(), now.astimezone().date()
    time = f"{last:%H:%M}" if last.date() == today else f"{last:%m.%d %H:%M}"
    words = [_("fetched {time}").format(time=time)]
    failing = sum(1 for feed in feeds if feed.failures)
    if failing:
        words.append(ngettext("{n} feed failing", "{n} feeds failing", failing).format(n=failing))
    return " · ".join(words)


class Masthead(Bar):
    """The line above the panes."""

    app = getters.app(DeskApp)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("newsroom", id=id)

    @work(exclusive=True, group="masthead")
    async def refresh_freshness(self) -> None:
        """Read how fresh the inbox is, and show it."""
        self.show_feeds(await self.app.jobs.read(self.app.desk.store.feeds.all))

    def show_feeds(self, feeds: list[Feed]) -> None:
        """Show how fresh the inbox is."""
        self._show(freshness(feeds, self.app.desk.now()))

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far a fetch is, or the freshness again."""
        if progress is None:
            self.refresh_freshness()
            return
        words = _("fetching {done}/{total} · {new} new · {errors} errors · Esc stops").format(
            done=progress.done, total=progress.total, new=progress.new, errors=progress.errors
        )
        self._show(words)

    def _show(self, words: str) -> None:
        sample = [_("sample newsroom")] if self.app.sample else []
        parts = ["newsroom", self.app.desk.publication.name, *sample, words]
        self.say(" · ".join(part for part in parts if part))
