"""The command `newsroom` itself: the options every command shares, and where each command is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

import newsroom
from newsroom.cli.grammar import Group, Option
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import LANGUAGES, N_

_COMMANDS = {
    "demo": "newsroom.cli.desk:demo",
    "feeds": "newsroom.cli.feeds:feeds",
    "fetch": "newsroom.cli.fetch:fetch",
    "clip": "newsroom.cli.clip:clip",
    "articles": "newsroom.cli.articles:articles",
    "search": "newsroom.cli.articles:search",
    "stories": "newsroom.cli.stories:stories",
    "notes": "newsroom.cli.notes:notes",
    "issue": "newsroom.cli.issue:issue",
    "site": "newsroom.cli.site:site",
    "rules": "newsroom.cli.rules:rules",
    "views": "newsroom.cli.views:views",
    "stats": "newsroom.cli.stats:stats",
    "template": "newsroom.cli.issue_forms:template",
    "terms": "newsroom.cli.terms:terms",
    "assist": "newsroom.cli.assist:assist",
    "undo": "newsroom.cli.undoing:undo",
    "redo": "newsroom.cli.undoing:redo",
    "tidy": "newsroom.cli.tidy:tidy",
    "backup": "newsroom.cli.upkeep:backup",
    "restore": "newsroom.cli.upkeep:restore",
    "doctor": "newsroom.cli.upkeep:doctor",
    "serve": "newsroom.cli.serve:serve",
    "completion": "newsroom.cli.manual:completion",
    "man": "newsroom.cli.manual:man",
}


class Root(Group):
    """The outermost group: the language is settled before the first word is said."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the help option, made to wait until the options that choose the language have been read."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.is_eager = False
        return option

    def get_help(self, ctx: click.Context) -> str:
        """Give the help in the language asked for."""
        ctx.ensure_object(Session).speak()
        return super().get_help(ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is called."""
        ctx.ensure_object(Session).speak()
        return super().invoke(ctx)


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    """Hand a global option to the session."""
    if value is not None and param.name is not None:
        setattr(ctx.ensure_object(Session), param.name, value)
    return value


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"newsroom {newsroom.__version__}")
        ctx.exit()


@click.command(
    cls=Root,
    lazy=_COMMANDS,
    invoke_without_command=True,
    help=N_(
        "A newsroom in the terminal: from feeds to a published digest."
        "\n\nWithout a command it opens the desk."
    ),
)
@click.option(
    "--database",
    cls=Option,
    metavar="FILE",
    type=click.Path(path_type=Path),
    envvar="NEWSROOM_DATABASE",
    show_envvar=True,
    expose_value=False,
    callback=_keep,
    help=N_("The database to work in."),
)
@click.option(
    "--config",
    cls=Option,
    metavar="FILE",
    type=click.Path(path_type=Path),
    envvar="NEWSROOM_CONFIG",
    show_envvar=True,
    expose_value=False,
    is_eager=True,
    callback=_keep,
    help=N_("The settings to work with."),
)
@click.option(
    "--lang",
    "language",
    cls=Option,
    type=click.Choice(LANGUAGES),
    expose_value=False,
    is_eager=True,
    callback=_keep,
    help=N_("The language to speak."),
)
@click.option(
    "--version",
    cls=Option,
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=N_("Show the version and exit."),
)
@pass_session
@click.pass_context
def app(ctx: click.Context, session: Session) -> int | None:
    """Open the desk where no command was called."""
    if ctx.invoked_subcommand is not None:
        return None
    from newsroom.cli.desk import open_desk

    return open_desk(session)
