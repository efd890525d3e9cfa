"""Articles as a feed gives them, in the form they would be stored in."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from newsroom.model import ArticleDraft
from newsroom.store.instants import optional_seconds, to_instant
from newsroom.store.storing import optional_text, storable, to_json

_WRONG = timedelta(days=2)
"""How much earlier another date must lie to be believed; "昨天" without a time may be off by a day."""


class Candidate(NamedTuple):
    """An article as a feed gives it, in the form it would be stored in."""

    key: str
    url: str | None
    canonical: str | None
    title: str
    title_key: str
    author: str | None
    published: str | None
    updated: str | None
    html: str
    tags: str | None

    def differs(self, stored: Stored) -> bool:
        """Return whether this is news for someone who has read what is stored; other tracking is not."""
        if (self.title, self.html) != (stored.title, stored.html):
            return True
        return self.url != stored.url and (self.canonical is None or self.canonical != stored.canonical)

    def came_out(self, stored: Stored) -> str | None:
        """Return when the article came out, now that the feed says this of it.

        The first date that is known stays, as feeds date an article anew when it is corrected, and some date
        all of them anew at every poll. A date two days earlier than it takes its place, for an article cannot
        come out after it came out; so does any where the first lay in the future.
        """
        first, now = stored.published, self.published
        if first is None or now is None or now >= first:
            return now if first is None else first
        if first > stored.seen or to_instant(first) - to_instant(now) >= _WRONG:
            return now
        return first

    def redated(self, stored: Stored) -> str | None:
        """Return the date that the feed gives now, if that is not when the article came out."""
        return self.published if self.published != self.came_out(stored) else None

    def changes(self, stored: Stored) -> bool:
        """Return whether anything has to be written."""
        if self.key != stored.key or self.differs(stored):
            return True
        if self.published == stored.published and stored.redated is None:
            return False
        return (self.came_out(stored), self.redated(stored)) != (stored.published, stored.redated)


class Stored(NamedTuple):
    """What an article that came again is compared with."""

    key: str
    id: int
    title: str
    url: str | None
    canonical: str | None
    html: str
    published: str | None
    redated: str | None
    seen: str
    story: int
    place: int | None
    """Its row in the index of words; None: it is not in it yet."""


def prepared(draft: ArticleDraft) -> Candidate:
    """Return an article ready to be stored."""
    from newsroom.text.headlines import title_key

    title = storable(draft.title)
    return Candidate(
        key=storable(draft.key),
        url=optional_text(draft.url),
        canonical=optional_text(draft.canonical),
        title=title,
        title_key=title_key(title),
        author=optional_text(draft.author),
        published=optional_seconds(draft.published),
        updated=optional_seconds(draft.updated),
        html=storable(draft.html),
        tags=_written(draft.tags) if draft.tags else None,
    )


@lru_cache(maxsize=1_000)
def _written(tags: tuple[str, ...]) -> str:
    return to_json(tags)


def dated_by(published: str | None, seen: str) -> str:
    """Return the instant an article is sorted by, as `Article.when` says."""
    return published if published is not None and published <= seen else seen
