"""What the article of a page is called, and which lines stand below its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from newsroom.reading.fulltext.sites import SiteRule, select
from newsroom.reading.fulltext.statements import Statement
from newsroom.reading.fulltext.tree import is_unseen, visible_text
from newsroom.text.addresses import site as host_of
from newsroom.text.cells import cell_width
from newsroom.text.clean import one_line
from newsroom.text.headlines import title_key, without_site_suffix

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = re.compile(r"\s*[_|｜]\s*|\s+[-–—]\s+|\s*——\s*")
_CHANNEL = 8
"""Cells of the longest name of a channel before the site's."""
_LONGEST_NAME = 40
"""Cells of the longest name of a site."""
_OF_SITES = re.compile(
    r"(?:网|報|报|社|热线|在线|新闻|频道|周刊|杂志|财经|科技|资讯|门户|客户端|电视台|广播|日報|论坛|博客|头条|Online|News|Times|Post"
    r"|Journal|Herald|Courier|Tribune|Gazette|Weekly|Daily|Magazine|Blog)$"
)
_NAME_WORD = re.compile(r"[A-Z0-9][\w.&'’-]*|of|the|and|for|in|de|la")

_FEWEST = 8
"""Cells of the shortest headline."""
_LINES = 8
_TEXT = 60
"""Cells of a paragraph that is the text already."""
_INNERMOST = frozenset(
    {"p", "div", "section", "ul", "li", "h2", "h3", "address", "time", "span", "header", "dl"}
)


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


def title_of(
    tree: HtmlElement, head: Head, statement: Statement, rule: SiteRule | None, site: str, url: str
) -> tuple[str, str]:
    """Return the headline of a page's article, and the site's name where only the title told it.

    Args:
        tree: The page.
        head: Its meta elements.
        statement: What it says in JSON-LD.
        rule: The site's rule, if it has one.
        site: What the site is called, or ''.
        url: Where the page is, or ''.
    """
    named = [visible_text(each) for each in select(tree, rule.title)] if rule else []
    headings = [text for each in tree.iter("h1") if (text := visible_text(each))]
    given = one_line(tree.findtext(".//title") or "")
    bare, tail = _without_tail(given, tree)
    stated = head.first(["og:title", "twitter:title"]) or statement.headline
    # A heading that the title begins with is the headline without whatever the site adds to it.
    headline = next((each for each in headings if len(each) > 3 and given.startswith(each)), "")
    shown = next((each for each in headings if _is_headline(each, tail or site)), "")
    candidates = [*named, headline, stated, shown, given, *headings[:1]]
    title = one_line(next(filter(None, candidates), ""))
    for name in filter(None, (site, host_of(url) if url else "")):
        title = without_site_suffix(title, name)
    if tail and title == given:
        title = bare
    return title, tail


def _is_headline(heading: str, site: str) -> bool:
    key = title_key(heading)
    return cell_width(heading) >= _FEWEST and key != title_key(site) and not _OF_SITES.search(heading)


def _without_tail(title: str, tree: HtmlElement) -> tuple[str, str]:
    """Part a title from a site's name at its end: one that looks so, or that the page shows elsewhere."""
    bare, mark, tail = _parted(title)
    if cell_width(bare) < _FEWEST or not 3 < cell_width(tail) <= _LONGEST_NAME:
        return title, ""
    if not _names_a_site(bare, tail, tree):
        return title, ""
    shorter, before, channel = _parted(bare)
    if (
        before.strip() == mark.strip()
        and cell_width(shorter) >= 2 * _FEWEST
        and cell_width(channel) <= _CHANNEL
    ):
        bare = shorter
    return bare, tail


def _parted(title: str) -> tuple[str, str, str]:
    """Return what stands before the last mark that parts a title, the mark, and what follows."""
    marks = list(_MARK.finditer(title))
    if not marks:
        return title, "", ""
    return title[: marks[-1].start()].strip(), marks[-1][0], title[marks[-1].end() :].strip()


def _names_a_site(bare: str, tail: str, tree: HtmlElement) -> bool:
    if _OF_SITES.search(tail) and cell_width(tail) < cell_width(bare):
        return True
    words = tail.split()
    if all(_NAME_WORD.fullmatch(each) for each in words) and any(each[:1].islower() for each in bare.split()):
        return True
    shown = (
        each.get("alt") or each.get("title") or visible_text(each)
        for each in tree.xpath("//img[@alt]|//footer|//a[@href='/']")
    )
    return any(title_key(tail) in title_key(each) for each in shown)


def lines_below(tree: HtmlElement, title: str) -> list[str]:
    """Return the lines between the headline of a page and its text."""
    key = title_key(title)
    headings = [each for each in tree.iter("h1", "h2") if title_key(visible_text(each))]
    heading = next((each for each in headings if title_key(visible_text(each)) == key), None)
    if heading is None:
        heading = next((each for each in headings if each.tag == "h1"), None)
    if heading is None:
        return []
    lines: list[str] = []
    seen: set[HtmlElement] = set()
    for each in heading.xpath("following::*"):
        if each.tag not in _INNERMOST or is_unseen(each) or each.getparent() in seen:
            if each.getparent() in seen:
                seen.add(each)
            continue
        line = _line(each)
        if not line or (cell_width(line) > _TEXT * 2 and len(each)):
            continue
        if cell_width(line) > _TEXT and each.tag == "p":
            break
        seen.add(each)
        lines.append(line)
        if len(lines) >= _LINES:
            break
    return lines


def _line(element: HtmlElement) -> str:
    pieces = (one_line(text) for text in element.itertext())
    return "  ".join(filter(None, pieces))
