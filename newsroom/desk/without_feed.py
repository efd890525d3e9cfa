"""What has no feed is followed as one: a page by selectors, a command's output, a folder of documents."""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from newsroom.desk import feeds
from newsroom.desk.context import Desk
from newsroom.model import ArticleDraft, FeedDraft

if TYPE_CHECKING:
    from newsroom.wire import FetchRequest
    from newsroom.wire.exchange import Answer
    from newsroom.wire.recipes import CommandRecipe, FolderRecipe


class Trial(Struct, frozen=True):
    """What a recipe catches, before it is added."""

    draft: FeedDraft
    title: str
    """What the page or folder calls itself; may be empty."""
    articles: tuple[ArticleDraft, ...]


def page(
    url: str,
    item: str,
    *,
    title: str | None = None,
    link: str | None = None,
    date: str | None = None,
    body: str | None = None,
) -> FeedDraft:
    """Make a subscription to a page; see `newsroom.wire.recipes.PageRecipe` for the selectors.

    Raises:
        FeedError: the address or a selector cannot be read.
    """
    from newsroom.wire.recipes import PageRecipe, stored
    from newsroom.wire.selecting import require_selectors

    recipe = PageRecipe(item=item, title=title, link=link, date=date, body=body)
    require_selectors(recipe)
    return FeedDraft(url=feeds.address(url), kind="page", recipe=stored(recipe))


def command(recipe: CommandRecipe) -> FeedDraft:
    """Make a subscription to what a command prints."""
    from newsroom.wire.recipes import stored

    return FeedDraft(url=f"command:{shlex.join(recipe.arguments)}", kind="command", recipe=stored(recipe))


def folder(path: Path, recipe: FolderRecipe) -> FeedDraft:
    """Make a subscription to a folder of documents."""
    from newsroom.wire.recipes import stored

    url = path.expanduser().absolute().as_uri().rstrip("/") + "/"
    return FeedDraft(url=url, kind="folder", recipe=stored(recipe))


async def attempt(desk: Desk, draft: FeedDraft) -> Trial:
    """Read once what is to be followed, as a poll would; nothing is kept.

    Raises:
        FeedError: it cannot be read, or nothing is caught.
    """
    from newsroom.wire.fetch import once

    feed = await once(
        _request(draft), timeout=desk.settings.fetch.timeout, contact=desk.settings.fetch.contact
    )
    return Trial(draft, feed.title, (*feed.articles, *await asyncio.to_thread(_beside, draft)))


def _beside(draft: FeedDraft) -> tuple[ArticleDraft, ...]:
    """List the documents of a folder that a poll reads only after the others, by their names."""
    if draft.kind != "folder":
        return ()
    from newsroom.desk import folders
    from newsroom.wire.documents import heavy_documents
    from newsroom.wire.local import path_of
    from newsroom.wire.recipes import FolderRecipe, read_recipe

    recipe = read_recipe(draft.kind, draft.recipe)
    assert isinstance(recipe, FolderRecipe)
    return tuple(folders.listed(heavy_documents(path_of(draft.url), recipe)))


class Page:
    """A page on which selectors are tried: it is fetched when its address is new, not with every try."""

    def __init__(self, desk: Desk) -> None:
        """Fetch nothing yet."""
        from newsroom.wire import ParserPool

        self._settings = desk.settings.fetch
        self._pool = ParserPool(1)
        self._url = ""
        self._answer: Answer | None = None

    async def attempt(self, draft: FeedDraft) -> Trial:
        """Show what a draft of `page` catches.

        Raises:
            FeedError: the page cannot be read, or nothing is caught.
        """
        from newsroom.wire.fetch import ask

        if self._answer is None or self._url != draft.url:
            settings = self._settings
            self._answer = await ask(_request(draft), timeout=settings.timeout, contact=settings.contact)
            self._url = draft.url
        answer = self._answer
        feed = await self._pool.parse(
            answer.body or b"", answer.content_type, answer.url, kind=draft.kind, recipe=draft.recipe
        )
        return Trial(draft, feed.title, feed.articles)

    def close(self) -> None:
        """End the process that read it."""
        self._pool.close()


def _request(draft: FeedDraft) -> FetchRequest:
    from newsroom.wire import FetchRequest

    return FetchRequest(0, draft.url, kind=draft.kind, recipe=draft.recipe)


def add(
    desk: Desk, drafts: Sequence[FeedDraft], *, title: str = "", tags: Sequence[str] = ()
) -> feeds.Subscribed:
    """Subscribe to what has no feed.

    Args:
        desk: The open newsroom.
        drafts: What `page`, `command` or `folder` made.
        title: The editor's own name for it; '' leaves it to the page.
        tags: The editor's tags.
    """
    return feeds.subscribe(desk, [replace(each, title=title, tags=tuple(tags)) for each in drafts])
