"""The sample newsroom: a morning's work half done, to look around in without network and without harm."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from newsroom.model import NewsroomError
from newsroom.settings.language import _
from newsroom.settings.reasons import reason_of

DATABASE = "newsroom.db"
SETTINGS = "newsroom.toml"

_MARK = "sample"
"""The name under which the store remembers that it holds the sample."""

_SETTINGS = f"""\
# The settings of the sample newsroom: what it exports stays beside it.
database = "{DATABASE}"

[publications.daily]
folder = "issues"
"""


class SampleError(NewsroomError):
    """There is something else where the sample newsroom was to be, or it cannot be written there."""


def make_sample(folder: Path | None = None, now: datetime | None = None) -> Path:
    """Make the sample newsroom, or find the one that is there, with whatever was done in it.

    Beside the database lie its settings, ``newsroom.toml``, and the issues that went out, in ``issues``.

    Args:
        folder: Where; made if it is missing. None is a new temporary folder, which stays.
        now: The moment at which it looks fresh, in UTC; None is this one.

    Returns:
        The database.

    Raises:
        SampleError: the folder has a database or settings of another newsroom, left as they are, or cannot be
            written.
        StoreError: the database that is there is no newsroom's at all, or cannot be opened.
    """
    folder = folder or Path(tempfile.mkdtemp(prefix="newsroom-sample-"))
    database = folder / DATABASE
    if database.exists():
        _need_sample(database)
        return database
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_settings(folder / SETTINGS)
        # Made elsewhere and moved here whole: a sample that was broken off is never taken for one.
        with tempfile.TemporaryDirectory(prefix=".sample-", dir=folder) as workshop:
            os.replace(
                _made(Path(workshop) / DATABASE, folder / SETTINGS, now or datetime.now(UTC)), database
            )
    except OSError as error:
        message = _(
            "the sample newsroom cannot be made in {folder} ({reason}): name another folder with --dir"
        )
        raise SampleError(message.format(folder=folder, reason=reason_of(error))) from error
    return database


def _need_sample(database: Path) -> None:
    from newsroom.store import open_store

    with open_store(database, create=False) as store:
        if store.state.get(_MARK):
            return
    raise _other_newsroom(database)


def _write_settings(file: Path) -> None:
    if not file.exists():
        file.write_text(_SETTINGS, encoding="utf-8")
    elif file.read_bytes() != _SETTINGS.encode():
        raise _other_newsroom(file)


def _other_newsroom(file: Path) -> SampleError:
    message = _("{file} is not the sample newsroom's and was left as it is: name another folder with --dir")
    return SampleError(message.format(file=file))


def _made(database: Path, settings: Path, now: datetime) -> Path:
    from newsroom.desk.context import open_desk
    from newsroom.desk.sample_days import Clock, SampleDays
    from newsroom.settings.config import load

    clock = Clock(now)
    with open_desk(load(settings), database, now=clock) as desk, desk.store.writing():
        SampleDays(desk, clock).live()
        desk.store.journal.forget()  # what the editor did not do is not theirs to undo
        desk.store.state.set(_MARK, True)
    return database
