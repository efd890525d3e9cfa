"""Articles go from one story into another: by the program as they come, by the editor as a step of undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from newsroom.store.leads import repair_stories
from newsroom.store.storing import as_list

if TYPE_CHECKING:
    from sqlite_utils import Database

Move = Sequence[int]
"""An article, the story it leaves and the story it joins."""

Settled = tuple[int, int, int, bool]
"""An article, the issue and the number of an entry that went out, and whether it is a copy of that now."""

_TELLS = """
    b.canonical = r.canonical OR (b.title_key = r.title_key AND b.title_key <> '') OR EXISTS (
        SELECT 1 FROM turns c WHERE c.article = b.id AND c.copy AND c.issue = r.issue AND c.number = r.number
    )
"""
_JOINED = f"""
    SELECT t.article, t.issue, t.number, 1 FROM turns t JOIN articles a ON a.id = t.article
    JOIN runs r ON r.issue = t.issue AND r.number = t.number
    WHERE NOT t.copy AND a.story IN (SELECT value FROM json_each(?1)) AND (
        (r.story <> a.story AND r.story IN (SELECT value FROM json_each(?1))) OR EXISTS (
            SELECT 1 FROM articles b WHERE b.story IN (SELECT value FROM json_each(?1))
            AND b.story <> a.story AND ({_TELLS})
        )
    )
"""
_SPLIT = f"""
    SELECT t.article, t.issue, t.number, 0 FROM turns t JOIN articles a ON a.id = t.article
    JOIN runs r ON r.issue = t.issue AND r.number = t.number
    WHERE t.copy AND t.article = ? AND (
        r.story = a.story OR EXISTS (
            SELECT 1 FROM articles b WHERE b.story = a.story AND b.id <> a.id AND ({_TELLS})
        )
    )
"""
_KEPT = ("id", "lead", "dated", "seen", "read", "starred", "dismissed", "held", "hidden")


def move(db: Database, moves: Iterable[Move]) -> None:
    """Take articles from story to story; stories are shown by their most original article afterwards."""
    moves = list(moves)
    db.conn.executemany(
        "UPDATE articles SET story = ? WHERE id = ? AND story = ?",
        [(after, article, before) for article, before, after in moves],
    )
    db.conn.executemany(
        "UPDATE deeds SET story = ? WHERE article = ? AND story = ?",
        [(after, article, before) for article, before, after in moves],
    )
    _carry_runs(db, moves)
    repair_stories(db, {story for _article, *stories in moves for story in stories})


def settled_by_joining(db: Database, stories: Iterable[int]) -> list[Settled]:
    """Return which may be later turns of an entry that another one of these stories told.

    Whoever joins them says that they tell the same: they are copies.
    """
    return list(db.execute(_JOINED, [as_list(stories)]).fetchall())


def settled_by_splitting(db: Database, article: int) -> list[Settled]:
    """Return whether an article is a copy of an entry that the rest of its story told.

    Whoever takes it out says that it tells something else.
    """
    return list(db.execute(_SPLIT, [article]).fetchall())


def stories_as_they_are(db: Database, ids: Iterable[int]) -> list[list[Any]]:
    """Return the rows of stories, to bring them back."""
    rows = db.execute(
        f"SELECT {', '.join(_KEPT)} FROM stories WHERE id IN (SELECT value FROM json_each(?))", [as_list(ids)]
    )
    return [list(row) for row in rows]


def bring_back(db: Database, stories: Iterable[Sequence[Any]]) -> None:
    """Make stories again that have lost all their articles; those that are there stay as they are."""
    names, places = ", ".join(_KEPT), ", ".join("?" * len(_KEPT))
    db.conn.executemany(f"INSERT OR IGNORE INTO stories ({names}) VALUES ({places})", list(stories))


def replay(db: Database, data: dict[str, Any], *, forward: bool) -> list[int]:
    """Take a step of the editor's back, or again; return all articles of the stories it is about."""
    moves = [(a, b, c) if forward else (a, c, b) for a, b, c in data["moves"]]
    bring_back(db, data["after" if forward else "stories"])
    starred = data.get("starred")
    if starred is not None:
        db.execute("UPDATE stories SET starred = ? WHERE id = ?", [starred[int(forward)], starred[2]])
    move(db, moves)
    db.conn.executemany(
        "UPDATE turns SET copy = ? WHERE article = ? AND issue = ? AND number = ?",
        [(copy == forward, *turn) for *turn, copy in data.get("turns", ())],
    )
    held = [article for article in data["placed"]]
    if forward:
        keep_placed(db, held)
    else:
        db.execute("DELETE FROM placed WHERE article IN (SELECT value FROM json_each(?))", [as_list(held)])
    stories = {story for _article, *both in moves for story in both}
    rows = db.execute(
        "SELECT id FROM articles WHERE story IN (SELECT value FROM json_each(?))", [as_list(stories)]
    )
    return [id for (id,) in rows]


def keep_placed(db: Database, articles: Iterable[int]) -> None:
    """Remember that the editor placed these, so that the program leaves them where they are."""
    db.execute(
        "INSERT OR IGNORE INTO placed (article) SELECT id FROM articles"
        " WHERE id IN (SELECT value FROM json_each(?))",
        [as_list(articles)],
    )


def _carry_runs(db: Database, moves: Sequence[Move]) -> None:
    """Have entries that went out belong to the story that their story went into as a whole."""
    whole = {(before, after) for _article, before, after in moves}
    db.conn.executemany(
        "UPDATE runs SET story = ? WHERE story = ?"
        " AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.story = runs.story)",
        [(after, before) for before, after in whole],
    )
