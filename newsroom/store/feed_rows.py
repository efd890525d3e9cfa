"""Rows of feeds as values, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from newsroom.model import Feed, Wishes
from newsroom.settings.said import told
from newsroom.store.instants import optional_instant, to_instant
from newsroom.store.storing import as_list, to_json

_INSTANTS = ("checked", "succeeded", "paused", "retired", "due", "not_before", "latest", "moved")
_PLAIN = (
    *("id", "url", "title", "own_title", "site", "etag", "modified", "validators_of", "fingerprint"),
    *("failures", "kind", "recipe", "interval", "rhythm", "moving_to", "moved_from", "weight"),
)
_COLUMNS = (*_PLAIN, *_INSTANTS, "added", "error", "full_text", "wishes")


def read_feeds(db: sqlite3.Connection, where: str = "1", values: Sequence[Any] = ()) -> list[Feed]:
    """Read the feeds that were not removed and meet a condition, in the order they were added."""
    rows = db.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM feeds WHERE removed IS NULL AND {where} ORDER BY id", values
    ).fetchall()
    tags: dict[int, list[str]] = {}
    asked = "SELECT feed, tag FROM feed_tags WHERE feed IN (SELECT value FROM json_each(?))"
    for feed, tag in db.execute(f"{asked} ORDER BY feed, place", [as_list(row[0] for row in rows)]):
        tags.setdefault(feed, []).append(tag)
    return [_feed(dict(zip(_COLUMNS, row, strict=True)), tags.get(row[0], [])) for row in rows]


def _feed(row: dict[str, Any], tags: Sequence[str]) -> Feed:
    instants: dict[str, Any] = {name: optional_instant(row[name]) for name in _INSTANTS}
    return Feed(
        **{name: row[name] for name in _PLAIN},
        **instants,
        added=to_instant(row["added"]),
        full_text=None if row["full_text"] is None else bool(row["full_text"]),
        error=None if row["error"] is None else told(row["error"]),
        wishes=_wishes(row["wishes"]),
        tags=tuple(tags),
    )


def stored_wishes(wishes: Wishes) -> str | None:
    """Return wishes as their column holds them; None where there are none."""
    if wishes == Wishes():
        return None
    return to_json({"ttl": wishes.ttl, "hours": sorted(wishes.skip_hours), "days": sorted(wishes.skip_days)})


def _wishes(stored: str | None) -> Wishes:
    if stored is None:
        return Wishes()
    content = json.loads(stored)
    return Wishes(
        ttl=content["ttl"], skip_hours=frozenset(content["hours"]), skip_days=frozenset(content["days"])
    )
