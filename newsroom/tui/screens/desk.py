"""The desk: masthead, the three panes, footer; which of them are shown depends on the width."""

from __future__ import annotations

import asyncio
import gc
import importlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import getters, on, work
from textual.app import ComposeResult
from textual.events import DescendantFocus, ScreenResume
from textual.timer import Timer

from newsroom.desk.views import kept_state
from newsroom.model import Mark, NewsroomError
from newsroom.settings.language import _
from newsroom.tui.asking import (
    ArticleWanted,
    MoreWanted,
    NextWanted,
    PartWanted,
    PictureWanted,
    SourceWanted,
    StoryWanted,
    UnreadWanted,
)
from newsroom.tui.commands.base import offers
from newsroom.tui.commands.desk import DESK_COMMANDS
from newsroom.tui.context import DeskApp, IssueChanged, StoriesChanged
from newsroom.tui.heldscreen import HeldScreen
from newsroom.tui.jobs import run_guarded, show_error
from newsroom.tui.opening import STATE
from newsroom.tui.panes.composer import ComposerPane
from newsroom.tui.panes.inbox import InboxPane
from newsroom.tui.panes.reader import ReaderPane
from newsroom.tui.widgets.masthead import Masthead
from newsroom.tui.widgets.textbars import FooterBar

WIDE, MEDIUM = 150, 100
"""Columns from which three panes, or two, are shown side by side."""
PANES = ("inbox", "reader", "composer")
READY_PAUSE = 0.1
"""Seconds from the first paint to the imports that the first change needs: they would compete with it."""
EVIDENCE_PAUSE = 3.0
"""Seconds after the start at which missing pages are fetched: the editor's first keys come before them."""
RANKING_PAUSE = 1.5
"""Seconds after the start at which stories are scored that no fetch has scored yet."""
KEEP_PAUSE = 1.0
"""Seconds of rest after which pane, view and cursor are written down."""

if TYPE_CHECKING:
    from newsroom.desk.refresh import Progress
    from newsroom.tui.meanwhile import Meanwhile


@offers(DESK_COMMANDS)
class DeskScreen(HeldScreen):
    """Puts the panes together and carries news from one to the other."""

    HOLDS = (InboxPane, ReaderPane, ComposerPane)
    AUTO_FOCUS = ""
    app = getters.app(DeskApp)

    def __init__(self) -> None:
        super().__init__()
        self._pane = "inbox"
        self._stale = False
        """The issue changed while nothing of the desk was seen."""
        self._zoomed = False
        self._reached: int | None = None
        """The story that the editor, in the reader, went on to; it is read once it is shown there."""
        self._keeping: Timer | None = None
        self._kept: dict[str, Any] = {}
        self._meanwhile: Meanwhile | None = None

    def compose(self) -> ComposeResult:
        """Lay out the desk."""
        yield Masthead(id="masthead")
        yield FooterBar(id="footer")
        yield InboxPane(id="inbox")
        yield ReaderPane(id="reader")
        yield ComposerPane(id="composer")

    @property
    def inbox(self) -> InboxPane:
        """The inbox."""
        return self.query_one(InboxPane)

    @property
    def reader(self) -> ReaderPane:
        """The reader."""
        return self.query_one(ReaderPane)

    @property
    def composer(self) -> ComposerPane:
        """The composer."""
        return self.query_one(ComposerPane)

    def section_at_hand(self) -> int | None:
        """Return the number of the section under the composer's cursor, if a document is open."""
        return self.composer.current_section()

    def articles_at_hand(self, most: int) -> list[int]:
        """Return the article in the reader, then so many stories of the inbox at most, by their ids."""
        read = [self.reader.loaded.article.id] if self.reader.loaded else []
        return list(dict.fromkeys([*read, *self.inbox.stories.ids[:most]]))

    # Coming and going

    async def on_mount(self) -> None:
        """Show the desk as it was left."""
        opening = await asyncio.wrap_future(self.app.opening)
        self._zoomed = opening.zoomed
        self._pane = opening.pane if opening.pane in PANES else "inbox"
        self.inbox.has_feeds = bool(opening.feeds)
        self.inbox.begin(opening.view, opening.called)
        self.inbox.fill(opening.ids, opening.article)
        if len(opening.ids):
            self.reader.expect_article()
        self.app.book.take(opening.stored)
        self.show_pane(self._pane)
        self.app.desk_stands()
        self.query_one(Masthead).show_feeds(opening.feeds)
        if self.reader.display and len(opening.ids):
            # The reader asks for its article as it is laid out, and the screen is painted with it.
            self.hold_paint()
        else:
            self.call_after_refresh(self._begin_work)

    def painted(self) -> None:
        """Go on behind the first paint."""
        self.call_after_refresh(self._begin_work)

    def _begin_work(self) -> None:
        self.set_timer(READY_PAUSE, lambda: self.run_worker(self._get_ready(), group="ready"))

    async def _get_ready(self) -> None:
        """Import what the first change needs, and check the issue, behind the first paint."""
        gc.freeze()
        gc.enable()
        self.app.style_screens()
        # The first text that is written would import them, in the middle of the editor's work; before the
        # rules, which take longer, as text that is not written yet can be lost and findings cannot.
        for module in ("sqlite_utils", "newsroom.desk.reconciling", "newsroom.tui.screens.editor"):
            await self.app.jobs.write(importlib.import_module, module)
        try:
            await self.app.book.read_asides()
            await self.app.book.check()
        except NewsroomError as error:
            show_error(self, error)
        from newsroom.tui import meanwhile

        self._meanwhile = meanwhile.Meanwhile(self.app)
        self.set_interval(meanwhile.LOOK_PAUSE, self._look)
        if self.app.desk.store.read_only:
            return
        await self._tell_of_rules()
        # Picks made by commands, or before the last desk was closed, may lack their pages; no one waits.
        self.set_timer(EVIDENCE_PAUSE, self._complete_evidence)
        self.set_timer(RANKING_PAUSE, self.rank)
        if not self.app.sample:
            self.run_worker(self._back_up(), group="backup")

    def _look(self) -> None:
        """Look what other programs did, unless a look is still under way."""
        if self._meanwhile is not None and not self._meanwhile.looks:
            self.run_worker(self._meanwhile.look(), group="meanwhile")

    async def _tell_of_rules(self) -> None:
        """Say that no rule acts where their file is broken: else it is found when what came lies there."""
        if self.app.desk.settings.rules_file.exists():
            from newsroom.desk import rules

            if problem := await self.app.jobs.read(rules.problem, self.app.desk):
                self.app.notify(problem, title=_("Rules"), severity="warning", timeout=10, markup=False)

    async def _back_up(self) -> None:
        """Make the day's backup, beside the work; it is the first open desk of the day that does it."""
        from newsroom.desk import backing

        try:
            await self.app.jobs.read(backing.daily, self.app.desk)
        except NewsroomError as error:
            show_error(self, error)

    @work(group="ranking")
    async def rank(self, *, changed: bool = False) -> None:
        """Learn from what was picked and passed over, score what needs it, and show the list anew.

        Args:
            changed: The editor has just changed what stories are scored by, and sees at once what it does.
        """
        from newsroom.desk import ranking

        try:
            scored = await self.app.jobs.write(ranking.rank, self.app.desk)
        except NewsroomError as error:
            show_error(self, error)
            return
        if self.inbox.view.order != "best":
            return
        if changed:
            await self.inbox.reload()
        elif scored and self._pane == "inbox" and self.inbox.untouched:
            # Whoever has begun to go through the list, or to read, keeps it as it is.
            await self.inbox.show_view(self.inbox.view)

    def _complete_evidence(self) -> None:
        from newsroom.tui.pages import complete_evidence

        complete_evidence(self.app)

    def state(self) -> dict[str, Any]:
        """Return what to remember of the desk."""
        return {
            "pane": self._pane,
            "zoomed": self._zoomed,
            "view": kept_state(self.inbox.view),
            "article": self.inbox.stories.current,
        }

    def keep_state(self) -> None:
        """Remember the desk as it is; for the writing thread."""
        self.app.desk.store.state.set(STATE, self.state())

    def state_changed(self) -> None:
        """Remember the desk soon: what is open must be so again even if the machine stops."""
        if self._keeping is not None:
            self._keeping.reset()
        else:
            self._keeping = self.set_timer(KEEP_PAUSE, self._keep_soon)

    async def _keep_soon(self) -> None:
        self._keeping = None
        if self.app.desk.store.read_only:
            return
        state = self.state()
        if state == self._kept:
            return  # else two desks that each show what the other wrote would go on writing for ever
        with suppress(NewsroomError):  # it is asked for again with the next key
            await self.app.jobs.write(self.app.desk.store.state.set, STATE, state)
            self._kept = state

    async def next_script(self) -> None:
        """Show Chinese in the next script, and remember it in the settings."""
        from newsroom.settings import config
        from newsroom.text.script import SCRIPTS

        app = self.app
        app.script = SCRIPTS[(SCRIPTS.index(app.script) + 1) % len(SCRIPTS)]
        words = {
            "as-is": _("Chinese is shown as it is written."),
            "simplified": _("Chinese is shown in simplified characters."),
            "traditional": _("Chinese is shown in traditional characters."),
        }
        app.notify(words[app.script], timeout=3, markup=False)
        self.inbox.stories.forget_all()
        await self.reader.reload()
        await app.jobs.write(config.set_value, app.desk.settings.file, "desk.script", app.script)

    # Layout

    def on_resize(self) -> None:
        """Fit the panes to the width."""
        self.fit_panes()

    def shown(self) -> tuple[str, ...]:
        """Return the panes that fit: three when wide, two when medium, else one; one when zoomed."""
        width = self.size.width
        if self._zoomed or self.has_class("-reading") or width < MEDIUM:
            return (self._pane,)
        if width >= WIDE:
            return PANES
        return ("reader", "composer") if self._pane == "composer" else ("inbox", "reader")

    def fit_panes(self) -> None:
        """Show the panes that fit."""
        shown = self.shown()
        for name in PANES:
            pane = self.query_one("#" + name)
            pane.display = name in shown
            pane.set_class(len(shown) == 1, "-alone")

    def show_pane(self, name: str) -> None:
        """Go to a pane."""
        self._pane = name
        if name == "reader":
            self.inbox.in_hand = self.inbox.stories.current
        else:
            self._reached = None
            self.remove_class("-reading")
        self.fit_panes()
        target = {"inbox": self.inbox.stories, "reader": self.reader.view, "composer": self.composer.outline}[
            name
        ]
        target.focus()
        self.query_one(FooterBar).show_keys()
        self.state_changed()

    def other_pane(self, step: int) -> None:
        """Go to the next pane, or the one before."""
        self.show_pane(PANES[(PANES.index(self._pane) + step) % len(PANES)])

    def toggle_reading(self) -> None:
        """Show the article alone and plain, or the desk again."""
        reading = not self.has_class("-reading")
        self.set_class(reading, "-reading")
        self.show_pane("reader")

    def toggle_zoom(self) -> None:
        """Give the pane the whole width, or its place again."""
        self._zoomed = not self._zoomed
        self.show_pane(self._pane)

    @on(DescendantFocus)
    def _focused(self, event: DescendantFocus) -> None:
        for name in PANES:
            if self.query_one("#" + name) in event.widget.ancestors_with_self and name != self._pane:
                self._pane = name
                self.fit_panes()

    # News from the panes

    @on(InboxPane.Following)
    def _following(self, event: InboxPane.Following) -> None:
        self.reader.follow(event.row, self.inbox.stories.sought, self.inbox.asked)
        self.state_changed()

    @on(StoryWanted)
    async def _opened(self) -> None:
        row = self.inbox.current_row()
        if row is None:
            return
        await self.reader.show_story(row)
        self.show_pane("reader")
        await self._read(row.id)

    async def _read(self, id: int) -> None:
        if self.app.desk.store.read_only:
            return
        try:
            await self.inbox.mark(Mark.READ, True, _("marked as read"), ids=[id])
        except NewsroomError as error:  # no mark is worth the end of the desk
            show_error(self, error)

    @on(MoreWanted)
    async def _paged(self) -> None:
        if self.reader.display:
            self.reader.page_on()
        else:  # nobody has seen it yet: it must not count as read to its end
            await self._opened()

    @on(ReaderPane.Finished)
    async def _finished(self) -> None:
        row = self.inbox.current_row()
        if row is not None and not row.read:
            await self._read(row.id)
        if await self.inbox.go_to_unread(1):
            self._went_on()
        else:
            self.app.notify(_("No unread story below."), markup=False)

    @on(UnreadWanted)
    async def _unread(self, event: UnreadWanted) -> None:
        if await self.inbox.go_to_unread(event.step):
            self._went_on()
        else:
            self.app.notify(_("No unread story there."), markup=False)

    @on(NextWanted)
    def _onward(self, event: NextWanted) -> None:
        before = self.inbox.stories.cursor
        self.inbox.stories.move(event.step)
        if self.inbox.stories.cursor == before:
            self.app.notify(_("No story there."), markup=False)
        else:
            self._went_on()

    def _went_on(self) -> None:
        """Have the story that was gone on to in the reader count as read once it is shown, as if opened."""
        self._reached = self.inbox.stories.current if self._pane == "reader" else None

    @on(SourceWanted)
    async def _other_source(self, event: SourceWanted) -> None:
        row = self.inbox.current_row()
        if row is None:
            return
        if not self.reader.shows(row):
            # The cursor has just come here: the reader would be a story behind.
            await self.reader.show_article(row.id)
        if await self.reader.other_source(event.step) and "reader" not in self.shown():
            self.show_pane("reader")

    @on(ArticleWanted)
    async def _sought(self, event: ArticleWanted) -> None:
        await self.reader.show_article(event.article)
        if "reader" not in self.shown():
            self.show_pane("reader")

    @on(PartWanted)
    def _edited(self, event: PartWanted) -> None:
        from newsroom.tui.screens.editor import edit_part

        edit_part(self.app, event.part, event.finding)

    @on(PictureWanted)
    def _picture_wanted(self, event: PictureWanted) -> None:
        from newsroom.tui.screens.picture import show_clicked

        run_guarded(self, show_clicked, self.reader, event.picture, event.address)

    @on(IssueChanged)
    def _issue_changed(self) -> None:
        if self.app.covers(self):
            self._stale = True
            return
        self._show_issue()

    @on(ScreenResume)
    def _seen_again(self) -> None:
        """Show what became of the issue while another screen was in front."""
        if self._stale:
            self._show_issue()

    def _show_issue(self) -> None:
        self._stale = False
        self.composer.refresh_issue()
        self.query_one(Masthead).show_state()
        self.query_one(FooterBar).show_keys()
        self.inbox.stories.forget_all()
        if self.app.screen is self and self.app.book.asides:
            from newsroom.tui.screens.conflict import tell_of_texts

            tell_of_texts(self.app)

    @on(ReaderPane.Shown)
    async def _shown(self) -> None:
        self.paint()
        if self._pane == "reader":
            # An article that has just come has commands (its links, a pick) that its place lacked before.
            self.query_one(FooterBar).show_keys()
        if (after := self.inbox.stories.after) is not None:
            self.reader.lay_out_ahead(after)
        await self._read_what_was_reached()

    async def _read_what_was_reached(self) -> None:
        row = self.inbox.current_row()
        if row is None or row.id != self._reached or not self.reader.shows(row):
            return  # gone past before it was seen
        self._reached = None
        if not row.read:
            await self._read(row.id)

    @on(StoriesChanged)
    async def _stories_changed(self, event: StoriesChanged) -> None:
        self.reader.forget_ahead()
        if event.reload:
            await self.inbox.reload()
            await self.reader.refresh_story()
            self.query_one(FooterBar).show_keys()
        else:
            self.inbox.stories.forget(event.ids)
        self.query_one(Masthead).refresh_freshness()

    # Fetching

    @work(exclusive=True, group="fetch")
    async def fetch(self, feeds: tuple[int, ...] = ()) -> None:
        """Fetch feeds, by default all, showing progress in the masthead."""
        from newsroom.tui.fetching import fetch_on_desk

        await fetch_on_desk(self, feeds)

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far a fetch is, or that none is under way."""
        self.query_one(Masthead).show_progress(progress)

    def cancel_work(self) -> None:
        """Stop the fetch that is under way; what was fetched stays."""
        self.workers.cancel_group(self, "fetch")
