"""What stands beside an article on its page, and reads like a part of it: columns, replies, other stories.

Trafilatura knows it by names of classes where it has them. What is taken out here is told by how it stands
to the rest of the page, so that a name alone never costs a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsroom.reading.fulltext.tree import is_unseen, linked_share, visible_text
from newsroom.text.cells import cell_width

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_POST = re.compile(
    r"(?:^|[\s_-])(?:post|reply|message|msg|floor|thread-?item|louceng|huifu)s?(?:$|[\s_-])", re.IGNORECASE
)
_WRITER = re.compile(
    r"(?:^|[\s_-])(?:user(?:name|-?info)?|author|poster|member|avatar|nick(?:name)?|louzhu)(?:$|[\s_-])", re.I
)
_FEWEST_POSTS = 2
_OPENING_POST = 200
"""Cells of the shortest first post that is an article; below a short question the answers are the text."""

_COLUMN = re.compile(
    r"(?:^|[\s_-])(?:r|right|rightbar|side|sidebar|aside|col-?r|rail|you(?:lan|ce|bian)|r-?col)(?:$|[\s_-])",
    re.I,
)
_MAIN = 3
"""How many times as much text the column beside it has to have."""

_RELATED = (
    r"(?:related|recommended|similar|more|other|latest|popular|further)\s+(?:stories|articles|news|posts|reading"
    r"|coverage|topics|content)|read (?:more|next|also)|see also|you (?:may|might) (?:also )?like|most read"
    r"|trending(?: now)?|(?:相关|相關|推荐|推薦|热门|熱門|最新|更多|延伸|扩展|其他)"
    r"(?:阅读|閱讀|新闻|新聞|文章|报道|報導|推荐|推薦|链接|内容|资讯|话题|話題)|猜你喜欢|大家都在看|往期(?:回顾|推荐|精选)"
    r"|関連(?:記事|ニュース)|あわせて読みたい|관련\s?기사|(?:เรื่อง|ข่าว)ที่เกี่ยวข้อง|à lire aussi|sur le même sujet"
    r"|lesen sie auch|mehr zum thema|noticias relacionadas|lee también|leia também|veja também|leggi anche"
    r"|читайте также"
)
"""What stands above links to other stories; such a link between two paragraphs is for the editor to see."""
_HEADING = re.compile(
    rf"(?:{_RELATED})(?: (?:on|from|about|in) .{{1,40}})?|more (?:must-reads? )?(?:from|on|about) .{{1,40}}",
    re.I,
)
_LONGEST_HEADING = 80
_LINKED = 0.8
_LIST_LINKED = 0.5
"""The share of links in a list below such words; some give a line of each story besides."""

_NOTICE = re.compile(
    r"\s*[【\[〔](?:广告|廣告|推广|推廣|公告|站内公告|AD|Advertisement|Sponsored)[】\]〕]", re.IGNORECASE
)


def beside(tree: HtmlElement) -> list[HtmlElement]:
    """Return what stands on a page beside its article; elements may lie within one another."""
    return [*_replies(tree), *_columns(tree), *_related(tree), *_notices(tree)]


def _replies(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Find the posts of a thread behind the one that opens it.

    They stand beside it under one name, each with its writer. Answers to a question of few words are left.
    """
    for parent in {each.getparent() for each in _named(tree, _POST)}:
        if parent is None:
            continue
        posts = [each for each in parent if _is_post(each)]
        if len(posts) < _FEWEST_POSTS or posts[0].tag != posts[1].tag:
            continue
        if cell_width(visible_text(posts[0])) >= _OPENING_POST:
            yield from posts[1:]


def _is_post(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or not _POST.search(_names(element)):
        return False
    # Cards that lead to other texts, as blogs have them, name their writers too.
    if any(heading.find(".//a") is not None for heading in element.iter("h1", "h2", "h3")):
        return False
    return any(_WRITER.search(_names(each)) for each in element.iterdescendants())


def _columns(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Find columns beside the one with the text: named so, and much shorter than another beside them."""
    for element in _named(tree, _COLUMN):
        parent = element.getparent()
        if parent is None or next(element.iter("h1", "article", "main"), None) is not None:
            continue
        beside = max((_prose(each) for each in parent if each is not element), default=0)
        if beside > _MAIN * _prose(element):
            yield element


def _related(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Find lists of links to other stories, with the words above them that say so."""
    for heading in tree.iter("h2", "h3", "h4", "h5", "p", "div", "strong", "b", "span"):
        words = visible_text(heading) if len(heading) < 3 else ""
        if (
            not words
            or cell_width(words) > _LONGEST_HEADING
            or not _HEADING.fullmatch(words.strip(" :：》>"))
        ):
            continue
        following = heading.getnext()
        # The list may stand below a heading in a box of its own.
        if following is None and (box := heading.getparent()) is not None and visible_text(box) == words:
            heading, following = box, box.getnext()
        if following is None or following.tag not in ("ul", "ol", "div", "section", "table"):
            continue
        if sum(1 for _link in following.iter("a")) >= 2 and linked_share(following) >= _LIST_LINKED:
            yield heading
            yield following


def _notices(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Find paragraphs that say of themselves that they are an advertisement or the site's own notice.

    Where they are most of the page, a notice is its article.
    """
    found = [each for each in tree.iter("p") if _NOTICE.match((each.text or "")[:40])]
    if found and _prose(tree) > _MAIN * sum(map(_prose, found)):
        yield from found


def _prose(element: HtmlElement) -> int:
    """Return the cells of the sentences in an element that are not mostly links."""
    if not isinstance(element.tag, str) or is_unseen(element):
        return 0
    return sum(
        cell_width(visible_text(each)) for each in element.iter("p", "pre") if linked_share(each) < _LINKED
    )


def _named(tree: HtmlElement, names: re.Pattern[str]) -> list[HtmlElement]:
    return [
        each
        for each in tree.iter("div", "section", "aside", "td", "li", "article")
        if names.search(_names(each))
    ]


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"
