"""Single lines of text at the edges of the desk: masthead and footer."""

from __future__ import annotations

from typing import Any

from textual import events, getters
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from newsroom.model import Finding
from newsroom.text.clean import one_line
from newsroom.tui.commands.base import Command, Commanded, key_name, keys_here, offered
from newsroom.tui.context import DeskApp
from newsroom.tui.widgets.wrapped import TOOLTIP, broken


class Bar(Static):
    """One line that never wraps and never reads markup."""

    COMPONENT_CLASSES = {"bar--error", "bar--warning", "bar--info"}
    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; padding: 0 1; }
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(text, id=id, markup=False)

    def on_mount(self) -> None:
        """Follow the theme: words that were drawn keep the colours they were drawn in."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.draw_again())

    def draw_again(self) -> None:
        """Say the same in the present colours and width; what says it in colours does."""

    def say(self, words: str | Content) -> None:
        """Show other words; a line is always one line, so nothing else on the screen moves."""
        self.update(words, layout=False)


class FindingBar(Bar):
    """Tells a finding, its sign and rule in the colour of how bad it is; or some words."""

    app = getters.app(DeskApp)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._finding: Finding | None = None

    def tell(self, finding: Finding) -> None:
        """Show a finding."""
        self._finding = finding
        sign = getattr(self.app.signs, finding.severity)
        style = self.get_visual_style(f"bar--{finding.severity}")
        super().say(Content.assemble((f"{sign} {finding.rule}", style), f" {one_line(finding.message)}"))

    def say(self, words: str | Content) -> None:
        """Show words in place of a finding."""
        self._finding = None
        super().say(words)

    def draw_again(self) -> None:
        """Show the finding in the present colours."""
        if self._finding is not None:
            self.tell(self._finding)


_BETWEEN = "  "


class FooterBar(Bar):
    """The keys of the place one is in; each can be clicked."""

    COMPONENT_CLASSES = {"footer--key"}
    app = getters.app(DeskApp)

    def on_mount(self) -> None:
        """Follow the cursor from place to place."""
        self.watch(self.screen, "focused", self.show_keys)

    def on_resize(self) -> None:
        """Show as many keys as fit now."""
        self.show_keys()

    def draw_again(self) -> None:
        """Show the keys in the present colours."""
        self.show_keys()

    def show_keys(self) -> None:
        """Read the commands in reach of the focused widget and show those meant for the footer that fit."""
        key_style = self.get_visual_style("footer--key")
        parts: list[Content] = []
        room = self.content_size.width or self.app.size.width - 2
        reachable = keys_here(self.screen.focused, self.screen, self.app.keymap)
        for place, command, keys in sorted(reachable, key=_helps_first):
            if not keys or not command().in_footer(place) or command().unavailable(place) is not None:
                continue
            words = Content.assemble((key_name(keys[0]), key_style), f" {command.name()}")
            room -= words.cell_length + (len(_BETWEEN) if parts else 0)
            if room < 0:
                break
            parts.append(words.stylize(Style.from_meta({"@click": f"screen.run_command('{command.id}')"})))
        self.say(Content(_BETWEEN).join(parts))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Explain the word under the mouse."""
        action = str(event.style.meta.get("@click", ""))
        for _place, command in offered(self.screen.focused, self.screen):
            if f"'{command.id}'" in action:
                self.tooltip = Content(broken(command.help(), TOOLTIP))
                return
        self.tooltip = None


def _helps_first(offer: tuple[Commanded, type[Command[Any]], tuple[str, ...]]) -> tuple[bool, bool, bool]:
    """Sort help first, then what is under way, then the list of commands: it leads to what does not fit."""
    command = offer[1]
    return not command.id.endswith(".help"), not command.foremost, not command.id.endswith(".palette")
