"""阅读: the article reader, which follows the inbox's cursor without ever delaying it."""

from __future__ import annotations

from dataclasses import dataclass

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from newsroom.model import Article, Row
from newsroom.reading import Page, Text
from newsroom.settings.language import _
from newsroom.tui.commands.base import Commanded
from newsroom.tui.commands.reader import READER_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.links import browse
from newsroom.tui.panes.empty import no_article
from newsroom.tui.typesetting import article_page, read_article
from newsroom.tui.widgets.pageview import PageView

PAUSE = 0.05
"""Seconds the cursor must rest before its article is laid out: keys repeat faster than that."""


@dataclass(frozen=True)
class Loaded:
    """An article ready to be shown, and the other articles of its story."""

    article: Article
    text: Text
    page: Page
    story: tuple[Article, ...]


class ReaderPane(Commanded, Vertical):
    """Shows one article; knows the other articles of its story."""

    OFFERS = READER_COMMANDS
    app = getters.app(DeskApp)

    class Finished(Message):
        """The end of the article was on the screen when the editor asked for more."""

    @dataclass
    class Unread(Message):
        """The editor wants the next unread story, or the previous one."""

        step: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.loaded: Loaded | None = None
        self._wanted: int | None = None
        self._pause: Timer | None = None
        self._width = 0

    def compose(self) -> ComposeResult:
        """Lay out the page and the text shown in its place."""
        yield Static(no_article(), id="reader-empty", markup=False)
        yield PageView(id="article")

    @property
    def view(self) -> PageView:
        """The page on the screen."""
        return self.query_one(PageView)

    def on_mount(self) -> None:
        """Name the pane."""
        self.view.display = False
        self.border_title = _("Reader")

    def expect_article(self) -> None:
        """Make room for an article that is coming, so that the screen is laid out once and not twice."""
        self.query_one("#reader-empty").display = False
        self.view.display = True

    # Following

    def follow(self, row: Row | None) -> None:
        """Show the row's article once the cursor rests."""
        self._wanted = row.id if row else None
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._load_wanted)

    async def _load_wanted(self) -> None:
        if self.display:
            await self.show_article(self._wanted)

    async def on_show(self) -> None:
        """Catch up with the cursor: while the pane is hidden nothing is laid out."""
        await self.show_article(self._wanted)

    async def show_article(self, id: int | None) -> None:
        """Lay out an article beside the screen and show it, unless another is wanted by then."""
        self._wanted = id
        if id is None:
            self._show(None)
            return
        if self.loaded and self.loaded.article.id == id and self._width == self.view.text_width:
            return
        loaded = await self.app.jobs.read(self._load, id, self.view.text_width)
        if self._wanted == id:
            self._show(loaded)

    def _load(self, id: int, width: int) -> Loaded | None:
        store = self.app.desk.store
        article = store.articles.get(id)
        if article is None:
            return None
        story = tuple(store.articles.story(article.story))
        text = read_article(article)
        page = article_page(article, text, width, self.app.desk.settings.ambiguous_width, len(story))
        return Loaded(article, text, page, story)

    def _show(self, loaded: Loaded | None) -> None:
        self.loaded = loaded
        self._width = self.view.text_width
        self.query_one("#reader-empty").display = loaded is None
        self.view.display = loaded is not None
        if loaded is not None:
            self.view.show(loaded.page)
        self._describe()

    def _describe(self) -> None:
        parts = [_("Reader")]
        if self.loaded and len(self.loaded.story) > 1:
            ids = [article.id for article in self.loaded.story]
            place = ids.index(self.loaded.article.id) + 1
            parts.append(_("source {n} of {total}").format(n=place, total=len(ids)))
        if self.view.chosen is not None:
            parts.append(_("{n} paragraphs marked").format(n=len(self.view.chosen)))
        self.border_title = " · ".join(parts)

    @on(PageView.Resized)
    async def _resized(self) -> None:
        """Set the article to the new width, staying at the place."""
        if self.loaded is None or self._width == self.view.text_width:
            return
        width = self._width = self.view.text_width
        loaded = self.loaded
        ambiguous = self.app.desk.settings.ambiguous_width
        page = await self.app.jobs.read(
            article_page, loaded.article, loaded.text, width, ambiguous, len(loaded.story)
        )
        if self.loaded is loaded and self._width == width:
            self.loaded = Loaded(loaded.article, loaded.text, page, loaded.story)
            self.view.show(page, keep_place=True)

    # Work

    def page_on(self) -> None:
        """Show the next screenful, or tell that the article is at its end."""
        if self.loaded is None or self.view.at_end:
            self.post_message(self.Finished())
        else:
            self.view.scroll_lines(max(1, self.view.visible_lines - 1))

    async def other_source(self, step: int) -> None:
        """Show the next article of the same story, or the one before."""
        if self.loaded is None or len(self.loaded.story) < 2:
            self.app.notify(_("No other source carries this story."), markup=False)
            return
        ids = [article.id for article in self.loaded.story]
        await self.show_article(ids[(ids.index(self.loaded.article.id) + step) % len(ids)])

    def toggle_choosing(self) -> None:
        """Begin marking paragraphs at the top of the screen, or end it."""
        first = self.view.first_visible_block()
        self.view.choose(None if self.view.chosen is not None else range(first, first + 1))
        self._describe()

    def selected_text(self) -> str:
        """Return what is marked by keyboard or selected with the mouse."""
        return self.view.chosen_text() or (self.screen.get_selected_text() or "")

    @on(PageView.LinkClicked)
    def _link_clicked(self, event: PageView.LinkClicked) -> None:
        event.stop()
        browse(self.app, event.address)
