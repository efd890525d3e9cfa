"""The days before the sample newsroom is opened: feeds are fetched, issues go out, one is half composed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from newsroom import issues
from newsroom.desk import composing, exporting, grouping, ranking
from newsroom.desk.context import Desk
from newsroom.desk.picking import pick
from newsroom.desk.sample_copy import SampleArticle, SampleFeed, read_feeds, read_issue
from newsroom.model import Entry, FeedChange, Issue, Mark, StoredIssue
from newsroom.settings.language import N_, _
from newsroom.settings.said import said
from newsroom.store import Answered
from newsroom.text.addresses import canonical, site
from newsroom.text.headlines import title_key, without_site_suffix

_SUBSCRIBED = timedelta(days=10)
_LAST_POLL = timedelta(minutes=2)
_BETWEEN_POLLS = timedelta(hours=3)
_COMPOSING = timedelta(minutes=30)
"""How long before it goes out, or is shown, an issue is begun."""

_PAST_ISSUES = {"past-2": 2, "past-1": 1}
"""The issues that went out, the older one first, and how many days ago each did."""

_DRAFT = "{draft}"
"""Stands in an issue for a summary that no one has touched since the pick."""

_TROUBLES = {
    "404": N_("{host} has nothing at this address (HTTP {status}); the feed may have moved"),
    "timeout": N_("{host} gave no whole answer in {seconds:g} seconds; it may do so later"),
}
"""What the wire says of feeds that fail."""


class Clock:
    """The time that it is in the sample's past."""

    def __init__(self, now: datetime) -> None:
        """Set it to `now`."""
        self.now = now

    def __call__(self) -> datetime:
        """Tell it, in UTC."""
        return self.now


class _Kept(Struct, frozen=True):
    """An article as the store has it."""

    id: int
    published: datetime
    canonical: str | None
    title_key: str
    """Of its title without the site's name."""


class _Poll(NamedTuple):
    """What a feed brings at an instant."""

    at: datetime
    feed: int
    articles: tuple[SampleArticle, ...]


_NOTES_FEED = "编辑部便笺"
"""The feed whose articles explain the sample."""


class SampleDays:
    """Ten days in a newsroom, told to an empty store by the verbs an editor would use."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        """Begin at an empty desk whose time is `clock`, set to the moment the sample looks fresh at."""
        self._desk = desk
        self._clock = clock
        self._now = clock.now
        self._names: dict[int, str] = {}
        """What the feeds are called, by their ids."""
        self._kept: list[_Kept] = []
        self._marked: dict[tuple[Mark, bool | date], list[int]] = defaultdict(list)

    def live(self) -> None:
        """Let them all pass."""
        today = self._desk.today()
        feeds = read_feeds(self._now, ZoneInfo(self._desk.publication.zone))
        polls = self._subscribe(feeds)
        for name, days in _PAST_ISSUES.items():
            day = today - timedelta(days=days)
            issue = issues.parse(read_issue(name, day))
            if issue.published is None:
                raise ValueError(f"{name}.md has no date it went out at")
            self._fetch(polls, issue.published + _BETWEEN_POLLS, today)
            self._publish(issue, issue.published, day)
        self._fetch(polls, self._now, today)
        for id, feed in zip(self._names, feeds, strict=True):
            self._record_polls(id, feed)
        self._clock.now = self._now - _COMPOSING
        self._mark()
        self._compose(issues.parse(read_issue("today", today)), today)
        self._clock.now = self._now
        ranking.rank(self._desk)

    def _subscribe(self, feeds: Sequence[SampleFeed]) -> list[_Poll]:
        """Subscribe to the feeds, and return when each brings which articles, at a poll every three hours."""
        self._clock.now = self._now - _SUBSCRIBED
        ids = [self._desk.store.feeds.add(feed.draft)[0].id for feed in feeds]
        self._names = {id: feed.draft.title for id, feed in zip(ids, feeds, strict=True)}
        for id, name in self._names.items():
            if name == _NOTES_FEED:
                # What says how to look around stands above everything.
                self._desk.store.feeds.change(id, FeedChange(weight=100), said("feed weighed"))
        polls: dict[tuple[int, int], list[SampleArticle]] = defaultdict(list)
        for id, feed in zip(ids, feeds, strict=True):
            for article in feed.articles:
                polls[(article.age - _LAST_POLL) // _BETWEEN_POLLS, id].append(article)
        return [
            _Poll(self._now - _LAST_POLL - poll * _BETWEEN_POLLS, id, tuple(polls[poll, id]))
            for poll, id in sorted(polls, reverse=True)
        ]

    def _fetch(self, polls: list[_Poll], until: datetime, today: date) -> None:
        """Do the polls up to an instant, and group what came, as fetches do at their end."""
        while polls and polls[0].at <= until:
            poll = polls.pop(0)
            absorbed = self._desk.store.articles.absorb(
                poll.feed, [each.draft for each in poll.articles], poll.at
            )
            for article, new in zip(poll.articles, absorbed.new, strict=True):
                self._keep(new, article, self._names[poll.feed], today)
        self._kept.sort(key=lambda each: each.published)
        self._clock.now = until
        grouping.group(self._desk)

    def _keep(self, id: int, article: SampleArticle, source: str, today: date) -> None:
        draft = article.draft
        title = title_key(without_site_suffix(draft.title, source))
        self._kept.append(_Kept(id, self._now - article.age, draft.canonical, title))
        for mark, value in article.marks(today):
            self._marked[mark, value].append(id)

    def _record_polls(self, id: int, feed: SampleFeed) -> None:
        """Note the last polls: a feed in trouble was last read when it fell silent."""
        polls, answered = self._desk.store.polls, Answered(title=feed.draft.title, site=feed.draft.site)
        read = self._now - max(feed.silent, _LAST_POLL)
        polls.read(id, read, answered, None)
        for _poll in range(feed.failures):
            message = _(_TROUBLES[feed.error]).format(host=site(feed.draft.url), status=404, seconds=30)
            polls.failed(id, self._now - _LAST_POLL, message, None)

    def _publish(self, issue: Issue, at: datetime, day: date) -> None:
        """Compose an issue and send it out at the instant its front matter names."""
        self._clock.now = at - _COMPOSING
        composed = self._compose(issue, day)
        self._clock.now = at
        # A file that is there already may be the editor's own: then export decides.
        free = not exporting.place_of(self._desk, composed.issue).exists()
        exporting.export(self._desk, composed.head.id, force=free, overwrite=free)

    def _mark(self) -> None:
        labels = {
            Mark.READ: said("marked as read"),
            Mark.STARRED: said("starred"),
            Mark.DISMISSED: said("dismissed"),
            Mark.HELD: said("held for tomorrow"),
        }
        for (mark, value), ids in self._marked.items():
            self._desk.store.marks.set(ids, mark, value, labels[mark])

    def _compose(self, wanted: Issue, day: date) -> StoredIssue:
        """Compose the issue of a day as an editor would, step by step."""
        id = composing.start(self._desk, day).stored.head.id
        for entry in wanted.entries:
            article = self._article_of(entry)
            # Picked is what was read: who goes on to what is unread comes to what can be picked still.
            self._desk.store.marks.set([article], Mark.READ, True, said("marked as read"))
            (picked,) = pick(self._desk, id, [article])
            if entry.summary != _DRAFT:
                self._change(id, _rewriting(picked.number, entry), said("Summary"))
        self._change(id, lambda issue: issues.set_lead(issue, wanted.lead), said("Lead"))
        return self._change(
            id, lambda issue: issues.set_commentary(issue, wanted.commentary), said("Commentary")
        )

    def _change(self, id: int, edit: composing.Edit, field: str) -> StoredIssue:
        self._clock.now += timedelta(minutes=1)
        return composing.change(self._desk, id, edit, said("{field} edited", field=field))

    def _article_of(self, entry: Entry) -> int:
        """Find what an entry was picked from: the first article by then with its headline, else its link."""
        link, headline = canonical(entry.url), title_key(entry.headline)

        def likeness(kept: _Kept) -> tuple[bool, bool]:
            return kept.title_key == headline, kept.canonical == link

        found = max((each for each in self._kept if each.published < self._clock.now), key=likeness)
        if not any(likeness(found)):
            raise ValueError(f"no article has the headline or the link of {entry.headline}")
        return found.id


def _rewriting(number: int, wanted: Entry) -> composing.Edit:
    """Give the edit that puts the words wanted into an entry."""

    def edit(issue: Issue) -> Issue:
        uid = issue.entries[number - 1].uid
        texts = {"headline": wanted.headline, "url": wanted.url, "summary": wanted.summary}
        return issues.change_entry(issue, uid, **texts)

    return edit
