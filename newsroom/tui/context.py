"""What every pane and screen finds in the app: the desk, its jobs, the open issue, the signs to draw with."""

from __future__ import annotations

import asyncio
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from msgspec.structs import replace
from textual._context import NoActiveAppError
from textual.app import App, ScreenStackError
from textual.css.query import NoMatches
from textual.dom import DOMNode, NoScreen
from textual.message import Message
from textual.notifications import Notification, Notify, SeverityLevel
from textual.screen import Screen
from textual.worker import WorkerFailed

from newsroom.desk import Desk
from newsroom.model import NewsroomError
from newsroom.settings.clock import use_zone
from newsroom.settings.language import ngettext
from newsroom.tui.book import OpenIssue
from newsroom.tui.commands.base import use_keys
from newsroom.tui.jobs import Jobs, show_error
from newsroom.tui.notices import (
    Box,
    Half,
    Notice,
    close_up,
    cut,
    hidden,
    most_lines,
    racks,
    stand_clear,
    typed_at,
)
from newsroom.tui.opening import Opening, read_opening
from newsroom.tui.signs import PLAIN, Signs, signs_for
from newsroom.tui.typeahead import TypeAhead
from newsroom.tui.underway import UnderWay
from newsroom.tui.widgets.killing import Killed
from newsroom.tui.widgets.wrapped import TOAST, broken

if TYPE_CHECKING:
    from newsroom.desk.hooks import HookRun
    from newsroom.settings.config import Settings
    from newsroom.text.script import Script
    from newsroom.tui.keymaps import Keymap, Keys
    from newsroom.tui.pagefetches import PageFetches
    from newsroom.tui.parts import Caret

_HOOK_RUNS = 50
"""Runs of hooks that can be read again."""


class DeskApp(App[str]):
    """An app with a desk; its result says what to do next: ``""`` nothing, ``"sample"`` open the sample."""

    desk_screen: Screen[Any]
    """The screen with the three panes, below all others; see `newsdesk` of `newsroom.tui.places`."""

    def __init__(self, desk: Desk, *, sample: bool = False, opening: Future[Opening] | None = None) -> None:
        # Without colours Textual would still show greys, unless the colours are the terminal's own.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.desk = desk
        desk.store.sit_down()
        use_zone(desk.publication.zone)
        self.sample = sample
        """This is the sample newsroom."""
        self.jobs = Jobs()
        self.book = OpenIssue(desk, self.jobs, self._issue_changed)
        self.picks = asyncio.Lock()
        """Picks go in one after another, in the order in which they were made."""
        self.opening = opening or self.jobs.begin(read_opening, desk)
        """What the panes show first; read while the screen is set up."""
        self.told_asides: set[int] = set()
        """Conflicts of texts that the editor has been told of."""
        self.pages: PageFetches | None = None
        """What fetches pages, once something did; see `pages_of`."""
        self.picture_sizes: dict[str, str] = {}
        """Of pictures that were fetched, by their addresses, as labels give them."""
        self.keymap: Keymap = {}
        """Keys of commands that the editor changed, by their ids."""
        use_keys(self.keymap)
        self.killed = Killed()
        """What was deleted last, by word or line, in any text."""
        self.typed_ahead = TypeAhead(self)
        """Holds keys while what they are meant for opens."""
        self.typed_at = 0.0
        """When the last key came, or another sign of the editor's hand, by `time.monotonic`."""
        self.under_way = UnderWay()
        """Tells which commands need not be waited for when the desk is left."""
        self.hook_runs: deque[HookRun] = deque(maxlen=_HOOK_RUNS)
        """What hooks did since the desk was opened, the last first."""
        self._held: list[Notice] = []
        """Toasts that wait until a box in front leaves them room."""
        self.tour: Callable[[str, DOMNode], None] | None = None
        """Told of every command by its id, and of the place it ran in, while the tour is under way."""
        self.caret: Caret | None = None
        """Where the cursor was in the section of a document whose editor was left last."""
        self.script: Script = desk.settings.desk.script
        """The script that Chinese is shown in."""
        # Textual writes to standard error.
        self.signs: Signs = signs_for(
            desk.settings.ambiguous_width, getattr(sys.__stderr__, "encoding", None)
        )
        self.measure = desk.settings.desk.measure
        """Columns of a line of text at most; the editor may change it, and the margins, as they read."""
        self.margins = desk.settings.desk.margins
        self.set_class(desk.settings.desk.compact, "-compact")
        self.set_class(self.signs is PLAIN, "-plain")

    def take_desk(self, desk: Desk) -> None:
        """Go on with the same newsroom by other settings; it is the same sitting."""
        self.desk = desk
        use_zone(desk.publication.zone)
        self.book.take_desk(desk)

    def take_settings(self, settings: Settings) -> None:
        """Go on by settings as they were read anew, and show what of them is seen; the publication stays."""
        own = settings.publications.get(self.desk.publication.id, settings.publication)
        self.take_desk(replace(self.desk, settings=settings, publication=own))
        self._issue_changed()

    def take_keys(self, keymap: Keymap) -> None:
        """Put other keys in force, and show them wherever keys are shown."""
        self.keymap = keymap
        use_keys(keymap)

    async def check_keys(self, keys: Keys) -> None:
        """Put keys in force, and tell of unknown commands and of keys that two commands want."""

    def show_help(self, screen: Screen[Any]) -> None:
        """Show the keys of the place that is focused on a screen, and of what is around it."""

    def style_screens(self) -> None:
        """Read the styles of what lies over the desk, unless they were read."""

    def desk_stands(self) -> None:
        """Take keys: the desk is shown."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell something in a toast as Textual does, but in lines of ours and by a clock that never jumps."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        most = most_lines(self.size.height) - bool(title)
        lines = message if markup else cut(broken(message, TOAST), most)
        self.post_message(Notify(Notice(lines, title, severity, seconds, markup=markup, said=message)))

    def tell_problems(self, problems: Sequence[str], *, title: str = "") -> str:
        """Tell what is wrong with files of the editor's: the first ones, and where to read of the others.

        Returns:
            What was told, for `take_back_told`.
        """
        room = most_lines(self.size.height) - bool(title) - 1
        told: list[str] = []
        for each in problems:
            room -= broken(each, TOAST).count("\n") + 1
            if told and room < 0:
                break
            told.append(each)
        if left := len(problems) - len(told):
            words = ngettext("and {n} more: newsroom doctor", "and {n} more: newsroom doctor", left)
            told.append(words.format(n=left))
        words = "\n".join(told)
        self.notify(words, title=title, severity="warning", timeout=10, markup=False)
        return words

    def take_back_told(self, words: str) -> None:
        """Have a toast leave before its time, as what it told of is no longer so."""
        self._held = [each for each in self._held if each.said != words]
        for each in list(self._notifications):
            if isinstance(each, Notice) and each.said == words:
                self._unnotify(each)

    def on_notify(self, event: Notify) -> None:
        """Let what is told again take the place of its first time: a disk that is full covered the draft."""
        told = event.notification
        self._held = [each for each in self._held if (each.title, each.message) != (told.title, told.message)]
        for each in list(self._notifications):
            if each is not told and (each.title, each.message) == (told.title, told.message):
                self._unnotify(each)

    def _refresh_notifications(self) -> None:
        """Show the toasts that leave a box in front free, and keep the others until it does. A seam."""
        self._place_toasts()
        super()._refresh_notifications()
        self.call_later(self._tidy_racks)

    def _tidy_racks(self) -> None:
        """Let no toast be seen on screens behind the one in front: a box would cut them in two."""
        for screen in self.screen_stack[-1:]:
            close_up(screen, self._notifications)
        for screen in self.screen_stack[:-1]:
            for rack in racks(screen):
                rack.display = False

    def _unnotify(self, notification: Notification, refresh: bool = True) -> None:
        """Give the room of a toast that goes to those that wait. A seam."""
        super()._unnotify(notification, refresh or bool(self._held))

    def on_descendant_focus(self) -> None:
        """Have toasts make way for the line that is typed now."""
        self._make_way()

    def on_text_area_selection_changed(self) -> None:
        """Have toasts make way for the line that the cursor has come to."""
        self._make_way()

    def on_resize(self) -> None:
        """Have toasts make way for the line that is typed, which may stand elsewhere now."""
        self._make_way()

    def _make_way(self) -> None:
        # Once it is laid out.
        if self._notifications or self._held:
            self.call_after_refresh(self._refresh_notifications)

    def _place_toasts(self) -> None:
        """Sort out which toasts are shown now: in front of a question nobody would see what is asked."""
        shown = [each for each in self._notifications if isinstance(each, Notice)]
        front = self.screen_stack[-1] if self.screen_stack else None
        box: Box | None = front if isinstance(front, Box) else None
        if front:
            stand_clear(front)
            if not box and typed_at(front) is not None:
                box = Half(front.size.height)
        away: list[Notice] = hidden([*self._held, *shown], box) if box else []
        for each in self._held:
            if each not in away:
                self._notifications.add(each.for_seconds(each.timeout))
        put_by = [each if each in self._held else each.put_by() for each in away]
        for each in away:
            del self._notifications[each]
        self._held = [each for each in put_by if each]

    def box_stands(self) -> None:
        """Show the toasts that a box in front has room for, now that it is laid out."""
        self._refresh_notifications()

    async def leave(self, result: str = "") -> None:
        """End the app."""
        self.exit(result)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Give the terminal away, and take it back whatever happens meanwhile, which Textual does not."""
        failure: BaseException | None = None
        with super().suspend():
            try:
                yield
            except BaseException as error:
                failure = error
        if failure is not None:
            raise failure

    async def push_screen_wait(self, screen: Screen[Any] | str, *, mode: str | None = None) -> Any:
        """Show a screen and wait for its answer; who leaves the desk meanwhile does not."""
        with self.under_way.waiting():
            return await super().push_screen_wait(screen, mode=mode)

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """The screens that are seen behind the one in front: none where that is opaque. A seam of Textual's.

        Textual counts one all the same, and paints everything anew whenever something changes there, as the
        desk does with every word that is typed in an editor.
        """
        if self.screen.styles.background.a == 1:
            return []
        return super()._background_screens

    def covers(self, screen: Screen[Any]) -> bool:
        """Tell whether nothing of a screen is seen, as another is in front of it."""
        return self.screen is not screen and screen not in self._background_screens

    async def _dispatch_message(self, message: Message) -> None:
        """Take a message, and go on behind one that came too late; a seam.

        Textual ends the loop of whatever took a message that failed: of the app's own it would end the desk.
        """
        try:
            await super()._dispatch_message(message)
        except (NoMatches, NoScreen, ScreenStackError) as error:
            if not self.is_late(error):
                raise

    def is_late(self, error: BaseException) -> bool:
        """Tell whether an error says no more than that what it looked for has gone meanwhile.

        It read something, and the editor was gone before it could show it: that is no failure. An app that
        ends takes the widgets off screens that still stand in the stack, and then the screens.
        """
        gone = isinstance(error, NoMatches | NoScreen | ScreenStackError)
        return gone and (self._exit or not self.is_running or _left_behind(error))

    def _handle_exception(self, error: Exception) -> None:
        """Tell of what a worker could not do, and let what came too late look in vain; a seam."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(error, WorkerFailed) and isinstance(cause, NewsroomError):
            show_error(self, cause)
        elif not self.is_late(cause):
            super()._handle_exception(error)

    def theme_names(self) -> dict[str, str]:
        """Return the themes there are, with the names to show."""
        return {}

    def _issue_changed(self) -> None:
        for screen in self.screen_stack:
            screen.post_message(IssueChanged())


def _left_behind(error: BaseException) -> bool:
    """Tell whether an error comes out of what belongs to a screen that is shown no more."""
    frames = [frame for frame, _line in walk_tb(error.__traceback__)]
    return any(_is_gone(node) for frame in frames if isinstance(node := frame.f_locals.get("self"), DOMNode))


def _is_gone(node: DOMNode) -> bool:
    try:
        return node is not node.app and node.screen not in node.app.screen_stack
    except (NoScreen, NoActiveAppError):
        return True


@runtime_checkable
class NamesKeys(Protocol):
    """A widget or screen that names keys."""

    def show_keys(self) -> None:
        """Name those in force."""


@runtime_checkable
class Writing(Protocol):
    """A screen with text that may not be written yet."""

    def save_all(self) -> None:
        """Write it."""


@dataclass
class IssueChanged(Message):
    """The open issue has another content, another state on disk, or another one was opened."""


@dataclass
class RulesChanged(Message):
    """The rules file was written, made or taken away."""


@dataclass
class StoriesChanged(Message):
    """Articles have other marks, or there are new ones; `reload` where the list itself may differ."""

    ids: tuple[int, ...] = ()
    reload: bool = False
