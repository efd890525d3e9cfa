"""What stands between terminal and desk, tmux, screen or ssh: what it takes away, and what gives it back."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from newsroom.desk.doctor import asking
from newsroom.desk.doctor.examined import Examined, State
from newsroom.settings.language import _

ALL = 1 << 24
"""All colours: 24 bits."""
_SLOW = 100
"""Milliseconds; a longer wait for what may follow an Esc is felt."""
_PATIENCE = 2.0
"""Seconds to wait for tmux, which answers in some milliseconds."""

Ask = Callable[..., str | None]
"""Asks tmux by a command of its own; None where it does not answer."""


class Tmux(Struct, frozen=True):
    """What tmux says of itself; None where it does not say."""

    passes_all: bool | None
    """Whether it passes all colours on to the terminal that shows it at the moment."""
    escape: int | None
    """Milliseconds it waits for what may follow an Esc."""


def ask_tmux(*command: str) -> str | None:
    """Ask the tmux around this program; None where it does not answer."""
    try:
        done = subprocess.run(
            ["tmux", *command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def tmux(environment: Mapping[str, str], ask: Ask = ask_tmux) -> Tmux | None:
    """Learn about the tmux that the program runs in; None where it runs in none.

    Args:
        environment: The variables of the terminal.
        ask: Asks it (tmux(1), FORMATS and OPTIONS).
    """
    if not environment.get("TMUX"):
        return None
    features = ask("display-message", "-p", "#{client_termfeatures}")  # '' before tmux 3.2
    escape = ask("show-options", "-sv", "escape-time") or ""
    return Tmux(
        "RGB" in features.split(",") if features else None,
        int(escape) if escape.isascii() and escape.isdigit() else None,
    )


def shown_colours(environment: Mapping[str, str], around: Tmux | None) -> int:
    """Tell how many colours arrive at the terminal, as far as variables and tmux say."""
    n = asking.colours(environment)
    return min(n, 256) if around is not None and around.passes_all is False else n


def between(environment: Mapping[str, str], around: Tmux | None) -> Iterator[Examined]:
    """Tell what a multiplexer or a connection takes away, and what gives it back.

    Args:
        environment: The variables of the terminal.
        around: The tmux it runs in.
    """
    if around is not None:
        yield from _in_tmux(environment, around)
    elif environment.get("STY"):
        yield _in_screen(environment)
    elif hint := _more_colours(environment):
        yield Examined("terminal", "ok", hint)
    if environment.get("SSH_CONNECTION"):
        message = _(
            "over ssh: what is copied goes to your own clipboard only if your terminal knows OSC 52; browsers"
            " and pages to copy from open on the other machine"
        )
        yield Examined("terminal", "ok", message)


def _in_tmux(environment: Mapping[str, str], around: Tmux) -> Iterator[Examined]:
    lines = []
    if "256" not in environment.get("TERM", ""):
        lines.append('set -g default-terminal "tmux-256color"')
    promised = environment.get("COLORTERM", "").lower() in ("truecolor", "24bit")
    if around.passes_all is False or (around.passes_all is None and not promised):
        lines.append('set -as terminal-features ",*:RGB"')
    if not promised:
        lines.append("set-environment -g COLORTERM truecolor")
    n = shown_colours(environment, around)
    if lines and n > 2:
        message = _(
            "in tmux with {n} colours; if your terminal has all of them, these lines in ~/.tmux.conf bring"
            " them, once tmux was ended and begun anew: {lines}"
        )
        # What is promised and does not arrive is shown in other colours than were meant.
        state: State = "warning" if n < 256 or promised else "ok"
        yield Examined("terminal", state, message.format(n=n, lines="; ".join(lines)))
    if around.escape is None or around.escape > _SLOW:
        message = _("in tmux Esc may wait half a second: set -sg escape-time 20 in ~/.tmux.conf")
        yield Examined("terminal", "ok" if around.escape is None else "warning", message)


def _in_screen(environment: Mapping[str, str]) -> Examined:
    n = asking.colours(environment)
    told = _(
        "in screen with {n} colours. The desk leaves the mouse alone here, for screen would keep Esc back"
        " until the next key"
    )
    if 2 < n < 256:
        more = _(
            "in screen with {n} colours; for more: term screen-256color and defutf8 on in ~/.screenrc. The"
            " desk leaves the mouse alone here, for screen would keep Esc back until the next key"
        )
        return Examined("terminal", "warning", more.format(n=n))
    return Examined("terminal", "ok", told.format(n=n))


def _more_colours(environment: Mapping[str, str]) -> str:
    """Say what brings more colours where a terminal does not promise all; '' where nothing is to be said."""
    n = asking.colours(environment)
    if not 2 < n < ALL or environment.get("TERM") == "linux":  # the console of Linux has 16
        return ""
    if environment.get("SSH_CONNECTION"):
        message = _(
            "if your terminal has all colours, ssh leaves that out: put export COLORTERM=truecolor into"
            " ~/.profile on this machine, or SendEnv COLORTERM into ~/.ssh/config of your own and AcceptEnv"
            " COLORTERM into /etc/ssh/sshd_config of this one"
        )
    elif n == 256:
        message = _("if your terminal has all colours, it does not say so: export COLORTERM=truecolor")
    else:
        message = _("most terminals have more colours than TERM={term} promises: export TERM=xterm-256color")
    return message.format(term=environment.get("TERM"))
