"""阅读: the article reader, which follows the inbox's cursor without ever delaying it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace
from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer

from newsroom.desk.stories import other_stories
from newsroom.desk.teasers import is_teaser
from newsroom.model import Article, Entry, Passage, Query, Row
from newsroom.model.query import EVERYTHING, Words
from newsroom.reading import Copy, Page, Text
from newsroom.reading.blocks import with_sizes
from newsroom.settings.language import _
from newsroom.text.script import in_script
from newsroom.tui.asking import PictureWanted
from newsroom.tui.commands.base import Commanded, offers
from newsroom.tui.commands.reader import READER_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.days import short_entry
from newsroom.tui.footnotes import Footnotes
from newsroom.tui.fulltexts import FullTexts
from newsroom.tui.jobs import beside, told
from newsroom.tui.links import browse
from newsroom.tui.loaded import Loaded, text_of
from newsroom.tui.panes.empty import Empty, no_article
from newsroom.tui.sought import Sought
from newsroom.tui.typesetting import Related, article_page, exact_copy, page_in_short, read_article
from newsroom.tui.widgets.findbar import FindBar
from newsroom.tui.widgets.pageview import PageView
from newsroom.tui.widgets.textbars import FooterBar
from newsroom.tui.widgets.titles import TitledFrame

PAUSE = 0.05
"""Seconds the cursor must rest before its article is laid out: keys repeat faster than that."""
IDLE = 0.3
"""Seconds after which the next article of the inbox is laid out ahead."""


def _sources(story: tuple[Article, ...]) -> int:
    """Return how many feeds tell a story, as its row counts them; one may tell it twice."""
    return len({article.feed_id for article in story})


@offers(READER_COMMANDS)
class ReaderPane(Commanded, TitledFrame, Vertical):
    """Shows one article; knows the other articles of its story."""

    HOLDS = (PageView,)
    app = getters.app(DeskApp)

    class Finished(Message):
        """The end of the article was on the screen when the editor asked for more."""

    @dataclass
    class Shown(Message):
        """An article is on the screen."""

        article: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.loaded: Loaded | None = None
        self._wanted: int | None = None
        self._any_source = False
        """Of the story of the article that is wanted, the one that the search found is shown."""
        self._followed: int | None = None
        """The article of the row that the inbox's cursor was on last."""
        self._pause: Timer | None = None
        self._width = 0
        self.sought = Sought(self)
        self._ahead: Loaded | None = None
        """The next article of the inbox, laid out while the editor reads this one."""
        self._idle: Timer | None = None
        self._news = 0
        """How often the store has changed under what is laid out ahead."""
        self.full_texts = FullTexts(self)
        self.footnotes = Footnotes(self)
        self._choosing = False
        self._exact: tuple[Text, Copy] | None = None
        """The letters of a text as its source has them, once they were asked for."""
        self._reading_on: int | None = None
        """The article that is laid out anew while it is read."""

    def compose(self) -> ComposeResult:
        """Lay out the page and the text shown in its place."""
        yield Empty(no_article, id="reader-empty")
        yield PageView(id="article")
        yield FindBar(self._sought, id="find")

    @property
    def view(self) -> PageView:
        """The page on the screen."""
        return self.query_one(PageView)

    @property
    def find(self) -> FindBar:
        """The line in which the editor types what to look for."""
        return self.query_one(FindBar)

    def _sought(self, words: str, done: bool) -> None:
        self.view.look_for(words)
        if not words:
            self.sought.show()
        if done:
            self.view.focus()
        self.describe()

    def on_mount(self) -> None:
        """Name the pane."""
        self.view.display = False
        self.border_title = Content(_("Reader"))

    def expect_article(self) -> None:
        """Make room for an article that is coming, so that the screen is laid out once and not twice."""
        self.query_one("#reader-empty").display = False
        self.view.display = True

    # Following

    def follow(self, row: Row | None, sought: tuple[Words, ...] = (), asked: Query = EVERYTHING) -> None:
        """Show the row's article once the cursor rests; of its story, the one that was found.

        Args:
            row: The story under the cursor.
            sought: Words of the inbox's search, marked where the article has them.
            asked: The search.
        """
        other = self.sought.take(sought, asked)
        # Read anew, the list is at the same story: another source of it that is being read stays.
        if row is None or row.id != self._followed or other or not self.shows(row):
            self._wanted, self._any_source = (row.id, True) if row else (None, False)
        self._followed = row.id if row else None
        if not self.display and self.loaded is not None and self.loaded.article.id != self._wanted:
            self._clear()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._load_wanted)

    def _clear(self) -> None:
        """Take away an article left behind, which would flash up when the pane is shown again."""
        self.loaded = None
        self.find.end()
        self.view.show(Page((), ()))
        self.describe()

    def shows(self, row: Row) -> bool:
        """Tell whether what is loaded is of a row's story."""
        return self.loaded is not None and self.loaded.article.story == row.story

    async def _load_wanted(self) -> None:
        if self.display:
            await self._show_wanted()

    async def on_show(self) -> None:
        """Catch up with the cursor: while the pane is hidden nothing is laid out."""
        await self._show_wanted()

    @told
    async def _show_wanted(self) -> None:
        wanted = self._wanted
        source = wanted
        if wanted is not None and self._any_source:
            source = await self._source(wanted)
            if not self._any_source:
                return  # the editor chose the row's own article meanwhile
        if self._wanted == wanted:
            await self.show_article(source)

    async def _source(self, article: int) -> int:
        """Return the article of a story that the search found."""
        if not (asked := self.sought.asked):
            return article
        telling = self.app.desk.store.articles.teller
        return await self.app.jobs.read(telling, article, asked, self.app.desk.today())

    async def show_story(self, row: Row) -> None:
        """Show a row's article; of its story, the one that was found."""
        self._followed = self._wanted = row.id
        self._any_source = True
        await self._show_wanted()

    @told
    async def show_article(self, id: int | None) -> None:
        """Lay out an article beside the screen and show it, unless another is wanted by then."""
        self._wanted, self._any_source = id, False
        if id is None:
            self._show(None)
            return
        loaded, width = self.loaded, self.view.text_width
        if loaded and loaded.article.id == id and self._width == width:
            if self.sought.is_met(loaded) or await self.full_texts.suits(loaded):
                return
            if self._wanted != id:
                return  # another call shows what the cursor went on to meanwhile
        ahead, self._ahead = self._ahead, None
        if ahead and ahead.article.id == id and ahead.width == width and self.sought.is_met(ahead):
            self._show(ahead)
            return
        loaded = await self.app.jobs.read(self._load, id, self.view.text_width, self.view.hang)
        if self._wanted == id:
            self._show(loaded)

    def lay_out_ahead(self, id: int) -> None:
        """Lay out an article that may be wanted next, once the editor is at rest."""
        if self._idle is not None:
            self._idle.stop()
        self._idle = self.set_timer(IDLE, partial(self._lay_out_ahead, id))

    @told
    async def _lay_out_ahead(self, id: int) -> None:
        wanted, news = self._wanted, self._news
        ahead = await self.app.jobs.read(self._load, id, self.view.text_width, self.view.hang)
        if (self._wanted, self._news) == (wanted, news):
            self._ahead = ahead

    def forget_ahead(self) -> None:
        """Drop what was laid out ahead: the store has changed."""
        self._ahead = None
        self._news += 1

    def _load(self, id: int, width: int, hang: int) -> Loaded | None:
        store = self.app.desk.store
        article = store.articles.get(id)
        if article is None:
            return None
        story = tuple(store.articles.story(article.story))
        full, script = store.pages.get(id), self.app.script
        teaser = is_teaser(self.app.desk, article)
        sought = self.sought.words
        whole, elsewhere = self.full_texts.texts(article, full, teaser, sought)
        text = read_article(article, full if whole else None, script)
        text = with_sizes(text, self.app.picture_sizes)
        shown = replace(article, title=in_script(article.title, script))
        ambiguous = self.app.desk.settings.ambiguous_width
        turn = store.stories.turn(article.story)
        follows = short_entry(turn, self.app.desk.today()) if turn else ""
        related = Related.of(other_stories(self.app.desk, id).values(), follows)
        page = article_page(shown, text, width, ambiguous, _sources(story), hang, related)
        return Loaded(
            article=article,
            text=text,
            page=page,
            story=story,
            width=width,
            passages=tuple(store.passages.of_article(id)),
            full=full,
            whole=whole,
            teaser=teaser,
            related=related,
            sought=sought,
            elsewhere=elsewhere,
        )

    def _show(self, loaded: Loaded | None) -> None:
        self.loaded = loaded
        self._width = self.view.text_width
        self.query_one("#reader-empty").display = loaded is None
        self.view.display = loaded is not None
        self.find.end()
        reading_on, self._reading_on = self._reading_on, None
        if loaded is not None:
            if loaded.article.id == reading_on:
                self.view.show_changed(loaded.page)
            else:
                self.view.show(loaded.page)
            self._show_passages(loaded)
            self.sought.show()
            self.post_message(self.Shown(loaded.article.id))
        self.describe()
        self.full_texts.rest(loaded)

    def _show_passages(self, loaded: Loaded) -> None:
        """Mark what the editor marked, wherever it stands now."""
        if not loaded.passages:
            self.view.highlights, self.view.noted = [], []
            return
        found = [(self.place_of(each), each) for each in loaded.passages]
        self.view.highlights = [reach for reach, each in found if reach is not None and not each.note]
        self.view.noted = [reach for reach, each in found if reach is not None and each.note]

    def place_of(self, passage: Passage) -> range | None:
        """Return where a passage stands in the text on the page, in whichever script that is."""
        copy = self.view.copy
        if self.app.script != "as-is" and (found := self.exact.again(passage.start, passage.quote)):
            return self.exact.counterpart(found, copy)
        return copy.again(passage.start, passage.quote)

    @property
    def exact(self) -> Copy:
        """The article's letters as its source has them; what is quoted and kept comes from here."""
        loaded = self.loaded
        if loaded is None:
            return self.view.copy
        if self._exact is None or self._exact[0] is not loaded.text:
            copy = exact_copy(loaded.article, loaded.full if loaded.whole else None)
            self._exact = (loaded.text, copy)
        return self._exact[1]

    def in_source(self, reach: range) -> range:
        """Return where letters of the page stand in its source."""
        return self.view.copy.counterpart(reach, self.exact)

    def words(self, reach: range) -> str:
        """Return letters of the page as the source has them, whichever script is shown."""
        return self.exact.words(self.in_source(reach))

    @told
    async def read_passages(self) -> None:
        """Read again what the editor marked in the article."""
        loaded = self.loaded
        if loaded is None:
            return
        passages = await self.app.jobs.read(self.app.desk.store.passages.of_article, loaded.article.id)
        if self.loaded is loaded:
            self.loaded = replace(loaded, passages=tuple(passages))
            self._show_passages(self.loaded)
            self.view.draw_anew()

    def describe(self) -> None:
        """Say in the pane's frame what is shown and under way."""
        parts = [_("Reader")]
        if self.loaded and len(self.loaded.story) > 1:
            place = [article.id for article in self.loaded.story].index(self.loaded.article.id) + 1
            parts.append(_("article {n} of {total}").format(n=place, total=len(self.loaded.story)))
        if self.loaded and self.full_texts.fetching == self.loaded.article.id:
            parts.append(_("fetching the page…"))
        elif self.loaded and (said := page_in_short(self.loaded.full, self.loaded.whole)):
            parts.append(said)
        if self.loaded and self.loaded.elsewhere:
            parts.append(self.full_texts.pointer(self.loaded))
        if self.view.chosen is not None:
            parts.append(self.view.chosen.described())
        elif self.find.active:
            parts.append(self.find.described())
        self.border_title = Content(" · ".join(parts))
        if (choosing := self.view.chosen is not None) != self._choosing:
            self._choosing = choosing
            for footer in self.screen.query(FooterBar):
                footer.show_keys()

    @on(PageView.Resized)
    async def _resized(self) -> None:
        """Set the article to the new width, staying at the place."""
        if self.loaded is None or self._width == self.view.text_width:
            return
        width = self._width = self.view.text_width
        loaded = self.loaded
        ambiguous = self.app.desk.settings.ambiguous_width
        around = _sources(loaded.story), self.view.hang, loaded.related
        shown = replace(loaded.article, title=in_script(loaded.article.title, self.app.script))
        page = await self.app.jobs.read(article_page, shown, loaded.text, width, ambiguous, *around)
        if self.loaded is loaded and self._width == width:
            self.loaded = replace(loaded, page=page, width=width)
            self.view.show(page, keep_place=True)

    # Laid out anew

    def show_keys(self) -> None:
        """Name the keys in force beside the article; `Empty` does where there is none."""
        self._width, self._ahead = 0, None
        beside(self, self._resized, "keys", fatal=False)

    async def relabel(self) -> None:
        """Set the article anew with the sizes of pictures that are known by now, staying at the place."""
        loaded = self.loaded
        if loaded is None:
            return
        text = with_sizes(loaded.text, self.app.picture_sizes)
        if text is not loaded.text:
            self.loaded, self._width = replace(loaded, text=text), 0
            await self._resized()

    async def reload(self, *, keep_place: bool = False) -> None:
        """Lay out the article anew: another text of it is wanted, or there is more.

        Args:
            keep_place: The words at the top stay there, if the text still has them.
        """
        if self.loaded is not None:
            id, self._width, self._ahead = self.loaded.article.id, 0, None
            self._reading_on = id if keep_place else None
            await self.show_article(id)

    @told
    async def refresh_story(self) -> None:
        """Lay the article out anew if its story has other articles now than it had, or it another text."""
        if self.loaded is None:
            return
        shown, known = self.loaded.article, [each.id for each in self.loaded.story]
        articles = self.app.desk.store.articles
        there = await self.app.jobs.read(articles.tellers, shown.id)
        now = await self.app.jobs.read(articles.get, shown.id)
        if self.loaded is None or self.loaded.article is not shown or self._wanted != shown.id:
            return  # it was left meanwhile
        if now is not None and text_of(now) != text_of(shown):
            await self.reload(keep_place=True)
        elif [each for each, _source in there] != known:
            await self.reload()

    # Work

    def page_on(self) -> None:
        """Show the next screenful, or tell that the article is at its end."""
        if self.loaded is None or self.view.at_end:
            self.post_message(self.Finished())
        else:
            self.view.scroll_lines(max(1, self.view.visible_lines - 1))

    async def other_source(self, step: int) -> bool:
        """Show the next article of the same story, or the one before; tell whether there is any."""
        if self.loaded is None or len(self.loaded.story) < 2:
            self.app.notify(_("No other source carries this story."), markup=False)
            return False
        ids = [article.id for article in self.loaded.story]
        await self.show_article(ids[(ids.index(self.loaded.article.id) + step) % len(ids)])
        return True

    def entry(self) -> Entry | None:
        """Return the entry of the open issue that was picked from this article or another of its story."""
        issue = self.app.book.issue
        if self.loaded is None or issue is None:
            return None
        ids = {each.id for each in self.loaded.story}
        return next((each for each in issue.entries if each.article in ids), None)

    def selected_text(self) -> str:
        """Return what is chosen by keyboard or selected with the mouse."""
        reach = self.view.reach()
        if reach is not None:
            return self.words(reach)
        return self.screen.get_selected_text() or ""

    def move_choice(self, step: int) -> None:
        """Choose the next unit instead, or the one before."""
        if self.view.chosen is not None:
            self.view.choose(self.view.chosen.moved(step))
            self.describe()

    @on(PageView.Chose)
    def _chose(self) -> None:
        self.describe()

    def current_entry(self) -> Entry | None:
        """Return the entry under the composer's cursor."""
        from newsroom.tui.panes.composer import ComposerPane

        return self.screen.query_one(ComposerPane).current_entry()

    def end_choosing(self) -> None:
        """Choose nothing any more."""
        if self.view.chosen is not None:
            self.view.choose(None)
        if self.screen.selections:
            self.screen.clear_selection()
        self.describe()

    @on(PageView.NoteClicked)
    def _note_clicked(self, event: PageView.NoteClicked) -> None:
        event.stop()
        self.footnotes.clicked(event.place)

    @on(PageView.LinkClicked)
    def _link_clicked(self, event: PageView.LinkClicked) -> None:
        event.stop()
        if event.picture:
            self.post_message(PictureWanted(event.picture, event.address))
        else:
            browse(self.app, event.address)
