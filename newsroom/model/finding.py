"""What preflight finds."""

from enum import StrEnum
from typing import Literal

from msgspec import Struct


class Severity(StrEnum):
    """How bad a finding is; errors stop an export."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(Struct, frozen=True, kw_only=True):
    """One finding, at the very words it is about."""

    rule: str
    severity: Severity
    message: str
    """What is wrong and what to do."""
    entry: int | None = None
    """The entry's number."""
    entries: tuple[int, ...] = ()
    """The numbers of all entries concerned."""
    field: str | None = None
    """``front``, ``lead``, ``headline``, ``link``, ``summary``, ``commentary`` or None."""
    line: int = 1
    """From 1, in the issue's Markdown."""
    column: int = 1
    """From 1, in code points."""
    end_column: int = 1
    """The column after the last code point, on the same line."""
    excerpt: str = ""
    """The words themselves, as they stand in the file."""
    fix: str | None = None
    """What to put in place of the excerpt."""
    suggestion: bool = False
    """The fix is one to consider: it is never applied together with others, unseen."""
    follows: tuple[int, int] | None = None
    """The entry that ran and that its fix makes this one follow up: its issue's id, and its number there."""
    repair: Literal["", "footnotes", "chapters"] = ""
    """What its fix does besides: footnotes or chapters of a document are all numbered anew, in order."""
    override: str | None = None
    """The editor's reason to let it pass; then it is no more than an info."""
