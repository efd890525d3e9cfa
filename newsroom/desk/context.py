"""What every verb works on: the store, the settings, the publication and the time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from newsroom.model import Publication
    from newsroom.settings.config import Settings
    from newsroom.store import Store


def _now() -> datetime:
    return datetime.now(UTC)


class Desk(Struct, frozen=True, kw_only=True):
    """A newsroom that is open for work; nothing in it changes but what lies in the store."""

    store: Store
    settings: Settings
    publication: Publication
    """The house style that issues are written in."""
    now: Callable[[], datetime] = _now
    """Tells the time, in UTC."""

    def local(self, instant: datetime) -> datetime:
        """Return an instant by the clocks of the publication's zone, wherever the machine is."""
        return self.publication.local(instant)

    def local_now(self) -> datetime:
        """Tell the time in the publication's zone."""
        return self.local(self.now())

    def today(self) -> date:
        """Tell the day it is for the publication, wherever the editor is."""
        return self.local_now().date()


@contextmanager
def open_desk(
    settings: Settings,
    database: Path | None = None,
    *,
    create: bool = True,
    read_only: bool = False,
    now: Callable[[], datetime] = _now,
) -> Iterator[Desk]:
    """Open the newsroom of `settings` and close it at the end.

    Args:
        settings: Say which publication issues are for, and where the database is.
        database: A database to open in place of that of the settings.
        create: Make a database that is missing. Without it, one that may not be written is read.
        read_only: Change nothing of the database, not even its format.
        now: Tells the time, in UTC.

    Raises:
        StoreError: the database cannot be opened, or is missing and not to be made.
    """
    from newsroom.store import open_store

    store = open_store(database or settings.database, create=create, read_only=read_only, now=now)
    try:
        yield Desk(store=store, settings=settings, publication=settings.publication, now=now)
    finally:
        store.close()
