"""newsroom feeds: subscriptions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsroom.cli.completing import FEED, FILE, ISSUE
from newsroom.cli.grammar import Command, Group, Month, Option
from newsroom.cli.output import StatusLine, put_bytes, say
from newsroom.cli.reading import read_bytes
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _

if TYPE_CHECKING:
    from newsroom.desk import Desk

_ELSEWHERE = {
    "list": "newsroom.cli.feed_list:list_feeds",
    "edit": "newsroom.cli.feed_list:edit",
    "add": "newsroom.cli.subscribing:add",
    "add-page": "newsroom.cli.subscribing:add_page",
    "add-command": "newsroom.cli.subscribing:add_command",
    "add-folder": "newsroom.cli.subscribing:add_folder",
}


@click.group(cls=Group, lazy=_ELSEWHERE, help=N_("Add, list, edit, remove, import and export feeds."))
def feeds() -> None:
    """Group the commands about feeds."""


@feeds.command(
    cls=Command,
    help=N_("Unsubscribe from feeds and drop their articles.\n\nA FEED is an id, an address or a title."),
)
@click.argument("references", metavar="FEED...", type=FEED, nargs=-1, required=True)
@pass_session
def remove(session: Session, references: tuple[str, ...]) -> None:
    """Remove feeds."""
    from newsroom.desk import feeds as verbs

    for feed in verbs.remove(session.desk_there(), references):
        say(_("removed feed {id}: {title}").format(id=feed.id, title=feed.title))
    say(_("newsroom undo brings back what was removed last, with its articles"))


@feeds.command(
    "import",
    cls=Command,
    help=N_(
        "Take over feeds from OPML, or from newsboat: its urls file or its cache.db."
        "\n\nFolders are tags; a cache brings its articles with it, and what was read. Nothing is fetched."
    ),
)
@click.argument("file", metavar="FILE|-", type=FILE)
@pass_session
def import_feeds(session: Session, file: str) -> None:
    """Import a list of feeds."""
    from newsroom.desk.moving_in import in_words, move_in
    from newsroom.model import NewsroomError

    content = read_bytes(file)
    status = StatusLine()
    good = False

    def begin() -> Desk:
        nonlocal good
        good = True
        return session.desk()

    def show(done: int, total: int) -> None:
        status.show(lambda: _("{done}/{total} feeds taken over").format(done=done, total=total))

    try:
        done = move_in(begin, content, show)
    except NewsroomError as error:
        if good:  # it is no fault of the file
            raise
        raise NewsroomError(_("{file}: {problem}").format(file=file, problem=error)) from error
    finally:
        status.clear()
    for note in done.notes:
        say(note)
    say(in_words(done))


@feeds.command(
    "export",
    cls=Command,
    help=N_(
        "Write feeds as OPML, to FILE or to standard output."
        "\n\nAll of them, or those whose articles an issue or the issues of a month use, with all sources."
    ),
)
@click.argument("file", metavar="[FILE]", type=FILE, required=False)
@click.option("--issue", "reference", cls=Option, metavar="D", type=ISSUE, help=N_("An issue's date or id."))
@click.option("--month", cls=Option, metavar="M", type=Month(), help=N_("A month, YYYY-MM."))
@click.option(
    "--with-passwords",
    "secrets",
    cls=Option,
    is_flag=True,
    help=N_("Leave user names, passwords and keys in the addresses; for yourself only."),
)
@pass_session
def export_feeds(
    session: Session, file: str | None, reference: str | None, month: str | None, secrets: bool
) -> None:
    """Export OPML."""
    from newsroom.desk import composing, sources_used
    from newsroom.desk import feeds as verbs
    from newsroom.publish.markdown import write_atomically

    if reference and month:
        raise click.UsageError(_("give --issue or --month, not both"))
    if secrets and (reference or month):
        raise click.UsageError(_("--with-passwords is for the list of all feeds alone"))
    notes: list[str] = []
    if month:
        desk = session.desk(create=False)
        content = sources_used.opml(desk, sources_used.month(desk, month))
    elif reference:
        desk = session.desk(create=False)
        content = sources_used.opml(desk, [composing.find(desk, reference).head.id])
    else:
        if (found := session.desk_if_any()) is not None and not secrets:
            notes = verbs.export_notes(found)
        content = verbs.export_opml(found, secrets=secrets)
    if file is None or file == "-":
        put_bytes(content)
    else:
        write_atomically(Path(file), content)
    for note in notes:
        say(note)
