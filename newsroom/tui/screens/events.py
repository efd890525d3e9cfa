"""The lists of events of a review beside each other: 国际 on the left, 国内 on the right, or below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.strip import Strip

from newsroom.desk import documents
from newsroom.issues.forms import lists
from newsroom.issues.forms.lists import EventList
from newsroom.settings.language import _, ngettext
from newsroom.settings.said import said
from newsroom.text.clean import one_line
from newsroom.tui.book import Edit
from newsroom.tui.commands.base import keyed, offers
from newsroom.tui.commands.events import EVENTS_COMMANDS
from newsroom.tui.context import DeskApp, IssueChanged
from newsroom.tui.jobs import run_guarded
from newsroom.tui.places import newsdesk
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen, PromptScreen
from newsroom.tui.screens.full import FullScreen
from newsroom.tui.widgets.linelist import LineList
from newsroom.tui.widgets.strips import justified
from newsroom.tui.widgets.textbars import Bar, FooterBar

if TYPE_CHECKING:
    from newsroom.desk.documents import Event

_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(<?([^)>\s]*)>?\)")
_OWN = "own"
"""The choice to type an event."""


def words_of(markdown: str) -> str:
    """Return an event's Markdown as it is read, its links as their words."""
    from newsroom.issues.escapes import unescape

    return one_line(unescape(_LINK.sub(lambda match: match[1], markdown).replace("**", "")))


class EventLines(LineList):
    """Events, one line each."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"event--text"}
    app = getters.app(DeskApp)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.events: EventList | None = None

    def __len__(self) -> int:
        """How many events there are."""
        return len(self.events.items) if self.events else 0

    def nothing(self) -> str:
        """Say how an event comes here."""
        if self.events is None:
            return ""
        return keyed(_("{events.move_across} in the other list moves an event here"))

    def show(self, events: EventList | None) -> None:
        """Show a list; the cursor stays at its place in it."""
        self.events = events
        if events is None:
            self.border_title = ""
        else:
            n = len(events.items)
            count = ngettext("{n} event", "{n} events", n).format(n=n)
            self.border_title = Content(f"{one_line(events.section.title)} · {count}")
        self.items_changed()

    def draw(self, index: int, width: int, cursor: bool) -> Strip:
        """Return the line of an event."""
        assert self.events is not None
        muted, text = self.style_of("line--muted"), self.style_of("event--text")
        words = words_of(self.events.items[index].markdown)
        return justified([(f"{index + 1:>3} ", muted), (words, text)], [], width, 1)


@offers(EVENTS_COMMANDS)
class EventsScreen(FullScreen):
    """Two lists; what is done to an event is done in the document at once."""

    AUTO_FOCUS = ""
    app = getters.app(DeskApp)

    def __init__(self, section: int | None) -> None:
        """Make the screen.

        Args:
            section: The section that the composer's cursor is on; its list, or the nearest, has the cursor.
        """
        super().__init__()
        self._wanted = section
        self._pair: tuple[int, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out both lists."""
        yield Bar(id="events-title")
        with Horizontal(id="events"):
            yield EventLines(id="events-world")
            yield EventLines(id="events-home")
        yield FooterBar(id="footer")

    def on_mount(self) -> None:
        """Show the lists."""
        found = lists.event_lists(self._text)
        near = min(found, key=lambda each: abs(each.section.number - (self._wanted or 0)), default=None)
        if near is not None:
            other = lists.other_list(self._text, near.section.number)
            self._pair = (near.section.number, *([other.section.number] if other else []))
        self._show()
        target = "#events-home" if near is not None and near.home else "#events-world"
        self.query_one(target).focus()

    def on_resize(self) -> None:
        """Put one list below the other where there is no room beside it."""
        self.set_class(self.size.width < 100, "-narrow")

    @property
    def _text(self) -> str:
        issue = self.app.book.issue
        return (issue.source or "") if issue else ""

    @on(IssueChanged)
    def _show(self) -> None:
        shown = [each for each in lists.event_lists(self._text) if each.section.number in self._pair]
        for home, id in ((False, "#events-world"), (True, "#events-home")):
            self.query_one(id, EventLines).show(next((each for each in shown if each.home == home), None))
        title = one_line(self.app.book.issue.title) if self.app.book.issue else ""
        self.query_one("#events-title", Bar).say(" · ".join((_("Lists of events"), title)))
        self.query_one(FooterBar).show_keys()

    @property
    def lines(self) -> EventLines:
        """The list that has the cursor."""
        return (
            self.focused
            if isinstance(self.focused, EventLines)
            else self.query_one("#events-world", EventLines)
        )

    @property
    def current(self) -> tuple[int, int] | None:
        """The section and the place, from 1, of the event under the cursor."""
        events = self.lines.events
        return (events.section.number, self.lines.cursor + 1) if events and events.items else None

    def go_across(self) -> None:
        """Go to the other list."""
        other = "#events-home" if self.lines.id == "events-world" else "#events-world"
        self.query_one(other).focus()

    async def move_across(self) -> None:
        """Move the event under the cursor to the other list."""
        if self.current is None:
            return
        section, place = self.current
        await self.app.book.change(
            lambda issue: lists.move_across(issue, section, place)[0], said("event moved")
        )

    async def move_by(self, by: int) -> None:
        """Move the event under the cursor within its list, if there is room; the cursor goes with it."""
        lines = self.lines
        if self.current is None or not 1 <= self.current[1] + by <= len(lines):
            return
        section, place = self.current
        await self.app.book.change(
            lambda issue: lists.move_item(issue, section, place, place + by), said("event moved")
        )
        self._show()
        lines.cursor = place - 1 + by

    async def drop(self) -> None:
        """Take the event under the cursor out."""
        if self.current is None:
            return
        section, place = self.current
        await self.app.book.change(
            lambda issue: lists.drop_item(issue, section, place), said("event removed")
        )

    def edit(self) -> None:
        """Ask for other words of the event under the cursor."""
        events = self.lines.events
        if self.current is None or events is None:
            return
        section, place = self.current

        def answered(words: str | None) -> None:
            if words:
                self._change(
                    lambda issue: lists.write_item(issue, section, place, words), said("event edited")
                )

        was = events.items[place - 1].markdown
        self.app.push_screen(
            PromptScreen(_("Event"), _("Its words, as Markdown."), was, select=False), answered
        )

    async def add(self) -> None:
        """Let the editor choose an event of the month that is in neither list, or type one."""
        events, issue = self.lines.events, self.app.book.issue
        if events is None or issue is None:
            return
        section = events.section.number
        ran: list[tuple[Event, bool]] = []
        if issue.form == "monthly" and issue.date is not None:
            ran = await self.app.jobs.read(documents.events_of, self.app.desk, issue.date)
        listed = self._text
        choices: list[Choice[str]] = [Choice(_OWN, _("An event of your own…"))]
        choices += [
            Choice(event.line, words_of(event.line), lists.HOME if home else lists.ABROAD)
            for event, home in ran
            if event.link not in listed
        ]

        def chosen(line: str | None) -> None:
            if line == _OWN:
                self._ask_for_event(section)
            elif line:
                self._change(lambda issue: lists.add_item(issue, section, line)[0], said("event added"))

        self.app.push_screen(ChoiceScreen(_("Add an event"), choices), chosen)

    def _ask_for_event(self, section: int) -> None:
        def answered(words: str | None) -> None:
            if words:
                self._change(lambda issue: lists.add_item(issue, section, words)[0], said("event added"))

        hint = _("Its words, as Markdown. Begun with its day, as 07.27, it goes to its place.")
        self.app.push_screen(PromptScreen(_("Event"), hint), answered)

    def browse(self) -> None:
        """Open the link of the event under the cursor."""
        from newsroom.tui.links import browse

        events = self.lines.events
        if self.current is not None and events is not None:
            link = _LINK.search(events.items[self.current[1] - 1].markdown)
            browse(self.app, link[2] if link else None)

    async def undo(self) -> None:
        """Undo the last change, and say what it was."""
        from newsroom.tui.undoing import step_back

        await step_back(newsdesk(self.app))

    def _change(self, edit: Edit, cause: str) -> None:
        run_guarded(self, self.app.book.change, edit, cause)
