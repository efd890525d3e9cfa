"""newsroom issue history, diff and restore: what became of an issue, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.grammar import Command, Number, Option, issue_argument, issue_option, json_option
from newsroom.cli.output import instant, moment, put, put_json, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _

if TYPE_CHECKING:
    from newsroom.issues.comparing import FieldChange
    from newsroom.store import Aside

_MARKS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
"""As ``git diff --word-diff`` writes words."""


@click.command(
    cls=Command,
    help=N_(
        "List the revisions of an issue, newest first: number, time, cause, exports."
        "\n\nTexts that another program's took the place of are listed after them."
    ),
)
@issue_argument
@json_option
@pass_session
def history(session: Session, reference: str | None, as_json: bool) -> None:
    """List revisions."""
    from newsroom.desk import composing
    from newsroom.desk.history import history_of

    desk = session.desk(create=False)
    told = history_of(desk, composing.find(desk, reference).head.id)
    if as_json:
        put_json(
            [
                {
                    "revision": each.number,
                    "at": instant(each.at),
                    "cause": each.cause,
                    "exports": [
                        {"at": instant(sent.at), "form": sent.form, "path": sent.path}
                        for sent in each.exports
                    ],
                }
                for each in told.moments
            ]
        )
        return
    rows = [
        (
            str(each.number),
            moment(each.at),
            " ".join(dict.fromkeys(sent.path for sent in each.exports)),
            each.cause,
        )
        for each in told.moments
    ]
    put_table(
        [
            (number, at, cause, _("exported to {path}").format(path=path) if path else "")
            for number, at, path, cause in rows
        ]
    )
    for aside in told.asides:
        put(_aside(aside))


@click.command(
    cls=Command,
    help=N_(
        "Tell what changed since the last export, word by word."
        "\n\nWords that are gone stand in [-…-], new ones in {+…+}; … stands for lines that are as they were."
    ),
)
@issue_argument
@click.option(
    "--from", "first", cls=Option, metavar="N", type=Number(1), help=N_("Since this revision instead.")
)
@click.option("--to", "last", cls=Option, metavar="M", type=Number(1), help=N_("Up to this revision."))
@json_option
@pass_session
def diff(session: Session, reference: str | None, first: int | None, last: int | None, as_json: bool) -> None:
    """Tell what changed."""
    from newsroom.desk import composing
    from newsroom.desk import history as histories

    if last is not None and first is None:
        raise click.UsageError(_("give --from with --to"))
    desk = session.desk(create=False)
    id = composing.find(desk, reference).head.id
    found = (
        histories.changes_since_export(desk, id)
        if first is None
        else histories.changes_between(desk, id, first, last)
    )
    if as_json:
        put_json([_change_for_programs(each) for each in found])
        return
    for each in found:
        put(_change_for_people(each))
    if not found:
        say(_("nothing changed"))


@click.command(cls=Command, help=N_("Make an issue what it was at revision N; undo takes it back."))
@click.argument("number", metavar="N", type=Number(1))
@issue_option
@pass_session
def restore(session: Session, number: int, reference: str | None) -> None:
    """Go back to a revision."""
    from newsroom.desk import composing
    from newsroom.desk import history as histories

    desk = session.desk(create=False)
    stored = histories.restore(desk, composing.find(desk, reference).head.id, number)
    message = _("{title} is as it was at revision {n}; this is revision {now}")
    say(message.format(title=stored.head.title, n=number, now=stored.head.revision))


def _change_for_programs(change: FieldChange) -> dict[str, Any]:
    return {
        "what": change.what,
        "field": change.field,
        "entry": change.number,
        "before": change.before,
        "after": change.after,
    }


def _change_for_people(change: FieldChange) -> str:
    from newsroom.desk.fieldnames import field_name
    from newsroom.issues.words import nearby

    place = field_name(change.field, of_entry=change.entry is not None)
    if change.number is not None:
        # Not “{n} entry”: the catalogue has that as a count, of which the Chinese differs.
        pattern = _("entry {n}") if change.field == "entry" else _("{n} {field}")
        place = pattern.format(n=change.number, field=place)
    words = "".join(_MARKS[each.kind].format(each.text) for each in nearby(change.pieces))
    if change.what == "moved":
        words = f"{change.before} → {change.after}"
    return _("{place}: {words}").format(place=place, words=words)


def _aside(aside: Aside) -> str:
    from newsroom.desk.fieldnames import field_name

    message = _("kept aside {at}, {field}: {text}")
    return message.format(at=moment(aside.at), field=field_name(aside.field), text=aside.text or "-")
