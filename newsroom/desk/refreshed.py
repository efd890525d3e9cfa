"""What a refresh brought, while it runs and at its end."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from newsroom.model import Deed, Feed


class Progress(Struct, frozen=True):
    """How far a refresh has come."""

    total: int = 0
    done: int = 0
    new: int = 0
    updated: int = 0
    errors: int = 0


class FetchFailure(Struct, frozen=True):
    """A feed that could not be read, and why, in plain words."""

    feed: Feed
    message: str


class Moved(Struct, frozen=True):
    """A feed whose server says for the second time that it has moved for good."""

    feed: Feed
    """As it was."""
    to: str
    """The new address, without credentials."""
    done: bool
    """It has the new address now; False: another feed has that one, and both stay as they are."""


class Acted(Struct, frozen=True):
    """What rules did with what came."""

    deeds: tuple[Deed, ...] = ()
    problem: str = ""
    """Why they could do nothing: their file is broken."""

    @property
    def notices(self) -> tuple[Deed, ...]:
        """What the editor is to be told of."""
        return tuple(deed for deed in self.deeds if deed.action == "notify")


class Report(Struct, frozen=True):
    """What a refresh brought."""

    feeds: int
    """Feeds polled."""
    skipped: int
    """Feeds that were not due, paused, retired, put off, or left to another program."""
    unchanged: int
    """Feeds polled that had not changed."""
    new: int
    """Articles that were not there before."""
    updated: int
    """Articles that came again with another text."""
    errors: tuple[FetchFailure, ...]
    seconds: float
    retired: tuple[Feed, ...] = ()
    """Feeds whose server said that they are gone for good; they are among the errors too."""
    moved: tuple[Moved, ...] = ()
    tidied: int = 0
    """Old articles that were deleted afterwards, as the settings ask."""
    put_off: tuple[tuple[str, int], ...] = ()
    """Hosts that said they are asked too often, and how many of their feeds were left for later."""
    rules: Acted = Acted()
    faults: tuple[FetchFailure, ...] = ()
    """Documents of folders that could not be read, though their folders could."""
    elsewhere: int = 0
    """How many of those that were skipped another program is polling, or other feeds of their host."""

    @property
    def failed(self) -> bool:
        """Feeds were polled and not one could be read."""
        return self.feeds > 0 and len(self.errors) == self.feeds


def for_programs(report: Report) -> dict[str, Any]:
    """Return a report as ``fetch --json`` prints it and hooks get it."""
    from newsroom.text.addresses import without_credentials

    return {
        "feeds": report.feeds,
        "skipped": report.skipped,
        "unchanged": report.unchanged,
        "new": report.new,
        "updated": report.updated,
        "errors": [
            {"feed": each.feed.title, "url": without_credentials(each.feed.url), "message": each.message}
            for each in (*report.errors, *report.faults)
        ],
        "seconds": report.seconds,
    }


class Tally(Struct):
    """Counts outcomes as they are written."""

    total: int
    _polled: int = 0
    _unchanged: int = 0
    _new: int = 0
    _updated: int = 0
    _failures: list[FetchFailure] = field(default_factory=list)
    _retired: list[Feed] = field(default_factory=list)
    _moved: list[Moved] = field(default_factory=list)
    _put_off: dict[str, int] = field(default_factory=dict)
    _faults: list[FetchFailure] = field(default_factory=list)

    def fault(self, failure: FetchFailure) -> None:
        """Count a document of a folder that could not be read."""
        self._faults.append(failure)

    def unchanged(self) -> None:
        """Count a feed that had not changed."""
        self._polled += 1
        self._unchanged += 1

    def read(self, new: int, updated: int) -> None:
        """Count a feed that was read, and its articles."""
        self._polled += 1
        self._new += new
        self._updated += updated

    def more(self, new: int, updated: int) -> None:
        """Count further articles of a feed that was counted already."""
        self._new += new
        self._updated += updated

    def failed(self, failure: FetchFailure, *, gone: bool) -> None:
        """Count a feed that could not be read."""
        self._polled += 1
        self._failures.append(failure)
        if gone:
            self._retired.append(failure.feed)

    def put_off(self, host: str) -> None:
        """Count a feed that was not asked for, as its host is asked too often."""
        self._put_off[host] = self._put_off.get(host, 0) + 1

    def moved(self, moved: Moved) -> None:
        """Note a feed that moves."""
        self._moved.append(moved)

    def progress(self) -> Progress:
        """Tell how far it is."""
        done = self._polled + sum(self._put_off.values())
        return Progress(self.total, done, self._new, self._updated, len(self._failures) + len(self._faults))

    def report(self, skipped: int, seconds: float) -> Report:
        """Tell what came of it.

        Args:
            skipped: Feeds that were not to be polled from the beginning.
            seconds: How long it took.
        """
        return Report(
            feeds=self._polled,
            skipped=skipped + sum(self._put_off.values()),
            unchanged=self._unchanged,
            new=self._new,
            updated=self._updated,
            errors=tuple(self._failures),
            seconds=seconds,
            retired=tuple(self._retired),
            moved=tuple(self._moved),
            put_off=tuple(self._put_off.items()),
            faults=tuple(self._faults),
        )
