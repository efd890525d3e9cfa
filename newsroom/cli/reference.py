"""What the command line takes, read from its definitions: for the manual page and the README."""

from __future__ import annotations

from collections.abc import Iterator

import click

from newsroom import __version__
from newsroom.settings.language import _


def every(
    command: click.Command, path: tuple[str, ...] = ()
) -> Iterator[tuple[click.Context, click.Command]]:
    """Yield every command with a context of its own, groups before what is in them."""
    ctx = command.context_class(command, info_name=" ".join(path) or "newsroom")
    yield ctx, command
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            below = command.get_command(ctx, name)
            if below is not None and not below.hidden:
                yield from every(below, (ctx.info_name or "", name))


def usage(ctx: click.Context, command: click.Command) -> str:
    """Give the line a command is called by."""
    return " ".join([ctx.info_name or "", *command.collect_usage_pieces(ctx)])


def options(ctx: click.Context, command: click.Command) -> list[tuple[str, str]]:
    """Give the options with their help, without ``--help``, which every command has."""
    records = []
    for each in command.get_params(ctx):
        if (
            isinstance(each, click.Option)
            and "--help" not in each.opts
            and (record := each.get_help_record(ctx))
        ):
            records.append(record)
    return records


def manual_page(root: click.Command) -> str:
    """Set the manual page in troff's man macros."""
    lines = [
        f'.TH NEWSROOM 1 "" "newsroom {__version__}"',
        ".SH " + _("NAME"),
        r"newsroom \- " + _summary(root),
        ".ad l",
    ]
    for ctx, command in every(root):
        lines += [f".SH {ctx.info_name}", f".B {_troff(usage(ctx, command))}", ".PP"]
        lines += [line or ".PP" for line in _troff(_said(command)).split("\n")]
        for names, meaning in options(ctx, command):
            lines += [".TP", f".B {_troff(names)}", _troff(" ".join(meaning.split()))]
    return "\n".join(lines)


def table(root: click.Command) -> str:
    """Set every command as a line of a Markdown table, with its options."""
    lines = ["| " + _("command") + " | " + _("does") + " |", "| --- | --- |"]
    for ctx, command in every(root):
        if isinstance(command, click.Group) and ctx.info_name != "newsroom":
            continue
        said = _said(command).split("\n")[0]
        given = " ".join(f"`{names.split(', ')[0]}`" for names, _meaning in options(ctx, command))
        call = usage(ctx, command).replace("|", "\\|")
        lines.append(f"| `{call}` | {said.replace('|', chr(92) + '|')} {given.replace('|', chr(92) + '|')} |")
    return "\n".join(lines)


def _summary(root: click.Command) -> str:
    return _troff(_said(root).split("\n")[0])


_ESCAPES = {"\\": "\\e", "-": "\\-"}
_MAY_END = "\\:"
"""Where troff may end a line: of Chinese it knows no such place, and complains of long words."""


def _may_end(text: str, at: int) -> bool:
    from newsroom.text.breaking import may_break

    beside = text[at - 1 : at + 1] if at else ""
    return not (beside.isascii() or " " in beside or "\n" in beside) and may_break(text, at)


def _troff(text: str) -> str:
    escaped = "".join(
        (_MAY_END if _may_end(text, at) else "") + _ESCAPES.get(each, each) for at, each in enumerate(text)
    )
    return "\n".join(f"\\&{line}" if line[:1] in (".", "'") else line for line in escaped.split("\n"))


def _said(command: click.Command) -> str:
    """Give a command's help in the language spoken; gettext answers '' with its header."""
    return _(command.help) if command.help else ""
