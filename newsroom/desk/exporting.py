"""An issue goes out as a file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsroom import issues
from newsroom.desk import checking
from newsroom.desk.context import Desk
from newsroom.model import Finding, Issue, NewsroomError, StoredIssue
from newsroom.settings.language import _, ngettext


class CheckFailed(NewsroomError):
    """The check found errors; `findings` are those, in the file called `name`."""

    def __init__(self, name: str, findings: tuple[Finding, ...]) -> None:
        """Count the errors."""
        message = ngettext(
            "{name} was not exported: the check found {n} error; correct it, or use --force",
            "{name} was not exported: the check found {n} errors; correct them, or use --force",
            len(findings),
        )
        super().__init__(message.format(name=name, n=len(findings)))
        self.name = name
        self.findings = findings


class ExportExists(NewsroomError):
    """Another file is in the way; `difference` is what the export would change in it."""

    def __init__(self, path: Path, difference: str) -> None:
        """Name the file."""
        message = _("{file} exists and is different; nothing was written: use --force to replace it")
        super().__init__(message.format(file=path))
        self.path = path
        self.difference = difference


@dataclass(frozen=True, slots=True)
class Exported:
    """An issue that went out."""

    path: Path
    stored: StoredIssue


def text_of(desk: Desk, content: Issue) -> str:
    """Write an issue as the Markdown that an export would hold."""
    return issues.render(content, desk.publication)


def place_of(desk: Desk, content: Issue) -> Path:
    """Name the file an issue goes to, in the publication's folder or else the working folder."""
    from newsroom.publish.markdown import export_path

    folder = Path(desk.publication.folder) if desk.publication.folder else Path.cwd()
    return export_path(content, desk.publication, folder)


def export(desk: Desk, id: int, path: Path | None = None, *, force: bool = False) -> Exported:
    """Write an issue to a file; the first time, its instant of publication is fixed.

    Args:
        desk: The open newsroom.
        id: The issue's id.
        path: The file; None is that of the publication.
        force: Write in spite of errors and over another file.

    Raises:
        CheckFailed: the check found errors.
        ExportExists: there is a file with another content.
        NewsroomError: the file cannot be written; then the issue counts as it did before.
    """
    from newsroom.publish.markdown import write_atomically

    stored = desk.store.issues.get(id)
    target = path or place_of(desk, stored.issue)
    dated = _checked(desk, stored, target.name, force)
    content = issues.encode(text_of(desk, dated))
    if not force:
        _need_free(target, content)
    return _sent(desk, stored, dated, content, str(target), lambda: write_atomically(target, content))


def export_to(desk: Desk, id: int, write: Callable[[bytes], None], *, force: bool = False) -> Exported:
    """Hand the bytes of an export to `write`, for standard output; otherwise as `export`.

    Raises:
        CheckFailed: the check found errors.
    """
    stored = desk.store.issues.get(id)
    dated = _checked(desk, stored, None, force)
    content = issues.encode(text_of(desk, dated))
    return _sent(desk, stored, dated, content, "-", lambda: write(content))


def _checked(desk: Desk, stored: StoredIssue, name: str | None, force: bool) -> Issue:
    """Give the issue the instant an export would fix, and hold it against the rules."""
    dated = issues.fix_published(stored.issue, desk.now(), desk.publication)
    if not force:
        checked = checking.check_issue(desk, StoredIssue(head=stored.head, issue=dated), name)
        if checked.errors:
            raise CheckFailed(checked.name, checked.errors)
    return dated


def _need_free(target: Path, content: bytes) -> None:
    """Make sure that no file with another content is in the way."""
    if not target.exists():
        return
    there = checking.read_digest(target)
    if there == content:
        return
    before, after = issues.decode(there), issues.decode(content)
    raise ExportExists(target, issues.difference(before, after, str(target), _("this export")))


def _sent(
    desk: Desk, stored: StoredIssue, dated: Issue, content: bytes, place: str, write: Callable[[], None]
) -> Exported:
    """Write, and only then let the issue count as having gone out."""
    head = stored.head
    # The instant comes first: a file with one that the archive does not know would be another next time.
    if dated != stored.issue:
        desk.store.issues.save(head.id, dated, _("first export"), head.revision)
    write()
    sha = hashlib.sha256(content).hexdigest()
    desk.store.issues.mark_exported(head.id, desk.now(), place, sha)
    return Exported(Path(place), desk.store.issues.get(head.id))
