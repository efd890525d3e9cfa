"""What makes shells complete commands: click's own script for zsh, and ours for bash and fish."""

from __future__ import annotations

import os
from typing import Any, ClassVar

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

_BASH = """\
%(complete_func)s() {
    local kind value word=${COMP_WORDS[COMP_CWORD]} files= folders=
    COMPREPLY=()
    while IFS=, read -r kind value; do
        case $kind in
            dir) folders=1 ;;
            file) files=1 ;;
            plain)
                # What has blanks in it is one word all the same; within quotation marks it is already.
                [[ $word == [\\"\\']* ]] || printf -v value '%%q' "$value"
                COMPREPLY+=("$value") ;;
        esac
    done < <(env COMP_WORDS="${COMP_LINE:0:COMP_POINT}" COMP_LAST="$word" \
        %(complete_var)s=bash_complete "$1")
    if [[ $folders ]]; then
        compopt -o dirnames
    elif [[ $files && ${#COMPREPLY[@]} == 0 ]]; then
        compopt -o default
    elif [[ $files ]]; then
        compopt -o filenames
        while IFS= read -r value; do
            COMPREPLY+=("$value")
        done < <(compgen -f -- "$word")
    fi
    return 0
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

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

complete --no-files --keep-order --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


class _Bash(BashComplete):
    """Bash, with names that have blanks, words that have colons, and files beside words.

    Bash parts words at colons too: its script hands over the whole line, and the part of the last word that
    stands behind the last colon, which alone is replaced.
    """

    source_template: ClassVar[str] = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Part the line as the shell will, and tell the word at its end."""
        # With a letter more, a word that was begun is longer by it, and one that was not is the letter alone.
        *parts, last = split_arg_string(os.environ["COMP_WORDS"] + ".")
        return parts[1:], last[:-1]

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Give what takes the place of the part behind the last colon."""
        value = str(item.value)
        if item.type == "plain" and (last := os.environ.get("COMP_LAST")) is not None:
            part = "" if last in (":", "=") else _unquoted(last)  # nothing is behind them yet
            value = value.removeprefix(self.get_completion_args()[1].removesuffix(part))
        return f"{item.type},{value}"


class _Fish(FishComplete):
    """Fish, with whole descriptions: click's script cuts them at their first comma."""

    source_template: ClassVar[str] = _FISH


def prepare() -> None:
    """Have the questions of our own scripts answered."""
    add_completion_class(_Bash)
    add_completion_class(_Fish)


def script(shell: str, command: click.Command) -> str:
    """Return what a shell has to run to complete a command.

    Args:
        shell: bash, zsh or fish.
        command: The program's outermost command.

    Raises:
        click.UsageError: There is none for this shell.
    """
    prepare()
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(shell)
    return kind(command, {}, "newsroom", "_NEWSROOM_COMPLETE").source()


def _unquoted(word: str) -> str:
    return "".join(split_arg_string(word))
