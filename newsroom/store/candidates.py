"""Articles as a feed gives them, in the form they would be stored in."""

from __future__ import annotations

from typing import NamedTuple

from newsroom.model import ArticleDraft
from newsroom.store.instants import optional_seconds
from newsroom.store.storing import optional_text, storable, to_json


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
        """Return whether this is news for someone who has read what is stored."""
        return (self.title, self.url, self.html) != (stored.title, stored.url, stored.html)


class Stored(NamedTuple):
    """What an article that came again is compared with."""

    id: int
    title: str
    url: str | None
    html: str
    published: str | None
    seen: str
    story: int


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
        tags=to_json(draft.tags) if draft.tags else None,
    )


def dated_by(published: str | None, seen: str) -> str:
    """Return the instant an article is sorted by, as `Article.when` says."""
    return published if published is not None and published <= seen else seen
