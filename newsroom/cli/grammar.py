"""Commands, groups and options: their help is translated as it is shown, their modules are imported late."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

import click

from newsroom.cli.completing import ISSUE
from newsroom.settings.language import N_, _

_WHOLE_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)
_SPOKEN_DAY = re.compile(
    r"\d{1,2}(?:[-/.]\d{1,2}|月\d{1,2}[日号])|today|yesterday|[今昨前]天|[今昨]日|\d{1,3}[天日周]前",
    re.ASCII | re.IGNORECASE,
)


class Formatter(click.HelpFormatter):
    """Sets help by terminal cells and breaks Chinese lines where Chinese lines may break."""

    def write_heading(self, heading: str) -> None:
        """Write a heading above a list."""
        line = _("{heading}:").format(heading=heading)
        self.write(f"{' ' * self.current_indent}{line}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs with the current indent."""
        lead = " " * self.current_indent
        width = max(self.width - self.current_indent, 11)
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self.write("\n")
            for line in _wrapped(" ".join(paragraph.split()), width):
                self.write(f"{lead}{line}\n")

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms with their meanings beside them."""
        from newsroom.text.cells import cell_width, pad

        lead = " " * self.current_indent
        column = min(max((cell_width(term) for term, _meaning in rows), default=0), col_max) + col_spacing
        for term, meaning in rows:
            first, *rest = _wrapped(meaning, max(self.width - self.current_indent - column, 11)) or [""]
            if cell_width(term) > column - col_spacing:
                self.write(f"{lead}{term}\n")
                term = ""
            self.write(f"{lead}{pad(term, column)}{first}".rstrip() + "\n")
            for line in rest:
                self.write(f"{lead}{' ' * column}{line}\n")


class Context(click.Context):
    """A context that sets its help with our formatter."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help is marked for translation where it is written."""

    context_class = Context

    def get_help(self, ctx: click.Context) -> str:
        """Give the help, the help option's own line in the language of this moment."""
        option = self.get_help_option(ctx)
        if option is not None:
            option.help = _("Show this message and exit.")
        return super().get_help(ctx)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_spoken(self.help))

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give the first line of what the command does."""
        return _spoken(self.help).split("\n")[0].rstrip("。.")


class Group(Command, click.Group):
    """A group that imports its commands as they are called; `lazy` maps names to ``module:attribute``."""

    def __init__(self, *args: Any, lazy: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        """Make a group, with commands that need no import until they are called."""
        super().__init__(*args, **kwargs)
        self._lazy = dict(lazy or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of the work: those at hand, then those to import."""
        return [*self.commands, *self._lazy]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a command, importing its module."""
        if cmd_name not in self._lazy:
            return super().get_command(ctx, cmd_name)
        module, attribute = self._lazy[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


class Option(click.Option):
    """An option whose help is marked for translation where it is written."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give the option and its help, translated."""
        spoken = copy.copy(self)
        spoken.help = _spoken(self.help)
        return click.Option.get_help_record(spoken, ctx)


json_option = click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print JSON for programs."))
issue_option = click.option(
    "--issue",
    "reference",
    cls=Option,
    metavar="D",
    type=ISSUE,
    help=N_("The issue's date, YYYY-MM-DD, or its id; without it, the open issue."),
)
issue_argument = click.argument("reference", metavar="[ISSUE]", type=ISSUE, required=False)


class Number(click.ParamType[int]):
    """A whole number that is neither too small nor too large."""

    name = "number"

    def __init__(self, least: int = 0, most: int | None = None) -> None:
        """Set the least number to take, and the most."""
        self._least, self._most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a number; a default is one already."""
        text = str(value)
        most = 10**18 if self._most is None else self._most
        if re.fullmatch("[0-9]{1,18}", text) and self._least <= int(text) <= most:
            return int(text)
        message = _("{value!r} is not a whole number from {least} on.")
        if self._most is not None:
            message = _("{value!r} is not a whole number from {least} to {most}.")
        self.fail(message.format(value=text, least=self._least, most=f"{most:,}"), param, ctx)


DAYS = Number(1, 36_500)
"""So many days back as settings take as well; far more are before the first day that there is."""


class Day(click.ParamType[date]):
    """A day, written YYYY-MM-DD (RFC 3339, full-date)."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day, and nothing else that Python would take for one."""
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            with suppress(ValueError):
                return date.fromisoformat(value)
        message = _("{value!r} is not a date; write it YYYY-MM-DD.")
        self.fail(message.format(value=value), param, ctx)


class SpokenDay(click.ParamType[str]):
    """A day as it is written or spoken: 2026-07-20, 7月20日, yesterday, 昨天.

    Which day that is can be told only where the time zone is known; see `told`.
    """

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what is no day at all."""
        text = str(value).strip()
        if self.told(text, datetime.now(UTC)) is None:
            message = _("{value!r} is not a date; write it YYYY-MM-DD, 7月20日 or yesterday.")
            self.fail(message.format(value=value), param, ctx)
        return text

    @staticmethod
    def told(text: str, now: datetime) -> date | None:
        """Return the day that a text means; None if it means none.

        Args:
            text: As it was typed.
            now: The time, in the zone that days are meant in.
        """
        from newsroom.text.moments import read_moment

        if whole := _WHOLE_DAY.fullmatch(text):
            with suppress(ValueError):
                return date(*map(int, whole.groups()))
            return None
        found = read_moment(text, now) if _SPOKEN_DAY.fullmatch(text) else None
        return found.date() if found else None


class Month(click.ParamType[str]):
    """A month, written YYYY-MM."""

    name = "month"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read a month."""
        if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", value) and not value.startswith("0000"):
            return str(value)
        self.fail(_("{month} is no month; write it YYYY-MM").format(month=value), param, ctx)


def _spoken(text: str | None) -> str:
    return _(text) if text else ""


def _wrapped(text: str, width: int) -> list[str]:
    from newsroom.text.wrap import wrap

    return [text[start:end].rstrip() for start, end in wrap(text, width)]
