"""What hooks did: how each ended, and what it printed."""

from __future__ import annotations

from collections.abc import Iterator

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from newsroom.desk.hooks import HookRun
from newsroom.reading import Line, Page, Span
from newsroom.settings.clock import local
from newsroom.settings.language import _
from newsroom.text.clean import one_line
from newsroom.text.wrap import wrap
from newsroom.tui.commands.base import offers
from newsroom.tui.commands.hooks import HOOKS_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.screens.dialogs import Dialog
from newsroom.tui.widgets.pageview import PageView

_INDENT = 2


@offers(HOOKS_COMMANDS)
class HooksScreen(Dialog[None]):
    """All runs since the desk was opened, the last one first."""

    app = getters.app(DeskApp)

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="box", classes="tall"):
            yield PageView(id="hook-runs")

    def on_mount(self) -> None:
        """Name the box."""
        self.frame().border_title = Content(_("Hooks"))
        self.hint(_("{dialog.close} close"))
        self.query_one(PageView).focus()

    @on(PageView.Resized)
    def _resized(self) -> None:
        view = self.query_one(PageView)
        width = view.text_width
        lines = [line for run in self.app.hook_runs for line in _lines(run, width)]
        view.show(Page(tuple(lines), ()), keep_place=True)


def _lines(run: HookRun, width: int) -> Iterator[Line]:
    """Set one run: when it ended and how, below it what it printed."""
    summary = one_line(f"{local(run.ended):%H:%M} {run.summary}")
    for start, end in wrap(summary, width):
        yield Line((Span(summary[start:end], "strong", None),), -1)
    for row in run.ran.output.expandtabs(4).splitlines():
        for start, end in wrap(row, max(10, width - _INDENT)):
            yield Line((Span(" " * _INDENT + row[start:end], "", None),), -1)
    yield Line((), -1)
