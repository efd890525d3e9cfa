"""What an editor does to feeds, as steps that can be undone.

A step holds for each feed what was before and what is after it: a mapping of columns to values. Two names in
it are no columns: ``tags``, a list, and ``removed``, which is a flag here and an instant in the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from newsroom.settings.language import _
from newsroom.store.errors import FeedExists, StepImpossible
from newsroom.store.instants import to_seconds

if TYPE_CHECKING:
    from sqlite_utils import Database

State = dict[str, Any]

_PORT_AND_PATH = re.compile(r"[^/]*://(?:\[[^\]]*\]|[^/?#\\:]*)(:\d+)?([^#]*).*", re.DOTALL)
_SAYS_NOTHING = re.compile(r"/?(?:(?:feed|rss|atom|index)(?:\.(?:xml|rss|atom|json|rdf))?/?)?", re.IGNORECASE)
_LONGEST_NAME = 80
"""Characters; of a longer name the middle goes, as addresses differ at their ends."""

_NEW_ADDRESS = (
    "etag = NULL, modified = NULL, validators_of = NULL, fingerprint = NULL, failures = 0, error = NULL,"
    " retired = NULL, due = NULL, not_before = NULL, moving_to = NULL"
)
"""What was known of the old address says nothing of the new one."""


def replay(db: Database, data: dict[str, Any], at: datetime, *, forward: bool) -> list[int]:
    """Give feeds what they had after a step, or before it; return their ids.

    Raises:
        StepImpossible: a feed is gone for good, or another one has its address; nothing was written.
    """
    states = [(id, after if forward else before) for id, before, after in data["feeds"]]
    for id, state in states:
        if not db.execute("SELECT 1 FROM feeds WHERE id = ?", [id]).fetchone():
            raise StepImpossible(_("the feed is gone for good"))
        if "url" in state:
            _require_free(db, id, state["url"])
    for id, state in states:
        apply(db, id, state, at)
    return [id for id, _state in states]


def apply(db: Database, id: int, state: State, at: datetime) -> None:
    """Write a state to a feed.

    Raises:
        FeedExists: another feed has the address; nothing was written.
    """
    columns = {name: value for name, value in state.items() if name not in ("tags", "removed", "url")}
    if "url" in state:
        _give_address(db, id, state["url"])
    if columns:
        names = ", ".join(f"{name} = ?" for name in columns)
        db.execute(f"UPDATE feeds SET {names} WHERE id = ?", [*columns.values(), id])
    if "own_title" in state:
        _show_title(db, id)
    if "tags" in state:
        set_tags(db, id, state["tags"])
    if "removed" in state:
        removed = to_seconds(at) if state["removed"] else None
        db.execute("UPDATE feeds SET removed = ? WHERE id = ?", [removed, id])
        from newsroom.store.leads import repair_stories, stories_of

        repair_stories(db, stories_of(db, id))


def current(db: Database, id: int, names: Sequence[str]) -> State:
    """Read what a feed has now under these names."""
    state: State = {}
    for name in names:
        if name == "tags":
            rows = db.execute("SELECT tag FROM feed_tags WHERE feed = ? ORDER BY place", [id])
            state[name] = [tag for (tag,) in rows]
        else:
            state[name] = db.execute(f"SELECT {name} FROM feeds WHERE id = ?", [id]).fetchone()[0]
    return state


def set_tags(db: Database, id: int, tags: Sequence[str]) -> None:
    """Give a feed these tags, in this order, each once."""
    db.execute("DELETE FROM feed_tags WHERE feed = ?", [id])
    rows = [(id, place, tag) for place, tag in enumerate(dict.fromkeys(tags))]
    db.conn.executemany("INSERT INTO feed_tags (feed, place, tag) VALUES (?, ?, ?)", rows)


def called(url: str) -> str:
    """Return what a feed is called as long as nobody gave it a name.

    Its host is enough where the path says nothing; feeds of one host are told apart by their paths.
    """
    from newsroom.text.addresses import site, without_credentials
    from newsroom.text.clean import one_line

    bare, host = without_credentials(url), site(url)
    if not host:
        return bare
    port, path = _PORT_AND_PATH.fullmatch(bare).groups()  # type: ignore[union-attr]
    name = host + (port or "")
    if not _SAYS_NOTHING.fullmatch(path):
        name += one_line(unquote(path)).rstrip("/")
    return name if len(name) <= _LONGEST_NAME else f"{name[:40]}…{name[-_LONGEST_NAME + 41 :]}"


def _require_free(db: Database, id: int, url: str) -> None:
    from newsroom.text.addresses import same_address

    wanted = same_address(url)
    for title, other in db.execute("SELECT title, url FROM feeds WHERE id <> ? AND removed IS NULL", [id]):
        if other == url or same_address(other) == wanted:
            raise FeedExists(_("the feed {title} has this address already").format(title=title))


def _give_address(db: Database, id: int, url: str) -> None:
    if current(db, id, ["url"])["url"] == url:
        return
    _require_free(db, id, url)
    from newsroom.store.leads import purge_feeds

    purge_feeds(db, [other for (other,) in db.execute("SELECT id FROM feeds WHERE url = ?", [url])])
    db.execute(f"UPDATE feeds SET url = ?, {_NEW_ADDRESS} WHERE id = ?", [url, id])
    _show_title(db, id)


def _show_title(db: Database, id: int) -> None:
    own, given, url = db.execute(
        "SELECT own_title, given_title, url FROM feeds WHERE id = ?", [id]
    ).fetchone()
    db.execute("UPDATE feeds SET title = ? WHERE id = ?", [own or given or called(url), id])
