"""newsroom man and newsroom completion: made from the commands' own definitions."""

from __future__ import annotations

import click

from newsroom.cli.grammar import Command
from newsroom.settings.language import N_

SHELLS = ("bash", "zsh", "fish")


@click.command(
    cls=Command,
    help=N_(
        "Print what makes a shell complete commands and options."
        '\n\nFor bash: eval "$(newsroom completion bash)" in ~/.bashrc; for zsh the same in ~/.zshrc;'
        " for fish: newsroom completion fish > ~/.config/fish/completions/newsroom.fish"
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the completion of a shell."""
    from newsroom.cli.app import app
    from newsroom.cli.shells import script

    click.echo(script(shell, app))


@click.command(
    cls=Command,
    help=N_(
        "Print the manual page."
        "\n\nnewsroom man | man -l - shows it; newsroom man > ~/.local/share/man/man1/newsroom.1 keeps it."
    ),
)
@click.pass_context
def man(ctx: click.Context) -> None:
    """Print the manual page in troff, in the language that is spoken."""
    from newsroom.cli.reference import manual_page

    click.echo(manual_page(ctx.find_root().command))
