"""The whole text of an article in the reader: its page in place of what the feed gave."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace
from textual.timer import Timer

from newsroom.model import Article
from newsroom.settings.language import _
from newsroom.text.cells import truncate
from newsroom.text.clean import one_line
from newsroom.tui.commands.base import keyed
from newsroom.tui.jobs import beside
from newsroom.tui.places import Reader
from newsroom.tui.sought import Sought, Texts, texts_for

if TYPE_CHECKING:
    from newsroom.model import FullText
    from newsroom.model.query import Words
    from newsroom.tui.loaded import Loaded

REST = 1.0
"""Seconds a teaser is on the screen before its page is fetched: the cursor only passes most of them."""


class Searched(Reader, Protocol):
    """The reader, as far as what the inbox looks for decides which text it shows."""

    @property
    def sought(self) -> Sought:
        """What is looked for."""


class FullTexts:
    """Which articles a reader shows as their pages, and what is fetched for it."""

    def __init__(self, pane: Searched) -> None:
        self._pane = pane
        self._choices: dict[int, tuple[bool, tuple[Words, ...]]] = {}
        """Articles whose page the editor wants, or the feed's text, and what was looked for when he chose;
        others go by what the feed gives."""
        self.fetching: int | None = None
        """The article whose page is fetched just now."""
        self._rest: Timer | None = None

    def texts(
        self, article: Article, full: FullText | None, teaser: bool, sought: tuple[Words, ...]
    ) -> Texts:
        """Tell which text of an article is shown: as chosen, else what has more of what is looked for.

        Where both have as much the one that is on the screen stays, and of others it is as a teaser is.

        Args:
            article: The article.
            full: Its page, if it was fetched.
            teaser: The feed gives only the beginning.
            sought: What is looked for.
        """
        if full is None or not full.readable:
            return Texts(whole=False)
        chosen, for_ = self._choices.get(article.id, (None, ()))
        loaded = self._pane.loaded
        if loaded is not None and loaded.article.id == article.id and loaded.full and loaded.full.readable:
            usual = loaded.whole
        else:
            usual = teaser if chosen is None else chosen
        if chosen is not None and for_ != sought:
            chosen = None
        if not sought:
            return Texts(usual if chosen is None else chosen)
        return texts_for(sought, article, full, usual, chosen)

    async def suits(self, loaded: Loaded) -> bool:
        """Tell whether the text on the screen is the one to show to whoever looks for other words now."""
        pane, sought = self._pane, self._pane.sought.words
        found = await pane.app.jobs.read(self.texts, loaded.article, loaded.full, loaded.teaser, sought)
        if found.whole != loaded.whole:
            return False
        if pane.loaded is loaded:
            pane.loaded = replace(loaded, sought=sought, elsewhere=found.elsewhere)
            pane.describe()
        return True

    def pointer(self, loaded: Loaded) -> str:
        """Say where what is looked for stands, as the editor wants the other text on the screen."""
        if loaded.whole:
            return keyed(_("found in the feed’s text: {reader.full_text}"))
        return keyed(_("found in the page’s text: {reader.full_text}"))

    async def toggle(self) -> None:
        """Show the page's text in place of the feed's, or the other way round; fetch the page if need be."""
        loaded = self._pane.loaded
        if loaded is None:
            return
        if loaded.full is None or not loaded.full.readable:
            await self._fetch(loaded.article, asked=True)
            return
        self._choices[loaded.article.id] = not loaded.whole, self._pane.sought.words
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
            title = truncate(one_line(article.title), 40)
            words = _("{name}: {problem}").format(name=title, problem=problem)
            pane.app.notify(words, severity="warning", markup=False)
        if here and fetched:
            if asked and fetched[0].page.readable:
                self._choices[article.id] = True, pane.sought.words
            await pane.reload()
