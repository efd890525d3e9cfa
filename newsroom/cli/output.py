"""Results go to standard output, words about them to standard error; nothing printed can harm a terminal."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, TextIO

import click

from newsroom.settings.language import _

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""What JSON may hold and no terminal should meet: DEL, C1, line and direction controls, lone surrogates."""


def put(text: str) -> None:
    """Print a result."""
    from newsroom.text.clean import clean_text

    click.echo(clean_text(text))


def say(text: str) -> None:
    """Print a message: one line, on standard error."""
    from newsroom.text.clean import one_line

    click.echo(one_line(text), err=True)


def put_json(value: Any) -> None:
    """Print a result for programs: one line of JSON (RFC 8259), without characters a terminal would obey."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    text = json.dumps(value, ensure_ascii=not encoding.startswith("utf"))
    click.echo(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def put_bytes(content: bytes) -> None:
    """Print a file as it is, byte for byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def put_table(rows: Iterable[Sequence[str]], *, err: bool = False, broken: bool = False) -> None:
    """Print rows with their columns under one another, by terminal cells; the last one is never cut.

    Args:
        rows: The rows.
        err: They are a message, for standard error.
        broken: Sentences stand in the last column: on a terminal they are broken into its lines, as print is.
    """
    from newsroom.text.cells import cell_width, pad
    from newsroom.text.clean import one_line

    cells = [[one_line(cell) for cell in row] for row in rows]
    if not cells:
        return
    widths = [max(map(cell_width, column)) for column in list(zip(*cells, strict=True))[:-1]]
    room = _room(sys.stderr if err else sys.stdout) - sum(width + 2 for width in widths) if broken else 0
    for row in cells:
        padded = [pad(cell, width) for cell, width in zip(row, widths, strict=False)]
        first, *rest = _lines(row[-1], room)
        click.echo("  ".join([*padded, first]).rstrip(), err=err)
        for line in rest:
            click.echo("  ".join([*(" " * width for width in widths), line]), err=err)


def _room(stream: TextIO) -> int:
    """Return the columns of the terminal that a stream is written to, one left free; 0 for a file."""
    import shutil

    return shutil.get_terminal_size().columns - 1 if stream.isatty() else 0


def _lines(text: str, room: int) -> list[str]:
    """Break a text into lines of so many columns, if that is enough for any text."""
    from newsroom.text.wrap import wrap

    return [text[start:end] for start, end in wrap(text, room)] if room >= 20 else [text]


def instant(at: datetime | None) -> str | None:
    """Write an instant for programs: RFC 3339, in UTC, to the second."""
    return None if at is None else at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(at: datetime | None) -> str:
    """Write an instant for people: in the publication's zone, to the minute."""
    from newsroom.settings.clock import local

    return "" if at is None else local(at).strftime("%Y-%m-%d %H:%M")


def agreed(question: str, *, default: bool) -> bool:
    """Ask on the terminal; Enter alone means `default`, an end of input no.

    Raises:
        click.UsageError: there is no terminal to ask on.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise click.UsageError(_("there is no terminal to ask on; give --yes, or --dry-run to see the plan"))
    say(f"{question} {'[Y/n]' if default else '[y/N]'}")
    line = sys.stdin.readline()
    answer = line.strip().lower()
    return answer in ("y", "yes", "是") or (default and bool(line) and not answer)


class StatusLine:
    """One line on standard error that is written over as work goes on; nothing where there is no terminal."""

    def __init__(self) -> None:
        self._shown = False
        self._on = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def show(self, text: Callable[[], str]) -> None:
        """Replace the line; `text` is asked only if it will be seen."""
        if not self._on:
            return
        import shutil

        from newsroom.text.cells import truncate
        from newsroom.text.clean import one_line

        # One column is left free: some terminals break the line as soon as the last one is filled.
        line = truncate(one_line(text()), shutil.get_terminal_size().columns - 1)
        sys.stderr.write(f"\r{line}\x1b[K")
        sys.stderr.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False
