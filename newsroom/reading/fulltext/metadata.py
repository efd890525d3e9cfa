"""Who wrote the article of a page, when, for whom, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from newsroom.reading.fulltext.sites import SiteRule, select
from newsroom.reading.fulltext.statements import Statement
from newsroom.reading.fulltext.tree import visible_text
from newsroom.text.addresses import is_web
from newsroom.text.clean import one_line
from newsroom.text.headlines import without_site_suffix

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 300
"""Characters of a title, a name or a site that are kept."""

_DATE_NAMES = (
    *("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued"),
    *("dcterms.created", "dcterms.date", "publishdate", "pubdate", "publish_time", "parsely-pub-date"),
    *("sailthru.date", "og:release_date", "weibo: article:create_at", "citation_date", "article.published"),
)
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "twitter:data1",
)
_WRITTEN = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?:\s*日)?"
    r"(?:[T\s]{1,3}(?P<hour>\d{1,2})[:：](?P<minute>\d\d)(?:[:：](?P<second>\d\d))?)?"
    r"(?:\.\d{1,9})?\s*(?P<zone>Z\b|[+-]\d\d:?\d\d\b)?"
)
_WECHAT_TIME = re.compile(r"""\b(?:var ct|create_time)\s*[=:]\s*["'](\d{10})["']""")
_DATE_CLASS = re.compile(r"date|time|pub|发布", re.IGNORECASE)
_NO_AUTHOR = re.compile(
    r"^(?:https?:|www\.|//|@$)|^\W*$|^\d+$|^(?:name|your name|author|admin|administrator|user|webmaster)$",
    re.IGNORECASE,
)
"""Addresses, numbers of accounts, and what templates of pages have in the author's place."""
_EMAIL = re.compile(r"[\s,，;；<(（]*[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)）]?")
_BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of its article beside the text."""

    title: str
    author: str | None
    site: str | None
    published: datetime | None
    declared: str
    """The language it says it is in, as it writes it."""
    canonical: str | None
    description: str
    kind: str
    """``article``, ``website`` …: the Open Graph type."""
    tier: str
    """What it says of who may read it, such as ``free`` or ``locked``."""


class Head:
    """The ``meta`` elements of a page, by their names in lower case; the first of a name counts."""

    def __init__(self, tree: HtmlElement) -> None:
        self._values: dict[str, str] = {}
        for meta in tree.iter("meta"):
            value = one_line(meta.get("content") or "")
            for name in ("property", "name", "itemprop"):
                for each in (
                    (meta.get(name) or "").lower().split(" ")
                    if name == "property"
                    else [(meta.get(name) or "").lower()]
                ):
                    if each and value:
                        self._values.setdefault(each, value)

    def first(self, names: Iterable[str]) -> str:
        """Return the value of the first of the names that has one, or ''."""
        return next((self._values[name] for name in names if name in self._values), "")


def metadata_of(
    tree: HtmlElement, url: str, statement: Statement, rule: SiteRule | None, *, chinese: bool
) -> Metadata:
    """Gather what a page says of its article.

    Args:
        tree: The page.
        url: Its address, or ''.
        statement: What it says in JSON-LD.
        rule: The site's rule, if it has one.
        chinese: The page is in Chinese: a time without a zone is then Beijing's, else UTC's.
    """
    head = Head(tree)
    site = (
        head.first(["og:site_name", "application-name"]) or statement.publisher or (rule.site if rule else "")
    )
    return Metadata(
        title=_title(tree, head, statement, rule, site, url),
        author=_author(tree, head, statement, rule),
        site=one_line(site)[:LONGEST] or None,
        published=_published(tree, head, statement, rule, chinese),
        declared=tree.get("lang") or head.first(["og:locale", "content-language"]),
        canonical=_canonical(tree, head, url),
        description=head.first(["og:description", "description", "twitter:description"])
        or statement.description,
        kind=head.first(["og:type"]).lower(),
        tier=head.first(["article:content_tier"]).lower(),
    )


def _title(
    tree: HtmlElement, head: Head, statement: Statement, rule: SiteRule | None, site: str, url: str
) -> str:
    named = [visible_text(each) for each in select(tree, rule.title)] if rule else []
    headings = [text for each in tree.iter("h1") if (text := visible_text(each))]
    given = one_line(tree.findtext(".//title") or "")
    stated = head.first(["og:title", "twitter:title"]) or statement.headline
    # A heading that the title begins with is the headline without whatever the site adds to it.
    headline = next((each for each in headings if len(each) > 3 and given.startswith(each)), "")
    candidates = [*named, headline, stated, given, *headings[:1]]
    title = one_line(next(filter(None, candidates), ""))
    from newsroom.text.addresses import site as host_of

    for name in filter(None, (site, host_of(url) if url else "")):
        title = without_site_suffix(title, name)
    return title[:LONGEST]


def _author(tree: HtmlElement, head: Head, statement: Statement, rule: SiteRule | None) -> str | None:
    named = [visible_text(each) for each in select(tree, rule.author)] if rule else []
    links = [visible_text(each) for each in tree.xpath("//a[@rel='author']|//*[@itemprop='author']")[:3]]
    candidates = (*named, statement.author, head.first(_AUTHOR_NAMES), *links)
    for candidate in candidates:
        name = one_line(_EMAIL.sub("", candidate))
        if name and len(name) <= 120 and not _NO_AUTHOR.search(name):
            return name
    return None


def _canonical(tree: HtmlElement, head: Head, url: str) -> str | None:
    links = (each.get("href") for each in tree.iter("link") if "canonical" in (each.get("rel") or "").lower())
    for link in (*links, head.first(["og:url"])):
        try:
            address = urljoin(url, one_line(link or ""))
        except ValueError:
            continue
        if link and is_web(address):
            return address
    return None


def _published(
    tree: HtmlElement, head: Head, statement: Statement, rule: SiteRule | None, chinese: bool
) -> datetime | None:
    zone = _BEIJING if chinese else UTC
    found = (read_instant(text, zone) for text in _dates(tree, head, statement, rule))
    return next((each for each in found if each is not None), None)


def _dates(tree: HtmlElement, head: Head, statement: Statement, rule: SiteRule | None) -> Iterator[str]:
    if rule:
        yield from (visible_text(each) for each in select(tree, rule.published))
    yield statement.published
    yield from (head.first([name]) for name in _DATE_NAMES)
    for script in tree.iter("script"):
        if script.text and len(script.text) < 200_000 and (found := _WECHAT_TIME.search(script.text)):
            yield datetime.fromtimestamp(int(found[1]), UTC).isoformat()
    for each in tree.xpath("//time[@datetime]|//*[@itemprop='datePublished']"):
        yield each.get("datetime") or each.get("content") or visible_text(each)
    for each in tree.iter("span", "time", "p", "div", "em", "i", "li"):
        if _DATE_CLASS.search(f"{each.get('class') or ''} {each.get('id') or ''}") and len(each) < 6:
            text = visible_text(each)
            if len(text) < 120:
                yield text


def read_instant(text: str, zone: timezone) -> datetime | None:
    """Read a date with or without a time, as pages write them; None where it is none.

    Args:
        text: ISO 8601, RFC 3339, or Chinese with or without 年月日, perhaps with words around it.
        zone: Where it is that time, if it does not say.
    """
    match = _WRITTEN.search(text)
    if match is None:
        return None
    numbers = [int(match[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")]
    offset = match["zone"]
    if offset == "Z":
        zone = UTC
    elif offset:
        minutes = int(offset[1:3]) * 60 + int(offset[-2:])
        if minutes >= 24 * 60:
            return None
        zone = timezone(timedelta(minutes=-minutes if offset[0] == "-" else minutes))
    try:
        return datetime(*numbers, tzinfo=zone).astimezone(UTC)  # type: ignore[misc, arg-type]
    except (ValueError, OverflowError):
        return None
