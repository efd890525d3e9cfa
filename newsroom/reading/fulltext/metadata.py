"""Who wrote the article of a page, when, for whom, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from msgspec import Struct
from msgspec.structs import replace

from newsroom.reading.bylines import Bylines, near_headline
from newsroom.reading.fulltext.naming import Head, lines_below, title_of
from newsroom.reading.fulltext.sites import SiteRule, select
from newsroom.reading.fulltext.statements import Statement
from newsroom.reading.fulltext.tree import visible_text
from newsroom.text.addresses import is_web
from newsroom.text.clean import one_line

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
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    r"\b(?:(?P<month>{0})[a-z]*\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?"
    r"|(?P<day_after>\d{{1,2}})\s+(?P<month_after>{0})[a-z]*\.?,?)\s+(?P<year>(?:19|20)\d\d)\b".format(
        "|".join(_MONTHS)
    ),
    re.IGNORECASE,
)
_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?!\d)(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s*\(?(?P<zone>(?:UTC|GMT)?[+-]\d\d:?\d\d\b|[A-Z]{1,5}\b)\)?)?"
)
_CLOCK_AFTER = re.compile(rf"[\s,|·•–—@-]*(?:at\s+)?{_CLOCK}", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(
    rf"(?<![\d:]){_CLOCK}[\s,|·•–—-]*(?:on\s+)?(?:[a-z]{{3,9}}day,?\s+)?$", re.IGNORECASE
)
_ZONES = {
    **{"utc": 0, "gmt": 0, "z": 0, "bst": 1, "cet": 1, "cest": 2, "jst": 9, "hkt": 8},
    **{"est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7},
}
"""Names of zones, in hours; not CST, which is China's time as well as Chicago's."""
_WECHAT_TIME = re.compile(r"""\b(?:var ct|create_time)\s*[=:]\s*["'](\d{10})["']""")
_DATE_CLASS = re.compile(r"date|time|pub|发布", re.IGNORECASE)
_NO_AUTHOR = re.compile(
    r"^(?:https?:|www\.|//|@$)|^\W*$|^\d+$|^(?:name|your name|author|admin|administrator|user|webmaster)$",
    re.IGNORECASE,
)
"""Addresses, numbers of accounts, and what templates of pages have in the author's place."""
_EMAIL = re.compile(r"[\s,，;；<(（]*[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)）]?")
_BEIJING = timezone(timedelta(hours=8))


class Metadata(Struct, frozen=True, kw_only=True):
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
    title, named = title_of(tree, head, statement, rule, site, url)
    byline = _with_clock(lines_below(tree, title))
    return Metadata(
        title=title[:LONGEST],
        author=_author(tree, head, statement, rule, byline),
        site=one_line(site or byline.source or named)[:LONGEST] or None,
        published=_published(tree, head, statement, rule, byline, chinese),
        declared=tree.get("lang") or head.first(["og:locale", "content-language"]),
        canonical=_canonical(tree, head, url),
        description=head.first(["og:description", "description", "twitter:description"])
        or statement.description,
        kind=head.first(["og:type"]).lower(),
        tier=head.first(["article:content_tier"]).lower(),
    )


def _with_clock(lines: list[str]) -> Bylines:
    """Read bylines; of an English day they give no more than the day, so its whole line is the date."""
    byline = near_headline(lines)
    if not _ENGLISH.search(byline.date):
        return byline
    return replace(byline, date=next((line for line in lines if byline.date in line), byline.date))


def _author(
    tree: HtmlElement, head: Head, statement: Statement, rule: SiteRule | None, byline: Bylines
) -> str | None:
    named = [visible_text(each) for each in select(tree, rule.author)] if rule else []
    links = [visible_text(each) for each in tree.xpath("//a[@rel='author']|//*[@itemprop='author']")[:3]]
    candidates = (*named, statement.author, head.first(_AUTHOR_NAMES), *links, byline.author)
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
    tree: HtmlElement,
    head: Head,
    statement: Statement,
    rule: SiteRule | None,
    byline: Bylines,
    chinese: bool,
) -> datetime | None:
    zone = _BEIJING if chinese else UTC
    found = (read_instant(text, zone) for text in _dates(tree, head, statement, rule, byline))
    return next((each for each in found if each is not None), None)


def _dates(
    tree: HtmlElement, head: Head, statement: Statement, rule: SiteRule | None, byline: Bylines
) -> Iterator[str]:
    if rule:
        yield from (visible_text(each) for each in select(tree, rule.published))
    yield statement.published
    yield from (head.first([name]) for name in _DATE_NAMES)
    for script in tree.iter("script"):
        if script.text and len(script.text) < 200_000 and (found := _WECHAT_TIME.search(script.text)):
            yield datetime.fromtimestamp(int(found[1]), UTC).isoformat()
    for each in tree.xpath("//time[@datetime]|//*[@itemprop='datePublished']"):
        yield each.get("datetime") or each.get("content") or visible_text(each)
    yield byline.date
    for each in tree.iter("span", "time", "p", "div", "em", "i", "li"):
        if _DATE_CLASS.search(f"{each.get('class') or ''} {each.get('id') or ''}") and len(each) < 6:
            text = visible_text(each)
            if len(text) < 120:
                yield text


def read_instant(text: str, zone: timezone) -> datetime | None:
    """Read a date with or without a time, as pages write them; None where it is none.

    Args:
        text: ISO 8601, RFC 3339, Chinese with or without 年月日, or an English day; perhaps with words
            around it.
        zone: Where it is that time, if it does not say.
    """
    match = _WRITTEN.search(text)
    if match is None:
        return _in_english(text, zone)
    numbers = [int(match[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")]
    return _instant(numbers, match["zone"] or "", zone)


def _in_english(text: str, zone: timezone) -> datetime | None:
    match = _ENGLISH.search(text)
    if match is None:
        return None
    month = _MONTHS.index((match["month"] or match["month_after"])[:3].lower()) + 1
    numbers = [int(match["year"]), month, int(match["day"] or match["day_after"])]
    clock = _CLOCK_AFTER.match(text, match.end()) or _CLOCK_BEFORE.search(text[: match.start()])
    if clock is None:
        return _instant(numbers, "", zone)
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"] in "pP" else 0)
    time = [hour, int(clock["minute"]), int(clock["second"] or 0)]
    return _instant([*numbers, *time], clock["zone"] or "", zone) or _instant(numbers, "", zone)


def _instant(numbers: list[int], written: str, zone: timezone) -> datetime | None:
    """Make an instant of year, month, day and perhaps clock; of a zone that is not known in `zone`."""
    if written[-1:].isdigit():
        offset = written[-6:] if written[-3] == ":" else written[-5:]
        minutes = int(offset[1:3]) * 60 + int(offset[-2:])
        if minutes >= 24 * 60:
            return None
        zone = timezone(timedelta(minutes=-minutes if offset[0] == "-" else minutes))
    elif (hours := _ZONES.get(written.lower())) is not None:
        zone = timezone(timedelta(hours=hours))
    try:
        return datetime(*numbers, tzinfo=zone).astimezone(UTC)  # type: ignore[misc, arg-type]
    except (ValueError, OverflowError):
        return None
