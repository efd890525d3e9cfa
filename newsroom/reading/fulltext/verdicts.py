"""What is wrong with a page: the signs of pay-walls, consent pages, soft 404s, checks for robots, lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct

from newsroom.model import PageProblem
from newsroom.reading.fulltext.metadata import Metadata
from newsroom.reading.fulltext.obstacles import Subject
from newsroom.reading.fulltext.signs import CONSENT, GONE, PAYWALL, ROBOTS
from newsroom.reading.fulltext.statements import Statement
from newsroom.reading.fulltext.tree import linked_share, visible_text
from newsroom.text.cells import cell_width
from newsroom.text.headlines import title_key

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TEASER = 1_500
"""Cells; what stands before a pay-wall is seldom longer."""

_LONG_TEASER = 3_000
"""Cells; what stands before one that says so plainly."""

_FEW = 200
_LITTLE = 300
_A_PART = 0.3
"""Which part of its line is a sign that the line is about."""

_CONSENT_HOST = re.compile(r"^(?:consent|guce|privacy|cookies?)\.", re.IGNORECASE)
_WALL_CLASS = re.compile(
    r"pay-?wall|premium-(?:wall|overlay)|subscriber-only|regwall|reg-?gate", re.IGNORECASE
)
_HOME = re.compile(
    r"^/*(?:(?:index|default|home|main)(?:\.\w{2,5})?|[a-z]{2}(?:-[a-z]{2,4})?|(?:news|tags?|topics?|category|categories"
    r"|channel|list|archives?|author|section|search)(?:/[^/]*)?(?:/page/\d+)?)?/*$",
    re.IGNORECASE,
)
_LINKS_OF_A_LIST = 0.55
_NOTHING_BUT_LINKS = 0.8
_OFTEN = 3
_MANY = 6
_MOSTLY = 0.6
_ITEM = 400
"""Cells of a headline with its teaser."""
_NAME = 16
"""Cells; what a channel is called is shorter, the headline of an article longer."""
_PARAGRAPH = re.compile(r"[^\n]+")


class Seen(Struct, frozen=True):
    """A page, and what was found on it."""

    tree: HtmlElement
    url: str
    metadata: Metadata
    statement: Statement
    text: str
    """The article that was found."""
    linked: float
    """Which part of the article is links."""
    covered: bool = False
    """A banner that asks for consent was taken out."""


def verdict(page: Seen) -> PageProblem:
    """Tell what is wrong with a page, or ''."""
    title = page.tree.findtext(".//title") or page.metadata.title
    subject = Subject(page.tree, title, page.text)
    if subject.is_about(GONE):
        return "gone"
    if subject.is_about(ROBOTS):
        return "robots"
    if _is_consent(page, subject):
        return "consent"
    if _is_behind_wall(page, subject):
        return "paywall"
    if not page.text:
        return "list" if _leads_on(page) else "empty"
    return "list" if _is_list(page) else ""


def _is_consent(page: Seen, subject: Subject) -> bool:
    if _CONSENT_HOST.search(urlsplit(page.url).hostname or ""):
        return True
    if page.covered and not page.text:
        return True
    asks = CONSENT.said.search(subject.words) is not None
    often = len(CONSENT.named.findall(subject.words)) + len(CONSENT.said.findall(subject.words)) >= _OFTEN
    return (subject.headed(CONSENT) or (asks and often)) and subject.own(CONSENT) < _FEW


def _is_behind_wall(page: Seen, subject: Subject) -> bool:
    length = cell_width(page.text)
    if length <= _TEASER and (
        page.statement.free is False or page.metadata.tier in ("locked", "metered", "premium")
    ):
        return True
    if length > _LONG_TEASER:
        return False
    notices = [each for each in subject.notices(PAYWALL) if PAYWALL.cover(each) >= _A_PART]
    if any(PAYWALL.said.search(each) for each in notices):
        return True
    if not notices or length > _TEASER:
        return False
    marked = page.tree.xpath("//div[@class or @id]|//section[@class or @id]|//aside[@class or @id]")
    walls = any(_WALL_CLASS.search(f"{each.get('class', '')} {each.get('id', '')}") for each in marked)
    return walls or subject.own(PAYWALL) < _LITTLE


def _is_list(page: Seen) -> bool:
    if page.metadata.kind == "article" or page.statement.headline:
        return False
    paragraphs = [each[0] for each in _PARAGRAPH.finditer(page.text)]
    longest = max((len(each) for each in paragraphs), default=0)
    if page.url and _HOME.match(urlsplit(page.url).path) and not urlsplit(page.url).query:
        return longest < 200 or page.linked > _LINKS_OF_A_LIST
    if _is_channel(page, [title_key(each) for each in paragraphs]):
        return True
    return page.linked > _LINKS_OF_A_LIST and (longest < 120 or page.linked > _NOTHING_BUT_LINKS)


def _leads_on(page: Seen) -> bool:
    return len(page.tree.xpath("//a[@href]")) >= 20 and linked_share(page.tree) > _LINKS_OF_A_LIST


def _is_channel(page: Seen, lines: list[str]) -> bool:
    """Return whether a text consists of headlines that lead to stories of its site, and of teasers."""
    if any(cell_width(visible_text(each)) >= _NAME for each in page.tree.iter("h1")):
        return False
    items = set()
    for link in page.tree.xpath("//h2//a[@href]|//h3//a[@href]|//h4//a[@href]|//a[h2 or h3 or h4]"):
        heading = next(link.iterancestors("h2", "h3", "h4"), link)
        item = heading.getparent()
        if item is not None and _leads_within(page.url, link.get("href")):
            words = visible_text(item)
            if cell_width(words) <= _ITEM:
                items.add(title_key(words))
    within = sum(any(line in item for item in items) for line in lines)
    return len(items) >= _MANY and within >= _MOSTLY * len(lines)


def _leads_within(url: str, link: str) -> bool:
    try:
        host = urlsplit(link).hostname
    except ValueError:
        return False
    return host is None or host == urlsplit(url).hostname
