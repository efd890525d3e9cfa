"""What has no feed is followed as one: a page by selectors, a command's output, a folder of documents."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.desk import feeds
from newsroom.desk.context import Desk
from newsroom.model import ArticleDraft, FeedDraft

if TYPE_CHECKING:
    from newsroom.wire.recipes import CommandRecipe, FolderRecipe, PageRecipe


@dataclass(frozen=True, slots=True)
class Trial:
    """What a recipe catches, before it is added."""

    draft: FeedDraft
    title: str
    """What the page or folder calls itself; may be empty."""
    articles: tuple[ArticleDraft, ...]


def page(url: str, recipe: PageRecipe) -> FeedDraft:
    """Make a subscription to a page.

    Raises:
        FeedError: the address or a selector cannot be read.
    """
    from newsroom.wire.recipes import stored
    from newsroom.wire.selecting import require_selectors

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
    from newsroom.wire.errors import FeedError
    from newsroom.wire.fetch import FetchRequest, Manners, Outcome, fetch

    settings = desk.settings.fetch
    manners = Manners(concurrency=1, timeout=settings.timeout, contact=settings.contact)
    outcomes: list[Outcome] = []

    async def take(outcome: Outcome) -> None:
        outcomes.append(outcome)

    await fetch([FetchRequest(0, draft.url, kind=draft.kind, recipe=draft.recipe)], take, manners)
    [outcome] = outcomes
    if outcome.feed is None:
        raise FeedError(outcome.error or "")
    return Trial(draft, outcome.feed.title, outcome.feed.articles)


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
