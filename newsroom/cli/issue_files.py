"""newsroom issue import and export: issues as files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.completing import FILE
from newsroom.cli.grammar import Command, Option, issue_argument, json_option
from newsroom.cli.issue_check import for_people
from newsroom.cli.output import StatusLine, put, put_bytes, put_json, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.model import EXPORTS
from newsroom.settings.language import N_, _, ngettext
from newsroom.text.clean import clean_text

if TYPE_CHECKING:
    from newsroom.desk import Desk
    from newsroom.desk.exporting import Exported
    from newsroom.desk.importing import Imported, Progress


@click.command(
    "import",
    cls=Command,
    help=N_(
        "Take digest files into the archive; of a folder, all that end in .md."
        "\n\nThe same bytes again give the old id. Other bytes for a date that has an issue are refused,"
        " unless --force keeps both. newsroom undo takes back what one import brought."
    ),
)
@click.argument("files", metavar="FILE.md...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--force", cls=Option, is_flag=True, help=N_("Keep a second issue of a date."))
@json_option
@pass_session
def import_issues(session: Session, files: tuple[Path, ...], force: bool, as_json: bool) -> int:
    """Import digests; a file that cannot be taken does not keep the others out."""
    from newsroom.desk import importing

    desk = session.desk() if importing.any_good(files) else session.desk_to_ask()
    status = StatusLine()
    last: Progress | None = None

    def show(progress: Progress) -> None:
        nonlocal last
        last = progress
        status.show(lambda: _under_way(progress))

    try:
        report = importing.import_files(desk, files, force=force, on_progress=show)
    except KeyboardInterrupt:
        done, total = (last.done, last.total) if last else (0, 0)
        message = _("stopped after {done} of {total} files; what is in stays, import again to go on")
        raise KeyboardInterrupt(message.format(done=done, total=total)) from None
    finally:
        status.clear()
    if as_json:
        put_json([_import_for_programs(each) for each in report.imported])
    else:
        put_table([_import_for_people(each) for each in report.imported])
    for each in report.imported:
        if each.broken:
            message = ngettext(
                "{file}: {n} byte is not UTF-8; it stays as it is",
                "{file}: {n} bytes are not UTF-8; they stay as they are",
                each.broken,
            )
            say(message.format(file=each.file, n=each.broken))
    for failure in report.refused:
        say(f"newsroom: {failure}")
    return 1 if report.refused else 0


@click.command(
    cls=Command,
    help=N_(
        "Write an issue into the publication's folder."
        "\n\nErrors of the check and another file of that name stop it; --force overrides both and keeps a"
        " copy of that file. An issue that went out before is written over its last export; if that was"
        " edited by hand, it stops."
    ),
)
@issue_argument
@click.option(
    "--format",
    "form",
    cls=Option,
    type=click.Choice([*EXPORTS, "opml"]),
    default="markdown",
    show_default=True,
    help=N_("The form to write."),
)
@click.option(
    "-o",
    "output",
    cls=Option,
    metavar="FILE|-",
    type=FILE,
    help=N_("The file to write, or - for standard output."),
)
@click.option("--force", cls=Option, is_flag=True, help=N_("Write in spite of errors and over another file."))
@click.option(
    "--take-edits",
    "take",
    cls=Option,
    is_flag=True,
    help=N_("First take edits made by hand in the exported file into the issue."),
)
@pass_session
def export(
    session: Session,
    reference: str | None,
    form: str,
    output: str | None,
    force: bool,
    take: bool,
) -> None:
    """Export an issue."""
    from newsroom.desk import composing, exporting
    from newsroom.publish import is_stream, write_atomically

    if take and form != "markdown":
        raise click.UsageError(_("--take-edits takes edits from Markdown alone; leave out --format"))
    if form == "opml":
        _export_sources(session, reference, output, overwrite=force)
        return
    desk = session.desk(create=False)
    issue = composing.find(desk, reference).head.id
    try:
        target = Path(output) if output else None
        if output is not None and (output == "-" or is_stream(Path(output))):
            write = put_bytes if output == "-" else partial(write_atomically, Path(output))
            done = exporting.export_to(desk, issue, write, force=force, format=form)
            _run_hooks(desk, done, form)
            return
        over = _taken(desk, issue, target) if take else None
        done = exporting.export(desk, issue, target, force=force, overwrite=force, over=over, format=form)
    except exporting.CheckFailed as error:
        for finding in error.findings:
            say(for_people(error.name, finding))
        if error.obstacle is not None:
            click.echo(clean_text(error.obstacle.difference), err=True)
        raise
    except exporting.ExportExists as error:
        click.echo(clean_text(error.difference), err=True)
        raise
    if done.kept is not None:
        say(_("what was in the file before is kept in {copy}").format(copy=done.kept))
    put(str(done.path))
    _run_hooks(desk, done, form)


def _taken(desk: Desk, issue: int, target: Path | None) -> str | None:
    """Take edits made by hand in the exported file into the issue; return its SHA-256, None without any."""
    from newsroom.desk import correcting, exporting
    from newsroom.desk.fieldnames import field_name

    edited = exporting.edited(desk, issue, target)
    if edited is None:
        return None
    for aside in correcting.take_edits(desk, issue, edited.path).asides:
        message = _("{field} was changed in the file and here; both are kept: the desk asks which stays")
        say(message.format(field=field_name(aside.field)))
    return edited.sha


def _export_sources(session: Session, reference: str | None, output: str | None, *, overwrite: bool) -> None:
    """Write the feeds whose articles an issue uses; the issue has not gone out by that."""
    from newsroom.desk import composing, sources_used
    from newsroom.publish import is_stream

    desk = session.desk(create=False)
    stored = composing.find(desk, reference)
    content = sources_used.opml(desk, [stored.head.id])
    if output == "-":
        put_bytes(content)
        return
    target = Path(output) if output else sources_used.place_of(desk, stored)
    kept = sources_used.write(desk, stored.head.id, target, content, overwrite=overwrite)
    if kept is not None:
        say(_("what was in the file before is kept in {copy}").format(copy=kept))
    if not is_stream(target):
        put(str(target))


@click.command(cls=Command, help=N_("Print the JSON Schema of issues as JSON."))
def schema() -> None:
    """Print the schema."""
    from newsroom.publish.data import schema_text

    put(schema_text().rstrip("\n"))


def _run_hooks(desk: Desk, done: Exported, form: str) -> None:
    """Run the hooks on an export, and say how they ended."""
    if desk.settings.hooks:
        from newsroom.cli.hooks import tell
        from newsroom.desk.hooks import after_export

        tell(after_export(desk, done, form))


def _under_way(progress: Progress) -> str:
    message = _("{done} of {total} files, {new} new: {file}")
    return message.format(done=progress.done, total=progress.total, new=progress.new, file=progress.file.name)


def _import_for_programs(imported: Imported) -> dict[str, Any]:
    return {
        "id": imported.head.id,
        "date": imported.head.date.isoformat() if imported.head.date else None,
        "title": imported.head.title,
        "entries": imported.head.entries,
        "form": imported.head.form,
        "file": str(imported.file),
        "not_utf8": imported.broken,
    }


def _import_for_people(imported: Imported) -> tuple[str, ...]:
    from newsroom.desk.documents import contents_of

    head = imported.head
    entries = contents_of(head)
    state = _("imported") if imported.new else _("there already")
    day = head.date.isoformat() if head.date else "-"
    return (str(head.id), day, entries, state, str(imported.file))
