"""A web page, or a piece of one, becomes an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.reading.documents.document import Document, DocumentError
from newsroom.reading.fulltext import extract
from newsroom.reading.fulltext.tree import inner_html, parse, visible_text
from newsroom.reading.plain import plain_text
from newsroom.settings.language import _
from newsroom.text.decoding import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEW = 200
"""Characters; a page of which less is found is taken whole."""


def read_web(body: bytes, url: str = "", content_type: str = "") -> Document:
    """Find the article of a page; of a page that has none, such as a piece pasted, take all there is.

    A list of links keeps its links, whose text would be of no use without them.

    Raises:
        DocumentError: there is no text on it.
    """
    found = extract(body, url, content_type)
    html, title = found.html, found.title
    whole = decode(body, content_type)
    tree = parse(whole)
    if tree is not None and (found.problem == "list" or _lost_headlines(tree, found.text)):
        html = _listing(tree)
    elif len(found.text) < _FEW:
        if len(plain_text(whole)) > 2 * len(found.text):
            html = whole
        heading = None if tree is None else next(tree.iter("h1", "h2", "h3"), None)
        if not title and heading is not None:
            title = " ".join(str(heading.text_content()).split())
    if not plain_text(html).strip():
        raise DocumentError(_("there is no text in the document"))
    return Document(
        title=title or plain_text(html).strip().split("\n")[0][:80],
        author=found.author or "",
        source=found.site or "",
        date=found.published.isoformat() if found.published else "",
        url=found.canonical or url,
        html=html,
        problem=found.problem,
    )


_HEADLINES = 5
"""A page with so many headings that are links lists something."""


def _lost_headlines(tree: HtmlElement, text: str) -> bool:
    """Tell whether a page lists articles, and what was found are their teasers without the headlines."""
    # A link within the page is how sections of an article are named.
    links = tree.xpath("//*[self::h2 or self::h3]//a[@href and not(starts-with(@href, '#'))]")
    links += tree.xpath("//a[@href and not(starts-with(@href, '#'))]/*[self::h2 or self::h3]")
    headlines = {visible_text(each) for each in links} - {""}
    found = sum(headline in text for headline in headlines)
    return len(headlines) >= _HEADLINES and found * 2 < len(headlines) and _teasers_alone(tree, text)


def _teasers_alone(tree: HtmlElement, text: str) -> bool:
    """Tell whether most of a text stands beside headings that are links, as that of no article does."""
    beside = tree.xpath(
        "//p[preceding-sibling::h2[.//a] or preceding-sibling::h3[.//a] or ../../h3[.//a] or ../../h2[.//a]]"
    )
    teasers = sum(len(words) for each in beside if (words := visible_text(each)) in text)
    return teasers * 2 > len(text)


def _listing(tree: HtmlElement) -> str:
    """Return what a page lists, links and all, without what is around it."""
    main = next(tree.iter("main", "article"), None)
    body = main if main is not None else next(tree.iter("body"), tree)
    for each in list(body.iter("nav", "header", "footer", "aside", "form")):
        if each is not body and each.getparent() is not None and next(each.iter("h1"), None) is None:
            each.drop_tree()
    return inner_html(body)
