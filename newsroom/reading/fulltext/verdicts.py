"""What is wrong with a page: the signs of pay-walls, consent pages, soft 404s, checks for robots, lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsroom.model import PageProblem
from newsroom.reading.fulltext.metadata import Metadata
from newsroom.reading.fulltext.signs import CONSENT, GONE, PAYWALL, ROBOTS
from newsroom.reading.fulltext.statements import Statement
from newsroom.reading.fulltext.tree import linked_share, visible_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEW = 600
"""Characters; a page that says that something is missing says little else."""

_TEASER = 1_500
"""Characters; what stands before a pay-wall is seldom longer."""

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
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Seen:
    """A page, and what was found on it."""

    tree: HtmlElement
    url: str
    metadata: Metadata
    statement: Statement
    text: str
    """The article that was found."""
    linked: float
    """Which part of the article is links."""


def verdict(page: Seen) -> PageProblem:
    """Tell what is wrong with a page, or ''."""
    words = visible_text(page.tree)
    title = " ".join((page.metadata.title, page.tree.findtext(".//title") or ""))
    opening = f"{title} {words[:_FEW]}"
    # Whoever reports on pay-walls and robots writes more than a page that is one.
    short = len(page.text) < _FEW
    if short and _is_gone(title, page.text, words):
        return "gone"
    if short and ROBOTS.search(opening if len(words) < 3 * _FEW else title):
        return "robots"
    if _is_consent(page, title, words):
        return "consent"
    if _is_behind_wall(page, words):
        return "paywall"
    if not page.text:
        return "list" if _leads_on(page) else "empty"
    return "list" if _is_list(page) else ""


def _is_gone(title: str, text: str, words: str) -> bool:
    if GONE.search(title):
        return True
    return len(words) < 3 * _FEW and bool(GONE.search(text[:200] or words[:200]))


def _is_consent(page: Seen, title: str, words: str) -> bool:
    if _CONSENT_HOST.search(urlsplit(page.url).hostname or ""):
        return True
    if len(page.text) >= 2 * _FEW:
        return False
    return bool(CONSENT.search(title)) or (len(words) < 4 * _FEW and len(CONSENT.findall(words)) >= 3)


def _is_behind_wall(page: Seen, words: str) -> bool:
    if page.statement.free is False or page.metadata.tier in ("locked", "metered", "premium"):
        return True
    if len(page.text) > _TEASER:
        return False
    if PAYWALL.search(page.text[-300:]):
        return True
    marked = page.tree.xpath("//div[@class or @id]|//section[@class or @id]|//aside[@class or @id]")
    walls = any(_WALL_CLASS.search(f"{each.get('class', '')} {each.get('id', '')}") for each in marked)
    return bool(PAYWALL.search(words)) and (walls or len(page.text) < _TEASER / 3)


def _is_list(page: Seen) -> bool:
    if page.metadata.kind == "article" or page.statement.headline:
        return False
    paragraphs = [each[0] for each in _PARAGRAPH.finditer(page.text)]
    longest = max((len(each) for each in paragraphs), default=0)
    if page.url and _HOME.match(urlsplit(page.url).path) and not urlsplit(page.url).query:
        return longest < 200 or page.linked > _LINKS_OF_A_LIST
    return page.linked > _LINKS_OF_A_LIST and (longest < 120 or page.linked > _NOTHING_BUT_LINKS)


def _leads_on(page: Seen) -> bool:
    return len(page.tree.xpath("//a[@href]")) >= 20 and linked_share(page.tree) > _LINKS_OF_A_LIST
