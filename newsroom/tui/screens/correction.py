"""A correction (更正) is asked for and put into the issue."""

from __future__ import annotations

from newsroom.desk import correcting
from newsroom.model import Entry
from newsroom.settings.language import _
from newsroom.tui.commands.base import keyed
from newsroom.tui.context import DeskApp
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.dialogs import PromptScreen


def ask_for_correction(app: DeskApp, entry: Entry) -> None:
    """Ask what was wrong with an entry and what is right, and print it where the publication wants it."""
    head, issue = app.book.head, app.book.issue
    if head is None or issue is None or entry not in issue.entries:
        return
    number = issue.entries.index(entry) + 1

    async def correct(text: str) -> None:
        await app.jobs.write(correcting.correct, app.desk, head.id, number, text)
        await app.book.open()
        app.notify(
            keyed(
                _("The correction is in the issue; {desk.export} exports it again, {desk.history} shows it.")
            ),
            markup=False,
        )

    def answered(text: str | None) -> None:
        if text:
            run_guarded(app, correct, text)

    hint = _("What was wrong in entry {n}, and what is right? It is printed as readers will see it:")
    note = correcting.note_of(app.desk, issue, number, "…").replace("**", "")
    app.push_screen(PromptScreen(_("Correction (更正)"), hint.format(n=number) + "\n" + note), answered)
