"""Queries as conditions in SQL, on ``articles a`` and ``stories s``."""

from __future__ import annotations

import re
import sqlite3
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from newsroom.model.query import (
    Address,
    After,
    All,
    Before,
    Condition,
    Either,
    Is,
    Not,
    Source,
    Spelt,
    State,
    Tag,
    Words,
)
from newsroom.store.instants import to_seconds
from newsroom.store.levelling import deepest_first, level
from newsroom.store.storing import as_list
from newsroom.text.folding import fold
from newsroom.text.tokens import is_paired

_PAIR = 2
_WIDE = "[¹²³⁰-₉①-⓿\u3200-\u33ff０-９Ａ-Ｚａ-ｚ]"
"""Letters and digits in other forms."""
_ODD = r"[^\x00-\x7f\u3000-\u9fff]"
"""A sign in another form, or what is folded away between."""
_FULL_WIDTH = {"¥": "￥", "£": "￡"}
"""Signs outside ASCII that Chinese texts have in full width."""

FOUND = "(SELECT rowid FROM words WHERE words MATCH ?)"
"""SQL: the places of the articles that an expression of FTS5 finds."""
_FOUND_SINCE = "(SELECT rowid FROM words WHERE words MATCH ? AND rowid >= ?)"
_TEXTS = "(SELECT html FROM contents WHERE article = a.id), (SELECT text FROM pages WHERE article = a.id)"
_FOUND_AT = "EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid = a.place)"

# Asked of the issues once, not of each story: a view of what ran is counted over 100,000 stories.
_RAN = (
    "SELECT r.story FROM runs r JOIN issues i ON i.id = r.issue AND i.removed IS NULL"
    " WHERE r.story IS NOT NULL"
    " UNION SELECT b.story FROM runs r JOIN issues i ON i.id = r.issue AND i.removed IS NULL"
    " JOIN articles b ON b.canonical = r.canonical WHERE r.canonical IS NOT NULL"
    " UNION SELECT b.story FROM runs r JOIN issues i ON i.id = r.issue AND i.removed IS NULL"
    " JOIN articles b ON b.title_key = r.title_key WHERE r.title_key <> '' AND b.title_key <> ''"
    " UNION SELECT b.story FROM turns t JOIN articles b ON b.id = t.article JOIN runs r ON r.issue = t.issue"
    " AND r.number = t.number JOIN issues i ON i.id = r.issue AND i.removed IS NULL WHERE t.copy"
)
_PICKED = (
    "SELECT b.story FROM issues i JOIN entries e ON e.issue = i.id JOIN articles b ON b.id = e.article"
    " WHERE i.open = 1 UNION SELECT b.story FROM issues i JOIN entries e ON e.issue = i.id"
    " JOIN articles b ON b.canonical = e.canonical WHERE i.open = 1 AND e.canonical IS NOT NULL"
)
_SEVERAL = "SELECT 1 FROM articles b WHERE b.story = s.id AND b.feed <> a.feed"
# Each is true or false and never NULL, for what is neither is not denied either.
_STATES: dict[State, str] = {
    "unread": "s.read = 0 AND s.dismissed = 0",
    "read": "s.read = 1",
    "starred": "s.starred = 1",
    "dismissed": "s.dismissed = 1",
    "held": "s.held IS NOT NULL AND s.held > ?",
    "picked": f"s.id IN ({_PICKED})",
    "ran": f"s.id IN ({_RAN})",
    "group": f"EXISTS ({_SEVERAL})",
}


class Compiler:
    """Writes conditions as SQL; it looks up feeds by name, so it belongs to one moment of the database."""

    def __init__(
        self,
        db: sqlite3.Connection,
        today: date,
        *,
        by_date: bool = True,
        few: bool = False,
        since: int | None = None,
        read: int = 0,
    ) -> None:
        """Begin.

        Args:
            db: The database, in a transaction.
            today: The day it is for the editor.
            by_date: Let SQLite look for days in the index by date; with the plus it does not.
            few: It is asked of few articles, so that the index of words is asked for each of them.
            since: It is asked of articles from this place on, so that the index is asked of these alone.
            read: Runs of Chinese of so many characters at most are looked for in the texts themselves.
        """
        self._db = db
        self._today = today
        self._dated = "a.dated" if by_date else "+a.dated"
        self._found = _FOUND_AT if few else f"a.place IN {FOUND}"
        self._bounds: list[Any] = []
        if since is not None:
            self._found, self._bounds = f"a.place IN {_FOUND_SINCE}", [since]
        self._read = read
        self._feeds: list[tuple[int, str]] | None = None

    def sql(self, condition: Condition) -> tuple[str, list[Any]]:
        """Return a condition in SQL and the values of its question marks."""
        return self._sql(level(condition))

    def _sql(self, condition: Condition) -> tuple[str, list[Any]]:
        expression = None if has_run(condition, self._read) else _matching(condition)
        if expression is not None:
            return self._found, [expression, *self._bounds]
        if isinstance(condition, Words):
            return self._run(condition)
        if isinstance(condition, Not):
            inner, values = self._sql(condition.part)
            return f"NOT ({inner})", values
        if isinstance(condition, All | Either):
            return self._joined(condition)
        return self._leaf(condition)

    def _joined(self, condition: All | Either) -> tuple[str, list[Any]]:
        parts = condition.parts
        if isinstance(condition, All):
            # What the index can answer by itself is asked of it in one go.
            words = tuple(
                part for part in parts if _matching(part) is not None and not has_run(part, self._read)
            )
            if len(words) > 1:
                parts = deepest_first((All(words), *(part for part in parts if part not in words)))
        if self._read:
            # A text is read only where nothing else has decided.
            parts = tuple(sorted(parts, key=lambda part: has_run(part, self._read)))
        compiled = [(part, *self._sql(part)) for part in parts]
        if not compiled:
            return "1", []
        # AND binds more than OR, and NOT more than both: no brackets beyond those that are needed.
        joint, bare = (" AND ", Not) if isinstance(condition, All) else (" OR ", All | Not)
        return (
            joint.join(sql if isinstance(part, bare) else f"({sql})" for part, sql, _values in compiled),
            [value for _part, _sql, values in compiled for value in values],
        )

    def _leaf(self, condition: Condition) -> tuple[str, list[Any]]:
        match condition:
            case After(instant):
                return f"{self._dated} >= ?", [_seconds(instant)]
            case Before(instant):
                return f"{self._dated} < ?", [_seconds(instant)]
            case Spelt():
                return self._spelt(condition)
            case Address(url, beginning):
                found = "SELECT id FROM articles WHERE canonical = ? OR (? AND canonical BETWEEN ? AND ?)"
                from newsroom.text.addresses import canonical

                known = canonical(url) or url
                return f"a.id IN ({found})", [known, beginning, known, known + "\U0010ffff"]
            case Is(state):
                return _STATES[state], [self._today.isoformat()] if state == "held" else []
            case Tag(text):
                feeds = "a.feed IN (SELECT value FROM json_each(?))"
                given = "SELECT story FROM deeds WHERE action = 'tag' AND undone IS NULL AND value IN"
                stories = f"a.story IN ({given} (SELECT value FROM json_each(?)))"
                return f"{feeds} OR {stories}", [as_list(self._tagged(text)), as_list(self._given(text))]
            case Source(text):
                own = "(a.source IS NOT NULL AND a.source IN (SELECT value FROM json_each(?)))"
                feeds = "a.feed IN (SELECT value FROM json_each(?)) AND a.source IS NULL"
                return f"({feeds}) OR {own}", [as_list(self._named(text)), as_list(self._sources(text))]
        return "0", []

    def _run(self, words: Words) -> tuple[str, list[Any]]:
        """Have the texts read themselves for characters that most of them have."""
        self._db.create_function("has_run", 4, _has_run)
        texts = "NULL, NULL" if words.title else _TEXTS
        return f"has_run(?, a.title, {texts})", [run_of(words)]

    def _spelt(self, wanted: Spelt) -> tuple[str, list[Any]]:
        """Have the texts read themselves, of the articles that the rest of the query leaves."""
        self._db.create_function("is_spelt", 5, _is_spelt)
        # What needs no story SQLite asks first, and this takes longest: it waits for what marks leave.
        return (
            f"CASE WHEN s.id THEN is_spelt(?, ?, a.title, {'NULL, NULL' if wanted.title else _TEXTS}) END",
            [wanted.text, wanted.beginning],
        )

    def _tagged(self, text: str) -> list[int]:
        wanted = fold(text)
        rows = self._db.execute("SELECT feed, tag FROM feed_tags").fetchall()
        return [feed for feed, tag in rows if fold(tag) == wanted]

    def _given(self, text: str) -> list[str]:
        """Return the tags that rules gave and that are this one."""
        wanted = fold(text)
        rows = self._db.execute("SELECT DISTINCT value FROM deeds WHERE action = 'tag' AND undone IS NULL")
        return [tag for (tag,) in rows if fold(tag) == wanted]

    def _sources(self, text: str) -> list[str]:
        """Return the sources that articles name themselves and that have all the words."""
        words = fold(text).split()
        rows = self._db.execute("SELECT DISTINCT source FROM articles WHERE source IS NOT NULL")
        return [source for (source,) in rows if all(word in fold(source) for word in words)]

    def _named(self, text: str) -> list[int]:
        if self._feeds is None:
            rows = self._db.execute("SELECT id, title, url, coalesce(site, '') FROM feeds").fetchall()
            self._feeds = [
                (id, fold(f"{title}\n{_host(url)}\n{_host(site)}")) for id, title, url, site in rows
            ]
        words = fold(text).split()
        return [id for id, name in self._feeds if all(word in name for word in words)]


def run_of(words: Words) -> str | None:
    """Return what stands in a folded text wherever it has some words, if they are one run of Chinese."""
    first, *more = words.tokens
    if not all(map(is_paired, first)) or words.beginning != (len(words.tokens) == len(first) == 1):
        return None
    run = first
    for token in more:
        if len(token) != _PAIR or token[0] != run[-1]:
            return None
        run += token[1]
    return run


def runs_of(condition: Condition, longest: int) -> list[Words]:
    """Return the runs of Chinese of so many characters at most that a condition asks for or denies."""
    match condition:
        case Words():
            run = run_of(condition) if longest else None
            return [condition] if run is not None and len(run) <= longest else []
        case Not(part):
            return runs_of(part, longest)
        case All(parts) | Either(parts):
            return [words for part in parts for words in runs_of(part, longest)]
    return []


def has_run(condition: Condition, longest: int) -> bool:
    """Tell whether a condition is about a run of Chinese of so many characters at most."""
    return bool(longest) and bool(runs_of(condition, longest))


def _has_run(run: str, title: str, html: str | None, page: str | None) -> bool:
    if _has(run, title) or (page is not None and _has(run, page)):
        return True
    if html is None:
        return False
    from newsroom.text.tagless import plain

    return _has(run, plain(html))


def _has(run: str, text: str) -> bool:
    return run in text or run in fold(text)


@lru_cache(maxsize=64)
def _near(wanted: str) -> re.Pattern[str]:
    """Return what stands in every text or HTML, as it is stored, that has a spelling: its first sign.

    Between it and the letter before it tags may stand; references and letters of odd forms are any of them.
    """
    at, sign = next((at, letter) for at, letter in enumerate(wanted) if not letter.isalnum())
    signs = re.escape(sign + (_FULL_WIDTH.get(sign) or (chr(ord(sign) + 0xFEE0) if sign.isascii() else sign)))
    if not at:
        return re.compile(f"[{signs}&]")
    before = f"[{wanted[at - 1]}{wanted[at - 1].upper()}]"
    return re.compile(rf"{before}(?:<[^<>]*+>)*+(?:[{signs}&]|{_ODD})|&#|{_WIDE}")


def _is_spelt(wanted: str, beginning: int, title: str, html: str | None, page: str | None) -> bool:
    from newsroom.text.matching import spelt

    sought = Spelt(wanted, bool(beginning))
    if spelt(sought, title):
        return True
    # Most texts lack the sign there, and to look for that takes next to nothing.
    near = _near(wanted)
    if page and near.search(page) and spelt(sought, page):
        return True
    if not html or not near.search(html):
        return False
    from newsroom.text.tagless import plain

    return spelt(sought, plain(html))


def matching(condition: Condition) -> str | None:
    """Return the expression of FTS5 for a condition about words alone; None for any other.

    A condition that only denies cannot be asked of the index: it would have to list all there is.
    """
    return _matching(level(condition))


def _matching(condition: Condition) -> str | None:
    match condition:
        case Words():
            return _phrase(condition)
        case Either(parts):
            found = [_matching(part) for part in parts]
            if not found or None in found:
                return None
            return " OR ".join(each for each in found if each)
        case All(parts):
            return _conjunction(parts)
    return None


def _conjunction(parts: tuple[Condition, ...]) -> str | None:
    """Join parts in the order of the signs' strength: NOT binds more than AND, AND more than OR."""
    wanted = [(part, _matching(part)) for part in parts if not isinstance(part, Not)]
    denied = _matching(Either(tuple(part.part for part in parts if isinstance(part, Not))))
    if not wanted or any(each is None for _part, each in wanted):
        return None
    joined = " AND ".join(f"({each})" if isinstance(part, Either) else str(each) for part, each in wanted)
    if all(not isinstance(part, Not) for part in parts):
        return joined
    if denied is None:
        return None
    return f"{joined} NOT ({denied})" if len(wanted) == 1 else f"({joined}) NOT ({denied})"


def _phrase(words: Words) -> str:
    column = "{title} : " if words.title else ""
    star = " *" if words.beginning else ""
    return f'{column}"{" ".join(words.tokens)}"{star}'


def span(condition: Condition) -> tuple[date | None, date | None]:
    """Return the first and the last day of what may hold, as far as the condition says at once."""
    parts = condition.parts if isinstance(condition, All) else (condition,)
    first = [part.instant for part in parts if isinstance(part, After)]
    last = [part.instant for part in parts if isinstance(part, Before)]
    return (
        _day(max(first)) if first else None,
        _day(min(last)) if last else None,
    )


def end(condition: Condition) -> str | None:
    """Return the instant, as it is stored, before which all came out that may hold; None for any time."""
    parts = condition.parts if isinstance(condition, All) else (condition,)
    return min((_seconds(part.instant) for part in parts if isinstance(part, Before)), default=None)


def _day(instant: datetime) -> date:
    return date.fromisoformat(_seconds(instant)[:10])


def _seconds(instant: datetime) -> str:
    try:
        return to_seconds(instant)
    except OverflowError:
        # At the ends of the calendar another zone's instant has no name in UTC.
        near = timedelta(days=2) if instant.year < 5000 else -timedelta(days=2)
        return to_seconds(instant + near)


def _host(address: str) -> str:
    return address.split("//", 1)[-1].split("/", 1)[0].rsplit("@", 1)[-1]
