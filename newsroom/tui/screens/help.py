"""Help: the keys of the place one is in, then those of the desk around it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.dom import DOMNode

from newsroom.reading import Line, Page, Span
from newsroom.settings.language import _
from newsroom.text.cells import cell_width, pad
from newsroom.text.wrap import wrap
from newsroom.tui.commands.base import keys_of, offered
from newsroom.tui.commands.help import HELP_COMMANDS
from newsroom.tui.screens.dialogs import Dialog
from newsroom.tui.widgets.pageview import PageView


class HelpScreen(Dialog[None]):
    """Every command in reach, with keys and what it does."""

    OFFERS = HELP_COMMANDS

    def __init__(self, focused: DOMNode | None, screen: DOMNode) -> None:
        super().__init__()
        self._groups: dict[str, list[tuple[str, str]]] = {}
        for place, command in offered(focused, screen):
            if command.keys:
                group = type(place).__name__
                self._groups.setdefault(group, []).append((keys_of(command), command.help()))

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="box", classes="tall"):
            yield PageView(id="help")

    def on_mount(self) -> None:
        """Name the box."""
        self.frame().border_title = _("Keys")
        self.frame().border_subtitle = _("Esc close")
        self.query_one(PageView).focus()

    @on(PageView.Resized)
    def _resized(self) -> None:
        self._show()

    def _show(self) -> None:
        view = self.query_one(PageView)
        view.show(Page(tuple(self._lines(view.text_width)), ()), keep_place=True)

    def _lines(self, width: int) -> list[Line]:
        rows = [row for group in self._groups.values() for row in group]
        left = min(max((cell_width(keys) for keys, _help in rows), default=0) + 2, 14)
        lines: list[Line] = []
        for group in self._groups.values():
            for keys, help in group:
                for number, (a, b) in enumerate(wrap(help, max(10, width - left))):
                    name = pad(keys, left) if number == 0 else " " * left
                    lines.append(Line((Span(name, "strong", None), Span(help[a:b], "", None)), -1))
            lines.append(Line((), -1))
        return lines
