"""Articles are looked for, in the language of `newsroom.text.queries`."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from newsroom.desk.context import Desk

if TYPE_CHECKING:
    from newsroom.model import Article, Query
    from newsroom.store import IssueText


def read(desk: Desk, text: str) -> Query:
    """Read a query as it is typed; days are those of the publication's zone."""
    from newsroom.text.queries import read_query

    return read_query(text, desk.local_now())


def search(
    desk: Desk, text: str, limit: int, *, best: bool = False, waiting: Callable[[int], None] | None = None
) -> list[Article]:
    """Return the articles that a query holds of; of one that asks for nothing, none.

    Args:
        desk: The open newsroom.
        text: The query as it was typed.
        limit: At most so many.
        best: Those first that have most of its words; otherwise the newest.
        waiting: Told how many articles are still to be put into the index before the search can begin: all
            those of a database from before there was one.
    """
    fill_index(desk, waiting)
    return desk.store.articles.search(read(desk, text), limit, desk.today(), best=best)


def search_issues(desk: Desk, text: str, limit: int) -> list[IssueText]:
    """Return the entries, leads and commentaries of issues that a query holds of, the latest issue first.

    Conditions about feeds and marks say nothing of issues and are passed over.
    """
    from newsroom.text.queries import holds

    query = read(desk, text)
    if not query:
        return []
    return list(
        islice((each for each in desk.store.issues.texts() if holds(query, each.headline, each.text)), limit)
    )


def fill_index(desk: Desk, waiting: Callable[[int], None] | None = None) -> None:
    """Put all articles into the index that are not in it yet."""
    left = desk.store.words.waiting()
    while left:
        if waiting:
            waiting(left)
        left = desk.store.words.fill()
