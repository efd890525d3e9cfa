"""Where on a page its article is: by the site's rule, by trafilatura, by what the page says, by density."""

from __future__ import annotations

import logging
import re
from collections import Counter, defaultdict
from copy import deepcopy
from html import escape
from statistics import median
from typing import TYPE_CHECKING, Any

from newsroom.reading.fulltext.paragraphs import Boundaries, part
from newsroom.reading.fulltext.shaping import Shaped
from newsroom.reading.fulltext.sites import SiteRule, select
from newsroom.reading.fulltext.tree import UNSEEN, inner_html, is_unseen, linked_share, visible_text
from newsroom.reading.plain import plain_text
from newsroom.text.headlines import title_key

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OPENING = 16
"""Letters and digits of a description that are looked for on the page."""

_TELLING = 4
"""Letters and digits of a link's words that are not in a text by chance."""

_LEAD = re.compile(
    r"(?:^|[^a-z])(?:lead|lede|intro|ingress|preamble|standfirst|deck|dek|sub-?head(?:line)?|summary|abstract|daoyu"
    r"|zhaiyao|description)(?:$|[^a-z])|导语|摘要",
    re.IGNORECASE,
)
"""What pages call the paragraph between headline and text."""

_MANY_SCRAPS = 8
_MANY_LINKS = 0.5
_SHORTEST = 20
"""Characters of the shortest paragraph that counts."""


def by_rule(tree: HtmlElement, rule: SiteRule) -> str:
    """Return the body that a site's rule leads to, or ''."""
    for selector in rule.body:
        found = select(tree, (selector,))
        # Several of one kind are parts of one text, unless one lies within another.
        parts = [each for each in found if not any(other in found for other in each.iterancestors())]
        if sum(len(visible_text(each)) for each in parts) >= rule.sufficient:
            return "\n".join(f"<div>{inner_html(each)}</div>" for each in parts)
    return ""


def by_trafilatura(tree: HtmlElement, url: str, base: str) -> str:
    """Return the body that trafilatura finds, or ''.

    Asked for links, images and emphasis it finds other text than without, and worse: captions, lists of
    links. So these are kept only as far as the text stays the same.

    Args:
        tree: The page; it is not changed.
        url: Where it came from, or ''.
        base: What its relative links start from, or ''.
    """
    from lxml.html import tostring

    shaped = Shaped(tree, base)
    body = _found(shaped.tree, url)
    if body is not None:
        part(body, Boundaries(shaped.tree))
        shaped.number(body)
        return shaped.put_back(str(tostring(body, encoding="unicode")))
    return ""


def _found(tree: HtmlElement, url: str) -> HtmlElement | None:
    from lxml.html import tostring

    plain = _trafilatura(tree, url)
    if plain is None:
        return None
    text, how = plain_text(str(tostring(plain, encoding="unicode"))), dict[str, bool]()
    precise = _trafilatura(tree, url, favor_precision=True)
    if precise is not None:
        strict = plain_text(str(tostring(precise, encoding="unicode")))
        if len(text) < 4 * len(strict) and is_overgrown(text, strict):
            plain, text, how = precise, strict, {"favor_precision": True}
    letters, words = Counter(_LETTER.findall(text)), frozenset(_WORD.findall(text))
    for options in _RICHEST_FIRST:
        body = _trafilatura(tree, url, **options, **how)
        if body is None:
            continue
        _respace(body, words)
        rich = str(tostring(body, encoding="unicode"))
        if _alike(letters, Counter(_LETTER.findall(plain_text(rich)))):
            return body
    return plain


def is_overgrown(text: str, precise: str) -> bool:
    """Return whether what a stricter reading leaves out of a text are scraps around the article.

    Lists of other stories and readers' remarks are many short lines; where paragraphs are left out, the
    stricter reading has lost a part of the article.
    """
    lines = [line for line in precise.split("\n") if line.strip()]
    scraps = [line for line in text.split("\n") if line.strip() and line not in precise]
    if not lines or len(scraps) < _MANY_SCRAPS or len(text) < 1.25 * len(precise):
        return False
    return median(map(len, scraps)) < median(map(len, lines)) / 2


def _trafilatura(tree: HtmlElement, url: str, **options: Any) -> HtmlElement | None:
    from trafilatura import bare_extraction
    from trafilatura.htmlprocessing import convert_to_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = bare_extraction(
        # It takes a tree for its own and changes it.
        deepcopy(tree),
        url=url or None,
        fast=True,
        include_comments=False,
        output_format="html",
        **options,
    )
    if document is None or isinstance(document, dict):
        return None
    ordered = [each for each in document.body.iter("list") if each.get("rend") == "ol"]
    page = convert_to_html(document.body)
    for each in ordered:
        each.tag = "ol"
    return page


_RICHEST_FIRST: tuple[dict[str, Any], ...] = (
    {"include_links": True, "include_images": True, "include_formatting": True},
    {"include_links": True, "include_formatting": True},
    {"include_formatting": True},
)
_LETTER = re.compile(r"\w")
_WORD = re.compile(r"[^\W_]+")
_WORD_AT_END = re.compile(r"[^\W_]+$")
_WORD_AT_START = re.compile(r"^[^\W_]+")
_SAME = 0.995
_INLINE = ("a", "i", "em", "b", "strong", "u", "code")


def _respace(body: HtmlElement, words: frozenset[str]) -> None:
    """Put back the blank after a link or an emphasis where the text without these has one."""
    for element in body.iter(*_INLINE):
        ending = "".join(element.itertext())[-80:]
        tail = element.tail or ""
        if not ending or not tail or not tail[0].isalnum() or ending[-1].isspace():
            continue
        before, after = _WORD_AT_END.search(ending), _WORD_AT_START.search(tail)
        joined = (before[0] if before else "") + (after[0] if after else "")
        # 报道<b>说</b>的 has no blank, and <b>N</b>ew is one word.
        if ending[-1].isascii() and tail[0].isascii() and (before is None or joined not in words):
            element.tail = " " + tail


def _alike(words: Counter[str], others: Counter[str]) -> bool:
    """Return whether two texts have next to all letters in common."""
    return 2 * (words & others).total() >= _SAME * (words.total() + others.total())


def by_description(tree: HtmlElement, description: str) -> str:
    """Return the block of a page that its own description begins like, or ''.

    A news flash is one paragraph among many of others; the description says which.
    """
    opening = title_key(description)[:_OPENING]
    if len(opening) < _OPENING:
        return ""
    found = None
    for element in tree.iter("p", "div", "section", "article", "span", "pre", "td"):
        text = visible_text(element) if not isinstance(element.tag, str) or element.tag not in UNSEEN else ""
        if title_key(text[: 4 * _OPENING + 40]).startswith(opening) and linked_share(element) < _MANY_LINKS:
            found = element  # the innermost comes last
    return f"<div>{inner_html(found)}</div>" if found is not None else ""


def lead_of(tree: HtmlElement, description: str, text: str) -> str:
    """Return the lead of a page if the text lacks it: named so, and the same as the page's description.

    Args:
        tree: The page.
        description: What it says of itself.
        text: What was found on it.
    """
    key = title_key(description)
    if len(key) < _OPENING or key in title_key(text):
        return ""
    for each in tree.iter("p", "div", "section", "h2", "strong"):
        named = _LEAD.search(f"{each.get('class') or ''} {each.get('id') or ''} {each.get('itemprop') or ''}")
        if named and not is_unseen(each) and title_key(visible_text(each)) == key:
            return f"<p>{escape(visible_text(each), quote=False)}</p>"
    return ""


def made_of_links(tree: HtmlElement, text: str) -> float:
    """Return which part of a text stands in links of the page, from 0 to 1; prose has little in them."""
    key = title_key(text)
    links = {title_key(visible_text(link)) for link in tree.iter("a")}
    linked = sum(len(link) * key.count(link) for link in links if len(link) >= _TELLING)
    return min(linked / len(key), 1.0) if key else 0.0


def by_density(tree: HtmlElement) -> str:
    """Return the element whose own paragraphs hold the most text that is not links, or ''."""
    weights: dict[HtmlElement, float] = defaultdict(float)
    for paragraph in tree.iter("p", "pre", "blockquote"):
        text = visible_text(paragraph)
        parent = paragraph.getparent()
        if len(text) < _SHORTEST or parent is None or linked_share(paragraph) > _MANY_LINKS:
            continue
        weights[parent] += len(text)
        if (above := parent.getparent()) is not None:
            weights[above] += len(text) / 2
    if not weights:
        return ""
    return f"<div>{inner_html(max(weights, key=weights.__getitem__))}</div>"
