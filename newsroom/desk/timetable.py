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


def next_poll(feed: Feed, usual: timedelta) -> datetime | None:
    """Return from when on the next fetch polls a feed; None: whenever there is one.

    On this machine rhythm, headers and back-off make no feed wait, for there is no one to spare; what its
    editor set does, and what its server asks for.

    Args:
        feed: A feed that is polled.
        usual: The settings' interval.
    """
    from newsroom.wire.reach import is_loopback

    here = is_loopback(site(feed.url).strip("[]"))
    instants = [feed.not_before]
    if feed.checked is not None and (feed.interval is not None or not here):
        own = usual if feed.interval is None else timedelta(minutes=feed.interval)
        instants.append(feed.due or feed.checked + own)
    return max((each for each in instants if each is not None), default=None)


def due(desk: Desk, feeds: Sequence[Feed]) -> list[Feed]:
    """Keep the feeds whose time has come."""
    now, usual = desk.now(), timedelta(minutes=desk.settings.fetch.interval)
    return [feed for feed in feeds if polled(feed) and ((at := next_poll(feed, usual)) is None or at <= now)]
