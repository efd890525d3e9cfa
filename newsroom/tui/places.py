"""Panes and screens as their commands see them.

A place knows the commands it offers, so these must not know the place: here stands what they ask of it, and
no more. That a place has all that its commands ask for is held by the types (`offers` of `commands/base.py`).
What the commands of one screen alone ask for stands in their own file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.await_complete import AwaitComplete
    from textual.message import Message
    from textual.screen import Screen
    from textual.timer import Timer
    from textual.widget import Widget
    from textual.widgets import Input
    from textual.worker import Worker
    from textual.worker_manager import WorkerManager

    from newsroom.desk.refresh import Progress
    from newsroom.issues.forms.footnotes import Citation
    from newsroom.model import Entry, Issue, Mark, Passage, Row, View
    from newsroom.tui.context import DeskApp
    from newsroom.tui.fields import Field
    from newsroom.tui.loaded import Loaded
    from newsroom.tui.parts import Part
    from newsroom.tui.sections import SectionDraft
    from newsroom.tui.widgets.draft import Draft
    from newsroom.tui.widgets.findbar import FindBar
    from newsroom.tui.widgets.pageview import PageView
    from newsroom.tui.widgets.sourceview import SourceView
    from newsroom.tui.widgets.storylist import StoryList

W = TypeVar("W", bound="Widget")


class Leaving(Protocol):
    """A screen that is left with an answer."""

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave it."""


class Closing(Protocol):
    """A screen that is closed."""

    def close(self) -> None:
        """Go back to what was there before."""


class Taking(Closing, Protocol):
    """A form that is taken as it is filled in, or closed."""

    def take(self) -> None:
        """Close with what stands there."""


class OnDesk(Protocol):
    """A pane or screen of the desk."""

    @property
    def app(self) -> DeskApp:
        """The app: the desk, its jobs, the open issue."""


class Pane(OnDesk, Protocol):
    """A pane, which asks the desk around it for what the other panes show."""

    @property
    def screen(self) -> Screen[Any]:
        """The screen it is on."""

    def post_message(self, message: Message) -> bool:
        """Ask something of the desk; see `newsroom.tui.asking`."""


class Inbox(Pane, Protocol):
    """The inbox."""

    view: View
    by_relevance: bool

    @property
    def has_feeds(self) -> bool:
        """There is a feed."""

    @property
    def stories(self) -> StoryList:
        """The list of stories."""

    @property
    def search(self) -> Input:
        """The search line."""

    @property
    def searching(self) -> bool:
        """A search narrows the view."""

    def current_row(self) -> Row | None:
        """Return the story under the cursor."""

    def first_acted_on(self) -> Row | None:
        """Return the first of the rows that a command would act on."""

    def source_read(self) -> int | None:
        """Return the source that the reader shows of the story under the cursor."""

    def to_pick(self) -> list[int]:
        """Return the articles that a pick is of."""

    def tomorrow(self) -> date:
        """Return the day after the publication's today."""

    async def mark(
        self, mark: Mark, value: bool | date | None, label: str, ids: Sequence[int] | None = None
    ) -> None:
        """Set a mark on stories, by default those acted on."""

    async def mark_all_read(self, label: str) -> int:
        """Mark all stories shown as read; return how many were not."""

    def toggle_marked(self) -> None:
        """Mark the row under the cursor, or unmark it."""

    def mark_range(self) -> None:
        """Mark all rows from the one marked last to the cursor."""

    def unmark_all(self) -> None:
        """Take back all marks of rows."""

    async def go_to_unread(self, step: int) -> bool:
        """Move to the nearest unread story in a direction, if there is one."""

    async def show_view(self, view: View, keep: int | None = None) -> None:
        """Show the stories of a view."""

    async def reload(self) -> None:
        """Show the view as it is now."""

    async def begin_day(self) -> None:
        """Show the view as it is on this day, where it was opened on an earlier one."""

    def take_feeds(self) -> None:
        """Show the view again: there are feeds now."""

    def start_search(self) -> None:
        """Put the cursor into the search line."""

    async def end_search(self) -> None:
        """Show the whole view again."""

    def drop_search(self) -> None:
        """Close the search line; whoever calls it shows a view."""


class Reader(Pane, Protocol):
    """The reader."""

    loaded: Loaded | None
    """The article that is shown."""

    @property
    def view(self) -> PageView:
        """The page on the screen."""

    @property
    def find(self) -> FindBar:
        """The line in which the editor types what to look for."""

    def describe(self) -> None:
        """Say in the pane's frame what is shown and under way."""

    def page_on(self) -> None:
        """Show the next screenful, or tell that the article is at its end."""

    async def show_article(self, id: int) -> None:
        """Show an article."""

    async def other_source(self, step: int) -> bool:
        """Show the next article of the same story, or the one before; tell whether there is any."""

    async def reload(self, *, keep_place: bool = False) -> None:
        """Lay out the article anew."""

    async def relabel(self) -> None:
        """Set the article anew with the sizes of pictures that are known by now."""

    async def refresh_story(self) -> None:
        """Show the story as it is in the store now."""

    async def read_passages(self) -> None:
        """Read again what the editor marked in the article."""

    def entry(self) -> Entry | None:
        """Return the entry of the open issue that was picked from the article's story."""

    def current_entry(self) -> Entry | None:
        """Return the entry under the composer's cursor."""

    def selected_text(self) -> str:
        """Return what is chosen by keyboard or selected with the mouse."""

    def move_choice(self, step: int) -> None:
        """Choose the next unit instead, or the one before."""

    def end_choosing(self) -> None:
        """Choose nothing any more."""

    def words(self, reach: range) -> str:
        """Return letters of the page as the source has them."""

    def in_source(self, reach: range) -> range:
        """Return where letters of the page stand in its source."""

    def place_of(self, passage: Passage) -> range | None:
        """Return where a passage stands in the text on the page."""

    def set_timer(self, delay: float, callback: Any) -> Timer:
        """Have something done later, unless the pane has gone by then."""

    def run_worker(self, work: Any, *, exit_on_error: bool = True) -> Worker[Any]:
        """Do something beside the screen."""


class PartList(Protocol):
    """The parts of an issue, one line each."""

    cursor: int

    @property
    def current(self) -> Part | None:
        """The part under the cursor."""

    def toggle_marked(self) -> None:
        """Mark the entry under the cursor, or take its mark away."""

    def marked_numbers(self) -> tuple[int, ...]:
        """Return the numbers of the marked entries."""


class Composer(Pane, Protocol):
    """The composer."""

    @property
    def outline(self) -> PartList:
        """The list of parts."""

    @property
    def has_events(self) -> bool:
        """The open issue is a review that lists events."""

    def current_entry(self) -> Entry | None:
        """Return the entry under the cursor, if it is one."""

    def current_section(self) -> int | None:
        """Return the number of the section under the cursor, if a document is open."""

    def refresh_issue(self) -> None:
        """Show the open issue as it is now."""


class Newsdesk(Pane, Protocol):
    """The screen with the three panes."""

    @property
    def inbox(self) -> Inbox:
        """The inbox."""

    @property
    def reader(self) -> Reader:
        """The reader."""

    @property
    def focused(self) -> Widget | None:
        """What has the cursor."""

    @property
    def workers(self) -> WorkerManager:
        """What is under way beside the screen."""

    def query_one(self, selector: str, expect_type: type[W]) -> W:
        """Return the only widget that a selector names."""

    def section_at_hand(self) -> int | None:
        """Return the number of the section under the composer's cursor, if a document is open."""

    def articles_at_hand(self, most: int) -> list[int]:
        """Return the article in the reader, then so many stories of the inbox at most, by their ids."""

    def shown(self) -> tuple[str, ...]:
        """Return the panes that are on the screen."""

    def show_pane(self, name: str) -> None:
        """Go to a pane."""

    def other_pane(self, step: int) -> None:
        """Go to the next pane, or the one before."""

    def toggle_zoom(self) -> None:
        """Give the pane the whole width, or its place again."""

    def toggle_reading(self) -> None:
        """Show the article alone and plain, or the desk again."""

    async def next_script(self) -> None:
        """Show Chinese in the next script."""

    def fetch(self, feeds: tuple[int, ...] = ()) -> Worker[None]:
        """Fetch feeds, by default all."""

    def rank(self, *, changed: bool = False) -> Worker[None]:
        """Score the stories that need it; with changed their list follows at once."""

    def cancel_work(self) -> None:
        """Stop the fetch that is under way."""

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far a fetch is, or that none is under way."""


def newsdesk(app: DeskApp) -> Newsdesk:
    """Return the screen with the three panes, whatever lies over it."""
    return cast("Newsdesk", app.desk_screen)


class Editor(OnDesk, Protocol):
    """The editor of a part, as what stands beside its fields sees it."""

    @property
    def part(self) -> str:
        """What is edited: an entry's uid, ``lead``, ``commentary``, or ``section:`` and its number."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of the part."""

    @property
    def draft(self) -> Draft | None:
        """The field that has the cursor."""

    @property
    def section(self) -> SectionDraft | None:
        """The section of a deep dive or review that is edited, where one is."""

    @property
    def source(self) -> SourceView:
        """What the part is written from."""

    @property
    def is_attached(self) -> bool:
        """It has not been left."""

    def query_one(self, selector: str, expect_type: type[W]) -> W:
        """Return the only widget that a selector names."""

    def run_worker(
        self, work: Any, *, group: str = "default", exclusive: bool = False, exit_on_error: bool = True
    ) -> Worker[Any]:
        """Do something beside the screen; it ends with it."""

    def entry(self) -> Entry | None:
        """Return the entry that is edited, if it is one and still in the issue."""

    def beside(self, step: int) -> str | None:
        """Return the uid of the entry after what is edited, or before; ``lead`` before the first."""

    def value_in(self, issue: Issue, name: str) -> str:
        """Return a field's text in a state of the issue."""

    def replace_text(self, name: str, text: str) -> None:
        """Put a text into a field."""

    def describe(self) -> None:
        """Say in the names of the fields what is known of them."""

    async def cite(self, citation: Citation) -> None:
        """Cite a source at the cursor of a section."""
