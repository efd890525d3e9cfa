"""Feeds are polled, and what they bring goes into the store as it comes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsroom.desk.context import Desk
from newsroom.model import Feed

if TYPE_CHECKING:
    from newsroom.wire.fetch import Outcome


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh has come."""

    total: int = 0
    done: int = 0
    new: int = 0
    updated: int = 0
    errors: int = 0


@dataclass(frozen=True, slots=True)
class FetchFailure:
    """A feed that could not be read, and why, in plain words."""

    feed: Feed
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a refresh brought."""

    feeds: int
    """Feeds polled."""
    skipped: int
    """Feeds that were not due."""
    unchanged: int
    """Feeds polled that had not changed."""
    new: int
    """Articles that were not there before."""
    updated: int
    """Articles that came again with another text."""
    errors: tuple[FetchFailure, ...]
    seconds: float

    @property
    def failed(self) -> bool:
        """Feeds were polled and not one could be read."""
        return self.feeds > 0 and len(self.errors) == self.feeds


@dataclass(slots=True)
class _Tally:
    """Counts outcomes as they are written."""

    total: int
    unchanged: int = 0
    new: int = 0
    updated: int = 0
    done: int = 0
    failures: list[FetchFailure] = field(default_factory=list)

    def progress(self) -> Progress:
        return Progress(self.total, self.done, self.new, self.updated, len(self.failures))


def due(desk: Desk, feeds: Sequence[Feed]) -> list[Feed]:
    """Keep the feeds last polled longer ago than the settings' interval; those on loopback are always due."""
    limit = desk.now() - timedelta(minutes=desk.settings.fetch.interval)
    return [feed for feed in feeds if feed.checked is None or feed.checked <= limit or _on_loopback(feed.url)]


async def refresh(
    desk: Desk,
    feeds: Sequence[int] | None = None,
    *,
    all: bool = False,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Report:
    """Poll feeds at once and store what they bring, feed by feed.

    A cancelled refresh keeps every feed whose answer had come: its articles are stored before the
    cancellation goes on.

    Args:
        desk: The open newsroom; its store is read and written beside the event loop, never on it.
        feeds: Ids of the feeds to poll, due or not; None polls all that are due.
        all: Poll every feed, due or not.
        on_progress: Called on the event loop at the start and after each feed.
    """
    started = monotonic()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="newsroom-refresh") as writer:
        known = await asyncio.wrap_future(writer.submit(desk.store.feeds.all))
        if feeds is not None:
            chosen = [feed for feed in known if feed.id in feeds]
        else:
            chosen = known if all else due(desk, known)
        tally = _Tally(len(chosen))
        on_progress(tally.progress())
        await _poll(desk, chosen, tally, writer, on_progress)
    return Report(
        feeds=tally.done,
        skipped=0 if feeds is not None else len(known) - len(chosen),
        unchanged=tally.unchanged,
        new=tally.new,
        updated=tally.updated,
        errors=tuple(tally.failures),
        seconds=round(monotonic() - started, 3),
    )


async def _poll(
    desk: Desk,
    feeds: Sequence[Feed],
    tally: _Tally,
    writer: ThreadPoolExecutor,
    on_progress: Callable[[Progress], None],
) -> None:
    from newsroom.wire.fetch import FetchRequest, fetch

    by_id = {feed.id: feed for feed in feeds}

    async def take(outcome: Outcome) -> None:
        feed = by_id[outcome.request.feed]
        # Shielded: a cancellation that comes now must not leave the caller ahead of the thread.
        await asyncio.shield(asyncio.wrap_future(writer.submit(_store, desk, feed, outcome, tally)))
        on_progress(tally.progress())

    requests = [FetchRequest(feed.id, feed.url, feed.etag, feed.modified, feed.fingerprint) for feed in feeds]
    settings = desk.settings.fetch
    await fetch(requests, take, concurrency=settings.concurrency, timeout=settings.timeout)


def _store(desk: Desk, feed: Feed, outcome: Outcome, tally: _Tally) -> None:
    """Write one outcome; runs on the writing thread."""
    at = desk.now()
    feeds = desk.store.feeds
    if outcome.status == "unchanged":
        feeds.record_unchanged(feed.id, at)
        tally.unchanged += 1
    elif outcome.feed is None:
        message = outcome.error or ""
        feeds.record_failure(feed.id, at, message)
        tally.failures.append(FetchFailure(feed, message))
    else:
        absorbed = desk.store.articles.absorb(feed.id, outcome.feed.articles, at)
        # After the articles: if the machine stops in between, the next poll must not see an unchanged feed.
        feeds.record_success(
            feed.id,
            at,
            outcome.etag,
            outcome.modified,
            outcome.fingerprint,
            outcome.feed.title,
            outcome.feed.site,
        )
        tally.new += len(absorbed.new)
        tally.updated += len(absorbed.updated)
    tally.done += 1


def _on_loopback(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    return host == "localhost" or host == "::1" or host.startswith("127.")
