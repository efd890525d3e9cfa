"""What the terminal can do: colours, encoding, and how wide it draws what Unicode leaves open."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping

AMBIGUOUS = "“…—①"
"""Characters that terminals draw one or two columns wide (UAX 11, class A)."""

HAN = "汉字"

SIGNS = "●✓↺★◷×▌✗⚠·✎○◆↑◂¶⊗†→□‖◇§"
"""The signs of the desk; a test holds them together with `newsroom.tui.signs`."""

_ANSWER = re.compile(rb"\x1b\[\d+;(\d+)R")
_PATIENCE = 0.5
"""Seconds to wait for a terminal's answer; one that has not answered by then never will."""


def colours(environment: Mapping[str, str]) -> int:
    """Tell how many colours the variables of a terminal promise: 2, 16, 256 or 16,777,216."""
    if environment.get("NO_COLOR"):
        return 2
    if not environment.get("STY") and environment.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return 1 << 24
    terminal = environment.get("TERM", "")
    if not terminal or is_dumb(environment):
        return 2
    return 256 if "256" in terminal else 16


def is_dumb(environment: Mapping[str, str]) -> bool:
    """Tell whether a terminal says that it can place nothing on a screen, as that of Emacs' shell does."""
    return environment.get("TERM", "").lower() in ("dumb", "unknown")


def drawn_width(text: str) -> int | None:
    """Draw `text`, ask the terminal where its cursor is then, and take the text away again.

    The question is DSR 6, the answer CPR (ECMA-48 8.3.35 and 8.3.14).

    Returns:
        The columns it took; None where standard input is no terminal that can be asked.
    """
    try:
        import termios
        import tty
    except ImportError:
        return None
    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    try:
        tty.setcbreak(keyboard)
        sys.stdout.write(f"\r{text}\x1b[6n")
        sys.stdout.flush()
        column = _answer(keyboard)
        sys.stdout.write("\r\x1b[K")
        sys.stdout.flush()
    finally:
        termios.tcsetattr(keyboard, termios.TCSADRAIN, before)
    return None if column is None else column - 1


def _answer(keyboard: int) -> int | None:
    """Read the column out of the terminal's answer."""
    import select

    received = b""
    while select.select([keyboard], [], [], _PATIENCE)[0]:
        received += os.read(keyboard, 64)
        if found := _ANSWER.search(received):
            return int(found[1])
    return None
