"""newsroom serve: the desk in a browser, through textual-serve."""

from __future__ import annotations

import re
from pathlib import Path

import click

from newsroom.cli.grammar import Command, Option
from newsroom.cli.hosts import is_local
from newsroom.cli.output import say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.extras import to_install
from newsroom.settings.language import N_, _
from newsroom.settings.reasons import reason_of


@click.command(
    cls=Command,
    help=N_(
        "Show the desk in a browser."
        "\n\nIt is served to this machine alone. With --host others reach it too, by an address with a token"
        " in it, which is new every time; the way there is not encrypted, so put a proxy with TLS or an ssh"
        " tunnel before it."
    ),
)
@click.option(
    "--host", cls=Option, default="127.0.0.1", show_default=True, help=N_("The address to serve at.")
)
@click.option(
    "--port",
    cls=Option,
    default=8000,
    show_default=True,
    type=click.IntRange(1, 65535),
    help=N_("The port to serve at."),
)
@click.option(
    "--url",
    cls=Option,
    metavar="URL",
    help=N_("The address it is reached at from outside, where a proxy stands before it."),
)
@pass_session
def serve(session: Session, host: str, port: int, url: str | None) -> None:
    """Serve until Ctrl+C."""
    import secrets

    from newsroom.model import NewsroomError

    try:
        from newsroom.cli.browser import DeskServer
    except ImportError as error:
        message = _("serving needs another package: {command} ({error})")
        raise NewsroomError(message.format(command=to_install("serve"), error=error)) from error
    if url is not None and not re.match(r"https?://[^/]", url):
        raise NewsroomError(_("--url wants an address with http:// or https://, not {url}").format(url=url))
    local = is_local(host) and url is None
    token = "" if local else secrets.token_urlsafe(24)
    server = DeskServer(
        _command(session.database_path, session.config, session.language), host, port, url, token
    )
    say(_("the desk is at the address below; Ctrl+C ends it"))
    # On a line of its own: nothing of a sentence is copied with it.
    say(server.address)
    try:
        server.serve()
    except OSError as error:
        message = _("cannot serve at {host}:{port}: {error}; choose another with --host and --port")
        raise NewsroomError(message.format(host=host, port=port, error=reason_of(error))) from error


def _command(database: Path, config: Path | None, language: str | None) -> str:
    """Write the command line of the desk that each visitor gets; textual-serve takes it through a shell."""
    import shlex
    import sys

    parts = [sys.executable, "-m", "newsroom", "--database", str(database.absolute())]
    if config is not None:
        parts += ["--config", str(config.absolute())]
    if language is not None:
        parts += ["--lang", language]
    return shlex.join(parts)
