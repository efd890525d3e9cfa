"""Undo and redo on the desk: this sitting's steps first, and another program's only if the editor says so."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from newsroom.model import Change
from newsroom.settings.clock import local
from newsroom.settings.language import _
from newsroom.text.quoting import within_quotes
from newsroom.tui.context import DeskApp
from newsroom.tui.jobs import run_guarded

if TYPE_CHECKING:
    from newsroom.store import Asked
    from newsroom.tui.places import Newsdesk

Done = Callable[[], Awaitable[None]]
"""What is to be read anew when a step was taken back, or again."""


async def step_back(screen: Newsdesk, then: Done | None = None) -> None:
    """Undo the last change, and say what it was."""
    await take_step(screen.app, partial(_catch_up, screen, then), back=True)


async def step_forward(screen: Newsdesk) -> None:
    """Do again what was undone last, and say what it is."""
    await take_step(screen.app, partial(_catch_up, screen, None), back=False)


async def take_step(app: DeskApp, then: Done, *, back: bool) -> None:
    """Undo the last change, or do again what was undone last, and say what it is.

    Args:
        app: The desk.
        then: Reads anew what is on the screen.
        back: Undo.
    """
    journal = app.desk.store.journal
    found = await app.jobs.write(journal.undo_here if back else journal.redo_here)
    if found is None:
        app.notify(_nothing(back), markup=False)
    elif isinstance(found, Change):
        await _taken(app, found, then, back)
    else:
        _ask(app, found, then, back)


def _ask(app: DeskApp, asked: Asked, then: Done, back: bool) -> None:
    from newsroom.tui.screens.dialogs import QuestionScreen

    def answered(yes: bool | None) -> None:
        if yes:
            run_guarded(app, _take_asked, app, asked, then, back)

    title = _("Undo") if back else _("Redo")
    app.push_screen(QuestionScreen(title, _question(asked, app.desk.today(), back)), answered)


async def _take_asked(app: DeskApp, asked: Asked, then: Done, back: bool) -> None:
    journal = app.desk.store.journal
    change = await app.jobs.write(journal.undo_asked if back else journal.redo_asked, asked)
    if change is None:
        app.notify(_("Another program has done so meanwhile."), markup=False)
    else:
        await _taken(app, change, then, back)


async def _taken(app: DeskApp, change: Change, then: Done, back: bool) -> None:
    words = _("Undone: {what}") if back else _("Done again: {what}")
    app.notify(words.format(what=change.label), timeout=3, markup=False)
    await app.book.open()
    await then()


async def _catch_up(screen: Newsdesk, then: Done | None) -> None:
    from newsroom.desk import ranking

    app = screen.app
    await app.jobs.write(ranking.catch_up, app.desk)
    await screen.inbox.reload()
    await screen.reader.refresh_story()
    await screen.reader.read_passages()
    if then is not None:
        await then()


def _question(asked: Asked, today: date, back: bool) -> str:
    at = local(asked.at)
    made = {
        "command": _("with a command at {time}"),
        "desk": _("on another desk at {time}"),
        "other": _("by another program at {time}"),
    }[asked.by].format(time=f"{at:%H:%M}" if at.date() == today else f"{at:%Y-%m-%d %H:%M}")
    if back:
        alone = _("The last change was not made here, but {made}: “{what}”. Take it back?")
        first = _("“{own}” can be taken back only after what was done since {made}: “{what}”. Do that first?")
    else:
        alone = _("What was undone last was not done here, but {made}: “{what}”. Do it again?")
        first = _("“{own}” can be done again only after what was done {made}: “{what}”. Do that first?")
    own, what = within_quotes(asked.first), within_quotes(asked.label)
    return (first if asked.first else alone).format(own=own, made=made, what=what)


def _nothing(back: bool) -> str:
    return _("There is nothing to undo.") if back else _("There is nothing to do again.")
