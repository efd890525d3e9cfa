"""The site of all issues is built into a folder: what did not change and what is others' is not touched.

A list of what we made lies in the folder. Only what stands there is ever written over or taken away, and only
while it is as we made it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from newsroom.desk.context import Desk
from newsroom.model import NewsroomError, StoredIssue
from newsroom.publish import PublishError, write_atomically
from newsroom.publish.outlets import Outlet
from newsroom.settings.language import _
from newsroom.settings.reasons import reason_of

MANIFEST = ".newsroom-site.json"
"""The list of what we made: each file with the SHA-256 of what we wrote."""
_VERSION = 1


class NotOurs(NewsroomError):
    """Files are in the way that we did not make, or that were changed since; `paths` are those."""

    def __init__(self, folder: Path, paths: Sequence[str]) -> None:
        """Name the first of them."""
        if len(paths) == 1:
            message = _("{file} is not as newsroom made it; nothing was written: use --force to replace it")
        else:
            message = _("{n} files are not as newsroom made them, {file} first; --force replaces them")
        super().__init__(message.format(file=folder / paths[0], n=len(paths)))
        self.paths = tuple(paths)


class SitePlan(Struct, frozen=True):
    """What building the site would do."""

    folder: Path
    files: Mapping[str, bytes]
    """All files of the site, by their paths."""
    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    """Pages we made that the site has no more."""
    left: tuple[str, ...]
    """Such pages that someone changed; they stay."""
    in_the_way: tuple[str, ...]
    """Files that are not as we made them."""
    known: Mapping[str, tuple[str, ...]]
    """What the list of what we made says."""

    @property
    def touched(self) -> tuple[Path, ...]:
        """What would be written or taken away, the list of what we made with it."""
        if not (self.new or self.changed or self.removed):
            return ()
        return tuple(self.folder / path for path in (*self.new, *self.changed, *self.removed, MANIFEST))


class Built(Struct, frozen=True):
    """What building the site did."""

    folder: Path
    issues: int
    empty: int
    """Issues left out, as they have neither an entry nor a text."""
    written: tuple[Path, ...]
    unchanged: int
    removed: tuple[Path, ...]
    left: tuple[Path, ...]
    """Pages that the site has no more and someone changed; they stay."""

    @property
    def touched(self) -> tuple[Path, ...]:
        """What was written or taken away, the list of what we made with it."""
        if not (self.written or self.removed):
            return ()
        return (*self.written, *self.removed, self.folder / MANIFEST)


def folder_of(desk: Desk, output: Path | None = None) -> Path:
    """Name the folder of the site: the one given, else the publication's.

    Raises:
        NewsroomError: there is none.
    """
    if output is not None:
        return output
    if not desk.publication.archive:
        raise NewsroomError(_("no folder for the site: give --output DIR, or set archive in the settings"))
    return Path(desk.publication.archive)


def ours(folder: Path, committed: str = "") -> tuple[Path, ...]:
    """Name all files of a site that we made, the list of them too.

    Args:
        folder: The folder of the site.
        committed: The text of an earlier list; what it names counts as well, as it may be gone since.
    """
    known = {**_read_manifest(folder), **_listed(committed)}
    return tuple(folder / path for path in (*known, MANIFEST)) if known else ()


def plan(desk: Desk, output: Path | None = None, *, with_: StoredIssue | None = None) -> SitePlan:
    """Find out what building the site would do; nothing is changed.

    Args:
        desk: The open newsroom.
        output: The folder; None: the publication's.
        with_: An issue that is going out just now.

    Raises:
        NewsroomError: there is no folder, it cannot be read, or the style of pages cannot be used.
    """
    from newsroom.desk.outlets import outlets, readable

    return _planned(desk, folder_of(desk, output), readable(outlets(desk, with_=with_)))


def build(
    desk: Desk, output: Path | None = None, *, with_: StoredIssue | None = None, overwrite: bool = False
) -> Built:
    """Build the site of all issues that went out and have something to read.

    Each file is written whole or not at all. One that would stay as it is is not touched.

    Args:
        desk: The open newsroom.
        output: The folder; None: the publication's.
        with_: An issue that is going out just now.
        overwrite: Write over files that are not as we made them.

    Raises:
        NotOurs: such files are in the way; nothing was written.
        NewsroomError: as `plan`; or a file cannot be written, and then the next build goes on.
    """
    from newsroom.desk.outlets import outlets, readable

    out = outlets(desk, with_=with_)
    shown = readable(out)
    planned = _planned(desk, folder_of(desk, output), shown)
    if planned.in_the_way and not overwrite:
        raise NotOurs(planned.folder, planned.in_the_way)
    return _carry_out(planned, len(shown), len(out) - len(shown))


def _planned(desk: Desk, folder: Path, shown: Sequence[Outlet]) -> SitePlan:
    from newsroom.publish.site import site_files
    from newsroom.publish.styles import read_style

    files = site_files(shown, desk.publication, read_style(desk.publication.style))
    known = _read_manifest(folder)
    new: list[str] = []
    changed: list[str] = []
    in_the_way: list[str] = []
    for path, content in files.items():
        there = _sha_of(folder / path)
        if there is None:
            new.append(path)
        elif there != _sha(content):
            changed.append(path)
            if there not in known.get(path, ()):
                in_the_way.append(path)
    gone = [path for path in known if path not in files and (folder / path).is_file()]
    removed = tuple(path for path in gone if _sha_of(folder / path) in known[path])
    return SitePlan(
        folder=folder,
        files=files,
        new=tuple(new),
        changed=tuple(changed),
        removed=removed,
        left=tuple(path for path in gone if path not in removed),
        in_the_way=tuple(in_the_way),
        known=known,
    )


def _carry_out(planned: SitePlan, issues: int, empty: int) -> Built:
    folder = planned.folder
    made = {path: (_sha(content),) for path, content in planned.files.items()}
    touched = [*planned.new, *planned.changed]
    if touched or planned.removed or planned.known != made:
        # While it is written both may be there: if we are stopped, the next build knows its own.
        paths = {*planned.known, *made}
        both = {path: (*planned.known.get(path, ()), *made.get(path, ())) for path in paths}
        _write_manifest(folder, both)
        for path in touched:
            write_atomically(folder / path, planned.files[path])
        for path in planned.removed:
            _remove(folder, path)
        _write_manifest(folder, made)
    return Built(
        folder=folder,
        issues=issues,
        empty=empty,
        written=tuple(folder / path for path in touched),
        unchanged=len(planned.files) - len(touched),
        removed=tuple(folder / path for path in planned.removed),
        left=tuple(folder / path for path in planned.left),
    )


def _remove(folder: Path, path: str) -> None:
    """Take a page away, and the folders that it leaves empty."""
    file = folder / path
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        message = _("{file} cannot be removed: {reason}")
        raise PublishError(message.format(file=file, reason=reason_of(error))) from error
    with suppress(OSError):
        for parent in file.parents:
            if parent == folder:
                break
            parent.rmdir()


def _read_manifest(folder: Path) -> dict[str, tuple[str, ...]]:
    """Read the list of what we made; one that is missing or broken knows of nothing."""
    try:
        return _listed((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        return {}
    except OSError as error:
        message = _("{file} cannot be read: {reason}")
        raise PublishError(message.format(file=folder / MANIFEST, reason=reason_of(error))) from error


def _listed(text: str | bytes) -> dict[str, tuple[str, ...]]:
    try:
        files = {str(path): tuple(map(str, shas)) for path, shas in json.loads(text)["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
    # A list that came from elsewhere must lead nowhere else.
    return {path: shas for path, shas in files.items() if _is_inside(path)}


def _write_manifest(folder: Path, files: Mapping[str, tuple[str, ...]]) -> None:
    listed = {path: list(dict.fromkeys(files[path])) for path in sorted(files)}
    text = json.dumps({"version": _VERSION, "files": listed}, ensure_ascii=False, indent=0) + "\n"
    write_atomically(folder / MANIFEST, text.encode())


def _is_inside(path: str) -> bool:
    return not Path(path).is_absolute() and ".." not in Path(path).parts and path != MANIFEST


def _sha_of(file: Path) -> str | None:
    try:
        return _sha(file.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        message = _("{file} cannot be read: {reason}")
        raise PublishError(message.format(file=file, reason=reason_of(error))) from error


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
