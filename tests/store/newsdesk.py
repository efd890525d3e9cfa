"""What the tests of the store make up: a clock, feeds, articles, issues."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from newsroom.model import ArticleDraft, Entry, Evidence, FeedDraft, Issue, Row, View
from newsroom.store import Store

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TODAY = NOON.date()


class Clock:
    """A clock that goes on only when told to."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time

    def advance(self, **amount: float) -> datetime:
        self.time += timedelta(**amount)
        return self.time


def add_feed(store: Store, name: str = "one", **fields: object) -> int:
    draft = FeedDraft(url=f"https://{name}.example.com/feed.xml", title=name)
    return store.feeds.add(replace(draft, **fields))[0].id


def draft(name: str, *, minutes: float = 60, **fields: object) -> ArticleDraft:
    """An article about `name` that came out so many minutes before noon."""
    made = ArticleDraft(
        key=f"guid:{name}",
        url=f"https://example.com/{name}",
        canonical=f"https://example.com/{name}",
        title=f"A headline about {name}",
        published=NOON - timedelta(minutes=minutes),
        html=f"<p>What is known of {name}.</p>",
    )
    return replace(made, **fields)


def absorb(store: Store, feed: int, *drafts: ArticleDraft, at: datetime = NOON) -> tuple[int, ...]:
    return store.articles.absorb(feed, drafts, at).new


def rows(store: Store, view: View | None = None) -> list[Row]:
    """What the inbox shows."""
    return store.inbox.rows(store.inbox.ids(view or View()))


def titles(store: Store, view: View | None = None) -> list[str]:
    return [row.title.removeprefix("A headline about ") for row in rows(store, view)]


def row_of(store: Store, article: int) -> Row:
    (row,) = store.inbox.rows([article])
    return row


def entry(name: str, **fields: object) -> Entry:
    made = Entry(
        uid=name, headline=f"A headline about {name}", url=f"https://example.com/{name}", summary=name
    )
    return replace(made, **fields)


def issue(*entries: Entry, day: date | None = TODAY, **fields: object) -> Issue:
    made = Issue(date=day, title=f"{day} digest", categories=("news",), entries=entries)
    return replace(made, **fields)


def evidence(name: str = "a", text: str = "What the feed said.") -> Evidence:
    return Evidence(
        entry=name,
        kind="feed",
        article=7,
        url="https://example.com/a",
        title="A headline",
        source="one",
        text=text,
        retrieved=NOON,
    )
