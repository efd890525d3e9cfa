"""The terminal: its size, colours, encoding and widths."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator

from newsroom.desk.doctor import asking
from newsroom.desk.doctor.between import between, shown_colours, tmux
from newsroom.desk.doctor.examined import Examined
from newsroom.settings.language import _, clauses

SMALLEST = (80, 24)
"""Columns and rows the desk is drawn for at least."""


def look(ambiguous_width: int) -> Iterator[Examined]:
    """Look at the terminal that the program runs in.

    Args:
        ambiguous_width: The columns that characters of ambiguous width have by the settings.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        message = _("not on a terminal, so its size, colours and widths cannot be measured: run it on one")
        yield Examined("terminal", "ok", message)
        return
    columns, rows = shutil.get_terminal_size()
    size = _("{columns} columns, {rows} rows").format(columns=columns, rows=rows)
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        least = _("the desk wants at least {columns} by {rows}")
        words = clauses((size, least.format(columns=SMALLEST[0], rows=SMALLEST[1])))
        yield Examined("terminal", "warning", words)
    else:
        yield Examined("terminal", "ok", size)
    around = tmux(os.environ)
    yield _colours(shown_colours(os.environ, around))
    yield _encoding()
    yield from _widths(ambiguous_width)
    yield from between(os.environ, around)


def _colours(n: int) -> Examined:
    if asking.is_dumb(os.environ):
        message = _(
            "TERM={term}: the desk does not open on such a terminal; where it is a better one all the same,"
            " TERM=xterm-256color newsroom opens it"
        )
        return Examined("terminal", "warning", message.format(term=os.environ["TERM"]))
    if n <= 2:
        return Examined("terminal", "warning", _("no colours; TERM and NO_COLOR decide on them"))
    return Examined("terminal", "ok", _("{n:,} colours").format(n=n))


def _encoding() -> Examined:
    encoding = sys.stdout.encoding or ""
    if encoding.lower().replace("-", "").replace("_", "") == "utf8":
        return Examined("terminal", "ok", _("UTF-8"))
    message = _("the encoding is {encoding}; Chinese needs a locale with UTF-8")
    return Examined("terminal", "warning", message.format(encoding=encoding))


def _widths(ambiguous_width: int) -> Iterator[Examined]:
    han = asking.drawn_width(asking.HAN)
    if han is None:
        message = _("the terminal does not say how wide it draws; compare {text} with |------|")
        yield Examined("terminal", "warning", message.format(text=f"|{asking.HAN}“”|"))
        return
    if han != 2 * len(asking.HAN):
        message = _("{text} takes {n} columns, not {wanted}; choose a font and a locale with Chinese")
        message = message.format(text=asking.HAN, n=han, wanted=2 * len(asking.HAN))
        yield Examined("terminal", "warning", message)
    drawn = asking.drawn_width(asking.AMBIGUOUS)
    if drawn == ambiguous_width * len(asking.AMBIGUOUS):
        yield from _signs(ambiguous_width)
    elif drawn is not None:
        message = _("{text} takes {n} columns; set ambiguous_width = {width} in the settings")
        width = 2 if drawn > len(asking.AMBIGUOUS) else 1
        message = message.format(text=asking.AMBIGUOUS, n=drawn, width=width)
        yield Examined("terminal", "warning", message)


def _signs(ambiguous_width: int) -> Iterator[Examined]:
    """Look at the desk's own signs too: some fonts draw single ones as wide pictures."""
    wide = ambiguous_width == 2  # then the desk uses letters in their place
    off = "" if wide else "".join(sign for sign in asking.SIGNS if asking.drawn_width(sign) != 1)
    if off:
        message = _("{signs} take two columns here; ambiguous_width = 2 has letters in their place")
        yield Examined("terminal", "warning", message.format(signs=off))
    else:
        message = _("{text} is as wide as the settings say").format(text=asking.AMBIGUOUS)
        yield Examined("terminal", "ok", message)
