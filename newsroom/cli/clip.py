"""newsroom clip: documents that no feed brought."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime, time
from zoneinfo import ZoneInfo

import click
from msgspec.structs import replace

from newsroom.cli.completing import FILE
from newsroom.cli.grammar import Command, Option, SpokenDay, json_option
from newsroom.cli.output import put, put_json, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _

_KINDS = ("text", "markdown", "html", "pdf", "word", "mail")


@click.command(
    cls=Command,
    help=N_(
        "Put a document, a page or pasted text in the inbox, and print the article's id."
        "\n\nFILE may be Markdown, HTML, text, PDF, Word (.docx) or mail (.eml); - is standard input. Its"
        " kind is seen by its content. The same document again brings its article up to date."
    ),
)
@click.argument("what", metavar="FILE|URL|-", type=FILE)
@click.option(
    "--type", "kind", cls=Option, type=click.Choice(_KINDS), help=N_("What it is, if that is not seen.")
)
@click.option("--title", cls=Option, default="", help=N_("Its title; without it, as the document has it."))
@click.option("--source", cls=Option, default="", help=N_("Who published it."))
@click.option(
    "--date",
    "day",
    cls=Option,
    type=SpokenDay(),
    help=N_("The day it came out: YYYY-MM-DD, 7月20日, yesterday."),
)
@click.option("--url", cls=Option, default="", help=N_("Its address, if it is not read from there."))
@json_option
@pass_session
def clip(
    session: Session,
    what: str,
    kind: str | None,
    title: str,
    source: str,
    day: str | None,
    url: str,
    as_json: bool,
) -> None:
    """Read a document and store it."""
    from newsroom.desk import clipping
    from newsroom.text.addresses import is_web, without_credentials

    url = url.strip()
    if url and not is_web(url):
        message = _("{url} is no web address; --url takes http:// and https:// only.")
        raise click.UsageError(message.format(url=without_credentials(url)[:200]))
    desk = session.desk_to_ask()
    if what == "-":
        given = clipping.Given(body=sys.stdin.buffer.read(clipping.LARGEST + 1))
    else:
        given = asyncio.run(clipping.load(desk, what))
    zone = ZoneInfo(desk.publication.zone)
    came_out = SpokenDay.told(day, desk.now().astimezone(zone)) if day else None
    given = replace(
        given,
        kind=kind,
        title=title,
        source=source,
        date=datetime.combine(came_out, time(12), zone) if came_out else None,
        url=url or given.url,
    )
    read = clipping.read(desk, given)
    desk = session.desk()
    done = clipping.store(desk, given, read)
    if words := clipping.warning_of(given, read):
        say(_("careful: {problem}").format(problem=words))
    article = desk.store.articles.get(done.id)
    if as_json and article is not None:
        put_json({"id": done.id, "new": done.new, "title": article.title, "source": article.source})
        return
    put(str(done.id))
    if article is not None:
        words = (
            _("clipped: {title}")
            if done.new
            else _("brought up to date, which undo does not take back: {title}")
        )
        say(words.format(title=article.title))
