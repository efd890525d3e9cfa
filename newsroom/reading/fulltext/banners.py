"""What pages lay over their articles to ask about cookies: taken out before anything else is looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsroom.reading.fulltext.tree import visible_text
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


def take_banners(tree: HtmlElement) -> bool:
    """Take the banners that ask for consent out of a page; tell whether there were any.

    Elements around the whole page are often named after the banner too, so none goes that has a headline or
    an article in it.
    """
    found = [
        each for each in tree.iter("div", "section", "aside", "dialog", "form", "footer") if _is_banner(each)
    ]
    for each in found:
        if each.getparent() is not None:
            each.drop_tree()
    return bool(found)


def _is_banner(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('aria-label') or ''}"
    if not _NAMED.search(names) or next(element.iter("article", "main", "h1"), None) is not None:
        return False
    words = visible_text(element)
    return cell_width(words) <= _LONGEST and bool(_ASKS.search(words))
