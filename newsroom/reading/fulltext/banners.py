"""What pages lay over their articles to ask about cookies: taken out before anything else is looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsroom.reading.fulltext.signs import CONSENT
from newsroom.reading.fulltext.tree import linked_share, visible_text
from newsroom.text.cells import cell_width

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMED = re.compile(
    r"cookie|consent|gdpr|ccpa|onetrust|didomi|usercentrics|truste|sp_message|qc-cmp|(?:^|[\s_-])(?:cmp|cky)[\s_-]"
    r"|privacy-?(?:banner|notice|bar|pop)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"cookie|consent|privacy|隐私|隱私|datenschutz|einwilligung", re.IGNORECASE)
_LONGEST = 3_000
"""Cells of the longest banner: some list their partners."""
_MOST = 0.5
"""The share of a page's words beyond which an element is the page itself, whatever it is called."""
_CONTROLS = ("button", "input", "form")


def take_banners(tree: HtmlElement) -> bool:
    """Take the banners that ask for consent out of a page; tell whether there were any.

    Elements around the whole page are often named after the banner too, so none goes that has a headline or
    an article in it, nor one that holds most of the page's words: a text on cookies may have the name too.
    """
    named = [
        each for each in tree.iter("div", "section", "aside", "dialog", "form", "footer") if _is_banner(each)
    ]
    most = _MOST * _unlinked(tree) if named else 0.0
    taken = False
    for each in named:
        if _unlinked(each) > most and not _asks(each):
            _rename(each)
        else:
            taken = True
            if each.getparent() is not None:
                each.drop_tree()
    return taken


def _rename(element: HtmlElement) -> None:
    """Take from an element the names by which trafilatura would drop it as a banner."""
    for attribute in ("class", "id"):
        names = (element.get(attribute) or "").split()
        element.set(attribute, " ".join(each for each in names if not _NAMED.search(each)))


def _is_banner(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('aria-label') or ''}"
    if not _NAMED.search(names) or next(element.iter("article", "main", "h1"), None) is not None:
        return False
    words = visible_text(element)
    return cell_width(words) <= _LONGEST and bool(_ASKS.search(words))


def _asks(element: HtmlElement) -> bool:
    """Tell a banner that is longer than a flash by its words, and by something to press."""
    pressed = next(element.iter(*_CONTROLS), None) is not None
    return pressed and CONSENT.said.search(visible_text(element)) is not None


def _unlinked(element: HtmlElement) -> float:
    """Return the cells of an element's words that are no links: menus are no part of what a page says."""
    return cell_width(visible_text(element)) * (1 - linked_share(element))
