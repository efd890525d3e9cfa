"""The whole text of an article in the reader: its page in place of what the feed gave."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.timer import Timer

from newsroom.model import Article
from newsroom.settings.language import _
from newsroom.text.cells import truncate
from newsroom.text.clean import one_line
from newsroom.tui.jobs import beside

if TYPE_CHECKING:
    from newsroom.tui.loaded import Loaded
    from newsroom.tui.panes.reader import ReaderPane

REST = 1.0
"""Seconds a teaser is on the screen before its page is fetched: the cursor only passes most of them."""


class FullTexts:
    """Which articles a reader shows as their pages, and what is fetched for it."""

    def __init__(self, pane: ReaderPane) -> None:
        self._pane = pane
        self._choices: dict[int, bool] = {}
        """Articles whose page the editor wants, or the feed's text; others go by what the feed gives."""
        self.fetching: int | None = None
        """The article whose page is fetched just now."""
        self._rest: Timer | None = None

    def wanted(self, id: int, teaser: bool) -> bool:
        """Tell whether an article is shown as its page, if that is there: as chosen, else as a teaser is."""
        return self._choices.get(id, teaser)

    async def toggle(self) -> None:
        """Show the page's text in place of the feed's, or the other way round; fetch the page if need be."""
        loaded = self._pane.loaded
        if loaded is None:
            return
        if loaded.full is None or not loaded.full.readable:
            await self._fetch(loaded.article, asked=True)
            return
        self._choices[loaded.article.id] = not loaded.whole
        await self._pane.reload()

    def rest(self, loaded: Loaded | None) -> None:
        """Fetch the page of a teaser that has come onto the screen, once it has stayed there for a while."""
        if self._rest is not None:
            self._rest.stop()
        if loaded is not None and loaded.teaser and loaded.full is None:
            self._rest = self._pane.set_timer(REST, self._complete)

    async def _complete(self) -> None:
        from newsroom.tui.pages import may_fetch

        pane, loaded = self._pane, self._pane.loaded
        if loaded is not None and loaded.article.url and may_fetch(pane.app):
            work = partial(self._fetch, loaded.article, asked=False)
            beside(pane.app, work, "pages", exclusive=False, fatal=False)

    async def _fetch(self, article: Article, *, asked: bool) -> None:
        from newsroom.desk.pages import problem_in_words
        from newsroom.tui.pages import pages_of

        pane = self._pane
        if self.fetching == article.id:
            return
        self.fetching = article.id
        pane.describe()
        try:
            fetched = await pages_of(pane.app).fetch([article.id])
        finally:
            self.fetching = None
            pane.describe()
        problem = problem_in_words(fetched[0].page) if fetched else _("This article has no address.")
        here = pane.loaded is not None and pane.loaded.article.id == article.id
        if problem and (asked or (here and fetched and fetched[0].page.readable)):
            pane.app.notify(
                f"{truncate(one_line(article.title), 40)}: {problem}", severity="warning", markup=False
            )
        if here and fetched:
            if asked and fetched[0].page.readable:
                self._choices[article.id] = True
            await pane.reload()
