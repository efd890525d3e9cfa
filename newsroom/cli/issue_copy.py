"""newsroom issue copy: an issue or some of its entries onto the clipboard."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from newsroom.cli.grammar import Command, Number, Option, issue_argument
from newsroom.cli.output import put, say
from newsroom.cli.session import Session, pass_session
from newsroom.model import NewsroomError
from newsroom.settings.language import N_, _

if TYPE_CHECKING:
    from newsroom.desk.copying import Copied


@click.command(
    cls=Command,
    help=N_(
        "Copy an issue or some of its entries to the clipboard."
        "\n\nRich text needs the system's tool (wl-copy, xclip, osascript, PowerShell); where there is none,"
        " a page with a copy button is made and opened, and its file printed. Other text then goes through"
        " the terminal."
    ),
)
@issue_argument
@click.option(
    "--entry",
    "numbers",
    cls=Option,
    metavar="N",
    type=Number(1),
    multiple=True,
    help=N_("An entry to copy; again for further ones. Without it, the whole issue."),
)
@click.option(
    "--form",
    cls=Option,
    type=click.Choice(["markdown", "rich", "wechat", "text"]),
    default="markdown",
    show_default=True,
    help=N_("What to copy it as."),
)
@click.option(
    "--page", "by_page", cls=Option, is_flag=True, help=N_("Make the page with a copy button in any case.")
)
@pass_session
def copy(session: Session, reference: str | None, numbers: tuple[int, ...], form: str, by_page: bool) -> None:
    """Copy an issue."""
    from newsroom.desk import clipboard, composing, copying

    desk = session.desk(create=False)
    issue = composing.find(desk, reference).issue
    made = copying.copied(desk, issue, form, numbers)
    what = copying.described(issue, numbers, form)
    tool = None if by_page else clipboard.put(made.text, made.html)
    if tool is None and not by_page and not made.html and _by_terminal(made):
        tool = _("the terminal")
    if tool is not None:
        say(_("copied {what}, by {tool}").format(what=what, tool=tool))
        return
    if not made.html and not by_page:
        raise NewsroomError(
            _(
                "there is no clipboard here: newsroom issue show prints the issue, --page makes a page to"
                " copy from"
            )
        )
    path = copying.write_page(desk, issue, form, numbers)
    put(str(path))
    if clipboard.has_screen(os.environ, sys.platform):
        click.launch(path.as_uri())
    say(_("press the button on the page in the browser: {what}").format(what=what))


def _by_terminal(made: Copied) -> bool:
    """Ask the terminal to copy (xterm's OSC 52); it gives no answer."""
    from newsroom.desk.clipboard import terminal_command

    if not sys.stderr.isatty():
        return False
    sys.stderr.write(terminal_command(made.text))
    sys.stderr.flush()
    return True
