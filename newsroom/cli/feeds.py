"""newsroom feeds: subscriptions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.grammar import Command, Group, Option
from newsroom.cli.output import instant, moment, put_bytes, put_json, put_table, say
from newsroom.cli.reading import read_bytes
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _, ngettext
from newsroom.text.addresses import without_credentials

if TYPE_CHECKING:
    from newsroom.desk.feeds import FeedLine

JSON_HELP = N_("Print JSON for programs.")


_ADDING = {
    "add": "newsroom.cli.subscribing:add",
    "add-page": "newsroom.cli.subscribing:add_page",
    "add-command": "newsroom.cli.subscribing:add_command",
    "add-folder": "newsroom.cli.subscribing:add_folder",
}


@click.group(cls=Group, lazy=_ADDING, help=N_("Add, list, remove, import and export feeds."))
def feeds() -> None:
    """Group the commands about feeds."""


@feeds.command("list", cls=Command, help=N_("List all feeds and how their last polls went."))
@click.option("--json", "as_json", cls=Option, is_flag=True, help=JSON_HELP)
@pass_session
def list_feeds(session: Session, as_json: bool) -> None:
    """List all feeds."""
    from newsroom.desk import feeds as verbs

    desk = session.desk_if_any()
    lines = verbs.lines(desk) if desk else []
    if as_json:
        put_json([_for_programs(line) for line in lines])
    else:
        put_table([_for_people(line) for line in lines])


@feeds.command(
    cls=Command,
    help=N_("Unsubscribe from feeds and drop their articles.\n\nA FEED is an id, an address or a title."),
)
@click.argument("references", metavar="FEED...", nargs=-1, required=True)
@pass_session
def remove(session: Session, references: tuple[str, ...]) -> None:
    """Remove feeds."""
    from newsroom.desk import feeds as verbs

    for feed in verbs.remove(session.desk(), references):
        say(_("removed feed {id}: {title}").format(id=feed.id, title=feed.title))


@feeds.command(
    "import",
    cls=Command,
    help=N_("Subscribe to the feeds of an OPML file, its folders as tags.\n\nNothing is fetched yet."),
)
@click.argument("file", metavar="FILE.opml")
@pass_session
def import_feeds(session: Session, file: str) -> None:
    """Import OPML."""
    from newsroom.desk import feeds as verbs
    from newsroom.model import NewsroomError

    content = read_bytes(file)
    try:
        done = verbs.import_opml(session.desk(), content)
    except NewsroomError as error:
        raise NewsroomError(f"{file}: {error}") from error
    added = ngettext("{n} feed added", "{n} feeds added", len(done.new)).format(n=len(done.new))
    known = _("{n} known already").format(n=len(done.known))
    say(f"{added}, {known}" if done.known else added)


@feeds.command("export", cls=Command, help=N_("Write all feeds as OPML, to FILE or to standard output."))
@click.argument("file", metavar="[FILE]", required=False)
@pass_session
def export_feeds(session: Session, file: str | None) -> None:
    """Export OPML."""
    from newsroom.desk import feeds as verbs
    from newsroom.publish.markdown import write_atomically

    content = verbs.export_opml(session.desk_if_any())
    if file is None or file == "-":
        put_bytes(content)
    else:
        write_atomically(Path(file), content)


def _for_programs(line: FeedLine) -> dict[str, Any]:
    feed = line.feed
    return {
        "id": feed.id,
        "title": feed.title,
        "url": without_credentials(feed.url),
        "site": feed.site,
        "tags": list(feed.tags),
        "articles": line.articles,
        "unread": line.unread,
        "checked": instant(feed.checked),
        "succeeded": instant(feed.succeeded),
        "failures": feed.failures,
        "error": feed.error,
    }


def _for_people(line: FeedLine) -> tuple[str, ...]:
    feed = line.feed
    state = _("failing: {reason}").format(reason=feed.error) if feed.error else moment(feed.succeeded)
    counts = f"{line.unread}/{line.articles}"
    return (str(feed.id), feed.title, counts, " ".join(feed.tags), without_credentials(feed.url), state)
