"""The tree of a page: parsed once, and what is measured in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsroom.text.clean import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST = 10 * 1024 * 1024
"""Characters of a page that is read."""

UNSEEN = (
    *("script", "style", "noscript", "template", "svg", "iframe", "object", "textarea", "select", "button"),
    "form",
)
_UNSEEN = frozenset({*UNSEEN, "head", "title"})
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def parse(html: str) -> HtmlElement | None:
    """Parse a page; None if there is nothing in it."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    html = _NOT_IN_XML.sub("", _XML_DECLARATION.sub("", html[:LARGEST]))
    try:
        # Without huge_tree libxml2 stops at elements 256 deep, which bounds what follows here.
        parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
        return document_fromstring(html.encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def visible_text(element: HtmlElement) -> str:
    """Return the words of an element as a reader sees them, on one line."""
    from lxml import etree

    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, each in walk:
        if event == "start":
            if each is not element and is_unseen(each):
                walk.skip_subtree()
            else:
                pieces.append(each.text or "")
        elif each is not element:
            pieces.append(each.tail or "")
            if isinstance(each.tag, str) and _PARTING.fullmatch(each.tag):
                pieces.append(" ")
    return one_line("".join(pieces))


_PARTING = re.compile(
    r"p|div|br|li|[uo]l|t[rdh]|h[1-6]|section|article|header|footer|d[dt]|nav|blockquote|pre|figure|figcaption"
)
"""Elements whose end parts words."""


def is_unseen(element: HtmlElement) -> bool:
    """Return whether an element is not shown as it stands: a script, a form, something hidden."""
    if element.tag in _UNSEEN or not isinstance(element.tag, str):
        return True
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def linked_share(element: HtmlElement) -> float:
    """Return which part of an element's text is links, from 0 to 1; of no text 1."""
    whole = len("".join(visible_text(element).split()))
    if not whole:
        return 1.0
    linked = sum(len("".join(visible_text(link).split())) for link in element.iter("a"))
    return min(linked / whole, 1.0)


def inner_html(element: HtmlElement) -> str:
    """Write an element's content as HTML, without scripts and forms."""
    from copy import deepcopy
    from html import escape

    from lxml.html import tostring

    element = deepcopy(element)
    element.tail = None
    for each in list(element.iter(*UNSEEN)):
        if each is not element and each.getparent() is not None:
            each.drop_tree()
    inside = "".join(tostring(child, encoding="unicode") for child in element)
    return escape(element.text or "", quote=False) + inside
