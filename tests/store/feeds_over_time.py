"""A feed as it changes from poll to poll, played to the store as its bytes would be."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from msgspec.structs import replace

from newsroom.model import ArticleDraft
from newsroom.text.addresses import canonical
from tests.store.newsdesk import NOON


@dataclass
class Entry:
    """What the publisher has: one article, whatever the feed calls it at the moment."""

    number: int
    guid: str
    link: str
    title: str
    text: str
    published: datetime | None

    def draft(self) -> ArticleDraft:
        page = canonical(self.link) if self.link else None
        key = f"guid:{self.guid}" if self.guid else f"link:{page}"
        return ArticleDraft(
            key=key,
            url=self.link or None,
            canonical=page,
            title=self.title,
            html=f"<p>{self.text}</p>",
            published=self.published,
        )


@dataclass
class Publisher:
    """Publishes, corrects, renames; remembers all it ever published."""

    now: datetime = NOON
    entries: list[Entry] = field(default_factory=list)
    changes: int = 0

    def publish(self, *, guid: bool = True, title: str | None = None) -> Entry:
        number = len(self.entries)
        entry = Entry(
            number,
            f"tag:{number}" if guid else "",
            f"https://example.com/{number}",
            title or f"A headline about {number}",
            f"What is known of {number}.",
            self.now - timedelta(minutes=3),
        )
        self.entries.append(entry)
        return entry

    def change(self, entry: Entry, kind: str) -> None:
        """Change one thing about an entry."""
        self.changes += 1
        mark = f"{entry.number}-{self.changes}"
        match kind:
            case "guid":
                entry.guid = f"new:{mark}"
            case "link" if entry.guid:
                entry.link = f"https://example.com/moved/{mark}"
            case "tracking":
                entry.link = f"{entry.link.partition('?')[0]}?session={mark}"
            case "title":
                entry.title = f"Another headline {mark}"
            case "text":
                entry.text = f"More is known: {mark}."
            case "date":
                entry.published = self.now
            case "guid and text":
                entry.guid, entry.text = f"new:{mark}", f"More is known: {mark}."
            case "guid and date":
                entry.guid, entry.published = f"new:{mark}", self.now

    def feed(self, window: int, chance: random.Random | None = None) -> list[ArticleDraft]:
        """Give what the feed shows: the latest entries, in some order."""
        shown = self.entries[-window:][::-1]
        if chance is not None:
            chance.shuffle(shown)
        return [replace(entry.draft()) for entry in shown]


KINDS = ("guid", "link", "tracking", "title", "text", "date", "guid and text", "guid and date")
