"""When feeds are polled next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from newsroom.desk.context import Desk
from newsroom.model import Feed
from newsroom.text.addresses import site


def polled(feed: Feed) -> bool:
    """Tell whether a feed is polled at all; clippings, paused and retired ones are not."""
    return feed.paused is None and feed.retired is None and feed.kind != "clip"


def at_home(feed: Feed) -> bool:
    """Tell whether a feed is on this machine."""
    from newsroom.wire.reach import is_loopback

    return is_loopback(site(feed.url).strip("[]"))


def next_poll(feed: Feed, usual: timedelta) -> datetime | None:
    """Return from when on the next fetch polls a feed; None: whenever there is one.

    On this machine no interval of our own makes a feed wait, for there is no one to spare; see
    `newsroom.wire.rhythm.next_due`.

    Args:
        feed: A feed that is polled.
        usual: The settings' interval.
    """
    instants = [feed.not_before]
    if feed.checked is not None:
        own = timedelta(minutes=feed.interval) if feed.interval is not None else usual
        if feed.due is not None:
            instants.append(feed.due)
        elif feed.interval is not None or not at_home(feed):
            instants.append(feed.checked + own)
    return max((each for each in instants if each is not None), default=None)


def due(desk: Desk, feeds: Sequence[Feed]) -> list[Feed]:
    """Keep the feeds whose time has come."""
    now, usual = desk.now(), timedelta(minutes=desk.settings.fetch.interval)
    return [feed for feed in feeds if polled(feed) and ((at := next_poll(feed, usual)) is None or at <= now)]
