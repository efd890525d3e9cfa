"""What makes shells complete commands: click's own scripts, and ours for fish."""

from __future__ import annotations

from typing import ClassVar

import click
from click.shell_completion import FishComplete, get_completion_class

_FISH = """\
function %(complete_func)s
    set -l answers (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp) \
COMP_CWORD=(commandline -t) %(prog_name)s)
    for answer in $answers
        # The kind ends at the first comma; descriptions have commas of their own.
        set -l parts (string split --max 1 "," -- $answer)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case plain
                printf "%%s\\n" $parts[2]
        end
    end
end

complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


class _Fish(FishComplete):
    """Fish, with whole descriptions: click's script cuts them at their first comma."""

    source_template: ClassVar[str] = _FISH


def script(shell: str, command: click.Command) -> str:
    """Return what a shell has to run to complete a command.

    Args:
        shell: bash, zsh or fish.
        command: The program's outermost command.

    Raises:
        click.UsageError: There is none for this shell.
    """
    kind = _Fish if shell == "fish" else get_completion_class(shell)
    if kind is None:
        raise click.UsageError(shell)
    return kind(command, {}, "newsroom", "_NEWSROOM_COMPLETE").source()
