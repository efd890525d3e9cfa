"""A box that is shown while something is waited for; Esc stops it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from newsroom.settings.language import _
from newsroom.tui.jobs import beside
from newsroom.tui.ownloop import OwnLoop
from newsroom.tui.screens.dialogs import Dialog

T = TypeVar("T")


class WaitingScreen(Dialog[None], Generic[T]):
    """Says what is waited for."""

    def __init__(self, title: str, words: str, work: Callable[[], Coroutine[None, None, T]]) -> None:
        """Make the box.

        Args:
            title: What is done.
            words: What is waited for.
            work: Makes what is run, beside the screen on a loop of its own.
        """
        super().__init__()
        self._title = title
        self._words = words
        self._work = OwnLoop(work, "newsroom-waiting")
        self._left = False
        self.answer = self._work.answer
        """What came of it; nothing, where it was stopped."""

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="box"):
            yield Static(self._words, markup=False, id="hint")

    def on_mount(self) -> None:
        """Name the box, and begin."""
        self.frame().border_title = Content(self._title)
        self.hint(_("{dialog.close} stop"))
        self._work.start()
        beside(self, self._wait, "waiting")

    def on_unmount(self) -> None:
        """Stop what still runs."""
        self._work.stop()

    def close(self) -> None:
        """Stop, and close with nothing found."""
        self._work.stop()
        self._leave()

    def _leave(self) -> None:
        if not self._left:
            self._left = True
            self.dismiss(None)

    async def _wait(self) -> None:
        await asyncio.wait([asyncio.wrap_future(self.answer)])
        self._leave()


async def waited_for(
    app: App[Any], title: str, words: str, work: Callable[[], Coroutine[None, None, T]]
) -> T | None:
    """Show that something is waited for, and return what came of it; None if the editor stopped it.

    To be called from a worker.

    Raises:
        NewsroomError: it failed.
    """
    box = WaitingScreen(title, words, work)
    await app.push_screen_wait(box)
    if not box.answer.done() or box.answer.cancelled():
        return None
    return box.answer.result()
