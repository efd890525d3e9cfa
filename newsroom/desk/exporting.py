"""An issue goes out as a file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from newsroom import issues
from newsroom.desk import checking, exports, overwritten
from newsroom.desk.context import Desk
from newsroom.model import Finding, Issue, IssueHead, NewsroomError, StoredIssue
from newsroom.publish.writing import is_stream
from newsroom.settings.language import _, ngettext
from newsroom.settings.said import said

if TYPE_CHECKING:
    from newsroom.desk.site import Built


_COPIES = 40
"""How many files of other forms are remembered of an issue."""


class CheckFailed(NewsroomError):
    """The check found errors; `findings` are those, in the file called `name`."""

    def __init__(
        self, name: str, findings: tuple[Finding, ...], obstacle: ExportExists | None = None
    ) -> None:
        """Count the errors, and say what else is in the way."""
        message = ngettext(
            "{name} was not exported: the check found {n} error; correct it, or use --force",
            "{name} was not exported: the check found {n} errors; correct them, or use --force",
            len(findings),
        )
        told = message.format(name=name, n=len(findings))
        if obstacle is not None:
            told = _("{one}; besides, {other}").format(one=told, other=obstacle)
        super().__init__(told)
        self.name = name
        self.findings = findings
        self.obstacle = obstacle
        """The file that is in the way as well."""


class ExportExists(NewsroomError):
    """Another file is in the way; `difference` is what the export would change in it."""

    def __init__(self, path: Path, difference: str, of: IssueHead | None = None) -> None:
        """Name the file, and the issue whose it is where that is known."""
        if of is None:
            message = _("{file} exists and is different; nothing was written: use --force to replace it")
        else:
            message = _(
                "{file} is the file of {title} (issue {id}); nothing was written: name another file with -o,"
                " or use --force to replace it"
            )
        told = message.format(file=path, title=of.title if of else "", id=of.id if of else "")
        super().__init__(told)
        self.path = path
        self.difference = difference


class ExportEdited(ExportExists):
    """The file is this issue's last export, edited by hand since; `difference` is what was edited in it."""

    def __init__(self, path: Path, difference: str, sha: str) -> None:
        """Name the file."""
        super().__init__(path, difference)
        message = _(
            "{file} was edited since the last export; nothing was written: --take-edits takes the edits into"
            " the issue, --force writes over them"
        )
        self.args = (message.format(file=path),)
        self.sha = sha
        """SHA-256 of the file as it is, for `export` to know that its edits were taken in."""


class Exported(Struct, frozen=True):
    """An issue that went out."""

    path: Path
    stored: StoredIssue
    kept: Path | None = None
    """Where the text is now that was in the file and nowhere else."""


def text_of(desk: Desk, content: Issue) -> str:
    """Write an issue as the Markdown that an export would hold."""
    text = issues.render(content, desk.publication)
    if content.source is None:
        return text
    from newsroom.issues.fronting import fronted

    return fronted(text, content, desk.publication)


def place_of(desk: Desk, content: Issue) -> Path:
    """Name the file an issue goes to, in the publication's folder or else the working folder."""
    from newsroom.publish.markdown import export_path

    return export_path(content, desk.publication, _folder(desk))


def _folder(desk: Desk) -> Path:
    return Path(desk.publication.folder) if desk.publication.folder else Path.cwd()


def export(
    desk: Desk,
    id: int,
    path: Path | None = None,
    *,
    force: bool = False,
    overwrite: bool = False,
    over: str | None = None,
    format: str = "markdown",
    goes_out: bool | None = None,
) -> Exported:
    """Write an issue to a file.

    By its Markdown, or where it is published, it has gone out, and the first time its instant of publication
    is fixed. A file of another format is a copy to work with, and says nothing of the kind.

    Args:
        desk: The open newsroom.
        id: The issue's id.
        path: The file; None is that of the publication.
        force: Write in spite of errors, and what a receiver would refuse; never by itself over another file.
        overwrite: Write over another file, of which a copy is kept.
        over: SHA-256 of a file that may be written over: the editor has seen it. One that this issue was
            exported to or imported from may always be.
        format: ``markdown`` or one of `exports.FORMATS`.
        goes_out: Whether it counts as gone out; None: if it is Markdown.

    Raises:
        CheckFailed: the check found errors; a file that is in the way besides is told with them.
        ExportEdited: the file was edited by hand since the last export.
        ExportExists: there is a file with another content.
        NewsroomError: the file cannot be written; then the issue counts as it did before.
    """
    from newsroom.publish.markdown import write_atomically

    stored = desk.store.issues.get(id)
    target = path or target_of(desk, stored, format)
    dated = issues.fix_published(stored.issue, desk.now(), desk.publication)

    def need_place() -> None:
        if not overwrite:
            _need_place(desk, stored, target, _written(desk, id, dated, format, True), format, over)

    _need_checked(desk, stored, dated, target.name if format == "markdown" else None, force, need_place)
    content = _written(desk, id, dated, format, force)
    if not overwrite:
        _need_place(desk, stored, target, content, format, over)
    kept = overwritten.keep(desk, id, target, content)
    sent = _Sending(format, str(target), content)
    if goes_out or (goes_out is None and format == "markdown"):
        done = _sent(desk, stored, dated, sent, target)
        return replace(done, kept=kept)
    _keep_copy(desk, id, content)
    write_atomically(target, content)
    return Exported(target, stored, kept)


def target_of(desk: Desk, stored: StoredIssue, format: str = "markdown") -> Path:
    """Name the file that an export goes to.

    An issue that is called by its title goes where it went before, in the same folder: a new title does not
    leave an old file behind.
    """
    place = place_of(desk, stored.issue)
    if stored.issue.date is None or stored.issue.form != "daily":
        before = desk.store.issues.export_of(stored.head.id)
        if before is not None and before[0] != "-":
            last = Path(before[0]).absolute()
            if last.parent == place.absolute().parent and last.is_file():
                place = last
    if format == "markdown":
        return place
    name = place.name.removesuffix(".md")
    if desk.publication.other_folder:
        if stored.issue.form == "daily" and stored.issue.date is not None:
            name = stored.issue.date.isoformat()  # the pattern may tell days apart by folders alone
        place = _folder(desk) / desk.publication.other_folder / name
    return place.with_name(name + exports.FORMATS[format].ending)


def would_write(
    desk: Desk,
    stored: StoredIssue,
    format: str = "markdown",
    *,
    force: bool = False,
    overwrite: bool = False,
) -> tuple[Path, bytes]:
    """Return the file that an export would write, and what would stand in it; nothing is written.

    Args:
        desk: The open newsroom.
        stored: The issue, with the instant that the export would fix.
        format: ``markdown`` or one of `exports.FORMATS`.
        force: What a receiver would refuse does not matter.
        overwrite: A file in the way does not matter.

    Raises:
        ExportExists: there is a file with another content.
        NewsroomError: it cannot be written in this format.
    """
    target = target_of(desk, stored, format)
    content = _written(desk, stored.head.id, stored.issue, format, force)
    if not overwrite:
        _need_place(desk, stored, target, content, format, None)
    return target, content


def edited(desk: Desk, id: int, path: Path | None = None) -> ExportEdited | None:
    """Tell what was edited by hand in the file an issue was exported to; None if nothing was.

    Raises:
        NewsroomError: the file cannot be read.
    """
    stored = desk.store.issues.get(id)
    try:
        _need_free(desk, stored, path or target_of(desk, stored), b"", None)
    except ExportEdited as error:
        return error
    except ExportExists:
        return None
    return None


def export_to(
    desk: Desk, id: int, write: Callable[[bytes], None], *, force: bool = False, format: str = "markdown"
) -> Exported:
    """Hand the bytes of an export to `write`, for standard output; the issue has not gone out by that.

    Who reads them is not known, so nothing is noted.

    Raises:
        CheckFailed: the check found errors.
    """
    stored = desk.store.issues.get(id)
    dated = issues.fix_published(stored.issue, desk.now(), desk.publication)
    _need_checked(desk, stored, dated, None, force)
    write(_written(desk, id, dated, format, force))
    return Exported(Path("-"), stored)


def export_to_site(desk: Desk, id: int, *, force: bool = False, overwrite: bool = False) -> Built:
    """Build the site of all issues with an issue in it; otherwise as `export`.

    Raises:
        CheckFailed: the check found errors.
        NewsroomError: the site cannot be built; then the issue counts as it did before.
    """
    from newsroom.desk import site

    stored = desk.store.issues.get(id)
    dated = issues.fix_published(stored.issue, desk.now(), desk.publication)
    _need_checked(desk, stored, dated, None, force)
    built: list[Built] = []

    def write() -> None:
        # As it is stored by now: its instant is fixed.
        built.append(site.build(desk, with_=desk.store.issues.get(id), overwrite=overwrite))

    folder = site.folder_of(desk)
    sending = _Sending("site", str(folder), _written(desk, id, dated, "json", True))
    _sent_with_site(desk, stored, dated, sending, write)
    return built[0]


class _Sending(Struct, frozen=True):
    """What goes out, as what, and where to."""

    format: str
    place: str
    content: bytes


def _written(desk: Desk, id: int, content: Issue, format: str, force: bool) -> bytes:
    if format == "markdown":
        return issues.encode(text_of(desk, content))
    return exports.content_of(desk, id, content, format, force=force)


def _need_checked(
    desk: Desk,
    stored: StoredIssue,
    dated: Issue,
    name: str | None,
    force: bool,
    need_place: Callable[[], None] = lambda: None,
) -> None:
    """Hold an issue, with the instant an export would fix, against the rules, unless that is forced.

    Who lets an error pass is to know what else that would pass over: the place is asked as well.
    """
    if force:
        return
    checked = checking.check_issue(desk, StoredIssue(head=stored.head, issue=dated), name)
    if not checked.errors:
        return
    try:
        need_place()
    except ExportExists as obstacle:
        raise CheckFailed(checked.name, checked.errors, obstacle) from obstacle
    raise CheckFailed(checked.name, checked.errors)


def _need_place(
    desk: Desk, stored: StoredIssue, target: Path, content: bytes, format: str, over: str | None
) -> None:
    """Make sure that nothing is in the way that is not this issue's own."""
    need_free = _need_free if format == "markdown" else _need_own
    need_free(desk, stored, target, content, over)


def _need_free(desk: Desk, stored: StoredIssue, target: Path, content: bytes, over: str | None) -> None:
    """Make sure that no file with another content than this issue's own is in the way."""
    if is_stream(target) or not target.exists():
        return
    there = checking.read_digest(target)
    if there == content:
        return
    id, sha = stored.head.id, hashlib.sha256(there).hexdigest()
    sent = [each for each in desk.store.issues.exports(id) if each.form == "markdown"]
    if sha == over or sha in [each.sha256 for each in sent] or desk.store.issues.find_import(sha) == id:
        return
    before, after = issues.decode(there), issues.decode(content)
    last = next((each for each in reversed(sent) if Path(each.path).absolute() == target.absolute()), None)
    if last is not None:
        went = text_of(desk, desk.store.issues.revision(id, last.revision).content)
        told = issues.difference(went, before, _("last export"), str(target))
        raise ExportEdited(target, told, sha)
    told = issues.difference(before, after, str(target), _("this export"))
    raise ExportExists(target, told, _of_another(desk, id, target, sha))


def _of_another(desk: Desk, id: int, target: Path, sha: str) -> IssueHead | None:
    """Return the issue whose file another is: one that went out as it, or was last written to its place."""
    archive = desk.store.issues
    found = archive.find_export(sha, id) or archive.find_import(sha)
    if found is not None and found != id:
        return archive.get(found).head
    for head in archive.heads():
        if head.id == id or head.exported is None:
            continue
        last = archive.export_of(head.id)
        if last is not None and last[0] != "-" and Path(last[0]).absolute() == target.absolute():
            return head
    return None


def _need_own(desk: Desk, stored: StoredIssue, target: Path, content: bytes, over: str | None) -> None:
    """Make sure that a file in the way is an export of this issue in some format, unchanged since."""
    if is_stream(target) or not target.exists():
        return
    there = checking.read_digest(target)
    sha = hashlib.sha256(there).hexdigest()
    if there == content or sha == over or sha in overwritten.written(desk, stored.head.id):
        return
    before, after = there.decode(errors="replace"), content.decode(errors="replace")
    raise ExportExists(target, issues.difference(before, after, str(target), _("this export")))


def _keep_copy(desk: Desk, id: int, content: bytes) -> None:
    """Remember what was written, so that the file is known as ours the next time."""
    sha = hashlib.sha256(content).hexdigest()
    copies = overwritten.copies_of(id)
    known = desk.store.state.get(copies, [])
    desk.store.state.set(copies, [*(each for each in known if each != sha), sha][-_COPIES:])


def _sent(desk: Desk, stored: StoredIssue, dated: Issue, sending: _Sending, target: Path) -> Exported:
    """Write a file, and only then let the issue count as having gone out."""
    from newsroom.publish.writing import put_back_if_it_fails, write_atomically

    _fix_instant(desk, stored, dated)
    sha = hashlib.sha256(sending.content).hexdigest()
    # Where the archive cannot be written, which may show at the very end, there is to be no file either.
    with put_back_if_it_fails(target), desk.store.writing(durable=True):
        desk.store.issues.mark_exported(stored.head.id, desk.now(), sending.place, sha, sending.format)
        write_atomically(target, sending.content)
    return Exported(Path(sending.place), desk.store.issues.get(stored.head.id))


def _sent_with_site(
    desk: Desk, stored: StoredIssue, dated: Issue, sending: _Sending, write: Callable[[], None]
) -> None:
    """Write the site, and only then let the issue count as having gone out."""
    _fix_instant(desk, stored, dated)
    # The archive is only asked whether this could be noted: a whole site would keep others waiting for it.
    with desk.store.writing(durable=True):
        pass
    write()
    _note_site(desk, stored.head.id, sending, hashlib.sha256(sending.content).hexdigest())


def _fix_instant(desk: Desk, stored: StoredIssue, dated: Issue) -> None:
    """Save the instant first: a file with one that the archive does not know would be another next time."""
    if dated != stored.issue:
        desk.store.issues.save(stored.head.id, dated, said("first export"), stored.head.revision)


def _note_site(desk: Desk, id: int, sending: _Sending, sha: str) -> None:
    """Note that an issue went out with the site.

    Raises:
        NewsroomError: it cannot be noted now; the site is written all the same.
    """
    from newsroom.store.errors import StoreError

    try:
        desk.store.issues.mark_exported(id, desk.now(), sending.place, sha, sending.format)
    except StoreError as error:
        message = _("{folder} is written, but it is not noted that the issue went out; do it again: {reason}")
        raise NewsroomError(message.format(folder=sending.place, reason=error)) from error
