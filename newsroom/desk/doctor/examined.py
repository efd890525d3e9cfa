"""What was looked at, and how it is."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from newsroom.settings.language import N_

State = Literal["ok", "warning", "error"]
STATES: dict[State, str] = {"ok": N_("ok"), "warning": N_("warning"), "error": N_("error")}
CHECKS = {
    "settings": N_("settings"),
    "folders": N_("folders"),
    "model": N_("language model"),
    "database": N_("database"),
    "backups": N_("backups"),
    "feeds": N_("feeds"),
    "mail": N_("mail"),
    "terminal": N_("terminal"),
    "programs": N_("programs"),
}
"""What is looked at, by id, with the names people know it by."""


class Examined(Struct, frozen=True):
    """One thing that was looked at."""

    check: str
    """An id of CHECKS."""
    state: State
    message: str
