"""The feeds: how each stands, what it brings, and what is set of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from newsroom.desk import feeds as verbs
from newsroom.desk.standing import SORTS, Standing, in_order, standings
from newsroom.model import KEEP, FeedChange
from newsroom.settings.language import _, ngettext
from newsroom.text.folding import fold
from newsroom.tui.commands.base import keyed, offers
from newsroom.tui.commands.feedlist import FEED_LIST_COMMANDS
from newsroom.tui.context import DeskApp, StoriesChanged
from newsroom.tui.feedpage import feed_page
from newsroom.tui.jobs import beside, run_guarded
from newsroom.tui.places import newsdesk
from newsroom.tui.screens.beside import NARROW, ListWithPage
from newsroom.tui.screens.dialogs import PromptScreen
from newsroom.tui.widgets.feedlist import FeedList, headings
from newsroom.tui.widgets.pageview import EMPTY, PageView
from newsroom.tui.widgets.textbars import Bar, FooterBar
from newsroom.tui.widgets.textline import TextLine
from newsroom.tui.widgets.titles import TitledBox

_LOW = 14
"""Lines of a screen on which list and page leave each other no room."""
_TROUBLE = ("failing", "retired", "moving", "silent")


@offers(FEED_LIST_COMMANDS)
class FeedsScreen(ListWithPage):
    """The list on the left, the feed under its cursor on the right, or below where it is narrow."""

    CHOSEN = "feed_list.articles"
    AUTO_FOCUS = ""
    app = getters.app(DeskApp)

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Standing] = []
        self._sort = "trouble"
        self._words = ""
        self._before: int | None = None
        """The feed that the cursor was on before the list was narrowed."""
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out list and page."""
        yield Bar(id="feeds-title")
        with Horizontal(id="feeds"):
            with TitledBox(id="feeds-left"):
                yield TextLine(
                    placeholder=_("words of title, address or tag"), id="feeds-narrow", compact=True
                )
                yield Bar(id="feeds-columns")
                yield FeedList(signs=self.app.signs, id="feed-list")
            yield PageView(id="feed")
        yield FooterBar(id="footer")

    @property
    def lines(self) -> FeedList:
        """The list."""
        return self.query_one(FeedList)

    @property
    def current(self) -> Standing | None:
        """The feed under the cursor."""
        return self.lines.current if self.is_mounted else None

    # What is shown

    def on_mount(self) -> None:
        """Read how the feeds stand."""
        self.query_one("#feeds-narrow").display = False
        self.lines.focus()
        self.reload()

    def on_resize(self) -> None:
        """Put the page below the list where there is no room beside it, or nowhere on a low screen."""
        super().on_resize()
        self.set_class(self.size.height < _LOW and self.size.width < NARROW, "-low")

    @on(FeedList.Resized)
    def _name_columns(self) -> None:
        width = self.lines.scrollable_content_region.width
        self.query_one("#feeds-columns", Bar).say(headings(width))

    @on(StoriesChanged)
    def reload(self) -> None:
        """Read how the feeds stand, beside the screen."""
        beside(self, self._read, "feeds")

    async def _read(self) -> None:
        self._all = await self.app.jobs.read(standings, self.app.desk)
        self._fill()

    def _fill(self) -> None:
        words = fold(self._words).split()
        found = [each for each in self._all if all(word in _told(each) for word in words)]
        keep = self.current.feed.id if self.current else None
        if self._all:
            self.lines.none = _("No feed has these words.")
        else:
            self.lines.none = keyed(_("There are no feeds yet; {feed_list.add} adds one."))
        self.lines.show(in_order(found, self._sort), keep)
        self._describe()
        self.draw_page()

    def _describe(self) -> None:
        n = len(self._all)
        parts = [_("Feeds"), ngettext("{n} feed", "{n} feeds", n).format(n=f"{n:,}")]
        failing = sum(each.state == "failing" for each in self._all)
        if failing:
            parts.append(ngettext("{n} feed failing", "{n} feeds failing", failing).format(n=failing))
        other = sum(each.state in _TROUBLE for each in self._all) - failing
        if other:
            parts.append(_("{n} to look at").format(n=other))
        parts.append(_(SORTS[self._sort][0]))
        if self._words:
            parts.append(f"/{self._words} {len(self.lines):,}")
        self.query_one("#feeds-title", Bar).say(" · ".join(parts))
        self.query_one(FooterBar).show_keys()

    def show_current(self) -> None:
        """Show the feed under the cursor, and the keys for it."""
        self.draw_page()
        self.query_one(FooterBar).show_keys()

    def draw_page(self) -> None:
        """Draw how the feed stands at the width that the page has now."""
        view, standing = self.query_one("#feed", PageView), self.current
        if standing is None:
            view.show(EMPTY)
        elif self._shown != (standing, view.text_width):
            self._shown = (standing, view.text_width)
            view.show(feed_page(standing, view.text_width))

    # Order

    def next_sort(self) -> None:
        """Sort by the next of the orders there are."""
        names = list(SORTS)
        self._sort = names[(names.index(self._sort) + 1) % len(names)]
        self._fill()
        self.lines.cursor = 0

    def start_narrowing(self) -> None:
        """Show the line to type words in."""
        narrow = self.query_one("#feeds-narrow", Input)
        narrow.display = True
        narrow.focus()

    @on(Input.Changed, "#feeds-narrow")
    def _narrowed(self, event: Input.Changed) -> None:
        """Go to the first of the feeds that have the words; without words back to where the cursor was."""
        words, before = event.value.strip(), self._words
        if words and not before:
            self._before = self.current.feed.id if self.current else None
        self._words = words
        self._fill()
        if words != before:
            self.lines.cursor = 0 if words else self.lines.place_of(self._before) or 0

    @on(Input.Submitted, "#feeds-narrow")
    def _taken(self) -> None:
        self.lines.focus()

    def back(self) -> None:
        """Show all feeds again, or go back to the desk."""
        narrow = self.query_one("#feeds-narrow", Input)
        if narrow.display:
            narrow.value = ""
            narrow.display = False
            self.lines.focus()
            return
        newsdesk(self.app).post_message(StoriesChanged(reload=True))
        self.dismiss(None)

    # What is done

    def show_articles(self) -> None:
        """Show the articles of the feed under the cursor in the inbox."""
        from newsroom.desk.views import resolve

        if self.current is None:
            return
        view = resolve("feed", self.app.desk, feeds=(self.current.feed.id,))
        self.dismiss(None)
        newsdesk(self.app).inbox.drop_search()
        run_guarded(self.app, newsdesk(self.app).inbox.show_view, view)
        newsdesk(self.app).show_pane("inbox")

    def edit(self) -> None:
        """Ask what is to be set of the feed under the cursor, and set it."""
        from newsroom.tui.screens.feedform import FeedForm

        if self.current is None:
            return
        feed = self.current.feed

        def answered(change: FeedChange | None) -> None:
            if change is not None:
                run_guarded(self, self._change, change, feed.id)

        self.app.push_screen(FeedForm(feed), answered)

    async def _change(self, change: FeedChange, id: int) -> None:
        found = await self.app.jobs.read(self.app.desk.store.feeds.get, id)
        if found is not None:
            await self.app.jobs.write(verbs.edit, self.app.desk, [found], change)
            if change.weight not in (KEEP, found.weight):
                newsdesk(self.app).rank(changed=True)
        self.reload()

    async def toggle_pause(self) -> None:
        """Pause the feed under the cursor, or poll it again."""
        if self.current is None:
            return
        feed = self.current.feed
        paused = feed.paused is None
        await self.app.jobs.write(verbs.pause, self.app.desk, [feed], paused)
        words = _("{title} is not polled any more.") if paused else _("{title} is polled again.")
        self.app.notify(words.format(title=feed.title), timeout=2, markup=False)
        self.reload()

    async def unsubscribe(self) -> None:
        """Remove the feed under the cursor; undo brings it back with its articles."""
        if self.current is None:
            return
        feed = self.current.feed
        await self.app.jobs.write(verbs.remove, self.app.desk, [str(feed.id)])
        words = keyed(_("Removed {title}; {feed_list.undo} brings it back."), title=feed.title)
        self.app.notify(words, markup=False)
        self.reload()

    async def step(self, *, back: bool) -> None:
        """Undo the last change, or do it again."""
        from newsroom.tui.undoing import take_step

        await take_step(self.app, self._stepped, back=back)

    async def _stepped(self) -> None:
        # It may have been a weight.
        newsdesk(self.app).rank(changed=True)
        self.reload()

    def fetch(self, ids: Sequence[int] = ()) -> None:
        """Fetch these feeds, or all that are polled."""
        newsdesk(self.app).fetch(tuple(ids))
        self.app.notify(_("Fetching …"), timeout=2, markup=False)

    def export(self) -> None:
        """Ask for a file and write all feeds into it."""

        def answered(name: str | None) -> None:
            if name:
                run_guarded(self, self._export, name)

        hint = _("Path of the OPML file to write; one that is there is replaced.")
        self.app.push_screen(PromptScreen(_("Export feeds"), hint, placeholder="~/feeds.opml"), answered)

    async def _export(self, name: str) -> None:
        from newsroom.publish.markdown import write_atomically

        path = Path(name).expanduser()
        content = await self.app.jobs.read(verbs.export_opml, self.app.desk)
        await self.app.jobs.write(write_atomically, path, content)
        notes = await self.app.jobs.read(verbs.export_notes, self.app.desk)
        told = (_("Written to {path}.").format(path=path), *notes)
        self.app.notify("\n".join(told), markup=False)


def _told(standing: Standing) -> str:
    feed = standing.feed
    return fold("\n".join((feed.title, feed.url, *feed.tags)))
