"""newsroom terms: the publication's own spellings."""

from __future__ import annotations

import click

from newsroom.cli.completing import ISSUE, TERM
from newsroom.cli.grammar import Command, Group, Option, json_option
from newsroom.cli.output import put_json, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _, ngettext


@click.group(cls=Group, help=N_("List, add, remove and learn the spellings of your publication."))
def terms() -> None:
    """Group the commands about terms."""


@terms.command("list", cls=Command, help=N_("List the publication's own spellings, wrong and right."))
@json_option
@pass_session
def list_terms(session: Session, as_json: bool) -> None:
    """List the terms."""
    own = session.settings.publication.standards.terms
    if as_json:
        put_json([{"wrong": wrong, "right": right} for wrong, right in own.items()])
    else:
        put_table(list(own.items()))


@terms.command(cls=Command, help=N_("Add a spelling to the settings: the wrong one, then the right one."))
@click.argument("wrong", metavar="WRONG")
@click.argument("right", metavar="RIGHT")
@pass_session
def add(session: Session, wrong: str, right: str) -> None:
    """Add a term."""
    from newsroom.desk import terms as verbs

    verbs.add(session.settings.file, session.settings.publication, wrong, right)
    say(_("{wrong} → {right} is in {file}").format(wrong=wrong, right=right, file=session.settings.file))


@terms.command(cls=Command, help=N_("Remove a spelling from the settings, by its wrong form."))
@click.argument("wrong", metavar="WRONG", type=TERM)
@pass_session
def remove(session: Session, wrong: str) -> None:
    """Remove a term."""
    from newsroom.desk import terms as verbs

    verbs.remove(session.settings.file, session.settings.publication, wrong)


@terms.command(
    cls=Command,
    help=N_(
        "List the spellings you put right in your issues, with how often.\n\n"
        "--add writes them all into the settings; “newsroom terms add” writes one."
    ),
)
@click.argument("issue", metavar="[ISSUE]", type=ISSUE, required=False)
@click.option("--add", "adding", cls=Option, is_flag=True, help=N_("Write them into the settings."))
@json_option
@pass_session
def learn(session: Session, issue: str | None, adding: bool, as_json: bool) -> None:
    """Offer what was learned."""
    from newsroom.desk import composing
    from newsroom.desk import terms as verbs

    desk = session.desk(create=False)
    found = verbs.learned(desk, composing.find(desk, issue).head.id if issue else None)
    if as_json:
        put_json([{"wrong": wrong, "right": right, "count": count} for (wrong, right), count in found])
    else:
        put_table([(wrong, right, str(count)) for (wrong, right), count in found])
    if not found:
        say(_("nothing was learned: no spelling was changed by hand that the lists do not know"))
    if adding:
        for (wrong, right), _count in found:
            verbs.add(session.settings.file, session.settings.publication, wrong, right)
        n = len(found)
        message = ngettext("{n} term is in {file}", "{n} terms are in {file}", n)
        say(message.format(n=n, file=session.settings.file))
