"""newsroom backup and newsroom doctor: a copy to keep, and whether all is well."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsroom.cli.completing import BACKUP, LIST_OR_FILE
from newsroom.cli.grammar import Command, Option, json_option
from newsroom.cli.output import put_json, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _

if TYPE_CHECKING:
    from newsroom.desk.backing import Restored


@click.command(
    cls=Command,
    help=N_(
        "Write a consistent copy of the database to FILE, even while it is in use."
        "\n\nA backup that is there already is replaced with --force only."
        "\n\nnewsroom backup list names the copies that are made once a day by themselves."
    ),
)
@click.argument("file", metavar="FILE|list", type=LIST_OR_FILE)
@click.option("--force", cls=Option, is_flag=True, help=N_("Replace a backup that is there."))
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print the list as JSON for programs."))
@pass_session
def backup(session: Session, file: str, force: bool, as_json: bool) -> None:
    """Copy the database."""
    if file == "list":
        _list_backups(session, as_json)
        return
    if as_json:
        raise click.UsageError(_("--json goes with newsroom backup list"))
    session.desk(create=False).store.backup(Path(file), overwrite=force)
    say(_("copied {database} to {file}").format(database=session.database_path, file=file))


def _list_backups(session: Session, as_json: bool) -> None:
    from newsroom.desk.backing import listed

    found = listed(session.database_path)
    if as_json:
        put_json([{"day": str(each.day), "file": str(each.path), "bytes": each.size} for each in found])
        return
    put_table([(str(each.day), f"{each.size / 1_000_000:.1f} MB", str(each.path)) for each in found])
    if not found:
        say(_("there are no backups yet; one is made on every day that the newsroom is written to"))


@click.command(
    cls=Command,
    help=N_(
        "Put a backup in the place of the database."
        "\n\nA BACKUP is a file, or the day of a daily one, YYYY-MM-DD; without it, the newest that is sound."
        " The database that is replaced stays beside it under another name."
    ),
)
@click.argument("wanted", metavar="[BACKUP]", type=BACKUP, required=False)
@pass_session
def restore(session: Session, wanted: str | None) -> None:
    """Restore the database."""
    from newsroom.desk import backing

    _say_restored(session, backing.restore(session.database_path, wanted))


def _say_restored(session: Session, done: Restored) -> None:
    say(_("{database} is now {backup}").format(database=session.database_path, backup=done.backup))
    if done.replaced is not None:
        say(_("the one before is kept as {file}").format(file=done.replaced))


@click.command(
    cls=Command,
    help=N_("Check settings, folders, database, feeds, mail, terminal and programs, and say what to do."),
)
@json_option
@click.option(
    "--repair",
    cls=Option,
    is_flag=True,
    help=N_("Put the newest sound backup in the place of a database that is damaged."),
)
@pass_session
def doctor(session: Session, as_json: bool, repair: bool) -> int:
    """Check and report; the exit code is 1 where something does not work."""
    if repair:
        from newsroom.desk import backing

        done = backing.repair(session.database_path)
        if done is None:
            say(_("{file} is sound: nothing to repair").format(file=session.database_path))
        else:
            _say_restored(session, done)
    from newsroom.desk.doctor import CHECKS, STATES

    findings = session.examine()
    if as_json:
        put_json([{"check": each.check, "state": each.state, "message": each.message} for each in findings])
    else:
        rows = [(_(STATES[each.state]), _(CHECKS[each.check]), each.message) for each in findings]
        put_table(rows, broken=True)
    return 1 if any(each.state == "error" for each in findings) else 0
