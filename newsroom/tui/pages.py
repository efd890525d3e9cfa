"""Pages that are fetched on the desk without being waited for: evidence, and what feeds leave out."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial

from newsroom.model import NewsroomError
from newsroom.tui.context import DeskApp
from newsroom.tui.jobs import beside
from newsroom.tui.pagefetches import PageFetches


def pages_of(app: DeskApp) -> PageFetches:
    """Return what fetches pages for an app; made when it is first asked for."""
    if app.pages is None:
        app.pages = PageFetches(app.desk)
    return app.pages


def may_fetch(app: DeskApp) -> bool:
    """Return whether pages are fetched without being asked for; the sample newsroom needs no network."""
    return app.desk.settings.fetch.pages and not app.sample


def complete_evidence(app: DeskApp) -> None:
    """Have the pages fetched that the open issue's entries lack; nothing waits for it or fails by it."""
    head = app.book.head
    if head is not None and may_fetch(app):
        beside(app, partial(_complete, app, head.id), "pages", exclusive=False, fatal=False)


def complete_feeds(app: DeskApp) -> None:
    """Have pages fetched for the feeds that give only teasers; nothing waits for it or fails by it."""
    if may_fetch(app):
        beside(app, partial(_complete_feeds, app), "teasers", fatal=False)


async def _complete_feeds(app: DeskApp) -> None:
    with suppress(NewsroomError, asyncio.CancelledError):
        await pages_of(app).complete_feeds()


async def _complete(app: DeskApp, issue: int) -> None:
    with suppress(NewsroomError, asyncio.CancelledError):
        await pages_of(app).gather(issue)
        # What came may have a new draft of a summary, and preflight has more to go by.
        app.book.catch_up()
        await app.book.check()
