"""The signs of the desk, and what stands for them where a terminal draws them too wide or not at all."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signs:
    """One cell each; all are East Asian ambiguous, so terminals set to wide get the letters of PLAIN."""

    unread: str = "●"
    picked: str = "✓"
    ran: str = "↺"
    starred: str = "★"
    held: str = "◷"
    dismissed: str = "×"
    marked: str = "▌"
    error: str = "✗"
    warning: str = "⚠"
    info: str = "·"
    drafted: str = "✎"
    more: str = "…"


FULL = Signs()
PLAIN = Signs(
    unread="*",
    picked="+",
    ran="r",
    starred="s",
    held="h",
    dismissed="x",
    marked="|",
    error="E",
    warning="!",
    info="i",
    drafted="~",
    more=">",
)


def signs_for(ambiguous_width: int) -> Signs:
    """Return the signs for a terminal that draws ambiguous characters one or two cells wide."""
    return FULL if ambiguous_width == 1 else PLAIN
