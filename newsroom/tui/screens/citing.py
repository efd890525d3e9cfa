"""Choose what is cited at the cursor of a section: a source of 引用, or an article of the desk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from newsroom.desk import documents
from newsroom.issues.forms.document import document
from newsroom.issues.forms.footnotes import Citation
from newsroom.settings.clock import local
from newsroom.settings.language import _
from newsroom.text.clean import one_line
from newsroom.tui.days import short_day
from newsroom.tui.jobs import run_guarded
from newsroom.tui.places import newsdesk
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen

if TYPE_CHECKING:
    from newsroom.model import Row
    from newsroom.tui.places import Editor

_MOST = 300
"""Stories of the inbox that are offered; / narrows them."""


async def choose_source_to_cite(editor: Editor) -> None:
    """List the sources, those cited already first, then the article in the reader and the inbox."""
    app, issue = editor.app, editor.app.book.issue
    if issue is None:
        return
    rows = await app.jobs.read(app.desk.store.inbox.rows, newsdesk(app).articles_at_hand(_MOST))
    choices: list[Choice[int | Citation]] = []
    notes = [note for note in document(issue.source or "").notes if note.url]
    if notes:
        choices.append(Choice(None, _("Cited already"), heading=True))
    for note in notes:
        again = Citation(
            title=note.title,
            url=note.url,
            publisher=note.publisher,
            published=note.published,
            retrieved=app.desk.today(),
        )
        choices.append(Choice(again, f"[{note.name}] {one_line(note.title)}", one_line(note.publisher)))
    if rows:
        choices.append(Choice(None, _("Articles"), heading=True))
    choices += [_line(row, app.desk.today()) for row in rows]
    at = next((n for n, each in enumerate(choices) if isinstance(each.value, int)), 1 if notes else 0)

    async def cite(wanted: int | Citation) -> None:
        citation = wanted
        if isinstance(citation, int):
            citation = await app.jobs.read(documents.citation_of, app.desk, citation)
        await editor.cite(citation)

    def chosen(wanted: int | Citation | None) -> None:
        if wanted is not None:
            run_guarded(editor.app, cite, wanted)

    app.push_screen(ChoiceScreen(_("Cite a source"), choices, at=at), chosen)


def _line(row: Row, today: date) -> Choice[int | Citation]:
    note = f"{one_line(row.source)} · {short_day(local(row.when), today)}"
    return Choice(row.id, one_line(row.title) or _("(no title)"), note)
