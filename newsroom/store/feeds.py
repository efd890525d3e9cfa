"""The feeds an editor subscribes to; how their polls went is noted by `Polls`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from newsroom.model import KEEP, Change, Feed, FeedChange, FeedDraft, FeedFigures
from newsroom.settings.language import _, in_all_languages, listed
from newsroom.store import feed_steps, steps
from newsroom.store.errors import NoSuchFeed, StoreError
from newsroom.store.feed_rows import read_feeds
from newsroom.store.feed_steps import State
from newsroom.store.instants import to_seconds
from newsroom.store.session import Session
from newsroom.store.storing import new_row, optional_text, storable
from newsroom.text.addresses import same_address

if TYPE_CHECKING:
    from sqlite_utils import Database

CLIPPINGS = "clip:"
"""The address of the feed that clipped articles lie in."""
KEPT = timedelta(days=30)
"""How long a feed that was removed can come back."""


Addresses = dict[str, tuple[int, bool]]
"""By address, and by what its spellings have in common, the id of a feed and whether it was removed."""


class Feeds:
    """The feeds an editor subscribes to."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connections = session.connections
        self._now = session.now

    def add(self, draft: FeedDraft) -> tuple[Feed, bool]:
        """Subscribe to a feed, and tell whether it is new; one that is there already stays as it is.

        A feed is the same if its address is, however it is spelled (`same_address`). One that was removed
        comes back with its articles and their marks. No step of undo comes of this; see `add_all`.
        """
        with self._connections.writing() as db:
            id, new = self._add(db, draft, _addresses(db))
            return read_feeds(db.conn, "id = ?", [id])[0], new

    def name_clippings(self) -> None:
        """Call the feed of clippings what it is called in the language of the interface.

        One that the editor gave a title of their own keeps it.

        Raises:
            StoreError: the database cannot be written.
        """
        with self._connections.reading() as db:
            row = db.execute("SELECT title FROM feeds WHERE url = ?", [CLIPPINGS]).fetchone()
        if row is None or row[0] == _("Clippings") or row[0] not in in_all_languages("Clippings"):
            return
        with self._connections.writing() as writer:
            writer.execute(
                "UPDATE feeds SET title = :name, own_title = :name WHERE url = :url",
                {"name": _("Clippings"), "url": CLIPPINGS},
            )

    def add_all(self, drafts: Iterable[FeedDraft], label: str) -> list[tuple[Feed, bool]]:
        """Subscribe to feeds as `add` does, as one step that can be undone.

        Args:
            drafts: The feeds.
            label: What the journal calls the step; there is none if all were there already.
        """
        with self._connections.writing() as db:
            addresses = _addresses(db)
            added = [self._add(db, draft, addresses) for draft in drafts]
            new = list(dict.fromkeys(id for id, is_new in added if is_new))
            self._step(db, label, [(id, {"removed": True}, {"removed": False}) for id in new])
            feeds = {feed.id: feed for feed in read_feeds(db.conn)}
            return [(feeds[id], is_new) for id, is_new in added]

    def all(self) -> list[Feed]:
        """Return all feeds in the order they were added."""
        with self._connections.reading() as db:
            return read_feeds(db)

    def get(self, id: int) -> Feed | None:
        """Return a feed, or None where there is none."""
        with self._connections.reading() as db:
            return next(iter(read_feeds(db, "id = ?", [id])), None)

    def find(self, text: str) -> Feed | None:
        """Return the feed with this id, address or title (in any case), looked for in that order, or None.

        Raises:
            StoreError: several feeds have the title.
        """
        text = text.strip()
        feeds = self.all()
        for named in (
            [feed for feed in feeds if text == str(feed.id)],
            [feed for feed in feeds if text == feed.url]
            or [feed for feed in feeds if same_address(text) == same_address(feed.url)],
            [feed for feed in feeds if text and text.casefold() == feed.title.casefold()],
        ):
            if len(named) > 1:
                ids = listed(str(feed.id) for feed in named)
                raise StoreError(
                    _("several feeds are called {title}: give an id, {ids}").format(title=text, ids=ids)
                )
            if named:
                return named[0]
        return None

    def change(self, id: int, change: FeedChange, label: str) -> Change:
        """Change what an editor sets of a feed, as one step that can be undone.

        Args:
            id: The feed.
            change: What is to be otherwise.
            label: What the journal calls the step; there is none if nothing changes.

        Raises:
            NoSuchFeed: there is no such feed.
            FeedExists: another feed has the address; nothing changed.
        """
        with self._connections.writing() as db:
            if not read_feeds(db.conn, "id = ?", [id]):
                raise NoSuchFeed(id)
            after = self._wanted(db, id, change)
            before = feed_steps.current(db, id, list(after))
            after = {name: value for name, value in after.items() if value != before[name]}
            before = {name: before[name] for name in after}
            if after:
                feed_steps.apply(db, id, after, self._now())
                self._step(db, label, [(id, before, after)])
        return Change(label=label, at=self._now(), feeds=(id,) if after else ())

    def remove(self, ids: Iterable[int], label: str | None = None) -> None:
        """Unsubscribe; those that are gone already make no difference.

        What was picked from these feeds stays in the issues, with its evidence. With a label this is a step
        that can be undone for 30 days: feeds, articles and marks are out of sight until then. Without one
        they are gone for good.
        """
        if label is None:
            for id in ids:
                # Each in a transaction of its own, so that other programs need not wait for long.
                with self._connections.writing() as db:
                    from newsroom.store.leads import purge_feeds

                    purge_feeds(db, [id])
            return
        with self._connections.writing() as db:
            gone = [id for id in dict.fromkeys(ids) if read_feeds(db.conn, "id = ?", [id])]
            for id in gone:
                feed_steps.apply(db, id, {"removed": True}, self._now())
            self._step(db, label, [(id, {"removed": False}, {"removed": True}) for id in gone])

    def purge(self, before: datetime) -> None:
        """Delete for good the feeds that were removed before an instant."""
        sql = "SELECT id FROM feeds WHERE removed < ?"
        with self._connections.reading() as db:
            ids = [id for (id,) in db.execute(sql, [to_seconds(before)])]
        self.remove(ids)

    def figures(self, since: datetime, today: date) -> dict[int, FeedFigures]:
        """Return what each feed brought and what became of it; those without articles are left out.

        Args:
            since: From when on an article counts as recent.
            today: The day it is for the editor: what is held until a later one does not count as unread.
        """
        from newsroom.store.figures import read_figures

        return read_figures(self._connections, since, today)

    def _add(self, db: Database, draft: FeedDraft, addresses: Addresses) -> tuple[int, bool]:
        url = storable(draft.url.strip())
        known = addresses.get(url) or addresses.get(same_address(url))
        if known is not None and not known[1]:
            return known[0], False
        own = storable(draft.title.strip())
        record: dict[str, Any] = {
            "own_title": own,
            "site": optional_text(draft.site),
            "added": to_seconds(self._now()),
            "kind": draft.kind,
            "recipe": optional_text(draft.recipe),
            "interval": draft.interval,
            "full_text": draft.full_text,
            "paused": to_seconds(self._now()) if draft.paused else None,
            "weight": draft.weight,
        }
        tags = [storable(tag) for tag in draft.tags]
        if known is not None:
            again = {name: value for name, value in record.items() if name != "site" or value}
            again |= {"tags": tags, "removed": False, "retired": None, "due": None}
            feed_steps.apply(db, known[0], again, self._now())
            addresses |= dict.fromkeys((url, same_address(url)), (known[0], False))
            return known[0], True
        id = new_row(db, "feeds", record | {"url": url, "title": own or feed_steps.called(url)})
        feed_steps.set_tags(db, id, tags)
        addresses |= dict.fromkeys((url, same_address(url)), (id, False))
        return id, True

    def _wanted(self, db: Database, id: int, change: FeedChange) -> dict[str, Any]:
        wanted: dict[str, Any] = {}
        if change.own_title is not KEEP:
            wanted["own_title"] = storable(change.own_title.strip())
        if change.tags is not KEEP:
            wanted["tags"] = list(dict.fromkeys(storable(tag) for tag in change.tags))
        if change.interval is not KEEP:
            wanted |= {"interval": change.interval, "due": None}
        if change.full_text is not KEEP:
            wanted["full_text"] = None if change.full_text is None else int(change.full_text)
        if change.paused is not KEEP:
            since = feed_steps.current(db, id, ["paused"])["paused"]
            wanted["paused"] = (since or to_seconds(self._now())) if change.paused else None
        if change.url is not KEEP:
            wanted["url"] = storable(change.url.strip())
        if change.recipe is not KEEP:
            wanted["recipe"] = optional_text(change.recipe)
        if change.weight is not KEEP:
            wanted["weight"] = change.weight
        return wanted

    def _step(self, db: Database, label: str, changes: list[tuple[int, State, State]]) -> None:
        if changes:
            steps.record(db, self._session, "feeds", label, {"feeds": changes})


def _addresses(db: Database) -> Addresses:
    """Look up all addresses at once; of feeds that share one, the first that was not removed has it."""
    found: Addresses = {}
    for id, url, removed in db.execute("SELECT id, url, removed FROM feeds ORDER BY removed IS NOT NULL, id"):
        for name in (url, same_address(url)):
            found.setdefault(name, (id, removed is not None))
    return found
