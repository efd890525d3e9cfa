"""The pages of articles are fetched, read and kept: full text for the reader, evidence for the entries."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from newsroom.desk.context import Desk
from newsroom.desk.extraction import PageReader
from newsroom.desk.teasers import NEW_SINCE
from newsroom.model import Extracted, FullText, PageProblem
from newsroom.settings.language import _
from newsroom.wire.articlepages import PageBody, PageRequest
from newsroom.wire.hosts import host_of

AGAIN_AFTER = timedelta(hours=1)
"""A page that could not be had is asked for again by itself after so long; the editor may at any time."""

_MOST_FOR_FEEDS = 200
"""Pages fetched in one go for feeds whose full text is wanted."""


class Fetched(Struct, frozen=True):
    """What came of the page of one article."""

    article: int
    page: FullText


async def fetch_pages(
    desk: Desk,
    articles: Sequence[int],
    *,
    on_page: Callable[[Fetched], None] = lambda fetched: None,
    reader: PageReader | None = None,
) -> list[Fetched]:
    """Fetch the pages of articles, find their texts, and keep both what was found and what went wrong.

    Nothing raises because of a page: whatever is wrong with one is kept with it and said there. The store is
    written beside the event loop, never on it.

    Args:
        desk: The open newsroom.
        articles: Ids; those without a link, or that are gone, are left out.
        on_page: Called on the event loop after each page.
        reader: Reads the pages; None: a process is started for them, and ended before this returns.
    """
    from newsroom.wire.articlepages import fetch_pages as fetch
    from newsroom.wire.manners import manners_of

    requests = await asyncio.to_thread(_requests, desk, articles)
    done: list[Fetched] = []
    with nullcontext(reader) if reader else PageReader() as readers:

        async def take(request: PageRequest, body: PageBody) -> None:
            page = await asyncio.shield(asyncio.to_thread(_keep, desk, readers, request, body))
            done.append(Fetched(request.article, page))
            on_page(done[-1])

        await fetch(requests, take, manners_of(desk.settings.fetch))
    return done


def wanted(desk: Desk, articles: Sequence[int]) -> list[int]:
    """Return those of the articles whose page is not there and was not asked for in vain just now."""
    return desk.store.pages.lacking(articles, desk.now() - AGAIN_AFTER)


def wanted_by_feeds(desk: Desk) -> list[int]:
    """Return the newest articles without a page of the feeds whose full text the editor wants."""
    return desk.store.pages.wanted_by_feeds(desk.now() - NEW_SINCE, _MOST_FOR_FEEDS)


async def fetch_for_feeds(desk: Desk, reader: PageReader | None = None) -> list[Fetched]:
    """Fetch the pages of new articles whose feeds give only their beginnings, as is set or as it looks.

    Of what only looks so, one page of each host comes first: where that cannot be had the host is asked for
    no more of them.
    """
    from newsroom.desk import teasers

    done: list[Fetched] = []
    with nullcontext(reader) if reader else PageReader() as readers:
        if articles := await asyncio.to_thread(wanted_by_feeds, desk):
            done += await fetch_pages(desk, articles, reader=readers)
        found = await asyncio.to_thread(teasers.wanted, desk)
        by_host: dict[str, list[int]] = {}
        for request in await asyncio.to_thread(_requests, desk, found):
            by_host.setdefault(host_of(request.url), []).append(request.article)
        first = await fetch_pages(desk, [each[0] for each in by_host.values()], reader=readers)
        had = {each.article for each in first if each.page.page.problem != "failed"}
        others = [id for each in by_host.values() if each[0] in had for id in each[1:]]
        done += [*first, *(await fetch_pages(desk, others, reader=readers) if others else [])]
    return done


def problem_in_words(page: FullText) -> str:
    """Say what is wrong with a page, in a sentence; '' if nothing is."""
    return named_problem(page.page.problem, page.error)


def named_problem(problem: PageProblem, error: str = "") -> str:
    """Say what a problem of a page is, in a sentence; `error` is what is said of one that failed."""
    words = {
        "": "",
        "paywall": _("behind a pay-wall: the text may not be whole"),
        "consent": _("the page asks for consent to cookies first"),
        "gone": _("the page says that the article is not there any more"),
        "robots": _("the page wants a person or a browser that runs scripts"),
        "list": _("this is a home or list page, no article"),
        "empty": _("no article was found on the page"),
        "failed": error,
    }
    return words[problem]


def problem_in_short(page: FullText) -> str:
    """Say what is wrong with a page, in a few words for a line of the screen; '' if nothing is."""
    return {
        "": "",
        "paywall": _("excerpt before a pay-wall") if page.readable else _("page behind a pay-wall"),
        "consent": _("page asks for consent"),
        "gone": _("page is gone"),
        "robots": _("page wants a browser"),
        "list": _("page is a list"),
        "empty": _("no text on the page"),
        "failed": _("page not fetched"),
    }[page.page.problem]


def _requests(desk: Desk, articles: Sequence[int]) -> list[PageRequest]:
    feeds = {feed.id: feed.url for feed in desk.store.feeds.all()}
    found = (desk.store.articles.get(id) for id in dict.fromkeys(articles))
    return [
        PageRequest(article.id, article.url, feeds.get(article.feed_id, ""))
        for article in found
        if article is not None and article.url
    ]


def _keep(desk: Desk, reader: PageReader, request: PageRequest, body: PageBody) -> FullText:
    content, error = Extracted(problem="failed"), body.error
    if not error:
        content, error = reader.read(body.body, body.url, body.content_type)
    page = FullText(article=request.article, url=body.url, retrieved=desk.now(), page=content, error=error)
    if not desk.store.pages.keep(page) and (before := desk.store.pages.get(request.article)):
        # A text that was there stays; the editor hears why there is no newer one.
        return replace(page, page=replace(before.page, problem=content.problem))
    return page
