"""newsroom backup and newsroom doctor: a copy to keep, and whether all is well."""

from __future__ import annotations

from pathlib import Path

import click

from newsroom.cli.grammar import Command, Option
from newsroom.cli.output import put_json, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _


@click.command(
    cls=Command, help=N_("Write a consistent copy of the database to FILE, even while it is in use.")
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@pass_session
def backup(session: Session, file: Path) -> None:
    """Copy the database."""
    session.desk(create=False).store.backup(file)
    say(_("copied {database} to {file}").format(database=session.database_path, file=file))


@click.command(cls=Command, help=N_("Check database, settings, feeds and terminal."))
@click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print JSON for programs."))
@pass_session
def doctor(session: Session, as_json: bool) -> int:
    """Check and report; the exit code is 1 where something does not work."""
    from newsroom.desk.doctor import CHECKS, STATES, examine

    findings = examine(session.config, session.database)
    if as_json:
        put_json([{"check": each.check, "state": each.state, "message": each.message} for each in findings])
    else:
        put_table([(_(STATES[each.state]), _(CHECKS[each.check]), each.message) for each in findings])
    return 1 if any(each.state == "error" for each in findings) else 0
