"""PDF, Word, mail and plain text in folders that are followed: read as clippings are, each in a process.

The workers that read feeds read what is text; these documents need libraries, time and memory that no feed
may take, and what reads them is a room that the wire does not know.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newsroom.desk import clipping
from newsroom.desk.context import Desk
from newsroom.model import ArticleDraft, Feed
from newsroom.settings.reasons import reason_of
from newsroom.text.clean import one_line

if TYPE_CHECKING:
    from newsroom.wire.child import Child
    from newsroom.wire.documents import Heavy
    from newsroom.wire.identity import Item

MOST_AT_A_TIME = 50
"""So many are read in one refresh; the others have their turn in the next."""


def wanted(desk: Desk, feed: Feed, *, changed: bool) -> Sequence[Heavy]:
    """List the documents of a folder that are to be read, the newest first; blocks.

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
    return [
        each
        for key, each in found.items()
        if key not in known or (changed and (at := known[key]) is not None and at < _changed(each))
    ][:MOST_AT_A_TIME]


async def read(desk: Desk, document: Heavy) -> ArticleDraft:
    """Read a document. Cancelling ends the process that reads.

    Raises:
        ClipError: it cannot be read; the message names it.
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

    try:
        body = document.path.read_bytes()
        given = clipping.Given(body=body, name=str(document.path))
        found = clipping.read(desk, given, on_start=children.append)
    except OSError as error:
        raise clipping.ClipError(f"{document.name}: {reason_of(error)}") from None
    except clipping.ClipError as error:
        # Its path in the folder is enough.
        raise clipping.ClipError(str(error).replace(str(document.path), document.name)) from None
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


def _title(document: Heavy) -> str:
    return one_line(document.path.stem)


def _changed(document: Heavy) -> datetime:
    return datetime.fromtimestamp(int(document.changed), UTC)
