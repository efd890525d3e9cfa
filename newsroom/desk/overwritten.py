"""A file that an export takes the place of is kept: someone may have written into it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from newsroom.desk.context import Desk


def folder_of(desk: Desk) -> Path:
    """Return the folder of what exports took the place of, beside the database.

    A copy beside the file itself would be published with the site whose folder that is.
    """
    database = desk.store.path.absolute()
    return database.with_name(f"{database.stem}-overwritten")


def keep(desk: Desk, id: int, target: Path, content: bytes) -> Path | None:
    """Copy what is about to be written over, unless the archive has it already.

    Args:
        desk: The open newsroom.
        id: The issue that is exported.
        target: The file.
        content: What it will hold.

    Returns:
        The copy; None where nothing is lost: no file, the same content, an export or import of this issue
        without an edit, a device.

    Raises:
        NewsroomError: the file cannot be read, or the copy not be written; then the export must not go on.
    """
    from newsroom.desk.checking import read_digest
    from newsroom.publish import write_atomically

    if not target.is_file():
        return None
    there = read_digest(target)
    sha = hashlib.sha256(there).hexdigest()
    if there == content or sha in written(desk, id) or desk.store.issues.find_import(sha) == id:
        return None
    copy = _free(folder_of(desk), f"{desk.local_now():%Y%m%d-%H%M%S}", target)
    write_atomically(copy, there)
    return copy


def written(desk: Desk, id: int) -> set[str]:
    """Return the SHA-256 of all that was written of an issue from here, in whatever form."""
    copies: list[str] = desk.store.state.get(copies_of(id), [])
    return {*(each.sha256 for each in desk.store.issues.exports(id) if each.sha256), *copies}


def copies_of(id: int) -> str:
    """Name where the store keeps the SHA-256 of an issue's copies in other forms."""
    return f"copies.{id}"


def _free(folder: Path, moment: str, target: Path) -> Path:
    """Return a name that no copy has: two exports may fall into one second."""
    copy = folder / f"{moment}-{target.name}"
    number = 1
    while os.path.lexists(copy):
        number += 1
        copy = folder / f"{moment}-{number}-{target.name}"
    return copy
