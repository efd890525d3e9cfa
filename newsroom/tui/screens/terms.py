"""Spellings that the editor put right are offered for the publication's terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import _, ngettext
from newsroom.tui.context import DeskApp
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen

if TYPE_CHECKING:
    from newsroom.desk.terms import Term


async def learn_terms(app: DeskApp) -> None:
    """List what was learned; a chosen one goes into the settings, and the list comes again without it."""
    from newsroom.desk import terms

    found = await app.jobs.read(terms.learned, app.desk)
    if not found:
        app.notify(_("No spelling was put right by hand that the lists do not know."), markup=False)
        return
    choices = [
        Choice(term, f"{term[0]} → {term[1]}", ngettext("{n} time", "{n} times", count).format(n=count))
        for term, count in found
    ]

    def chosen(term: Term | None) -> None:
        if term is not None:
            run_guarded(app, _add, app, term)

    hint = _("{choice.take} adds it to the terms · {dialog.close} close")
    app.push_screen(ChoiceScreen(_("Learned spellings"), choices, hint=hint), chosen)


async def _add(app: DeskApp, term: Term) -> None:
    from newsroom.desk import terms
    from newsroom.settings import config

    file = app.desk.settings.file
    await app.jobs.write(terms.add, file, app.desk.publication, *term)
    app.take_settings(await app.jobs.read(config.load, file))
    await app.book.check()
    app.notify(_("{wrong} → {right} is in the terms").format(wrong=term[0], right=term[1]), markup=False)
    await learn_terms(app)
