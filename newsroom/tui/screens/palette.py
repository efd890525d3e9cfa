"""The screen of the command palette."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import ClassVar

from rich.style import Style as RichStyle
from textual import getters, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.command import CommandInput, CommandList, CommandPalette, Hit, SearchIcon
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widgets import Input, LoadingIndicator
from textual.widgets.option_list import Option
from textual.worker import Worker

from newsroom.settings.language import _
from newsroom.text.wrap import wrap
from newsroom.tui.context import DeskApp
from newsroom.tui.typeahead import PATIENCE, TurnPassed
from newsroom.tui.widgets.textline import TextLine

_REVERSE = RichStyle(reverse=True)


class Commands(CommandList):
    """The list of commands, which a click may come to when another letter has emptied it."""

    def _get_visual(self, option: Option) -> Visual:
        """Break the lines of an option as Chinese is: no full stop begins one. A seam."""
        prompt = option.prompt
        width = self.scrollable_content_region.width - self._get_left_gutter_width()
        width -= self.get_component_styles("option-list--option").padding.width
        if not isinstance(prompt, Content) or width <= 0:
            return super()._get_visual(option)
        parts = [line[a:b] for line in prompt.split("\n") for a, b in wrap(line.plain, width) or [(0, 0)]]
        return Content("\n").join(parts)

    def _get_option_render(self, option: Option, style: Style) -> list[Strip]:
        """Exchange text and ground of the option that is chosen where there are no colours. A seam."""
        strips = super()._get_option_render(option, style)
        if not self.app.no_color or self._option_to_index.get(option) != self.highlighted:
            return strips
        return [strip.apply_style(_REVERSE) for strip in strips]

    def on_click(self, event: Click) -> None:
        """Take no click on a line that is gone."""
        line = event.style.meta.get("option")
        if line is not None and line >= self.option_count:
            event.prevent_default()


class CommandLine(CommandInput, TextLine):
    """The line of the palette, which Textual knows by its own name of it."""


class Palette(CommandPalette):
    """Textual's palette, which takes keys before its list is laid out, and after it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Under the ids of the desk's commands: a keymap moves these keys here as it does everywhere.
        Binding("escape", "escape", show=False, id="dialog.close"),
        Binding("down", "cursor_down", show=False, id="list.down"),
        Binding("up", "command_list('cursor_up')", show=False, id="list.up"),
    ]
    app = getters.app(DeskApp)
    _awaited = 0
    """The turn of an Enter that waits for what matches the letters before it."""

    def compose(self) -> ComposeResult:
        """Lay it out as Textual does, but with a list of ours."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield SearchIcon()
                yield CommandLine(placeholder=self._placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield Commands()
                yield LoadingIndicator()

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        """Have Enter wait for the list of what was typed: what matched fewer letters is not meant."""
        event.stop()
        event.prevent_default()
        self._awaited = self._awaited or self.app.typed_ahead.take_work(PATIENCE)
        if not self._looks():
            self._run_awaited()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Run what an Enter asked for, now that it is found."""
        if self._awaited and not self._looks():
            self._run_awaited()

    def _run_awaited(self) -> None:
        barrier, self._awaited = TurnPassed(self._awaited), 0
        self._select_or_command()
        # Behind what the list sends when one of its lines is chosen.
        barrier.set_sender(self.app)
        self.query_one(CommandList).post_message(barrier)

    def _looks(self) -> bool:
        """Tell whether commands are being looked for. A seam."""
        looks = (
            each for each in self.workers if each.node is self and each.group == self._GATHER_COMMANDS_GROUP
        )
        return any(not worker.is_finished for worker in looks)

    def _action_command_list(self, action: str) -> None:
        """Pass a key on to the list; one that pages through it before it has lines does nothing. A seam."""
        with suppress(KeyError):
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say in the interface language that nothing matches, where something was typed. A seam."""
        self._stop_no_matches_countdown()
        said = partial(self._say_no_matches, search_value)
        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, said)

    def _say_no_matches(self, search_value: str) -> None:
        if search_value:
            words = Content(_("No command here is called so."))
            self.query_one(CommandList).add_option(Option(words, id=self._NO_MATCHES, disabled=True))
        self._list_visible = bool(search_value)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave once: of two Enters the second would close the screen below, and run the command again."""
        if self.app.screen is self:
            return super().dismiss(result)
        self._selected_command = Hit(0, "", lambda: None)
        return AwaitComplete()
