"""newsroom issue publish: an issue goes out as all that its publication names."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from newsroom.cli.grammar import Command, Option, issue_argument
from newsroom.cli.hooks import tell
from newsroom.cli.issue_check import for_people
from newsroom.cli.output import agreed, put, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.model import TARGETS
from newsroom.settings.language import N_, _, ngettext
from newsroom.text.clean import clean_text, one_line

if TYPE_CHECKING:
    from newsroom.desk.publishing import Plan, Published

_SHOWN = 12
"""Files that are named one by one in a command."""


@click.command(
    cls=Command,
    help=N_(
        "Publish an issue: write it as all that its publication names, commit, push, run hooks."
        "\n\nWhat will be written, committed and run is shown first, and asked about. Errors of the check and"
        " files in the way stop it; --force overrides both."
    ),
)
@issue_argument
@click.option(
    "--target",
    "targets",
    cls=Option,
    multiple=True,
    type=click.Choice(TARGETS),
    help=N_("As what; may be given several times. Without it, what the settings say."),
)
@click.option("--yes", cls=Option, is_flag=True, help=N_("Do not ask."))
@click.option("--dry-run", "dry", cls=Option, is_flag=True, help=N_("Show what would be done, and stop."))
@click.option("--force", cls=Option, is_flag=True, help=N_("Write in spite of errors and over another file."))
@pass_session
def publish(
    session: Session,
    reference: str | None,
    targets: tuple[str, ...],
    yes: bool,
    dry: bool,
    force: bool,
) -> int:
    """Publish an issue."""
    from newsroom.desk import composing, publishing

    desk = session.desk(create=False)
    stored = composing.find(desk, reference)
    planned = publishing.plan(desk, stored.head.id, targets, force=force, overwrite=force)
    for finding in planned.errors:
        say(for_people(planned.head.title, finding))
    # The plan is what is asked for, or what a question is about.
    _show(planned, err=not dry)
    if planned.blocked or dry:
        for each in planned.files:
            if each.difference:
                click.echo(clean_text(each.difference), err=True)
        if dry:
            return 1 if planned.blocked else 0
    elif not yes and not agreed(_("Do this?"), default=True):
        say(_("nothing was done"))
        return 1
    done = publishing.publish(desk, planned)
    _report(done)
    return 0 if done.fine else 1


def _show(planned: Plan, *, err: bool) -> None:
    """Print what would be done: files, calls of git, hooks."""
    from newsroom.desk.publishing import LABELS, STATES

    rows = [(_(LABELS[each.target]), _(STATES[each.state]), str(each.path)) for each in planned.files]
    put_table(rows, err=err)
    for each in planned.files:
        if each.told:
            say(each.told)
    # Whoever asks for the plan alone wants all of it; a question is about its outline.
    written = _shortened if err else shlex.join
    lines = list(map(written, planned.commit.commands)) if planned.commit else []
    lines += [_("hook: {command}").format(command=hook.line) for hook in planned.hooks]
    for line in lines:
        click.echo(one_line(line), err=err)
    for note in planned.commit.notes if planned.commit else ():
        say(note)
    if planned.problem and not err:
        say(planned.problem)


def _shortened(command: tuple[str, ...]) -> str:
    """Write a call of git; of many files the first ones."""
    before, dashes, files = _split(command)
    line = shlex.join([*before, *dashes, *files[:_SHOWN]])
    if (n := len(files) - _SHOWN) > 0:
        line += " " + ngettext("… and {n} more file", "… and {n} more files", n).format(n=n)
    return line


def _split(command: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Part a command before its files."""
    if "--" not in command:
        return command, (), ()
    at = command.index("--")
    return command[:at], ("--",), command[at + 1 :]


def _report(done: Published) -> None:
    """Say what was done, and what was not."""
    for each in done.files:
        put(str(each.path))
    committed = done.committed
    if committed is not None:
        if committed.output:
            click.echo(clean_text(committed.output), err=True)
        if committed.commit:
            say(_("committed as {commit}").format(commit=committed.commit))
        elif not committed.problem:
            say(_("there was nothing to commit"))
        if committed.pushed:
            say(_("pushed"))
        if committed.problem:
            say(f"newsroom: {committed.problem}")
    if done.output:
        click.echo(clean_text(done.output), err=True)
    if done.problem:
        say(f"newsroom: {done.problem}")
    tell(done.hooks)
