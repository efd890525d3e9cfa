"""Traces of articles that were tidied away: they are known if their feed still gives them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from newsroom.store.candidates import Candidate

_SIZE = 12
"""Bytes of a hash: among a hundred million no two are the same by chance."""


def traces_of(key: str, canonical: str | None, title_key: str) -> list[bytes]:
    """Return what an article is known by: its key, and its link with its title, as keys change."""
    from hashlib import blake2b  # it loads OpenSSL, and the desk is painted without

    told = [f"key\n{key}"]
    if canonical and title_key:
        told.append(f"link\n{canonical}\n{title_key}")
    return [blake2b(each.encode("utf-8", "replace"), digest_size=_SIZE).digest() for each in told]


def leave(db: sqlite3.Connection, condition: str, values: Sequence[object]) -> None:
    """Note the traces of the articles ``a`` of a condition in SQL, before they are deleted."""
    rows = db.execute(
        f"SELECT a.feed, a.key, a.canonical, a.title_key FROM articles a WHERE {condition}", values
    )
    found = [(feed, trace) for feed, *told in rows.fetchall() for trace in traces_of(*told)]
    db.executemany("INSERT OR IGNORE INTO traces (feed, trace) VALUES (?, ?)", found)


def tidied(db: sqlite3.Connection, feed: int, candidates: Iterable[Candidate]) -> set[str]:
    """Return the keys of those articles of a feed that were tidied away before."""
    if not db.execute("SELECT 1 FROM traces WHERE feed = ? LIMIT 1", [feed]).fetchone():
        return set()
    by_trace = {
        trace: each.key
        for each in candidates
        for trace in traces_of(each.key, each.canonical, each.title_key)
    }
    known = "SELECT 1 FROM traces WHERE feed = ? AND trace = ?"
    return {key for trace, key in by_trace.items() if db.execute(known, [feed, trace]).fetchone()}


def known_keys(db: sqlite3.Connection, feed: int, keys: Iterable[str]) -> set[str]:
    """Return those of some keys whose article of a feed was tidied away before."""
    known = "SELECT 1 FROM traces WHERE feed = ? AND trace = ?"
    traces = {traces_of(key, None, "")[0]: key for key in keys}
    return {key for trace, key in traces.items() if db.execute(known, [feed, trace]).fetchone()}
