"""What the editor's hooks did, told on standard error."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from newsroom.cli.output import say
from newsroom.text.clean import clean_text

if TYPE_CHECKING:
    from newsroom.desk.hooks import HookRun


def tell(runs: Iterable[HookRun]) -> None:
    """Show the output of hooks and how each ended; one that failed changes nothing of what was done."""
    for each in runs:
        if each.ran.output:
            click.echo(clean_text(each.ran.output), err=True)
        say(each.summary)
