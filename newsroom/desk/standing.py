"""How feeds stand: what they bring, what is wrong with them, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, Literal

from msgspec import Struct

from newsroom.desk.context import Desk
from newsroom.desk.timetable import next_poll, polled
from newsroom.model import Feed, FeedFigures
from newsroom.settings.language import N_, _, ngettext
from newsroom.settings.said import Said
from newsroom.text.addresses import without_credentials

State = Literal["failing", "retired", "moving", "silent", "paused", "new", "well", "clip"]

STATES: dict[State, str] = {
    "failing": N_("failing"),
    "retired": N_("given up"),
    "moving": N_("moving"),
    "silent": N_("silent"),
    "paused": N_("paused"),
    "new": N_("never fetched"),
    "well": N_("well"),
    "clip": N_("by hand"),
}
"""The states a feed may be in, those first that need the editor first."""

WEEKS = 4
"""So many weeks are looked back on for what a feed brings a week."""

_SILENT = timedelta(days=60)
_TIMES = 10
"""A feed is silent after ten times its rhythm, and no sooner than 60 days."""
_HOPELESS = timedelta(days=14)
_STATUS = re.compile(r"\bHTTP (\d{3})\b")


_ADVICE = (
    (
        ("this is a web page, not a feed",),
        N_("Give it the address of its site’s feed, which newsroom feeds add finds."),
    ),
    (
        ("this is not a feed", "the feed is too broken"),
        N_("Open its address in a browser: if that is no feed any more, change or remove it."),
    ),
    (
        ("the feed is larger than", "the feed takes more than", "the feed ended the process"),
        N_("Ask its publisher for a shorter feed, or look on its site for one with fewer entries."),
    ),
    (
        ("the feed declares entities",),
        N_("No honest feed does that: tell its publisher, or remove it."),
    ),
    (
        ("the answer is empty",),
        N_("Its publisher may be at work on it; if it stays empty, look on its site for its feed of today."),
    ),
    (
        ("a redirect leads to {host} in a private network",),
        N_("If that host is yours, give the feed its address; if not, remove the feed."),
    ),
    (
        ("the certificate of {host} is not to be trusted",),
        N_("Open it in a browser: where that warns as well, its publisher has to mend it."),
    ),
)
"""What may be done about failures, by how their messages begin."""


class Standing(Struct, frozen=True):
    """A feed and how it stands at a moment."""

    feed: Feed
    figures: FeedFigures
    at: datetime
    state: State
    meets: bool = False
    """It moves to an address that another feed has, and so never will."""
    next: datetime | None = None
    """From when on a fetch polls it; None: every fetch does, or none if it is not polled."""

    @property
    def rests(self) -> datetime | None:
        """Until when its server wants to be left alone; None where it does not."""
        until = self.feed.not_before
        return until if until is not None and until > self.at and self.polled else None

    @property
    def polled(self) -> bool:
        """Whether it is polled at all."""
        return polled(self.feed)

    @property
    def a_week(self) -> float:
        """Articles a week: of the last four, or of those since its oldest article."""
        first = self.figures.first
        if first is None:
            return 0.0
        days = min(max((self.at - first).total_seconds() / 86_400, 7.0), 7.0 * WEEKS)
        return self.figures.recent * 7 / days

    @property
    def share(self) -> float:
        """The part of its articles that was picked into issues, from 0 to 1."""
        return self.figures.picked / self.figures.articles if self.figures.articles else 0.0


def standings(desk: Desk) -> list[Standing]:
    """Tell how all feeds stand, in the order they were added."""
    now = desk.now()
    figures = desk.store.feeds.figures(now - timedelta(weeks=WEEKS), desk.today())
    none = FeedFigures()
    feeds = desk.store.feeds.all()
    addresses = {feed.url for feed in feeds}
    usual = timedelta(minutes=desk.settings.fetch.interval)
    return [
        Standing(
            feed,
            figures.get(feed.id, none),
            now,
            state_of(feed, now),
            meets=feed.moving_to in addresses,
            next=next_poll(feed, usual) if polled(feed) else None,
        )
        for feed in feeds
    ]


def state_of(feed: Feed, now: datetime) -> State:
    """Tell what state a feed is in; of several the one that is first in `STATES`, paused before all."""
    if feed.kind == "clip":
        return "clip"
    if feed.paused is not None:
        return "paused"
    if feed.retired is not None:
        return "retired"
    if is_failing(feed):
        return "failing"
    if feed.moving_to is not None:
        return "moving"
    if feed.checked is None:
        return "new"
    usual = timedelta(minutes=feed.rhythm or 0) * _TIMES
    if feed.latest is not None and now - feed.latest > max(usual, _SILENT):
        return "silent"
    return "well"


def is_failing(feed: Feed) -> bool:
    """Tell whether a feed that is polled failed at its last poll; paused and retired ones are not polled."""
    return bool(feed.failures) and polled(feed)


def advice(standing: Standing) -> str:
    """Say what the editor may do about the state of a feed; '' where there is nothing to do."""
    feed = standing.feed
    match standing.state:
        case "retired":
            return _("Its server says that it is gone for good: remove it, or give it another address.")
        case "moving" if standing.meets:
            message = _("It has moved to {address}, which is another feed of yours: remove one of them.")
            return message.format(address=without_credentials(feed.moving_to or ""))
        case "moving":
            message = _("It moves to {address} by itself as soon as its server says so again.")
            return message.format(address=without_credentials(feed.moving_to or ""))
        case "silent" if feed.latest is not None:
            days = (standing.at - feed.latest).days
            message = ngettext(
                "Nothing new for {n} day: look at its site, it may have another feed now.",
                "Nothing new for {n} days: look at its site, it may have another feed now.",
                days,
            )
            return message.format(n=days)
        case "failing":
            return _of_failure(standing)
        case _:
            return ""


def _of_failure(standing: Standing) -> str:
    feed = standing.feed
    found = _STATUS.search(feed.error or "")
    status = int(found[1]) if found else 0
    if status == 401:
        return _("Write the user name and password into its address: https://NAME:PASSWORD@…")
    if status == 407:
        return _("Write the proxy’s user name and password into http_proxy and https_proxy.")
    if status == 429:
        return _("Give it a longer interval.")
    if status in (404, 410):
        return _("Look on its site for its feed of today and give this one that address, or remove it.")
    if status == 403:
        return _("Open it in a browser: if it is there, give it a longer interval or ask its publisher.")
    message = feed.error.message if isinstance(feed.error, Said) else ""
    for beginnings, words in _ADVICE:
        if message.startswith(beginnings):
            return _(words)
    since = feed.succeeded or feed.added
    if standing.at - since > _HOPELESS:
        days = (standing.at - since).days
        message = ngettext(
            "It has failed for {n} day: check the address, pause it or remove it.",
            "It has failed for {n} days: check the address, pause it or remove it.",
            days,
        )
        return message.format(n=days)
    # The reason may have its own advice, such as to check the address: this must not speak against it.
    return _("It is asked again by itself, ever more seldom.")


def rhythm_in_words(minutes: int | None) -> str:
    """Say how often a feed has something new; '' where that is not known."""
    if minutes is None:
        return ""
    if minutes < 90:
        return ngettext("every {n} minute", "every {n} minutes", max(minutes, 1)).format(n=max(minutes, 1))
    if minutes < 36 * 60:
        hours = round(minutes / 60)
        return ngettext("every {n} hour", "every {n} hours", hours).format(n=hours)
    days = round(minutes / (24 * 60))
    return ngettext("every {n} day", "every {n} days", days).format(n=days)


Key = Callable[[Standing], Any]
_ORDER = {state: place for place, state in enumerate(STATES)}

SORTS: dict[str, tuple[str, Key]] = {
    "trouble": (
        N_("by trouble"),
        lambda each: (_ORDER[each.state], -each.feed.failures, each.feed.title.casefold()),
    ),
    "title": (N_("by title"), lambda each: each.feed.title.casefold()),
    "articles": (N_("by articles a week"), lambda each: -each.a_week),
    "picked": (N_("by share picked"), lambda each: (-each.share, -each.figures.picked)),
    "success": (N_("by last success"), lambda each: each.feed.succeeded or each.feed.added),
    "due": (N_("by next due"), lambda each: each.next or each.feed.added),
    "added": (N_("as added"), lambda each: each.feed.id),
}
"""The orders a list of feeds may have: what each is called, and what it goes by."""


def in_order(standings: Iterable[Standing], sort: str) -> list[Standing]:
    """Sort feeds in one of the orders of `SORTS`."""
    return sorted(standings, key=SORTS[sort][1])
