"""收件箱: the feed inbox, a list of stories and the search line above it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec.structs import replace
from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from newsroom.desk.views import of_this_day
from newsroom.model import Change, Mark, NewsroomError, Query, Row, View
from newsroom.model.query import EVERYTHING, All
from newsroom.settings.language import _, ngettext
from newsroom.text.cells import cell_width, truncate
from newsroom.tui.asking import StoryWanted
from newsroom.tui.commands.base import Commanded, keyed, offers
from newsroom.tui.commands.inbox import INBOX_COMMANDS
from newsroom.tui.context import DeskApp, StoriesChanged
from newsroom.tui.jobs import told
from newsroom.tui.opening import called, read_view
from newsroom.tui.panes.empty import first_steps
from newsroom.tui.views import layout_of, title_of
from newsroom.tui.widgets.linelist import LineList
from newsroom.tui.widgets.storylist import StoryList
from newsroom.tui.widgets.textbars import FooterBar
from newsroom.tui.widgets.textline import TextLine
from newsroom.tui.widgets.titles import TitledFrame
from newsroom.tui.widgets.wrapped import Wrapped

FIRST_HITS = 400
"""Articles that a search looks for before it looks for all."""
SEARCH_PAUSE = 0.06
"""Seconds without a key after which a search runs."""
_BETWEEN = " · "
_LEAST_OF_NAME = 8
"""Cells of a view's name that are left however narrow it is."""
_CORNERS = 6
"""Cells of a frame's upper edge that its words leave free."""


@offers(INBOX_COMMANDS)
class InboxPane(Commanded, TitledFrame, Vertical):
    """Shows the stories of a view and keeps cursor, marks and search."""

    HOLDS = (StoryList,)
    app = getters.app(DeskApp)

    @dataclass
    class Following(Message):
        """The cursor is on another story, or on none."""

        row: Row | None

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.view = View(name="since")
        self.has_feeds = True
        self._called = ""
        """What the view is called, where its own name does not say it."""
        self.asked = EVERYTHING
        """What is asked of the articles: by a kept search that is shown, and by what is typed."""
        self._search = ""
        self._not_read: str | None = None
        """What of the search has no meaning."""
        self.by_relevance = False
        """What the search finds is shown with most of its words first."""
        self._searches = 0
        self._from: int | None = None
        """The story that the cursor was on before the search."""
        self.in_hand: int | None = None
        """The story that the editor read or searched for last."""
        self._readings = 0
        self._range_from: int | None = None

    def compose(self) -> ComposeResult:
        """Lay out search line, list and the text shown in their place."""
        yield TextLine(placeholder=_("Search title and text"), id="search", compact=True)
        yield Wrapped("", id="inbox-empty")
        yield StoryList(self._rows, self.app.desk.now, signs=self.app.signs, id="stories")

    @property
    def stories(self) -> StoryList:
        """The list of stories."""
        return self.query_one(StoryList)

    @property
    def search(self) -> Input:
        """The search line."""
        return self.query_one("#search", Input)

    def begin(self, view: View, called: str) -> None:
        """Take the view that the desk opens with and what it is called; whoever calls it fills in."""
        self.view, self._called = view, called
        self._ask(view.query)

    def on_mount(self) -> None:
        """Begin without a search line."""
        self.search.display = False
        self.query_one("#inbox-empty").display = False

    def _rows(self, ids: Sequence[int]) -> list[Row]:
        try:
            rows = self.app.desk.store.inbox.rows(ids)
        except NewsroomError:  # whoever reads the list tells why; a line that cannot be drawn stays blank
            return []
        tomorrow = self.tomorrow()
        # What was held until this day is back: its sign would say that it is hidden.
        rows = [replace(row, held=None) if row.held and row.held < tomorrow else row for row in rows]
        if self.app.script == "as-is":
            return rows
        from newsroom.text.script import in_script

        return [replace(row, title=in_script(row.title, self.app.script)) for row in rows]

    # View

    def current_row(self) -> Row | None:
        """Return the story under the cursor."""
        return self.stories.row(self.stories.cursor) if self.stories.ids else None

    @told
    async def show_view(self, view: View, keep: int | None = None) -> None:
        """Show the stories of a view, the cursor on article `keep` if it is among them."""
        self.view = view
        self._called = ""
        if view.name == "feed" or view.name.startswith("kept:"):
            self._called = await self.app.jobs.read(called, self.app.desk, view)
            if self.view is not view:
                return
        await self._read(self._searched(view), keep)

    @told
    async def _read(self, view: View, keep: int | None, *, first: bool = False) -> None:
        """Read the stories of a view and show them, unless another reading has begun by then.

        Args:
            view: The view.
            keep: The article that the cursor stays on.
            first: It goes to the first instead, as what is searched for is other than before.
        """
        self._readings += 1
        mine = self._readings
        filled = None
        if self._search:
            # What a word finds everywhere takes a while to list; a screenful of the newest does not.
            ids, place = await self.app.jobs.read(read_view, self.app.desk.store, view, keep, FIRST_HITS)
            if mine != self._readings:
                return
            if ids:  # that the view has none of the newest does not say that it has none at all
                self.fill(ids, ids[0] if first else place)
                keep = filled = self.stories.current
        ids, place = await self.app.jobs.read(read_view, self.app.desk.store, view, keep)
        if mine != self._readings:
            return
        if filled is not None and filled != self.stories.current:
            place = self.stories.current  # the editor has moved on meanwhile
        elif first:
            place = ids[0] if ids else None
        self.fill(ids, place)

    def fill(self, ids: Iterable[int], keep: int | None) -> None:
        """Show these stories."""
        self.stories.grouping, self.stories.zone = self.view.grouping, self.view.zone
        empty = not self.stories.ids
        self.stories.show(list(ids), keep)
        self._describe()
        if empty != (not self.stories.ids):
            self._show_keys()  # what needs a story is offered where there is one
        self.post_message(self.Following(self.current_row()))

    @told
    async def reload(self) -> None:
        """Read the view again; the cursor stays on its story."""
        self.has_feeds = bool(await self.app.jobs.read(self.app.desk.store.feeds.all))
        await self.show_view(self.view, keep=self.stories.current)

    @told
    async def begin_day(self) -> None:
        """Show the view as it is on this day, where it is still that of an earlier one; tell of a change."""
        view = of_this_day(self.view, self.app.desk)
        if view is self.view:
            return
        before = self.stories.ids
        await self.show_view(view, keep=self.stories.current)
        if self.view is view and self.stories.ids != before:
            words = _("Another day has begun: the list is as it is on this one.")
            self.app.notify(words, title=self._title(), timeout=8, markup=False)

    def take_feeds(self) -> None:
        """Offer the first steps no more: there are feeds now, though nothing may have come from them yet."""
        self.has_feeds = True
        self._describe()

    def on_resize(self) -> None:
        """Say above the list as much as fits now."""
        self._describe()

    def show_keys(self) -> None:
        """Name the keys in force where there is nothing to read."""
        self._describe()

    def _title(self) -> str:
        """Return what the view is called."""
        return title_of(self.view, self.app.desk.now(), self._called)

    def _parts(self, name: str) -> list[str]:
        """Return what stands above the list, part by part."""
        count = len(self.stories.ids)
        if self._search and name:
            # What is not in the view is not found, however few that leaves.
            among = ngettext("{n} story found in “{view}”", "{n} stories found in “{view}”", count)
            parts = [among.format(n=f"{count:,}", view=name)]
        else:
            parts = [name, ngettext("{n} story", "{n} stories", count).format(n=f"{count:,}")]
        by_relevance = self._search and self.by_relevance
        parts.append(layout_of(replace(self.view, order="relevance") if by_relevance else self.view))
        if self.stories.marked:
            parts.append(_("{n} marked").format(n=len(self.stories.marked)))
        return [part for part in parts if part]

    def _describe(self) -> None:
        count, name, room = len(self.stories.ids), self._title(), self.size.width - _CORNERS
        said = _BETWEEN.join([_("Inbox"), *self._parts(name)])
        if cell_width(said) > room:
            # What the pane is is seen from what it has.
            said = _BETWEEN.join(self._parts(name))
        if (over := cell_width(said) - room) > 0:
            shorter = truncate(name, max(_LEAST_OF_NAME, cell_width(name) - over))
            said = _BETWEEN.join(self._parts(shorter))
        self.border_title = Content(said)
        self.border_subtitle = Content(self._not_read or "" if self._search else "")
        empty = self.query_one("#inbox-empty", Wrapped)
        empty.display = count == 0
        self.stories.styles.height = 1 if count == 0 else None
        if count == 0:
            empty.say(first_steps() if not self.has_feeds else self._nothing_here())

    def _nothing_here(self) -> str:
        if self._search:
            view = self._title()
            nothing = keyed(_("Nothing matches “{text}”; {inbox.leave} ends the search."), text=self._search)
            if view:
                nothing = keyed(
                    _("Nothing in “{view}” matches “{text}”; {inbox.leave} ends the search."),
                    view=view,
                    text=self._search,
                )
            return f"{nothing}\n\n{self._not_read}" if self._not_read else nothing
        if self.view.name == "since" and self.view.since is None:
            return keyed(_("There are no articles yet.\n\n{desk.fetch_all}  fetch all feeds"))
        if self.view.name == "since":
            return keyed(
                _(
                    "Nothing new since the last issue.\n\n{desk.fetch_all}  fetch all"
                    " feeds\n{desk.views}  another view or feed"
                )
            )
        return keyed(
            _(
                "Nothing in this view.\n\n{desk.views}  another view or feed"
                "\n{desk.fetch_all}  fetch all feeds"
            )
        )

    # Search as one types

    def start_search(self) -> None:
        """Show the search line and put the cursor into it."""
        self.search.display = True
        self.search.focus()

    async def end_search(self) -> None:
        """Show the whole view again, the cursor on the story it was on."""
        self.search.value = ""
        self.search.display = False
        self.by_relevance = False
        if self._search:
            self._search = ""
            self.in_hand = self.stories.current
            await self.show_view(self.view, keep=self.in_hand)
        self.stories.focus()
        self._show_keys()

    def _show_keys(self) -> None:
        """Have the footer offer what there is now; where the focus stays it hears nothing of a change."""
        for footer in self.screen.query(FooterBar):
            footer.show_keys()

    def _searched(self, view: View) -> View:
        """Narrow a view by what is typed."""
        if self._search:
            from newsroom.desk import searching

            query = searching.read(self.app.desk, self._search)
            self._not_read = searching.not_read(query)
            view = replace(view, query=Query(query.text, All((view.query.condition, query.condition))))
            if self.by_relevance:
                view = replace(view, order="relevance", grouping="none")
        self._ask(view.query)
        return view

    def _ask(self, query: Query) -> None:
        """Have list and reader mark what a query looks for."""
        self.asked, self.stories.sought = query, ()
        if query:
            from newsroom.text.matching import words_of

            self.stories.sought = words_of(query)

    def drop_search(self) -> None:
        """Close the search line; whoever calls it shows a view."""
        self._searches += 1
        self._search = ""
        self.by_relevance = False
        with self.search.prevent(Input.Changed):
            self.search.value = ""
        self.search.display = False
        self._show_keys()

    @property
    def searching(self) -> bool:
        """A search narrows the view."""
        return bool(self._search) or self.search.display

    @property
    def untouched(self) -> bool:
        """Nobody has gone through the list, read its first story or searched it: another may come first."""
        return not self.stories.cursor and not self.searching and self.stories.current != self.in_hand

    @on(Input.Changed, "#search")
    def _search_typed(self, event: Input.Changed) -> None:
        self._searches += 1
        mine = self._searches
        self.set_timer(SEARCH_PAUSE, lambda: self._run_search(mine))

    async def _run_search(self, number: int) -> None:
        if number != self._searches or self.search.value.strip() == self._search:
            return
        if not self._search:
            self._from = self.stories.current
        self._search = self.search.value.strip()
        searching = bool(self._search)
        await self._read(self._searched(self.view), None if searching else self._from, first=searching)

    @on(Input.Submitted, "#search")
    def _search_done(self) -> None:
        self.stories.focus()

    # Marks

    def first_acted_on(self) -> Row | None:
        """Return the first of the rows that a command would act on: it decides which way a toggle goes."""
        ids = self.stories.acted_on()
        return self.stories.row(self.stories.ids.index(ids[0])) if ids else None

    def to_pick(self) -> list[int]:
        """Return the articles that a pick is of: of a story that is read, the source that is shown."""
        read = self.source_read()
        return self.stories.acted_on() if read is None else [read]

    def source_read(self) -> int | None:
        """Return the source that the reader shows of the story under the cursor; None if rows are marked."""
        from newsroom.tui.panes.reader import ReaderPane

        reader, row = self.screen.query_one(ReaderPane), self.current_row()
        if self.stories.marked or row is None or not reader.display or reader.loaded is None:
            return None
        article = reader.loaded.article
        return article.id if article.story == row.story else None

    def tomorrow(self) -> date:
        """Return the day after the publication's today."""
        return self.app.desk.today() + timedelta(days=1)

    async def mark(
        self, mark: Mark, value: bool | date | None, label: str, ids: Sequence[int] | None = None
    ) -> None:
        """Set a mark on stories, by default those acted on, as one step that can be undone."""
        if chosen := list(ids) if ids is not None else self.stories.acted_on():
            await self._mark(chosen, mark, value, label)

    async def mark_all_read(self, label: str) -> int:
        """Mark all stories shown as read; return how many were not."""
        shown = list(self.stories.ids)
        return await self._mark(shown, Mark.READ, True, label)

    async def _mark(self, chosen: list[int], mark: Mark, value: bool | date | None, label: str) -> int:
        """Set a mark on stories; return how many had another before."""
        store = self.app.desk.store
        change: Change = await self.app.jobs.write(store.marks.set, chosen, mark, value, label)
        hides = mark in (Mark.DISMISSED, Mark.HELD) and bool(value)
        shown = replace(self.view, query=self.asked)
        stays = shown.held or (shown.shows_dismissed if mark is Mark.DISMISSED else shown.shows_held)
        if hides and not stays:
            self.stories.take_out(chosen)
        self.stories.marked.clear()
        self.stories.forget(chosen)
        self._describe()
        self.post_message(self.Following(self.current_row()))
        self.post_message(StoriesChanged(tuple(change.ids)))
        return len(set(change.ids).intersection(chosen))

    def toggle_marked(self) -> None:
        """Mark the row under the cursor, or unmark it, and go on to the next."""
        current = self.stories.current
        if current is None:
            return
        self.stories.marked ^= {current}
        self._range_from = self.stories.cursor
        self.stories.item_changed(self.stories.cursor)
        self.stories.move(1)
        self._describe()

    def mark_range(self) -> None:
        """Mark all rows from the one marked last to the cursor."""
        start = self._range_from if self._range_from is not None else self.stories.cursor
        low, high = sorted((start, self.stories.cursor))
        self.stories.marked |= set(self.stories.ids[low : high + 1])
        self._range_from = self.stories.cursor
        self.stories.items_changed()
        self._describe()

    def unmark_all(self) -> None:
        """Take back all marks of rows."""
        self.stories.marked.clear()
        self._range_from = None
        self.stories.items_changed()
        self._describe()

    # Moving

    @on(LineList.Moved)
    def _cursor_moved(self, event: LineList.Moved) -> None:
        event.stop()
        self.post_message(self.Following(self.current_row()))

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.post_message(StoryWanted())

    async def go_to_unread(self, step: int) -> bool:
        """Move to the nearest unread story after the cursor (1) or before it (-1), if there is one."""
        here = self.stories.cursor
        ahead = self.stories.ids[here + 1 :] if step > 0 else self.stories.ids[:here][::-1]
        found = await self.app.jobs.read(self.app.desk.store.inbox.first_unread, ahead)
        if found is None or found not in ahead:
            return False
        self.stories.cursor = self.stories.ids.index(found)
        return True
