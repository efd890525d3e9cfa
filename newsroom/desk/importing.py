"""Digest files go into the archive."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from newsroom import issues
from newsroom.desk.checking import read_digest
from newsroom.desk.context import Desk
from newsroom.model import IssueHead, NewsroomError
from newsroom.settings.language import _


class DateTaken(NewsroomError):
    """The archive has another issue of that date."""


class NoDigest(NewsroomError):
    """A file is no text, so it cannot be a digest."""


class NothingToImport(NewsroomError):
    """A folder holds no digest files."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A file and its issue in the archive."""

    file: Path
    head: IssueHead
    new: bool
    """False: these bytes were there already."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the files, in their order."""

    imported: tuple[Imported, ...]
    refused: tuple[NewsroomError, ...]


def import_files(desk: Desk, paths: Iterable[Path], *, force: bool = False) -> ImportReport:
    """Take files, and all that end in .md in folders, into the archive; one that is refused stops no other.

    Which issue is open stays as it is.

    Args:
        desk: The open newsroom.
        paths: Files and folders.
        force: Take a file in though its date has an issue; both are kept.
    """
    imported: list[Imported] = []
    refused: list[NewsroomError] = []
    for path in paths:
        try:
            files = _files(path)
        except NewsroomError as error:
            refused.append(error)
            continue
        for file in files:
            try:
                imported.append(import_file(desk, file, force=force))
            except NewsroomError as error:
                refused.append(error)
    return ImportReport(tuple(imported), tuple(refused))


def import_file(desk: Desk, file: Path, *, force: bool = False) -> Imported:
    """Take one digest file into the archive, ours or another house's.

    Its date is that of its front matter, else of its name, else of its first heading, else it has none.

    Raises:
        DigestUnreadable: the file cannot be read.
        NoDigest: it is not text.
        DateTaken: there is another issue of its date, and `force` is not set.
    """
    content = read_digest(file)
    if b"\0" in content:
        raise NoDigest(_("{file} is not a text file, and so no digest").format(file=file))
    sha = hashlib.sha256(content).hexdigest()
    known = desk.store.issues.find_import(sha)
    if known is not None:
        return Imported(file, desk.store.issues.get(known).head, False)
    text = issues.decode(content)
    day = issues.find_date(text, file.name, desk.publication)
    rivals = desk.store.issues.on_date(day) if day else []
    for head in rivals:
        if _went_out_as(desk, head, sha):
            return Imported(file, head, False)
    if rivals and not force:
        raise DateTaken(_taken(file, day, rivals))
    issue = replace(issues.parse(text, desk.publication), date=day)
    stored = desk.store.issues.create(issue, origin=file.name, sha=sha, open=False)
    return Imported(file, stored.head, True)


def _files(path: Path) -> list[Path]:
    """List what a path given for import stands for.

    Raises:
        NothingToImport: it is a folder without digest files.
    """
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.rglob("*.md") if file.is_file())
    if not found:
        raise NothingToImport(_("{folder} holds no file that ends in .md").format(folder=path))
    return found


def _went_out_as(desk: Desk, head: IssueHead, sha: str) -> bool:
    """Tell whether a file is what the issue was exported as."""
    exported = desk.store.issues.export_of(head.id)
    return exported is not None and exported[1] == sha


def _taken(file: Path, day: date | None, rivals: list[IssueHead]) -> str:
    ids = ", ".join(str(head.id) for head in rivals)
    message = _(
        "{file} was not imported: {date} has an issue with other content (id {ids}); --force keeps both"
    )
    return message.format(file=file, date=day, ids=ids)
