"""The app: opens the desk on the screen, with its themes and keys, and leaves nothing unsaved behind."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.errors import NoWidget
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets import Input

from newsroom.desk import Desk
from newsroom.model import NewsroomError
from newsroom.settings.language import _
from newsroom.tui.bound import bound_to, types_nothing, without_alt
from newsroom.tui.commands.base import UNBOUND
from newsroom.tui.context import DeskApp, NamesKeys, Writing
from newsroom.tui.opening import Opening
from newsroom.tui.palette import DeskCommands
from newsroom.tui.screens.desk import DeskScreen
from newsroom.tui.themes import (
    DARK,
    ThemeError,
    derived,
    first_theme,
    load_themes,
    theme_named,
    theme_stamps,
    unknown_theme,
)
from newsroom.tui.typeahead import (
    PATIENCE,
    EditorReady,
    TakesAnyKey,
    TakesTyped,
    TurnOver,
    TurnPassed,
    Typed,
    again,
)
from newsroom.tui.widgets.pastes import LARGEST_PASTE, PasteCut, take_pastes_whole
from newsroom.tui.widgets.texts import is_text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from newsroom.tui.keymaps import Keymap, Keys

SCREENS_CSS = Path(__file__).parent / "screens.tcss"
THEME_PAUSE = 1.0
"""Seconds between two looks at the theme files."""
LINE_PATIENCE = 3.0
"""Seconds that a desk without a terminal waits for what is being written."""
LEAVE_PAUSE = 1.0
"""Seconds after which an editor who leaves is told that something is still waited for."""
TOUR_PAUSE = 1.0
"""Seconds after the start at which the tour begins, the desk being drawn by then."""


class NewsroomApp(DeskApp):
    """The terminal newsroom."""

    CSS_PATH = "newsroom.tcss"
    TITLE = "newsroom"
    COMMANDS = {DeskCommands}
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False  # Textual's own way in and its key; the desk has a command for it

    def __init__(
        self,
        desk: Desk,
        *,
        sample: bool = False,
        opening: Future[Opening] | None = None,
        tour: bool = False,
    ) -> None:
        """Make the app.

        Args:
            desk: The newsroom.
            sample: It is the sample newsroom.
            opening: What is shown first, where it is being read already.
            tour: Offer the tour.
        """
        self._offers_tour = tour
        self._leaves = False
        self._gone = False
        """The terminal has gone."""
        super().__init__(desk, sample=sample, opening=opening)
        take_pastes_whole(self.driver_class)
        self._keys: Keys | None = None
        self._theme_errors: list[str] = []
        self._told_of_themes = ""
        self._theme_stamps: dict[Path, int] = {}
        self._names: dict[str, str] | None = None
        self.desk_screen: DeskScreen = DeskScreen()
        self._starting = self.typed_ahead.take_turn()

    def get_default_screen(self) -> DeskScreen:
        """Begin with the desk itself; a blank screen below it would only cost time."""
        return self.desk_screen

    def on_load(self) -> None:
        """Take the theme before anything is drawn."""
        colours = None if self.no_color else self.console.color_system
        self._begin_with_theme(first_theme(self.desk.settings.theme, colours))
        if self.desk.settings.keymap or self.desk.settings.keys:
            from newsroom.tui.keymaps.reading import read_keys

            self._keys = read_keys(self.desk.settings)
            self.take_keys(self._keys.keymap)

    def on_mount(self) -> None:
        """Fetch by itself if the settings ask for it."""
        self.screen_change_signal.subscribe(self, self.typed_ahead.screen_changed, immediate=True)
        self._tell_theme_errors()
        self._mind_the_line()
        if self._offers_tour:
            self.set_timer(TOUR_PAUSE, self._begin_tour)
        if self._keys is not None:
            self.run_worker(self.check_keys(self._keys), group="keys")
        self.set_interval(THEME_PAUSE, self._follow_themes)
        minutes = self.desk.settings.desk.refresh_minutes
        if minutes and not self.desk.store.read_only:
            self.set_interval(minutes * 60, lambda: self.desk_screen.fetch())

    def take_keys(self, keymap: Keymap) -> None:
        """Put other keys in force, and show them wherever keys are shown."""
        super().take_keys(keymap)
        self.set_keymap({id: ",".join(keys) or UNBOUND for id, keys in keymap.items()})
        for screen in self.screen_stack:
            for node in (screen, *screen.walk_children()):
                if isinstance(node, NamesKeys):
                    node.show_keys()

    async def check_keys(self, keys: Keys) -> None:
        """Put keys in force, and tell of what is wrong with them."""
        from newsroom.tui.keymaps import conflicts, reading
        from newsroom.tui.screens.keys import sentence

        # It imports every pane and screen: on a thread, after the first paint.
        known = await self.jobs.read(conflicts.all_commands)
        problems = [*keys.problems, *keys.doubts, *reading.unknown_ids(keys.keymap, known)]
        problems += [sentence(each) for each in conflicts.conflicts(keys.keymap)]
        self.take_keys(conflicts.with_sharers(keys.keymap))
        if problems:
            self.tell_problems(problems, title=_("Keys"))

    async def _begin_tour(self) -> None:
        from newsroom.tui import tour

        if not await self.jobs.read(tour.is_done):
            tour.begin(self)

    def _begin_with_theme(self, wanted: str) -> None:
        """Read the one theme that is shown first; the others are read after the first paint."""
        broken = False
        try:
            if theme := theme_named(wanted):
                self.register_theme(theme)
                self._show_first(theme.name)
                return
        except ThemeError:  # told with those of the other files
            broken = True
        self._take_themes(theme_stamps(), *load_themes())
        known = self.theme_names()
        if not broken:
            self._theme_errors.append(unknown_theme(wanted, known))
        self._show_first(DARK if DARK in known else self.theme)

    def _show_first(self, name: str) -> None:
        """Take a theme as Textual's `_watch_theme` does, a seam, but before any style was read.

        Setting `theme` would have every style read a second time, as long as the first.
        """
        self.set_reactive(App.theme, name)
        dark = self.current_theme.dark
        self.update_classes(
            {f"-theme-{name}": True, "-dark-mode": dark, "-light-mode": not dark}, update=False
        )
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def _take_themes(
        self, stamps: dict[Path, int], found: dict[str, tuple[Theme, str]], errors: list[ThemeError]
    ) -> None:
        self._theme_stamps = stamps
        for theme, _shown in found.values():
            self.register_theme(theme)
        self._names = {name: shown for name, (_theme, shown) in found.items()}
        self._theme_errors = [str(error) for error in errors]

    async def _follow_themes(self) -> None:
        """Show a theme anew as its file is saved; one that is broken is named, and the colours stay."""
        stamps = await self.jobs.read(theme_stamps)
        if stamps == self._theme_stamps:
            return
        self.take_back_told(self._told_of_themes)
        before = self.current_theme
        self._take_themes(stamps, *await self.jobs.read(load_themes))
        self._tell_theme_errors()
        if self.current_theme != before:
            self.mutate_reactive(App.theme)

    def _tell_theme_errors(self) -> None:
        if self._theme_errors:
            self._told_of_themes = self.tell_problems(self._theme_errors)

    def get_css_variables(self) -> dict[str, str]:
        """Add the colours that the desk derives from a theme where the theme does not give them itself."""
        variables = super().get_css_variables()
        return {**derived(variables), **variables}

    def theme_names(self) -> dict[str, str]:
        """Return the themes there are, with the names to show."""
        if self._names is None:
            self._take_themes(theme_stamps(), *load_themes())
        return self._names or {}

    async def leave(self, result: str = "") -> None:
        """Write everything that is not written yet, then end the app; to be called from a worker."""
        if self._leaves:
            return
        self._leaves = True
        waits = self.set_timer(LEAVE_PAUSE, self._tell_leaving)
        try:
            await self._leave(result)
        finally:
            waits.stop()
            self._leaves = False

    async def _leave(self, result: str) -> None:
        self._save_all()
        await self._written()
        self._save_all()  # what was typed meanwhile
        await self._written()
        await self.book.read_back()
        if not self.book.saved:
            from newsroom.tui.screens.rescue import ask_to_leave

            await ask_to_leave(self, lambda: self._end(result))
            return
        with suppress(NewsroomError):  # where the desk stood is not worth staying for
            await self.jobs.write(self.desk_screen.keep_state)
        self._end(result)

    def _save_all(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Writing):
                screen.save_all()

    def _tell_leaving(self) -> None:
        self.notify(_("The desk closes as soon as what is under way is done."), markup=False)

    def _mind_the_line(self) -> None:
        """Write what is not written when the terminal goes or the program is ended; either would kill."""
        # Not on a main thread: there is no line.
        with suppress(NotImplementedError, RuntimeError, ValueError):
            for name, end in (("SIGHUP", self._hang_up), ("SIGTERM", self._end_unasked)):
                if hasattr(signal, name):
                    asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self._begin, end)

    def _begin(self, end: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self.run_worker(end(), group="line")

    async def _hang_up(self) -> None:
        """Leave as if asked to, but ask nobody; the terminal has gone."""
        self._gone = True
        await self._keep_unasked()
        # Textual would wait for a terminal that takes nothing any more; the signal ends the program.
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        signal.raise_signal(signal.SIGHUP)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Paint, unless the terminal has gone. A seam of Textual's.

        Textual's writing thread ends with the terminal, and who hands it more than a few paintings waits for
        ever: the desk stayed, reading nothing from nowhere at full speed.
        """
        if not self._gone:
            super()._display(screen, renderable)

    async def _end_unasked(self) -> None:
        """Leave as if asked to, but ask nobody, and give the terminal back."""
        await self._keep_unasked()
        self._end("")

    async def _keep_unasked(self) -> None:
        """Write what is not written; what cannot be is put into a rescue file."""
        self._save_all()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._written(), LINE_PATIENCE)
            await asyncio.wait_for(self.book.read_back(), LINE_PATIENCE)
        if not self.book.saved and self.book.issue is not None:
            from newsroom.desk.rescuing import rescue

            with suppress(NewsroomError):
                words = self.book.words_aside()
                await self.jobs.read(rescue, self.desk, self.book.issue, words)
        self.book.stop()

    async def _written(self) -> None:
        """Wait for the commands under way, what publishes and mails among them with its hooks.

        It does not wait for feeds, pages and models, nor for the hooks of other work, nor for an answer
        of the editor who leaves.
        """
        # Not by Textual's `wait_for_complete`, which waits for all workers where it is given none.
        await self.under_way.finished(self._commands)

    def _commands(self) -> Iterator[asyncio.Task[object]]:
        me = asyncio.current_task()
        for each in self.workers:
            if each.group == "commands" and each._task not in (None, me):  # a seam of Textual's
                yield each._task

    def _end(self, result: str) -> None:
        self.book.stop()
        self.exit(result)

    def style_screens(self) -> None:
        """Read the styles of what lies over the desk; the first paint does not wait for them."""
        if not self.stylesheet.has_source(str(SCREENS_CSS)):
            self.stylesheet.read(SCREENS_CSS)
            self.stylesheet.parse()

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Have the styles of a screen that opens before they were read. A seam of Textual's."""
        if screen is not self.desk_screen:
            self.style_screens()
        super()._load_screen_css(screen)

    def show_help(self, screen: Screen[Any]) -> None:
        """Open the help; the app does, as every screen offers it and it is one itself."""
        from newsroom.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(screen.focused, screen))

    def desk_stands(self) -> None:
        """Take keys: what was typed up to now is meant for the desk as it is shown."""
        self.typed_ahead.end_turn(self._starting)

    async def on_event(self, event: events.Event) -> None:
        """Take a key, unless something opens that it is meant for: then it is held until that takes keys."""
        if isinstance(event, events.InputEvent | events.Paste) and not self.screen_stack:
            return  # the desk has ended
        if isinstance(event, events.InputEvent | events.Paste):
            self.typed_at = monotonic()
        if isinstance(event, events.Key):
            if not isinstance(self.screen, TakesAnyKey):
                without_alt(event, self.screen, self._keymap)
            types_nothing(event)
        if isinstance(event, events.Key | events.Paste):
            if event.is_forwarded:
                # One that no widget took was no command where it was typed, and is not for what opens since.
                if self.typed_ahead.collect(event) or self.typed_ahead.opening:
                    return
            elif self.typed_ahead.hold(event) or await self._run_bound(event):
                return
        if isinstance(event, events.MouseDown) and self._is_on_what_is_gone(event):
            return
        await super().on_event(event)

    def _is_on_what_is_gone(self, event: events.MouseDown) -> bool:
        """Tell whether what is pressed was taken away and is only drawn still; Textual asks where it is."""
        try:
            return self.get_widget_at(event.x, event.y)[0].parent is None
        except NoWidget:
            return False

    def on_paste_cut(self, message: PasteCut) -> None:
        """Tell that a pasted text was too long."""
        text = _("What was pasted is too long: only its first {count} characters are taken")
        self.notify(text.format(count=f"{LARGEST_PASTE:,}"), severity="warning", markup=False)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Run what a key is bound to, by the editor's keys; tell whether it is. Textual's own, done anew."""
        for node, binding in bound_to(key, self.screen, self._keymap, priority=priority):
            if await self.run_action(binding.action, node):
                return True
        return False

    async def _run_bound(self, event: Typed) -> bool:
        """Run what a key is bound to where no text has the cursor, and hold those behind it for its turn.

        Textual would have it wander up from the list first, and hand those behind it to the list meanwhile.
        """
        screen, box = self.screen, self.focused
        screen._clear_tooltip()  # a seam: Textual does so only with keys that are not run here
        if isinstance(screen, TakesAnyKey) and isinstance(event, events.Key):
            screen.take_key(event.key)
            return True
        if isinstance(event, events.Key) and isinstance(box, Input) and not event.is_printable:
            # Letters before it are still on their way into the box, and those behind an Enter are not for it.
            turn = self.typed_ahead.take_work(PATIENCE)
            return box.call_later(self._run_in_box, box, event, turn)
        in_text = is_text(box) or hasattr(screen, "on_key")
        if in_text or screen.maximized is not None:
            return False
        if isinstance(event, events.Paste):
            return isinstance(box, TakesTyped) and box.take_typed(event)
        turn = self.typed_ahead.take_turn()
        try:
            if event.key == "escape":
                screen.clear_selection()
            if await self._check_bindings(event.key, True) or await self._check_bindings(event.key):
                return True
            return isinstance(box, TakesTyped) and box.take_typed(event)
        finally:
            # Behind the cursor's move, which Textual puts off.
            self.typed_ahead.end_turn(turn)

    async def _run_in_box(self, box: Input, event: events.Key, turn: int) -> None:
        """Run what a key is bound to in a line of text that has all those before it."""
        if self.focused is box:
            await self._check_bindings(event.key, True) or await self._check_bindings(event.key)
        else:  # one of those before it has opened what it is meant for
            self.post_message(again(event))
        barrier = TurnPassed(turn)
        barrier.set_sender(self)
        box.post_message(barrier)

    async def on_turn_passed(self, message: TurnPassed) -> None:
        """What a key had a box send has come up from it."""
        self.typed_ahead.end_turn(message.turn)

    async def on_keys_passed(self) -> None:
        """All keys that went to the desk have come back from it."""
        await self._let_go(self.typed_ahead.passed())

    async def on_editor_ready(self, message: EditorReady) -> None:
        """The editor takes keys."""
        await self._let_go(self.typed_ahead.ready(message.late))

    async def on_turn_over(self, message: TurnOver) -> None:
        """What a key began is done."""
        await self._let_go(self.typed_ahead.over(message.turn))

    async def _let_go(self, typed: list[Typed]) -> None:
        for number, event in enumerate(typed):
            if not self.screen_stack:
                return  # the desk has ended while they were held: nothing is left that they are for
            if self.typed_ahead.holding:
                self.typed_ahead.hold_again(typed[number:])
                return
            if not await self._run_bound(event):
                await super().on_event(event)

    def _print_error_renderables(self) -> None:
        """Print no traceback: whoever ran the app reports a crash in one line. A seam of Textual's."""
        self._exit_renderables.clear()

    def action_help_quit(self) -> None:
        """Tell how one leaves, when Ctrl+C is pressed where nothing is copied by it."""
        self.notify(_("Ctrl+Q leaves the desk from anywhere; everything is saved."), markup=False)

    async def action_quit(self) -> None:
        """Leave from any screen."""
        # Beside the app, which has work to do for those that are waited for.
        self.run_worker(self.leave(), group="leaving")

    def on_unmount(self) -> None:
        """Finish what is being written."""
        if not self.is_headless:
            # With the terminal given back Ctrl+C is a signal again; there is nothing left that it could stop.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        if self.pages is not None:
            self.pages.close()
        self.jobs.close()
