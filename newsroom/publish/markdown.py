"""Where an issue's Markdown goes."""

import re
from pathlib import Path

from newsroom.model import Issue, Publication

# Offered here too: who asks for the place is about to write to it.
from newsroom.publish.writing import write_atomically

__all__ = ["export_path", "write_atomically"]

_ENDING = ".md"
_SEPARATORS = re.compile(r"[/\\]")
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
    r'/\\:*?"<>|]+'
)
"""What separates folders, what some system forbids, what would show a name other than it is."""
_LONGEST = 200
"""Bytes of a name without its ending: file systems take 255, and synchronising programs add to it."""


def export_path(issue: Issue, publication: Publication, folder: Path) -> Path:
    """Return the file an issue is exported to, always inside `folder`.

    The publication's pattern names it by its day, and may put it into folders below. An issue without a day,
    and one of another form than the daily, is called by its title.
    """
    if issue.date is None or issue.form != "daily":
        return folder / ((_safe(issue.title) or publication.id) + _ENDING)
    written = publication.filename.format(date=issue.date).removesuffix(_ENDING)
    parts = [part for part in map(_safe, _SEPARATORS.split(written)) if part]
    *folders, name = parts or [issue.date.isoformat()]
    return folder.joinpath(*folders, name + _ENDING)


def _safe(name: str) -> str:
    """Return the name without what a file's name cannot or should not hold."""
    name = " ".join(_UNSAFE.sub(" ", name).split()).strip(" .")
    return name.encode()[:_LONGEST].decode(errors="ignore").strip(" .")
