"""The signs of the desk, and what stands for them where a terminal draws them too wide or not at all."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from newsroom.settings.language import N_


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


LEGEND = {
    "unread": N_("not read yet"),
    "picked": N_("picked into the open issue"),
    "ran": N_("ran in an earlier issue: its day and number stand behind the headline"),
    "starred": N_("starred"),
    "held": N_("held for tomorrow"),
    "dismissed": N_("dismissed"),
    "marked": N_("marked: the next command acts on all that are"),
    "error": N_("errors the check found; they stop an export"),
    "warning": N_("warnings of the check"),
    "info": N_("hints of the check"),
    "drafted": N_("drafted, not confirmed by you yet"),
    "more": N_("there is more than fits"),
}
"""What each sign means."""


def signs_for(ambiguous_width: int, encoding: str | None = None) -> Signs:
    """Return the signs for a terminal.

    Args:
        ambiguous_width: The cells, 1 or 2, that it draws characters of ambiguous width in.
        encoding: What it is written to in; None where that is not known, and taken to carry everything.
    """
    return FULL if ambiguous_width == 1 and carries(encoding) else PLAIN


def carries(encoding: str | None) -> bool:
    """Tell whether an encoding has all the signs, as ASCII and Latin-1 have not."""
    try:
        "".join(astuple(FULL)).encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
