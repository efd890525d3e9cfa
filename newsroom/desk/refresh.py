"""Feeds are polled, and what they bring goes into the store as it comes."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Callable, Coroutine, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from newsroom.desk.context import Desk
from newsroom.desk.gathering import Gathering, unbroken
from newsroom.desk.refreshed import Acted, FetchFailure, Moved, Progress, Report, Tally
from newsroom.desk.tidying import tidy_by_settings
from newsroom.desk.timetable import at_home, due, polled
from newsroom.model import ArticleDraft, Feed
from newsroom.text.addresses import site, without_credentials

if TYPE_CHECKING:
    from newsroom.desk.folders import UnreadableError
    from newsroom.store.absorbing import Absorber
    from newsroom.wire.fetch import Outcome

_HOST_RESTS = timedelta(minutes=15)
"""How long the other feeds of a host are left alone after one of them was answered by 429, or by 503 with
Retry-After: what that asks for is said of the one resource (RFC 6585 section 4, RFC 9110 section 10.2.3)."""

_LONGEST_REST = timedelta(days=30)
"""What a server asks for by Retry-After is believed up to this."""

_RENEWED = 30.0
"""Seconds after which a round claims its feeds anew; claims lapse after `newsroom.store.claims.LEASE`."""

__all__ = ["FetchFailure", "Moved", "Progress", "Report", "due", "refresh"]


async def refresh(
    desk: Desk,
    feeds: Sequence[int] | None = None,
    *,
    all: bool = False,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    chance: Callable[[], float] = random.random,
) -> Report:
    """Poll feeds at once and store what they bring, feed by feed.

    Feeds that are due and that another program is polling at this moment are left to it, unless they are
    asked for by name or with all. A cancelled refresh keeps every feed whose answer had come: its articles
    are stored before the cancellation goes on.

    Args:
        desk: The open newsroom; its store is read and written beside the event loop, never on it.
        feeds: Ids of the feeds to poll, due or not, paused and retired ones too; None polls all that are due.
        all: Poll every feed that is neither paused nor retired, due or not.
        on_progress: Called on the event loop at the start and as feeds have been written.
        chance: Numbers from 0 to 1, which spread the next polls of failing feeds.
    """
    started, began = monotonic(), desk.now()
    with (
        ThreadPoolExecutor(max_workers=1, thread_name_prefix="newsroom-look") as looker,
        ThreadPoolExecutor(max_workers=1, thread_name_prefix="newsroom-refresh") as writer,
    ):
        from newsroom.store.claims import new_claimant

        duty = _Duty(desk, new_claimant(), feeds, all)
        try:
            chosen, skipped, elsewhere = await asyncio.wrap_future(writer.submit(duty.begin))
            tally = Tally(len(chosen))
            on_progress(tally.progress())
            try:
                polling = _Round(desk, tally, chance, looker)
                await _held(duty, writer, _poll(polling, chosen, writer, on_progress))
                await _held(duty, writer, _read_folders(polling, writer, on_progress))
            finally:
                # Cancelled or not: what came is triaged.
                triaged = writer.submit(_triage, desk, began)
        finally:
            writer.submit(duty.end)
        acted = await asyncio.wrap_future(triaged)
        tidied = await asyncio.wrap_future(writer.submit(tidy_by_settings, desk))
        writer.submit(desk.store.leave)
    report = tally.report(skipped, round(monotonic() - started, 3))
    return replace(report, rules=acted, tidied=tidied, elsewhere=elsewhere)


class _Duty(Struct, frozen=True):
    """The feeds that a round is to poll, claimed so that no other program polls them too.

    All of it runs on the writing thread.
    """

    desk: Desk
    claimant: str
    named: Sequence[int] | None
    all: bool

    def begin(self) -> tuple[list[Feed], int, int]:
        """Choose feeds and claim them; return them, and how many are skipped and left to other programs."""
        from newsroom.store.feeds import KEPT
        from newsroom.wire.fetch import limited_host

        store = self.desk.store
        # Those that were removed long ago go for good.
        store.feeds.purge(self.desk.now() - KEPT)
        # In one transaction: what another program has just polled, or is about to, shows in it.
        with store.writing():
            known = [feed for feed in store.feeds.all() if feed.kind != "clip"]
            chosen = free = self._choose(known)
            busy = store.claims.others(self.claimant, self.desk.now())
            if self.named is None and not self.all:
                # Two programs would ask a host twice as often as one may.
                hosts = {host for feed in known if feed.id in busy and (host := limited_host(feed.url))}
                free = [
                    feed for feed in chosen if feed.id not in busy and limited_host(feed.url) not in hosts
                ]
            mine = [feed.id for feed in free if feed.id not in busy]
            store.claims.take(mine, self.claimant, self.desk.now())
        skipped = len(chosen if self.named is not None else known) - len(free)
        return free, skipped, len(chosen) - len(free)

    def renew(self) -> None:
        """Hold on to the feeds."""
        self.desk.store.claims.renew(self.claimant, self.desk.now())

    def end(self) -> None:
        """Give them back."""
        self.desk.store.claims.release(self.claimant)

    def _choose(self, known: Sequence[Feed]) -> list[Feed]:
        if self.named is not None:
            return [feed for feed in known if feed.id in self.named]
        return [feed for feed in known if polled(feed)] if self.all else due(self.desk, known)


async def _held(duty: _Duty, writer: ThreadPoolExecutor, work: Coroutine[None, None, None]) -> None:
    """Do work while the claims on its feeds are renewed."""

    async def renewed() -> None:
        while True:
            await asyncio.sleep(_RENEWED)
            writer.submit(duty.renew)

    renewing = asyncio.create_task(renewed())
    try:
        await work
    finally:
        renewing.cancel()


def _triage(desk: Desk, began: datetime) -> Acted:
    """Put what came into its stories, have the rules act on it, and score it."""
    from newsroom.desk import grouping, ranking, rules

    grouping.group(desk)
    # Without new articles too: a rule may have been changed since, or what stories are scored by.
    acted = rules.act_on_new(desk, began)
    ranking.rank(desk)
    return acted


async def _poll(
    polling: _Round,
    feeds: Sequence[Feed],
    writer: ThreadPoolExecutor,
    on_progress: Callable[[Progress], None],
) -> None:
    from newsroom.wire.fetch import FetchRequest, fetch
    from newsroom.wire.manners import manners_of

    by_id = {feed.id: feed for feed in feeds}
    writing = Gathering(polling.store_all, writer, lambda: on_progress(polling.tally.progress()))

    async def take(outcome: Outcome) -> None:
        await writing.take(polling.looked_at(by_id[outcome.request.feed], outcome))

    requests = [
        FetchRequest(
            feed.id,
            feed.url,
            feed.etag,
            feed.modified,
            feed.fingerprint,
            feed.validators_of,
            feed.kind,
            feed.recipe,
        )
        for feed in feeds
    ]
    try:
        await fetch(requests, take, manners_of(polling.desk.settings.fetch))
    except BaseException:
        writing.hurry()
        raise
    await writing.end()


async def _read_folders(
    polling: _Round, writer: ThreadPoolExecutor, on_progress: Callable[[Progress], None]
) -> None:
    """Read what the workers of feeds left of folders, document by document."""
    from newsroom.desk import folders

    for feed, changed in polling.folders:
        wanted = await asyncio.to_thread(folders.wanted, polling.desk, feed, changed=changed)
        if wanted.unreadable:
            # The poll has forgotten it; it was told when it was found.
            note = polling.desk.store.polls.fault
            await unbroken(asyncio.wrap_future(writer.submit(note, feed.id, wanted.unreadable)))
        for document in wanted.documents:
            try:
                draft = await folders.read(polling.desk, document)
            except folders.UnreadableError as error:
                written = writer.submit(polling.store_fault, feed, error)
            else:
                written = writer.submit(polling.store_more, feed, [draft])
            await unbroken(asyncio.wrap_future(written))
            on_progress(polling.tally.progress())


class _News(NamedTuple):
    """What is news of a feed that was read."""

    arrivals: Absorber
    at: datetime
    """When it was looked."""


class _Came(NamedTuple):
    """What came of a feed, and what is going to be known of it."""

    feed: Feed
    outcome: Outcome
    news: Future[_News] | None
    """None: it brought no articles."""

    @property
    def articles(self) -> int:
        """How many articles the feed gave, known ones too."""
        return len(self.outcome.feed.articles) if self.outcome.feed is not None else 0


class _Round(Struct, frozen=True):
    """One round of polling; what stores runs on the writing thread."""

    desk: Desk
    tally: Tally
    chance: Callable[[], float]
    looker: ThreadPoolExecutor
    """Finds out what is news while what came before it is stored."""
    folders: list[tuple[Feed, bool]] = field(default_factory=list)
    """Feeds that are folders and could be read, and whether they are not as they were."""

    def looked_at(self, feed: Feed, outcome: Outcome) -> _Came:
        """Have it found out what of an outcome is news."""
        news = self.looker.submit(self._look, feed, outcome) if outcome.status == "read" else None
        return _Came(feed, outcome, news)

    def _look(self, feed: Feed, outcome: Outcome) -> _News:
        """Find out what is news, which keeps no one from writing; no articles of other feeds count in it."""
        assert outcome.feed is not None
        at = self.desk.now()
        return _News(self.desk.store.articles.arrivals(feed.id, outcome.feed.articles, at), at)

    def store_all(self, outcomes: deque[_Came], written: Callable[[], object]) -> None:
        """Write outcomes, those too that come meanwhile.

        Args:
            outcomes: They are taken out.
            written: Called after each transaction.
        """
        self.desk.store.write_all(self._writes_of(outcomes), written)

    def _writes_of(self, outcomes: deque[_Came]) -> Iterator[Callable[[], None]]:
        """Give what writes outcomes, up to the first of which is not known yet what is news."""
        waits = True
        while outcomes:
            news = outcomes[0].news
            # Within a transaction it is not waited for: there are file systems on which no one reads then.
            if not waits and news is not None and not news.done():
                return
            waits = False
            yield from self._writes(*outcomes.popleft())

    def _writes(self, feed: Feed, outcome: Outcome, looked: Future[_News] | None) -> list[Callable[[], None]]:
        """Return what writes one outcome."""
        if feed.kind == "folder" and outcome.status in ("unchanged", "read"):
            self.folders.append((feed, outcome.status == "read"))
        match outcome.status:
            case "put off":
                return [partial(self._put_off, feed, outcome)]
            case "failed":
                return [partial(self._failed, feed, outcome)]
            case "unchanged":
                return [partial(self._unchanged, feed, outcome)]
            case "read":
                assert looked is not None
                arrivals, at = looked.result()
                # After the articles: if the machine stops in between, the feed must not seem unchanged then.
                return [*arrivals.steps(), partial(self._read, feed, outcome, arrivals, at)]

    def store_more(self, feed: Feed, articles: Sequence[ArticleDraft]) -> None:
        """Write articles of a feed whose outcome was written before."""
        absorbed = self.desk.store.articles.absorb(feed.id, articles, self.desk.now())
        self.tally.more(len(absorbed.new), len(absorbed.updated))

    def store_fault(self, feed: Feed, error: UnreadableError) -> None:
        """Note that a document of a folder cannot be read; the folder is well all the same."""
        from newsroom.desk import folders

        with self.desk.store.writing():
            self.desk.store.polls.fault(feed.id, str(error))
            folders.remember(self.desk, feed, error)
        self.tally.fault(FetchFailure(feed, str(error)))

    def _put_off(self, feed: Feed, outcome: Outcome) -> None:
        wait = min(outcome.outlook.retry_after or _HOST_RESTS, _HOST_RESTS)
        self.desk.store.polls.put_off([feed.id], self.desk.now() + wait)
        self.tally.put_off(site(feed.url))

    def _failed(self, feed: Feed, outcome: Outcome) -> None:
        at, message = self.desk.now(), outcome.error or ""
        again = self._due(replace(feed, failures=feed.failures + 1), outcome)
        self.desk.store.polls.failed(
            feed.id, at, message, again, self._not_before(outcome), gone=outcome.gone
        )
        self.tally.failed(FetchFailure(feed, message), gone=outcome.gone)

    def _unchanged(self, feed: Feed, outcome: Outcome) -> None:
        from newsroom.store import Answered

        answered = Answered(
            etag=outcome.etag,
            modified=outcome.modified,
            validators_of=outcome.validators_of,
            moving_to=outcome.moving_to,
        )
        again = self._due(replace(feed, failures=0), outcome)
        self.desk.store.polls.unchanged(feed.id, self.desk.now(), answered, again, self._not_before(outcome))
        self._move(feed, outcome)
        self.tally.unchanged()

    def _read(self, feed: Feed, outcome: Outcome, arrivals: Absorber, at: datetime) -> None:
        from newsroom.store import Answered
        from newsroom.wire.rhythm import rhythm

        assert outcome.feed is not None
        read = outcome.feed
        dates = [article.published for article in read.articles if article.published is not None]
        absorbed = arrivals.absorbed()
        answered = Answered(
            etag=outcome.etag,
            modified=outcome.modified,
            validators_of=outcome.validators_of,
            fingerprint=outcome.fingerprint,
            moving_to=outcome.moving_to,
            title=read.title,
            site=read.site,
            rhythm=rhythm(dates, at),
            latest=max((date for date in dates if date <= at), default=None),
            wishes=read.wishes,
        )
        now = replace(
            feed,
            failures=0,
            rhythm=answered.rhythm or feed.rhythm,
            latest=answered.latest or feed.latest,
            wishes=read.wishes,
        )
        due, not_before = self._due(now, outcome), self._not_before(outcome)
        self.desk.store.polls.read(feed.id, at, answered, due, not_before)
        self._move(feed, outcome)
        self.tally.read(len(absorbed.new), len(absorbed.updated))

    def _move(self, feed: Feed, outcome: Outcome) -> None:
        """Give a feed the address its server names for the second time in a row."""
        target = outcome.moving_to
        if target is None or target != feed.moving_to:
            return
        done = self.desk.store.polls.move(feed.id, target, self.desk.now())
        self.tally.moved(Moved(feed, without_credentials(target), done))

    def _not_before(self, outcome: Outcome) -> datetime | None:
        """Return until when a server wants to be left alone, within reason."""
        wait = outcome.outlook.retry_after
        if not wait:
            return None
        return self.desk.now() + min(wait, _LONGEST_REST)

    def _due(self, feed: Feed, outcome: Outcome) -> datetime | None:
        from newsroom.wire.rhythm import Bounds, Known, next_due

        settings = self.desk.settings.fetch
        if at_home(feed) and feed.failures and outcome.outlook.retry_after:
            return None  # It has said itself when to come again.
        # On this machine only what was asked for makes a feed wait: by its server, its editor, its failing.
        free = at_home(feed) and not feed.failures
        known = Known(
            rhythm=None if free else feed.rhythm,
            latest=feed.latest,
            interval=feed.interval,
            wishes=feed.wishes,
            fresh_for=outcome.outlook.fresh_for,
            retry_after=outcome.outlook.retry_after,
            failures=feed.failures,
        )
        bounds = Bounds(
            shortest=timedelta(minutes=0 if free else settings.interval),
            longest=timedelta(minutes=max(settings.slowest, settings.interval)),
        )
        due = next_due(self.desk.now(), known, bounds, self.chance())
        return due if due > self.desk.now() else None
