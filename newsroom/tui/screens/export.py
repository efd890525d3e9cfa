"""An issue goes out: checked, the difference shown where a file is in the way, written."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from newsroom.desk import exporting
from newsroom.model import Severity
from newsroom.settings.language import N_, _, ngettext
from newsroom.tui.commands.base import keyed, offers
from newsroom.tui.commands.dialogs import EDITED_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.dialogs import QuestionScreen

Refused = Callable[[], object]


@offers(EDITED_COMMANDS)
class EditedScreen(QuestionScreen):
    """The exported file was edited by hand: its edits, and what to do with them."""

    KEYS = N_("{question.yes} take them in · {question.over} write over them · {question.no} neither")
    over = False
    """The editor would rather lose the edits."""


async def export_issue(
    app: DeskApp,
    refused: Refused | None = None,
    *,
    force: bool = False,
    overwrite: bool = False,
    anywhere: bool = False,
    over: str | None = None,
) -> None:
    """Export the open issue as Markdown; errors and another file in the way are shown and asked about.

    Args:
        app: The app.
        refused: Shows the errors that stop it. Without it they are shown already, and the editor is asked
            whether to export all the same.
        force: Write in spite of errors.
        overwrite: Write over another file.
        anywhere: Write into the working folder without asking where the settings name no folder.
        over: SHA-256 of a file whose content the editor has seen and that may be written over.
    """
    head, issue = app.book.head, app.book.issue
    if head is None or issue is None:
        return
    if not (force or anywhere or app.desk.publication.folder or head.exported):
        path = exporting.place_of(app.desk, issue)
        question = _("Write to {path}? The settings name no folder for exports.").format(path=path)
        again = partial(export_issue, app, refused, anywhere=True)
        _ask(app, _("Where the issue goes"), question, "", again)
        return
    try:
        done = await app.jobs.write(
            exporting.export, app.desk, head.id, force=force, overwrite=overwrite, over=over
        )
    except exporting.CheckFailed as error:
        await app.book.check_to_the_end()
        if refused is None:
            _ask_to_insist(app, len(error.findings))
        else:
            refused()
    except exporting.ExportEdited as error:
        _ask_about_edits(app, head.id, error, partial(export_issue, app, refused, force=force))
    except exporting.ExportExists as error:
        _ask(
            app,
            _("The file is there already"),
            _("Write over {path}?").format(path=error.path),
            error.difference,
            partial(export_issue, app, refused, force=force, overwrite=True, anywhere=True),
        )
    else:
        await app.book.open()
        message = _("Exported to {path}").format(path=done.path)
        if done.kept is not None:
            message += "\n" + _("What was in the file before is kept in {copy}").format(copy=done.kept)
        app.notify(message, timeout=8, markup=False)
        if app.desk.settings.hooks:
            from newsroom.desk.hooks import after_export
            from newsroom.tui.hooks import run_hooks

            run_hooks(app, "export", lambda: after_export(app.desk, done))


def _ask_about_edits(
    app: DeskApp, id: int, error: exporting.ExportEdited, go: Callable[..., Awaitable[None]]
) -> None:
    async def take() -> None:
        from newsroom.desk import correcting

        app.book.own(await app.jobs.write(correcting.take_edits, app.desk, id, error.path))
        await app.book.open()
        app.notify(
            keyed(_("The edits of the file are in the issue; {desk.undo} takes them out.")), markup=False
        )
        await go(over=error.sha)

    def answered(yes: bool | None) -> None:
        if yes and screen.over:
            run_guarded(app, partial(go, over=error.sha))
        elif yes:
            run_guarded(app, take)

    question = _("{path} was edited by hand since the last export. Take its edits into the issue?")
    screen = EditedScreen(
        _("Edited in the file"), question.format(path=error.path), error.difference, difference=True
    )
    app.push_screen(screen, answered)


def _ask_to_insist(app: DeskApp, n: int) -> None:
    """Ask whether to export in spite of so many errors, which the editor has seen."""

    def left() -> str:
        findings = app.book.findings
        return question(sum(each.severity is Severity.ERROR and each.override is None for each in findings))

    def question(n: int) -> str:
        if not n:
            return _("No error is left any more. Export?")
        words = ngettext(
            "{n} error is left. Export all the same?", "{n} errors are left. Export all the same?", n
        )
        return words.format(n=n)

    insist = partial(export_issue, app, force=True)
    _ask(app, _("Errors stop the export"), question(n), "", insist, left)


def _ask(
    app: DeskApp,
    title: str,
    question: str,
    text: str,
    go: Callable[[], Awaitable[None]],
    renewed: Callable[[], str] | None = None,
) -> None:
    def answered(yes: bool | None) -> None:
        if yes:
            run_guarded(app, go)

    app.push_screen(QuestionScreen(title, question, text, difference=True, renewed=renewed), answered)
