"""newsroom site: the site of all issues, and their feed."""

from __future__ import annotations

from pathlib import Path

import click

from newsroom.cli.completing import FILE
from newsroom.cli.grammar import Command, Group, Number, Option
from newsroom.cli.output import put, put_bytes, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _, ngettext

_MOST = 30


@click.group(cls=Group, help=N_("Build the site of all issues that went out, and their feed."))
def site() -> None:
    """Group the commands about the site."""


@site.command(
    cls=Command,
    help=N_(
        "Build the site: first page, months, a page for each issue, search, feeds."
        "\n\nUnchanged files are not touched. Pages of issues that are gone are removed, if newsroom made"
        " them and nobody changed them; files of others in the way stop it."
    ),
)
@click.option(
    "--output",
    cls=Option,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help=N_("The folder; without it, archive in the settings."),
)
@click.option("--force", cls=Option, is_flag=True, help=N_("Write over files that newsroom did not make."))
@pass_session
def build(session: Session, output: Path | None, force: bool) -> None:
    """Build the site."""
    from newsroom.desk import site as verbs

    done = verbs.build(session.desk(create=False), output, overwrite=force)
    put(str(done.folder))
    parts = [
        ngettext("{n} issue", "{n} issues", done.issues).format(n=done.issues),
        ngettext("{n} file written", "{n} files written", len(done.written)).format(n=len(done.written)),
        _("{n} unchanged").format(n=done.unchanged),
    ]
    if done.removed:
        n = len(done.removed)
        parts.append(ngettext("{n} file removed", "{n} files removed", n).format(n=n))
    say(" · ".join(parts))
    _tell_left_out(done.empty)
    for path in done.left:
        say(_("{file} belongs to no issue any more; it was changed by hand and stays").format(file=path))


@site.command(cls=Command, help=N_("Write the latest issues as a feed with full text."))
@click.option(
    "--format",
    "form",
    cls=Option,
    type=click.Choice(["atom", "jsonfeed"]),
    default="atom",
    show_default=True,
    help=N_("The form to write."),
)
@click.option(
    "-o",
    "output",
    cls=Option,
    metavar="FILE|-",
    type=FILE,
    default="-",
    help=N_("The file; without it, standard output."),
)
@click.option(
    "--limit", cls=Option, metavar="N", type=Number(1), default=_MOST, show_default=True, help=N_("How many.")
)
@pass_session
def feed(session: Session, form: str, output: str, limit: int) -> None:
    """Write the feed."""
    from newsroom.desk.outlets import outlets, readable
    from newsroom.publish import is_stream, write_atomically
    from newsroom.publish.feed import atom, json_feed

    desk = session.desk(create=False)
    publication = desk.publication
    out = outlets(desk)
    whole = readable(out)
    shown = whole[:limit]
    if form == "atom":
        text = atom(shown, publication, address="" if _is_json(publication.feed) else publication.feed)
    else:
        text = json_feed(shown, publication, address=publication.feed if _is_json(publication.feed) else "")
    content = text.encode("utf-8", "replace")
    if output == "-":
        put_bytes(content)
    else:
        write_atomically(Path(output), content)
        if not is_stream(Path(output)):
            put(output)
    _tell_left_out(len(out) - len(whole))


def _tell_left_out(empty: int) -> None:
    """Say how many issues have nothing to read."""
    if empty:
        message = ngettext(
            "{n} issue is left out: it has neither entries nor text",
            "{n} issues are left out: they have neither entries nor text",
            empty,
        )
        say(message.format(n=empty))


def _is_json(address: str) -> bool:
    """Tell whether the publication's feed is this one; by default it is Atom."""
    return address.endswith(".json")
