"""Names and dates out of a database, for a shell that completes a word: quickly, or nothing.

Nothing is written, waited for or told: a file that is missing, busy, of another kind or version has no names.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from newsroom.store.schema import APPLICATION_ID

_MOST = 60
"""Names that are given at most: more than a screen holds is no help."""
_PATIENCE = 0.02
"""Seconds to wait for a writer."""

Name = tuple[str, str]
"""A word, and what tells an editor more about it, or ''."""


def issues(database: Path, begun: str = "") -> list[Name]:
    """Return what issues are called by, the newest first: the date, or the id where the date means another.

    Args:
        database: The file.
        begun: How the word begins.
    """
    rows = _rows(
        database,
        "SELECT id, date, title, form FROM issues WHERE removed IS NULL AND date IN"
        " (SELECT DISTINCT date FROM issues WHERE removed IS NULL AND"
        " (substr(date, 1, length(?1)) = ?1 OR substr(id, 1, length(?1)) = ?1) ORDER BY date DESC LIMIT ?2)"
        " ORDER BY date DESC, form = 'daily' DESC, id DESC",
        (begun, _MOST),
    )
    days: dict[str, list[tuple[int, str]]] = {}
    for id, day, _title, form in rows:
        days.setdefault(day, []).append((id, form))
    found = []
    for id, day, title, _form in rows:
        digests = [other for other, its in days[day] if its == "daily"]
        # A day means its digest, else its one document (`desk.composing.find`).
        meant = digests == [id] if digests else len(days[day]) == 1
        found.append((day, title) if meant else (str(id), f"{day} {title}"))
    return [each for each in found if each[0].startswith(begun)]


def entries(database: Path) -> list[Name]:
    """Return the numbers of the open issue's entries, each with its headline."""
    rows = _rows(
        database,
        "SELECT number, headline FROM entries WHERE issue ="
        " (SELECT id FROM issues WHERE open AND removed IS NULL) ORDER BY number",
    )
    return [(str(number), headline) for number, headline in rows]


def feeds(database: Path) -> list[tuple[str, str, str]]:
    """Return what feeds are called by, with title and address; no clippings.

    That is the title, or the id where there is none or several have it.
    """
    rows = _rows(
        database,
        "SELECT id, title, url, count(*) OVER (PARTITION BY title) FROM feeds"
        " WHERE removed IS NULL AND kind <> 'clip' ORDER BY title",
    )
    return [(title if title and n == 1 else str(id), title, url) for id, title, url, n in rows]


def tags(database: Path) -> list[Name]:
    """Return the tags of feeds."""
    return [(tag, "") for (tag,) in _rows(database, "SELECT DISTINCT tag FROM feed_tags ORDER BY tag")]


def kept_searches(database: Path) -> list[Name]:
    """Return the names of searches that are kept as views, each with its query."""
    return _rows(database, "SELECT name, query FROM kept_searches WHERE removed IS NULL ORDER BY id")


def rules_that_did(database: Path) -> list[Name]:
    """Return the names of rules whose deeds can be taken back, those of the last deeds first."""
    rows = _rows(
        database,
        "SELECT rule FROM deeds WHERE undone IS NULL GROUP BY rule ORDER BY max(id) DESC LIMIT ?",
        (_MOST,),
    )
    return [(rule, "") for (rule,) in rows]


def _rows(database: Path, sql: str, values: tuple[object, ...] = ()) -> list[Any]:
    try:
        if not database.is_file():  # opening another kind of file might wait for ever
            return []
        logged = database.with_name(f"{database.name}-wal").exists()
        how = "mode=ro" if logged else "mode=ro&immutable=1"
        address = f"{database.absolute().as_uri()}?{how}"
        with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE)) as db:
            if db.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                return []
            return db.execute(sql, values).fetchall()
    except (sqlite3.Error, OSError, ValueError):
        return []
