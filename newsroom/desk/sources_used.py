"""Which feeds issues live on: those whose articles their entries come from, with all further sources."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newsroom.desk.context import Desk
from newsroom.model import Feed, NewsroomError, StoredIssue
from newsroom.settings.language import _


class NoSources(NewsroomError):
    """No entry comes from a feed that is still known."""


def feeds(desk: Desk, ids: Iterable[int]) -> list[Feed]:
    """Return the feeds whose articles some issues use, in the order in which they first do.

    An entry's article counts and, of those that told the same story, each that is kept as its evidence.
    Articles and feeds that were deleted since cannot be told.
    """
    articles: dict[int, None] = {}
    for id in ids:
        entries = desk.store.issues.get(id).issue.entries
        kept = desk.store.issues.evidence(id)
        for entry in entries:
            if entry.article is not None:
                articles.setdefault(entry.article)
            for each in kept:
                if each.entry == entry.uid and each.article is not None:
                    articles.setdefault(each.article)
    known = {feed.id: feed for feed in desk.store.feeds.all()}
    found: dict[int, Feed] = {}
    for number in articles:
        article = desk.store.articles.get(number)
        if article is not None and article.feed_id in known:
            found.setdefault(article.feed_id, known[article.feed_id])
    return list(found.values())


def opml(desk: Desk, ids: Iterable[int]) -> bytes:
    """Write the feeds that issues use as OPML.

    The list is for others: only what they can read too stands in it, no commands, folders and clippings, and
    no feed with a key in its address.

    Raises:
        NoSources: there are none.
    """
    from newsroom.text.addresses import is_masked, is_web, without_credentials
    from newsroom.wire.opml import write_opml

    found = (feed for feed in feeds(desk, ids) if feed.kind in ("feed", "page") and is_web(feed.url))
    used = [feed for feed in found if not is_masked(without_credentials(feed.url))]
    if not used:
        raise NoSources(_("no entry was picked from a feed that is still here, so there is nothing to list"))
    return write_opml(used)


def month(desk: Desk, first: str) -> list[int]:
    """Return the issues of a month, written YYYY-MM, the earliest first.

    Raises:
        NoSources: it has none.
    """
    from datetime import date

    heads = desk.store.issues.of_month(date(int(first[:4]), int(first[5:]), 1))
    if not heads:
        raise NoSources(_("there is no issue in {month}").format(month=first))
    return [head.id for head in reversed(heads)]


def place_of(desk: Desk, stored: StoredIssue) -> Path:
    """Name the file that an issue's sources go to: beside its Markdown."""
    from newsroom.desk import exporting

    return exporting.target_of(desk, stored).with_suffix(".opml")


def write(desk: Desk, id: int, path: Path, content: bytes, *, overwrite: bool = False) -> Path | None:
    """Write the list of an issue's sources.

    Returns:
        The copy of what stood in the file before, where that was something else.

    Raises:
        NewsroomError: another file is there and it is not to be written over, or it cannot be written.
    """
    from newsroom.desk import overwritten
    from newsroom.publish import is_stream, write_atomically

    if is_stream(path):
        write_atomically(path, content)
        return None
    if not overwrite and path.exists() and (not path.is_file() or path.read_bytes() != content):
        message = _("{file} exists and is different; nothing was written: use --force to replace it")
        raise NewsroomError(message.format(file=path))
    kept = overwritten.keep(desk, id, path, content)
    write_atomically(path, content)
    return kept
