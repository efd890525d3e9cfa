"""Articles picked from a web page by CSS selectors; runs in a worker process."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from newsroom.settings.language import N_
from newsroom.settings.said import said
from newsroom.text.clean import one_line
from newsroom.wire.cleaning import clean_html, clean_label
from newsroom.wire.contents import Contents, is_chinese
from newsroom.wire.dates import read_instant
from newsroom.wire.day_order import is_day_first
from newsroom.wire.errors import FeedError
from newsroom.wire.identity import Item
from newsroom.wire.links import absolute
from newsroom.wire.pages import parsed
from newsroom.wire.parsed import MOST_ARTICLES
from newsroom.wire.recipes import PageRecipe

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ATTRIBUTE = re.compile(r"(?P<selector>.*?)@(?P<name>[A-Za-z_][\w:.-]*)\s*", re.DOTALL)
_DATE_WITHIN = re.compile(
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
"""A date among other words: 发布于 2026-06-01 08:30, 阅读 320."""


class Selector(NamedTuple):
    """A selector, and the attribute that is wanted of what it catches."""

    css: str
    attribute: str | None


def selector(text: str) -> Selector:
    """Read a selector; ``time@datetime`` is the attribute datetime of time elements."""
    found = _ATTRIBUTE.fullmatch(text.strip())
    return Selector(found["selector"].strip(), found["name"]) if found else Selector(text.strip(), None)


def require_selectors(recipe: PageRecipe) -> None:
    """Make sure that all selectors can be read.

    Raises:
        FeedError: one cannot; the message names it.
    """
    if not selector(recipe.item).css:
        raise FeedError(said("a page needs a selector that catches its articles"))
    for text in (recipe.item, recipe.title, recipe.link, recipe.date, recipe.body):
        if text is not None:
            _path(selector(text).css or "*")


def select(text: str, url: str, recipe: PageRecipe, now: datetime) -> Contents:
    """Pick articles from a page.

    Args:
        text: The page, decoded.
        url: Its address, for relative links.
        recipe: The selectors.
        now: When it was fetched, for relative dates.

    Raises:
        FeedError: a selector cannot be read, or the first catches nothing: then the page has changed.
    """
    require_selectors(recipe)
    root = parsed(text)
    base = absolute(next(iter(root.xpath("//base/@href")), None), url) or url
    title = clean_label(" ".join(root.xpath("string(//title)").split()))
    caught = root.xpath(_path(selector(recipe.item).css))[:MOST_ARTICLES]
    if not caught:
        message = N_("the selector {selector} catches nothing on this page; it may have been rebuilt")
        raise FeedError(said(message, selector=one_line(recipe.item)[:100]))
    language = root.get("lang") or ""
    picking = _Picking(recipe, base, is_chinese(language, title), now)
    picking.learn_dates(caught, language)
    items = tuple(item for element in caught if (item := picking.item(element)) is not None)
    if not items:
        message = N_("what {selector} catches on this page has neither title, link nor text")
        raise FeedError(said(message, selector=one_line(recipe.item)[:100]))
    return Contents(title, url, items)


class _Picking:
    """Takes out of an element what an article needs."""

    def __init__(self, recipe: PageRecipe, base: str, chinese: bool, now: datetime) -> None:
        self._recipe = recipe
        self._base = base
        self._chinese = chinese
        self._now = now
        self._day_first: bool | None = None

    def learn_dates(self, elements: Sequence[HtmlElement], language: str) -> None:
        """Learn from all dates of the page how it writes those that could be two days."""
        texts = [text for element in elements for text in self._dates(element)]
        self._day_first = is_day_first([texts], language, self._now)

    def item(self, element: HtmlElement) -> Item | None:
        titled = self._titled(element)
        title = clean_label(_words(titled, self._recipe.title))
        url = self._link(element, titled)
        html = self._body(element, url)
        item = Item(url=url, title=title, html=html)
        return replace(item, published=self._date(element)) if title or url or html else None

    def _titled(self, element: HtmlElement) -> HtmlElement:
        if self._recipe.title is not None:
            return _first(element, self._recipe.title)
        for css in ("h1, h2, h3, h4, h5, h6", "a[href]"):
            found = [each for each in _all(element, css) if each.text_content().strip()]
            if found:
                return found[0]
        return element

    def _link(self, element: HtmlElement, titled: HtmlElement | None) -> str | None:
        if self._recipe.link is not None:
            found = _first(element, self._recipe.link)
            wanted = selector(self._recipe.link).attribute or "href"
            return absolute(found.get(wanted), self._base) if found is not None else None
        near = [] if titled is None else [titled, *titled.iterancestors("a"), *titled.iterdescendants("a")]
        for each in (*near, element, *element.iterdescendants("a")):
            if each.tag == "a" and (url := absolute(each.get("href"), self._base)):
                return url
        return None

    def _date(self, element: HtmlElement) -> datetime | None:
        read = partial(read_instant, chinese=self._chinese, now=self._now, day_first=self._day_first)
        return next(filter(None, map(read, self._dates(element))), None)

    def _dates(self, element: HtmlElement) -> list[str]:
        """List what may be an article's date, the likeliest first."""
        found = _first(element, self._recipe.date or "time")
        if found is None:
            return []
        text = _words(found, self._recipe.date)
        named = selector(self._recipe.date or "").attribute
        candidates = [text] if named else [found.get("datetime") or "", text, found.get("title") or ""]
        within = _DATE_WITHIN.search(text)
        return [*candidates, within[0] if within else ""]

    def _body(self, element: HtmlElement, url: str | None) -> str:
        from lxml import html

        if self._recipe.body is None:
            return ""
        wanted = selector(self._recipe.body)
        if wanted.attribute:
            return clean_html(
                _words(_first(element, self._recipe.body), self._recipe.body), url or self._base
            )
        parts = [
            html.tostring(each, encoding="unicode", with_tail=False) for each in _all(element, wanted.css)
        ]
        return clean_html("".join(parts), self._base)


def _words(element: HtmlElement | None, text: str | None) -> str:
    """Take the text of an element on one line, or the attribute that the selector names."""
    if element is None:
        return ""
    name = selector(text).attribute if text else None
    return " ".join((element.get(name, "") if name else element.text_content()).split())


def _first(element: HtmlElement, text: str) -> HtmlElement | None:
    css = selector(text).css
    return element if not css else next(iter(_all(element, css)), None)


def _all(element: HtmlElement, css: str) -> list[HtmlElement]:
    """List what a selector catches within an element, in the order of the page."""
    found: list[HtmlElement] = element.xpath(_path(css))
    return found


def _path(css: str) -> str:
    """Translate a selector of CSS into XPath."""
    from cssselect import HTMLTranslator
    from cssselect.parser import SelectorError

    try:
        return HTMLTranslator().css_to_xpath(css)
    except SelectorError as error:
        message = N_("{selector} is not a CSS selector, as h2 a, .title and #main are ({reason})")
        raise FeedError(
            said(message, selector=one_line(css)[:100], reason=one_line(str(error))[:100])
        ) from None
