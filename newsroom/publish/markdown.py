"""Where an issue's Markdown goes."""

import re
from pathlib import Path

from newsroom.model import Issue, Publication
from newsroom.model.publication import document_values

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

    The publication's pattern names a digest by its day, and may put it into folders below; that of its
    documents names those of other forms. One without a day is called by its title.
    """
    title = _safe(issue.title) or publication.id
    if issue.date is None:
        return folder / (title + _ENDING)
    if issue.form == "daily":
        written = publication.filename.format(date=issue.date)
    else:
        written = publication.documents.format(**document_values(issue.form, issue.date, title))
    parts = [part for part in map(_safe, _SEPARATORS.split(written.removesuffix(_ENDING))) if part]
    *folders, name = parts or [issue.date.isoformat()]
    return folder.joinpath(*folders, name + _ENDING)


def _safe(name: str) -> str:
    """Return the name without what a file's name cannot or should not hold."""
    name = " ".join(_UNSAFE.sub(" ", name).split()).strip(" .")
    return name.encode()[:_LONGEST].decode(errors="ignore").strip(" .")
