"""The line below an article in which the editor types what to look for in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from newsroom.settings.language import _
from newsroom.text.folding import fold
from newsroom.tui.widgets.pageview import PageView
from newsroom.tui.widgets.textline import TextLine


class FindBar(Vertical):
    """Hidden until something is looked for; each letter typed marks what has been typed so far."""

    DEFAULT_CSS = """
    FindBar { height: auto; display: none; }
    """

    def __init__(self, sought: Callable[[str, bool], None], *, id: str | None = None) -> None:
        """Make the line.

        Args:
            sought: Told the words, and whether they are all.
            id: Its id.
        """
        super().__init__(id=id)
        self._sought = sought
        self.active = False
        """Something is looked for; n and N go from place to place."""
        self.words = ""

    def begin(self) -> None:
        """Show the line with what was looked for last."""
        self.display = True
        self.active = True
        if not self.query(Input):
            # Few articles are searched: the line is made when it is first wanted.
            self.mount(TextLine(placeholder=_("find in the article"), id="find-words", compact=True))
            # What traditional characters stand for is read once, a fifth of a second, while words are typed.
            self.run_worker(partial(fold, "臺"), group="fold", thread=True)
        self._focus()

    def _focus(self) -> None:
        line = self.query_one(Input)
        line.focus()
        line.action_select_all()

    def end(self) -> None:
        """Hide the line, and look for nothing."""
        if not self.active:
            return
        self.active = self.display = False
        self.words = ""
        if self.query(Input):
            self.query_one(Input).value = ""
        self._sought("", False)

    @property
    def _view(self) -> PageView:
        assert self.parent is not None
        return self.parent.query_one(PageView)

    def described(self) -> str:
        """Say how many places there are and which this is."""
        view = self._view
        if not self.words:
            return _("find")
        if not view.found and view.found_above:
            return _("in the headline alone")
        if not view.found:
            return _("not found: {words}").format(words=self.words)
        return _("match {n} of {total}").format(n=view.here + 1, total=len(view.found))

    def compose(self) -> ComposeResult:
        """Begin empty."""
        yield from ()

    @on(Input.Changed, "#find-words")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.active:
            self.words = event.value
            self._sought(event.value, False)

    @on(Input.Submitted, "#find-words")
    def _taken(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            self.end()
            self._view.focus()
            return
        self.words = event.value
        self.display = False
        self._sought(event.value, True)
