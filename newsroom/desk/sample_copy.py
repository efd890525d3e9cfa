"""The copy of the sample newsroom, as it lies in ``newsroom/demo``: feeds, articles and issues, dated anew.

Nothing there has a date of its own. An article says how long ago it came out, and the days its text names are
counted from that day; those in an issue from the issue's. `newsroom/demo/README.md` tells how to write them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, tzinfo
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
from msgspec import Struct

from newsroom.model import ArticleDraft, FeedDraft, Mark
from newsroom.text.addresses import untracked
from newsroom.text.clean import one_line
from newsroom.wire.cleaning import clean_html
from newsroom.wire.identity import Item, identified

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""In English whatever the locale, which strftime would follow."""

_DAYS: dict[str, Callable[[date], str]] = {
    "day": lambda day: f"{day.month}月{day.day}日",
    "en": lambda day: f"{_MONTHS[day.month - 1]} {day.day}",
    "dot": lambda day: f"{day:%Y.%m.%d}",
    "iso": date.isoformat,
}
_DAY = re.compile(r"\{(day|en|dot|iso):([+-]?\d+)\}")
_AGE = re.compile(r"(?=\d)(?:(\d+)d ?)?(?:(\d+)h ?)?(?:(\d+)m)?")


class _Feed(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    url: str
    site: str
    tags: tuple[str, ...]
    error: str = ""
    failures: int = 0
    silent: str = "0m"


class _Article(msgspec.Struct, forbid_unknown_fields=True):
    age: str
    title: str
    url: str
    html: str
    author: str | None = None
    read: bool = False
    starred: bool = False
    dismissed: bool = False
    held: int = 0


class _File(msgspec.Struct, forbid_unknown_fields=True):
    feed: _Feed
    article: tuple[_Article, ...]


class SampleArticle(Struct, frozen=True, kw_only=True):
    """An article with the marks the editor has set."""

    draft: ArticleDraft
    age: timedelta
    """How long before the sample's moment it came out."""
    read: bool
    starred: bool
    dismissed: bool
    held: int
    """For how many days it is held; 0: it is not."""

    def marks(self, today: date) -> Iterator[tuple[Mark, bool | date]]:
        """Give the marks that are set, with their values."""
        if self.read:
            yield Mark.READ, True
        if self.starred:
            yield Mark.STARRED, True
        if self.dismissed:
            yield Mark.DISMISSED, True
        if self.held:
            yield Mark.HELD, today + timedelta(days=self.held)


class SampleFeed(Struct, frozen=True, kw_only=True):
    """A feed with its articles, newest first."""

    draft: FeedDraft
    error: str
    """Why it fails: ``404``, ``timeout``, or '' where it does not."""
    failures: int
    """How often in a row."""
    silent: timedelta
    """How long ago it was last read, if it fails."""
    articles: tuple[SampleArticle, ...]


def read_feeds(now: datetime, zone: tzinfo) -> list[SampleFeed]:
    """Read all feeds with their articles.

    Args:
        now: The moment the ages are counted back from.
        zone: Where it decides on which day an article came out.

    Raises:
        ValueError: a file is not of the form described.
    """
    return [_feed(each.read_text("utf-8"), now, zone) for each in _files("articles", ".toml")]


def read_issue(name: str, day: date) -> str:
    """Read the Markdown of an issue as if it were of that day, without the line break that ends the file."""
    text = (_folder() / "issues" / f"{name}.md").read_text("utf-8")
    return fill(text, day).removesuffix("\n")


def fill(text: str, day: date) -> str:
    """Put days in the place of ``{day:-1}``, ``{en:0}``, ``{dot:0}`` and ``{iso:+2}``, counted from `day`.

    All other braces stay as they are, as articles hold code.
    """
    return _DAY.sub(lambda found: _DAYS[found[1]](day + timedelta(days=int(found[2]))), text)


def read_age(text: str) -> timedelta:
    """Read a span such as ``3d 4h``, ``54h 20m`` or ``38m``.

    Raises:
        ValueError: it is none.
    """
    if not (found := _AGE.fullmatch(text)):
        raise ValueError(f"{text!r} is not a span of time like 3d 4h, 54h 20m or 38m")
    days, hours, minutes = (int(part or 0) for part in found.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)


def _folder() -> Traversable:
    return files("newsroom").joinpath("demo")


def _files(folder: str, suffix: str) -> list[Traversable]:
    found = (each for each in _folder().joinpath(folder).iterdir() if each.name.endswith(suffix))
    return sorted(found, key=lambda each: each.name)


def _feed(text: str, now: datetime, zone: tzinfo) -> SampleFeed:
    read = msgspec.toml.decode(text, type=_File, strict=True)
    feed = read.feed
    drafts = identified(_item(each, now, zone) for each in read.article)
    marked = zip(drafts, read.article, strict=True)
    return SampleFeed(
        draft=FeedDraft(url=feed.url, title=feed.title, site=feed.site, tags=feed.tags),
        error=feed.error,
        failures=feed.failures,
        silent=read_age(feed.silent),
        articles=tuple(_article(draft, each) for draft, each in marked),
    )


def _item(article: _Article, now: datetime, zone: tzinfo) -> Item:
    published = now - read_age(article.age)
    html = fill(article.html, published.astimezone(zone).date())
    return Item(
        guid=untracked(article.url),
        url=article.url,
        title=one_line(article.title),
        author=article.author,
        published=published,
        html=clean_html(html, article.url),
    )


def _article(draft: ArticleDraft, article: _Article) -> SampleArticle:
    return SampleArticle(
        draft=draft,
        age=read_age(article.age),
        read=article.read,
        starred=article.starred,
        dismissed=article.dismissed,
        held=article.held,
    )
