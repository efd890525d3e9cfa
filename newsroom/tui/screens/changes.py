"""What the sources of an entry say otherwise than when they were kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content

from newsroom.desk.evidence import Compared, compare
from newsroom.model import Entry, NewsroomError
from newsroom.settings.language import _
from newsroom.tui.commands.base import offers
from newsroom.tui.commands.changes import CHANGES_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.pages import may_fetch, pages_of
from newsroom.tui.screens.full import FullScreen
from newsroom.tui.typesetting import compared_page
from newsroom.tui.widgets.pageview import PageView
from newsroom.tui.widgets.textbars import FooterBar
from newsroom.tui.widgets.titles import TitledBox


@offers(CHANGES_COMMANDS)
class ChangesScreen(FullScreen):
    """The paragraphs that differ, what is gone struck out and what is new set strong."""

    app = getters.app(DeskApp)

    def __init__(self, headline: str, compared: Sequence[Compared]) -> None:
        super().__init__()
        self._headline = headline
        self._compared = compared

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with TitledBox(id="preview-frame"):
            yield PageView(id="preview")
        yield FooterBar(id="footer")

    def on_mount(self) -> None:
        """Say what is shown."""
        self.query_one("#preview-frame").border_title = Content(_("changed since the pick"))
        self.query_one(PageView).focus()

    @on(PageView.Resized)
    def _resized(self) -> None:
        view = self.query_one(PageView)
        view.show(compared_page(self._headline, self._compared, view.text_width), keep_place=True)


async def show_changes(app: DeskApp, entry: Entry) -> None:
    """Compare the sources of an entry with what they say now, and show it."""
    head = app.book.head
    if head is None:
        return

    def read() -> list[Compared]:
        kept = [each for each in app.desk.store.issues.evidence(head.id) if each.entry == entry.uid]
        return [found for each in kept if (found := compare(app.desk, each)) is not None]

    if entry.article is not None and may_fetch(app):
        # What was fetched last may be days old; if there is nothing newer, that is what is compared.
        app.notify(_("fetching the page…"), timeout=2, markup=False)
        with suppress(NewsroomError):
            await pages_of(app).fetch([entry.article])
    compared = await app.jobs.read(read)
    if not compared:
        app.notify(_("Nothing is kept of this entry's source, or the source is gone."), markup=False)
        return
    app.push_screen(ChangesScreen(entry.headline, compared))
