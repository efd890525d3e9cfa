"""Editors who come from another reader bring their feeds along, and what they have read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from newsroom.desk import feeds
from newsroom.desk.context import Desk
from newsroom.model import ArticleDraft, Feed, FeedDraft, Mark, NewsroomError
from newsroom.settings.language import _, listed, ngettext
from newsroom.settings.said import said
from newsroom.text.addresses import same_address

if TYPE_CHECKING:
    from newsroom.store.newsboat import CachedArticle, CachedFeed, NewsboatCache

_SQLITE = b"SQLite format 3\0"


class MovedIn(Struct, frozen=True):
    """What was taken over."""

    feeds: feeds.Subscribed
    articles: int = 0
    """New ones."""
    read: int = 0
    """How many of these had been read."""
    notes: tuple[str, ...] = ()
    """What could not be taken over, a line each."""
    marked: int = 0
    """Articles that were here before, unread, and had been read there."""


def move_in(
    begin: Callable[[], Desk], content: bytes, on_feed: Callable[[int, int], None] = lambda done, total: None
) -> MovedIn:
    """Take over a list of feeds: OPML, or newsboat's urls file or cache.db; what it is shows in its bytes.

    Args:
        begin: Opens the newsroom, once the file is read and good.
        content: The file.
        on_feed: Told how many feeds of a cache are done, and how many there are.

    Raises:
        NewsroomError: it is none of these, or broken; then nothing is taken over.
    """
    if content.startswith(_SQLITE):
        return _cache(begin, content, on_feed)
    if content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")[:1] in (b"<", b""):
        return _opml(begin, content)
    from newsroom.wire.newsboat import read_urls

    found = read_urls(content)
    return MovedIn(feeds.subscribe(begin(), found.feeds), notes=found.notes)


def _opml(begin: Callable[[], Desk], content: bytes) -> MovedIn:
    import shlex

    from newsroom.text.clean import one_line
    from newsroom.wire.local import is_local
    from newsroom.wire.opml import read_list

    found = read_list(content)
    notes = []
    for each in found.commands:
        message = _("the command was left out; add it by: newsroom feeds add-command {what}")
        notes.append(message.format(what=one_line(shlex.join(each.arguments))[:300]))
    done = feeds.subscribe(begin(), found.feeds)
    if n := sum(is_local(feed.url) for feed in done.new):
        message = ngettext(
            "{n} of them is a file or folder of this machine, which the next fetch reads",
            "{n} of them are files or folders of this machine, which the next fetch reads",
            n,
        )
        notes.append(message.format(n=n))
    return MovedIn(done, notes=tuple(notes))


def in_words(done: MovedIn) -> str:
    """Say what was taken over, on one line."""
    n = len(done.feeds.new)
    parts = [ngettext("{n} feed added", "{n} feeds added", n).format(n=n)]
    if done.feeds.known:
        parts.append(_("{n} known already").format(n=len(done.feeds.known)))
    if done.articles:
        words = ngettext(
            "{n} article, {read} of them read", "{n} articles, {read} of them read", done.articles
        )
        parts.append(words.format(n=done.articles, read=done.read))
    if n := done.marked:
        parts.append(ngettext("{n} more marked as read", "{n} more marked as read", n).format(n=n))
    return listed(parts)


def _cache(begin: Callable[[], Desk], content: bytes, on_feed: Callable[[int, int], None]) -> MovedIn:
    from newsroom.store.newsboat import open_cache

    with open_cache(content) as cache:
        cached, notes = cache.feeds(), []
        drafts: dict[str, CachedFeed] = {}
        for each in cached:
            try:
                drafts[_address(each)] = each
            except NewsroomError as error:
                notes.append(str(error))
        if not drafts:
            raise NewsroomError(_("there is no feed in this cache of newsboat"))
        desk = begin()
        done = feeds.subscribe(
            desk,
            [FeedDraft(url=url, title=each.title, site=_site(each.site)) for url, each in drafts.items()],
        )
        articles = read = marked = 0
        by_address = {same_address(url): each for url, each in drafts.items()}
        known: Sequence[Feed] = tuple(dict.fromkeys((*done.new, *done.known)))
        for number, feed in enumerate(known, 1):
            taken = _take(desk, cache, feed, by_address[same_address(feed.url)])
            articles, read, marked = articles + taken.new, read + taken.read, marked + taken.marked
            on_feed(number, len(known))
    return MovedIn(done, articles, read, tuple(notes), marked)


class _Taken(Struct, frozen=True):
    """What came of one feed's articles."""

    new: int
    read: int
    marked: int


def _take(desk: Desk, cache: NewsboatCache, feed: Feed, cached: CachedFeed) -> _Taken:
    """Take over the articles of one feed, and what was read of them.

    Those that are here already stay as the feed itself gave them.
    """
    items = cache.articles(cached.url)
    drafts = _drafts(items)
    was_read = {draft.key for draft, item in drafts if item.read}
    here = desk.store.articles.updated(feed.id, [draft.key for draft, _item in drafts])
    missing = [draft for draft, _item in drafts if draft.key not in here]
    new = set(desk.store.articles.absorb(feed.id, missing, desk.now()).new)
    read = desk.store.articles.keyed(feed.id, was_read)
    label = said("read in newsboat: {title}", title=feed.title)
    changed = set(desk.store.marks.set(read, Mark.READ, True, label).ids)
    return _Taken(len(new), len(new & read), len((changed & read) - new))


def _drafts(items: Sequence[CachedArticle]) -> list[tuple[ArticleDraft, CachedArticle]]:
    from newsroom.wire.cleaning import clean_html, clean_label, paragraphs
    from newsroom.wire.identity import Item, identified
    from newsroom.wire.links import absolute

    told: list[tuple[ArticleDraft, CachedArticle]] = []
    seen: set[str] = set()
    for item in items:
        url = absolute(item.url or None, None)
        [draft] = identified(
            [
                Item(
                    # Where a feed gives no id, newsboat makes one of the link.
                    guid="" if item.guid == item.url else clean_label(item.guid),
                    url=url,
                    title=clean_label(item.title),
                    author=clean_label(item.author) or None,
                    published=_instant(item.published),
                    html=paragraphs(item.content) if item.plain else clean_html(item.content, url),
                )
            ]
        )
        if draft.key not in seen:
            seen.add(draft.key)
            told.append((draft, item))
    return told


def _instant(seconds: int) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC) if seconds > 86_400 else None
    except (OverflowError, OSError, ValueError):
        return None


def _address(cached: CachedFeed) -> str:
    from newsroom.wire.subscription import feed_address

    return feed_address(cached.url)


def _site(address: str) -> str | None:
    from newsroom.text.addresses import is_web

    return address if is_web(address) else None
