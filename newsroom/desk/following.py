"""The links of an issue are followed, when the editor asks for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from newsroom.model import Issue

if TYPE_CHECKING:
    from newsroom.preflight import Page
    from newsroom.settings.config import Settings
    from newsroom.wire.following import Followed


def follow_links(
    settings: Settings,
    content: Issue,
    on_answer: Callable[[str, Followed], None] | None = None,
    *,
    public: Callable[[str], bool] | None = None,
) -> dict[str, Page]:
    """Follow the links of an issue's entries as `following` does, and wait for it."""
    return asyncio.run(following(settings, content, on_answer, public=public))


async def following(
    settings: Settings,
    content: Issue,
    on_answer: Callable[[str, Followed], None] | None = None,
    *,
    public: Callable[[str], bool] | None = None,
) -> dict[str, Page]:
    """Follow the links of an issue's entries, with the manners that the settings say.

    Args:
        settings: Say how servers are asked.
        content: The issue.
        on_answer: Called for each link as soon as its answer is there.
        public: Tells whether an IP address is of the public internet, if not as usual.

    Returns:
        What the links led to, by link, for the rules LK003 and LK004.
    """
    from newsroom.preflight import Page
    from newsroom.wire.following import follow
    from newsroom.wire.manners import manners_of
    from newsroom.wire.reach import is_public

    manners = manners_of(settings.fetch)
    urls = [entry.url for entry in content.entries if entry.url]
    answers = await follow(urls, manners, public=public or is_public, on_answer=on_answer)
    return {
        url: Page(status=each.status, url=each.url, title=each.title, problem=each.problem)
        for url, each in answers.items()
    }
