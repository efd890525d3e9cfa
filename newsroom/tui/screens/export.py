"""An issue goes out: checked, the difference shown where a file is in the way, written."""

from __future__ import annotations

from newsroom.desk import exporting
from newsroom.settings.language import _
from newsroom.tui.context import DeskApp
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.dialogs import ChoiceScreen, QuestionScreen
from newsroom.tui.screens.findings import choices_of, go_to


async def export_issue(app: DeskApp, *, force: bool = False) -> None:
    """Export the open issue as Markdown; errors and another file in the way are shown and asked about."""
    head = app.book.head
    if head is None:
        return
    try:
        done = await app.jobs.write(exporting.export, app.desk, head.id, force=force)
    except exporting.CheckFailed as error:
        _show_errors(app, error)
    except exporting.ExportExists as error:
        _ask(
            app,
            _("The file is there already"),
            _("Write over {path}?").format(path=error.path),
            error.difference,
        )
    else:
        await app.book.open()
        app.notify(_("Exported to {path}").format(path=done.path), timeout=8, markup=False)


def _show_errors(app: DeskApp, error: exporting.CheckFailed) -> None:
    def chosen(finding: object) -> None:
        if finding is None:
            _ask(app, _("The check found errors"), _("Export all the same?"), "")
        else:
            go_to(app, finding)  # type: ignore[arg-type]

    choices = choices_of(error.findings, app)
    title = _("Errors stop the export")
    app.push_screen(ChoiceScreen(title, choices, hint=_("Enter go to the words · Esc more")), chosen)


def _ask(app: DeskApp, title: str, question: str, text: str) -> None:
    def answered(yes: bool | None) -> None:
        if yes:
            run_guarded(app, lambda: export_issue(app, force=True))

    app.push_screen(QuestionScreen(title, question, text), answered)
