"""Digest files go into the archive."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import date
from pathlib import Path
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from newsroom import issues
from newsroom.desk.checking import LARGEST, NoDigest, need_text, need_utf8, read_digest
from newsroom.desk.context import Desk
from newsroom.desk.grouping import look_back
from newsroom.desk.reading_ahead import FEW, ReadingAhead, read
from newsroom.model import Issue, IssueHead, NewsroomError
from newsroom.settings.language import _, listed
from newsroom.store import StoreError

_SEVERAL = 2


class DateTaken(NewsroomError):
    """The archive has another issue of that date."""


class ImportStopped(NewsroomError):
    """The archive can take no more; what is in stays."""


class NothingToImport(NewsroomError):
    """A folder holds no digest files."""


class Imported(Struct, frozen=True):
    """A file and its issue in the archive."""

    file: Path
    head: IssueHead
    new: bool
    """False: these bytes were there already."""
    broken: int = 0
    """How many of its bytes are not UTF-8; they stay as they are."""


class ImportReport(Struct, frozen=True):
    """What became of the files, in their order."""

    imported: tuple[Imported, ...]
    refused: tuple[NewsroomError, ...]


class Progress(Struct, frozen=True):
    """How far an import is."""

    done: int
    total: int
    new: int
    """How many of those done were not in the archive before."""
    file: Path
    """The one done last."""


def import_files(
    desk: Desk,
    paths: Iterable[Path],
    *,
    force: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
) -> ImportReport:
    """Take files, and all that end in .md in folders, into the archive; one that is refused stops no other.

    Each file is in once its turn is over, so an import that was interrupted goes on when it is made again:
    what is in gives its old id. Which issue is open stays as it is. What comes in is one step of undo.

    Args:
        desk: The open newsroom.
        paths: Files and folders.
        force: Take a file in though its date has an issue; both are kept.
        on_progress: Told after each file.
    """
    imported: list[Imported] = []
    refused: list[NewsroomError] = []
    found: list[Path | NewsroomError] = []
    for path in paths:
        try:
            found += _files(path)
        except NewsroomError as error:
            found.append(error)
    files = [each for each in found if isinstance(each, Path)]
    done = new = 0
    group = _group()
    with _reading_ahead(desk, files) as ahead:
        for file in found:
            if isinstance(file, NewsroomError):
                refused.append(file)
                continue
            done += 1
            try:
                imported.append(import_file(desk, file, force=force, ahead=ahead, group=group))
                new += imported[-1].new
            except StoreError as error:
                # A full disk or a locked database would refuse every file after this one too.
                refused.append(_stopped(file, len(files) - done, error))
                break
            except NewsroomError as error:
                refused.append(error)
            if on_progress:
                on_progress(Progress(done, len(files), new, file))
        else:
            try:
                look_back(desk)
            except StoreError as error:
                refused.append(error)
    return ImportReport(tuple(imported), tuple(refused))


def any_good(paths: Iterable[Path]) -> bool:
    """Tell whether an import would find a file that it can take; it looks no further than the first."""
    for path in paths:
        with suppress(NewsroomError):
            for file in _files(path):
                with suppress(NewsroomError):
                    _content(file)
                    return True
    return False


def _reading_ahead(desk: Desk, files: list[Path]) -> AbstractContextManager[ReadingAhead | None]:
    """Have many files read by other processes before their turn."""
    if len(files) < FEW or (os.cpu_count() or 1) < _SEVERAL:
        return nullcontext()

    def load(file: Path) -> bytes | None:
        try:
            content, sha = _content(file)
        except NewsroomError:
            return None
        return content if desk.store.issues.find_import(sha) is None else None

    return ReadingAhead(files, load, desk.publication)


def import_file(
    desk: Desk,
    file: Path,
    *,
    force: bool = False,
    ahead: ReadingAhead | None = None,
    group: str | None = None,
) -> Imported:
    """Take one digest file into the archive, ours or another house's.

    Its date is that of its front matter, else of its name, else of its first heading, else it has none.

    Args:
        desk: The open newsroom.
        file: The file.
        force: Take it in though its date has an issue.
        ahead: May have read it already.
        group: The import whose step of undo it belongs to; None: it is one of its own.

    Raises:
        DigestUnreadable: the file cannot be read.
        NoDigest: it is not text, empty, or far too large.
        DateTaken: there is another issue of its date, and `force` is not set.
    """
    issue = ahead.take(file) if ahead else None
    content, sha = _content(file)
    known = desk.store.issues.find_import(sha)
    if known is not None:
        return Imported(file, desk.store.issues.get(known).head, False, issues.broken_bytes(content))
    if issue is None or issue.source != issues.decode(content):
        issue = read(content, file.name, desk.publication)
    with desk.store.writing():  # another import of the same files may be under way
        known = desk.store.issues.find_import(sha)
        if known is not None:
            return Imported(file, desk.store.issues.get(known).head, False)
        return replace(_kept(desk, file, issue, sha, force, group), broken=issues.broken_bytes(content))


def _group() -> str:
    """Name an import, so that its issues are one step."""
    return f"import {uuid4().hex}"


def _kept(desk: Desk, file: Path, issue: Issue, sha: str, force: bool, group: str | None) -> Imported:
    day = issue.date
    rivals = desk.store.issues.on_date(day, issue.form) if day else []
    for head in rivals:
        if _went_out_as(desk, head, sha):
            return Imported(file, head, False)
    if rivals and not force and issue.form == "daily":
        raise DateTaken(_taken(file, day, rivals))
    stored = desk.store.issues.create(issue, origin=file.name, sha=sha, open=False, group=group or _group())
    return Imported(file, stored.head, True)


def _content(file: Path) -> tuple[bytes, str]:
    """Read a file, and what identifies its bytes.

    Raises:
        DigestUnreadable: it cannot be read.
        NoDigest: it is not text, empty, or far too large.
    """
    content = read_digest(file, LARGEST)
    need_text(file, content)
    need_utf8(file, content)
    if not issues.decode(content).strip("\ufeff \t\r\n"):
        message = _("{file} is empty and was not imported: put the digest's text into it, or leave it out")
        raise NoDigest(message.format(file=file))
    return content, hashlib.sha256(content).hexdigest()


def _stopped(file: Path, left: int, error: StoreError) -> ImportStopped:
    message = _("stopped at {file}, {left} files were not tried: {reason}; import again to go on")
    return ImportStopped(message.format(file=file, left=left, reason=error))


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
    ids = listed(str(head.id) for head in rivals)
    message = _(
        "{file} was not imported: {date} has an issue with other content (id {ids}); --force keeps both"
    )
    return message.format(file=file, date=day, ids=ids)
