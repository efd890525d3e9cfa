"""newsroom issue mail: an issue to the editor to try it, then to the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsroom.cli.grammar import Command, Option, issue_argument
from newsroom.cli.issue_check import for_people
from newsroom.cli.output import agreed, moment, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _, listed, ngettext

if TYPE_CHECKING:
    from newsroom.desk.mailing import Mailing
    from newsroom.publish.smtp import Delivered


@click.command(
    cls=Command,
    help=N_(
        "Mail an issue by the server of [mail] in the settings: with --test to yourself, then with --send."
        "\n\nWhat would be sent is shown and asked about. --send wants the issue free of errors, and sent to"
        " yourself as it is. Exit code 1 if a receiver was refused."
    ),
)
@issue_argument
@click.option("--test", "test", cls=Option, is_flag=True, help=N_("Send it to yourself."))
@click.option("--send", "real", cls=Option, is_flag=True, help=N_("Send it to the list."))
@click.option(
    "--to",
    cls=Option,
    metavar="ADDRESS",
    multiple=True,
    help=N_("Send it to this address in place of those of the settings; again for further ones."),
)
@click.option("--dry-run", cls=Option, is_flag=True, help=N_("Show what would be sent, and send nothing."))
@click.option("--yes", cls=Option, is_flag=True, help=N_("Do not ask."))
@click.option(
    "--again",
    cls=Option,
    is_flag=True,
    help=N_("Send also to those who got it before, or of whom that is not known."),
)
@click.option("--force", cls=Option, is_flag=True, help=N_("Send in spite of errors and length."))
@pass_session
def mail(
    session: Session,
    reference: str | None,
    test: bool,
    real: bool,
    to: tuple[str, ...],
    dry_run: bool,
    yes: bool,
    again: bool,
    force: bool,
) -> int:
    """Mail an issue."""
    from newsroom.desk import composing, mailing

    if test and real:
        raise click.UsageError(_("--test and --send cannot be given together: first --test, then --send"))
    if not test and not real:
        raise click.UsageError(_("give --test or --send"))
    desk = session.desk(create=False)
    planned = mailing.plan(desk, composing.find(desk, reference), test=test, to=to)
    _show(planned)
    try:
        mailing.need_ready(desk, planned, force=force, again=again)
    except mailing.NotReady as error:
        for finding in error.findings:
            say(for_people(planned.dated.title, finding))
        raise
    if dry_run:
        return 0
    if not yes and not agreed(_("Send it?"), default=False):
        say(_("nothing was sent"))
        return 1
    delivered = mailing.send(desk, planned, again=again)
    return _told(planned, delivered)


def _show(planned: Mailing) -> None:
    """Print what would be sent to whom."""
    size = _("{n} KB, of which {html} KB are HTML").format(
        n=-(-planned.size // 1024), html=-(-planned.html_size // 1024)
    )
    if planned.clipped:
        size += _("; Gmail would show only the beginning")
    tried = moment(planned.tested) if planned.tested else _("not yet")
    rows = [
        (_("Subject"), str(planned.message["Subject"])),
        (_("From"), str(planned.message["From"])),
        (_("To"), _receivers(planned)),
        (_("By"), planned.by),
        (_("Size"), size),
        (_("Tried"), tried),
    ]
    if planned.unsure:
        rows.append((_("Not known"), listed(planned.unsure[:5])))
    if planned.sent_before:
        rows.append((_("Had it before"), listed(planned.sent_before[:5])))
    put_table(rows)


def _receivers(planned: Mailing) -> str:
    shown = listed(planned.receivers[:5])
    if len(planned.receivers) <= 5:
        return shown
    n = len(planned.receivers)
    return ngettext("{n} receiver: {some} …", "{n} receivers: {some} …", n).format(n=n, some=shown)


def _told(planned: Mailing, delivered: Delivered) -> int:
    n = len(delivered.taken)
    say(ngettext("sent to {n} receiver", "sent to {n} receivers", n).format(n=n))
    for address, answer in delivered.refused.items():
        say(_("refused: {address}: {answer}").format(address=address, answer=answer))
    left = len(planned.receivers) - n - len(delivered.refused) - len(delivered.unsure)
    for address in delivered.unsure:
        say(_("not known whether it arrived: {address}").format(address=address))
    if delivered.stopped:
        message = ngettext("{n} receiver was not reached", "{n} receivers were not reached", left)
        say(_("{name}: {problem}").format(name=message.format(n=left), problem=delivered.stopped))
    return 1 if delivered.refused or delivered.stopped else 0
