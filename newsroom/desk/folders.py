"""PDF, Word, mail and plain text in folders that are followed: read as clippings are, each in a process.

The workers that read feeds read what is text; these documents need libraries, time and memory that no feed
may take, and what reads them is a room that the wire does not know.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from newsroom import __version__
from newsroom.desk import clipping
from newsroom.desk.context import Desk
from newsroom.model import ArticleDraft, Feed
from newsroom.settings.language import _
from newsroom.settings.reasons import reason_of
from newsroom.text.clean import one_line

if TYPE_CHECKING:
    from newsroom.wire.child import Child
    from newsroom.wire.documents import Heavy
    from newsroom.wire.identity import Item

MOST_AT_A_TIME = 50
"""So many are read in one refresh; the others have their turn in the next."""

_MOST_REMEMBERED = 500
"""So many documents of a folder are remembered that could not be read: as many as are looked at."""

_Stamp = list[int | str]
"""What tells whether a document is as it was: bytes, change, change of its rights too, and who tried it."""


class UnreadableError(clipping.ClipError):
    """A document of a folder cannot be read, as it was when that was tried."""

    def __init__(self, message: str, document: Heavy, stamp: _Stamp) -> None:
        """Say why, of which, and how it was."""
        super().__init__(message)
        self.document = document
        self.stamp = stamp


class Wanted(Struct, frozen=True):
    """What is to be read of a folder."""

    documents: Sequence[Heavy]
    """The newest first."""
    unreadable: str
    """Why the newest of those could not be read that are not tried again; '' where there is none."""


def wanted(desk: Desk, feed: Feed, *, changed: bool) -> Wanted:
    """List the documents of a folder that are to be read; blocks.

    What could not be read is tried again only when it was changed, or by another version of newsroom: it
    would take its time at every fetch, and the place of older ones.

    Args:
        desk: The open newsroom.
        feed: A feed of kind `folder`.
        changed: The folder is not as it was at the last poll: those written over are read again.
    """
    from newsroom.wire.documents import heavy_documents
    from newsroom.wire.local import path_of
    from newsroom.wire.recipes import FolderRecipe, read_recipe

    recipe = read_recipe(feed.kind, feed.recipe)
    assert isinstance(recipe, FolderRecipe)
    found = {_named(each).key: each for each in heavy_documents(path_of(feed.url), recipe)}
    known = desk.store.articles.updated(feed.id, found)
    there = {each.name: each.path for each in found.values()}
    failed = desk.store.state.get(_state(feed), {})
    failed = {
        name: why for name, (stamp, why) in failed.items() if name in there and _stamp(there[name]) == stamp
    }
    due = [
        each
        for key, each in found.items()
        if each.name not in failed
        and (key not in known or (changed and (at := known[key]) is not None and at < _changed(each)))
    ]
    whys = (failed[each.name] for each in found.values() if each.name in failed)
    return Wanted(due[:MOST_AT_A_TIME], next(whys, ""))


def remember(desk: Desk, feed: Feed, error: UnreadableError) -> None:
    """Remember that a document cannot be read as it is."""
    key, name = _state(feed), error.document.name
    known = {each: why for each, why in desk.store.state.get(key, {}).items() if each != name}
    latest = [*known.items(), (name, (error.stamp, str(error)))][-_MOST_REMEMBERED:]
    desk.store.state.set(key, dict(latest))


async def read(desk: Desk, document: Heavy) -> ArticleDraft:
    """Read a document. Cancelling ends the process that reads.

    Raises:
        UnreadableError: it cannot be read; the message names it.
    """
    children: list[Child] = []
    try:
        return await asyncio.to_thread(_read, desk, document, children)
    except asyncio.CancelledError:
        for child in children:
            child.kill()
        raise


def listed(documents: Sequence[Heavy]) -> Iterator[ArticleDraft]:
    """Show documents without reading them, by their names."""
    yield from map(_named, documents)


def _read(desk: Desk, document: Heavy, children: list[Child]) -> ArticleDraft:
    from newsroom.wire.identity import Item

    stamp = _stamp(document.path)
    try:
        body = document.path.read_bytes()
        given = clipping.Given(body=body, name=str(document.path))
        found = clipping.read(desk, given, on_start=children.append)
    except OSError as error:
        told = _("{file}: {problem}").format(file=document.name, problem=reason_of(error))
        raise UnreadableError(told, document, stamp) from None
    except clipping.ClipError as error:
        # Its path in the folder is enough.
        told = str(error).replace(str(document.path), document.name)
        raise UnreadableError(told, document, stamp) from None
    return _draft(
        Item(
            guid=document.name,
            url=found.url,
            title=found.title or _title(document),
            author=found.author or None,
            published=found.published or _changed(document),
            updated=_changed(document),
            html=found.html,
            tags=found.tags,
        )
    )


def _named(document: Heavy) -> ArticleDraft:
    from newsroom.wire.identity import Item

    changed = _changed(document)
    return _draft(Item(guid=document.name, title=_title(document), published=changed, updated=changed))


def _draft(item: Item) -> ArticleDraft:
    from newsroom.wire.identity import identified

    [draft] = identified([item])
    return draft


def _state(feed: Feed) -> str:
    return f"unreadable.{feed.id}"


def _stamp(path: Path) -> _Stamp:
    try:
        about = path.stat()
    except OSError:
        return []
    return [about.st_size, about.st_mtime_ns, about.st_ctime_ns, __version__]


def _title(document: Heavy) -> str:
    return one_line(document.path.stem)


def _changed(document: Heavy) -> datetime:
    return datetime.fromtimestamp(int(document.changed), UTC)
