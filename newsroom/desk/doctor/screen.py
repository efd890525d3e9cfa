"""The terminal: its size, colours, encoding and widths, and what runs between it and the desk."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping

from newsroom.desk.doctor import asking
from newsroom.desk.doctor.examined import Examined
from newsroom.settings.language import _

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
        size = f"{size}; {least.format(columns=SMALLEST[0], rows=SMALLEST[1])}"
        yield Examined("terminal", "warning", size)
    else:
        yield Examined("terminal", "ok", size)
    yield _colours()
    yield _encoding()
    yield from _widths(ambiguous_width)
    yield from between(os.environ)


def between(environment: Mapping[str, str]) -> Iterator[Examined]:
    """Tell what a multiplexer or a connection takes away, and what gives it back.

    Args:
        environment: The variables of the terminal.
    """
    n = asking.colours(environment)
    if environment.get("TMUX"):
        if 2 < n < 1 << 24:
            message = _(
                'in tmux with {n} colours; for all of them: set -g default-terminal "tmux-256color" and'
                ' set -as terminal-features ",*:RGB" in ~/.tmux.conf'
            )
            yield Examined("terminal", "warning", message.format(n=n))
        message = _("in tmux Esc may wait half a second: set -sg escape-time 20 in ~/.tmux.conf")
        yield Examined("terminal", "ok", message)
    elif environment.get("STY"):
        message = _(
            "in screen with {n} colours; for more: term screen-256color and defutf8 on in ~/.screenrc. The"
            " desk leaves the mouse alone here, for screen would keep Esc back until the next key"
        )
        yield Examined("terminal", "ok", message.format(n=n))
    if environment.get("SSH_CONNECTION"):
        message = _(
            "over ssh: what is copied goes to your own clipboard only if your terminal knows OSC 52; browsers"
            " and pages to copy from open on the other machine"
        )
        yield Examined("terminal", "ok", message)


def _colours() -> Examined:
    n = asking.colours(os.environ)
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
