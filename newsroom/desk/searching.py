"""Articles are looked for, in the language of `newsroom.text.queries`."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from newsroom.desk.context import Desk
from newsroom.settings.language import _, clauses
from newsroom.text.patterns import late

if TYPE_CHECKING:
    from newsroom.model import Article, Query
    from newsroom.model.query import Unread
    from newsroom.store import IssueText

_MARKED_UP = late(r"[*_`\[\]<>&~\\#|!\n]|^\s*[-+\d]")
"""What Markdown marks words up with."""
_TO_COME = late("明[天日晚早年]|后天|[下来]个?(?:周|星期|礼拜|月|年)|tomorrow|next")
"""Words for days to come, which no search is about."""


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

    Times are those of the issues' days. Conditions about feeds and marks say nothing of issues and are passed
    over, see `unused_in_issues`.
    """
    from newsroom.text.matching import asks_only_of_feeds, holds

    query = read(desk, text)
    if not query or asks_only_of_feeds(query.condition):
        return []
    texts = issue_texts(desk)
    found = (each for each in texts if holds(query, each.headline, each.text, each.date, each.url))
    return list(islice(found, limit))


def issue_texts(desk: Desk) -> list[IssueText]:
    """Return the texts of all issues as they are read, those of the latest issue first.

    What is in bold reads on, and the address behind a link is none of its words.
    """
    return [each._replace(text=_as_read(each.text)) for each in desk.store.issues.texts()]


def _as_read(markdown: str) -> str:
    """Return the words of Markdown; of most entries nothing is marked up, and no parser is asked."""
    if not _MARKED_UP.search(markdown):
        return markdown
    from newsroom.publish.markup import plain

    return plain(markdown)


def not_read(query: Query) -> str | None:
    """Say what of a query has no meaning and was left out; None where all has one."""
    lines = [_told(each) for each in query.unread]
    return clauses(dict.fromkeys(lines)) or None


def unused_in_issues(query: Query) -> str | None:
    """Say what of a query cannot be asked of issues; None where all can."""
    from newsroom.text.matching import asked_of_feeds

    asked = asked_of_feeds(query.condition)
    if not asked:
        return None
    return _("{conditions} says nothing of issues and is left out").format(conditions=" ".join(asked))


def fault(desk: Desk, text: str) -> str | None:
    """Say why a search cannot be kept or act in a rule: nothing in it may be guessed; None where it can."""
    query = read(desk, text)
    if problem := not_read(query):
        return problem
    if not query:
        return _("it asks for nothing, so every article would match; write words or source: tag: is:")
    return None


def _told(unread: Unread) -> str:
    if unread.why == "words":
        message = _("“{part}”: there is no field {field}:, it is looked for as words")
        return message.format(part=unread.text, field=unread.field)
    if unread.why:
        return _wrong(unread)
    if unread.near:
        message = _("“{part}”: there is no such field; did you mean {near}?")
        return message.format(part=unread.text, near=unread.near)
    if unread.text.endswith(":"):
        return _("“{part}”: nothing stands behind it").format(part=unread.text)
    if unread.field in ("is", "has"):
        known = "unread read starred picked ran held dismissed group"
        return _("“{part}”: there is no such state; there are {known}").format(part=unread.text, known=known)
    if unread.field in ("after", "since", "before", "until") and _TO_COME.search(unread.text):
        message = _("“{part}”: still to come, so all is from before it; write 今天, 昨天, 7d or 2026-07-20")
        return message.format(part=unread.text)
    if unread.field in ("after", "since", "before", "until"):
        message = _("“{part}”: no day or time; write it as 2026-07-20, 07-20, 7d or 昨天")
        return message.format(part=unread.text)
    if unread.field:
        return _wrong(replace(unread, why="blank"))
    return _("“{part}” has nothing to join or to deny").format(part=unread.text)


def _wrong(unread: Unread) -> str:
    from newsroom.text.queries import DEEPEST, LONGEST, MOST

    match unread.why:
        case "open":
            message = _("“{part}”: the quotation mark is not closed")
        case "empty":
            message = _("“{part}”: nothing stands in the brackets")
        case "deep":
            message = _("“{part}”: of brackets within brackets {n} are told apart, deeper ones are left out")
        case "many":
            message = _("“{part}” and what follows: a search has {n} parts at most")
        case "long":
            message = _("“{part}”: no more than {n} words or Chinese characters of it are looked for")
        case _:
            message = _("“{part}”: there are no letters or digits to look for")
    bounds = {"deep": DEEPEST, "many": MOST, "long": LONGEST}
    return message.format(part=unread.text, n=bounds.get(unread.why, 0))


def fill_index(desk: Desk, waiting: Callable[[int], None] | None = None) -> None:
    """Put all articles into the index that are not in it yet."""
    left = desk.store.words.waiting()
    while left:
        if waiting:
            waiting(left)
        left = desk.store.words.fill()
