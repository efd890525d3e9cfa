"""Leaving with something that could not be written: it is put into a file; the editor is asked."""

from __future__ import annotations

from collections.abc import Callable

from newsroom.desk import rescuing
from newsroom.model import NewsroomError
from newsroom.settings.language import _
from newsroom.tui.context import DeskApp
from newsroom.tui.screens.dialogs import QuestionScreen


class LeaveScreen(QuestionScreen):
    """Asks whether to leave with something unsaved."""


async def ask_to_leave(app: DeskApp, leave: Callable[[], None]) -> None:
    """Write the issue on the screen to a rescue file, say where, and leave if the editor still wants to.

    Args:
        app: The app.
        leave: Ends it.
    """
    if isinstance(app.screen, LeaveScreen):  # who leaves a second time has the question before them
        return
    issue = app.book.issue
    if issue is None:
        leave()
        return
    words = app.book.words_aside()
    why = app.book.problem or _("it is still being written")
    try:
        place = await app.jobs.read(rescuing.rescue, app.desk, issue, words)
    except NewsroomError as error:
        told = _("It could not be put into a file either: {reason}. Leaving loses it.").format(reason=error)
    else:
        told = _("It is kept in {file}; newsroom issue import reads it.").format(file=place)

    def answered(yes: bool | None) -> None:
        if yes:
            leave()

    question = _("Leave all the same? The desk goes on trying while it is open.")
    text = "\n\n".join((_("The issue is not saved: {reason}.").format(reason=why), told))
    app.push_screen(
        LeaveScreen(_("Not saved"), question, text),
        answered,
    )
