"""newsroom notes: what the editor highlighted in articles, with the notes on it."""

from __future__ import annotations

import click

from newsroom.cli.grammar import Command, Number, Option, json_option
from newsroom.cli.output import instant, moment, put_json, put_table
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_


@click.command(cls=Command, help=N_("List what was highlighted in articles, with its notes, newest first."))
@click.option(
    "--limit",
    cls=Option,
    metavar="N",
    type=Number(),
    default=10**6,
    help=N_("At most so many; without it, all."),
)
@json_option
@pass_session
def notes(session: Session, limit: int, as_json: bool) -> None:
    """List passages."""
    desk = session.desk_if_any()
    found = desk.store.passages.latest(limit) if desk else []
    if not as_json:
        put_table(
            [(str(each.article), moment(each.at), each.source, each.quote, each.note) for each in found]
        )
        return
    put_json(
        [
            {
                "id": each.id,
                "article": each.article,
                "title": each.title,
                "url": each.url,
                "source": each.source,
                "start": each.start,
                "quote": each.quote,
                "note": each.note or None,
                "at": instant(each.at),
            }
            for each in found
        ]
    )
