"""Where sites keep the article on their pages, for those that a general rule does not get right.

A selector is a tag, classes and an id as in CSS; ``*`` at the end of a class stands for what build tools add
to it. The first that leads to enough text counts; if a site has changed, the general rules take over.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from lxml.html import HtmlElement


class SiteRule(Struct, frozen=True):
    """Selectors of one site."""

    body: tuple[str, ...]
    title: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    site: str = ""
    """What the site is called, where its pages do not say so."""
    sufficient: int = 80
    """Characters of a body that is one; news flashes are short."""


_RULES: dict[str, SiteRule] = {
    "mp.weixin.qq.com": SiteRule(
        ("#js_content", "#js_image_desc", ".share_notice"),
        title=("#activity-name", "h1.rich_media_title"),
        author=("#js_name", "#js_author_name"),
        published=("#publish_time",),
        site="微信公众号",
        sufficient=20,
    ),
    "36kr.com": SiteRule(
        (".articleDetailContent", ".pre-item-des", ".newsflash-item .item-desc"),
        title=("h1.article-title",),
        sufficient=20,
    ),
    "ithome.com": SiteRule(("#paragraph",), author=("#author_baidu strong",), published=("#pubtime_baidu",)),
    "huxiu.com": SiteRule(("#article-content", ".article__content")),
    "jiqizhixin.com": SiteRule((".article__content", "#js-article-content")),
    "qbitai.com": SiteRule(("div.article",)),
    "sina.com.cn": SiteRule(("#artibody", "#article_content", "#article")),
    "sohu.com": SiteRule(("#mp-editor",), author=(".user-info h4",)),
    "163.com": SiteRule((".post_body", "#endText")),
    "qq.com": SiteRule(("#ArticleContent", "#article-content .rich_media_content", ".content-article")),
    "people.com.cn": SiteRule((".rm_txt_con", "#rwb_zw", ".text_con")),
    "xinhuanet.com": SiteRule(("#detailContent", "#detail", "#p-detail")),
    "news.cn": SiteRule(("#detailContent", "#detail", "#p-detail")),
    "thepaper.cn": SiteRule((".index_cententWrap*", ".news_txt", ".news_part_father")),
    "ifeng.com": SiteRule((".index_text_*", "#main_content")),
    "chinanews.com": SiteRule((".left_zw",)),
    "chinanews.com.cn": SiteRule((".left_zw",)),
    "cctv.com": SiteRule(("#content_area", "#text_area")),
    "guancha.cn": SiteRule((".all-txt",)),
    "jiemian.com": SiteRule((".article-content",)),
    "caixin.com": SiteRule(("#Main_Content_Val",)),
    "yicai.com": SiteRule(("#multi-text", ".m-txt")),
    "cls.cn": SiteRule((".detail-content", ".detail-telegraph-content"), sufficient=20),
    "gov.cn": SiteRule(("#UCAP-CONTENT", ".pages_content")),
    "leiphone.com": SiteRule((".lph-article-comView",)),
    "geekpark.net": SiteRule((".article-content",)),
    "ifanr.com": SiteRule((".o-single-content__body__content",)),
    "sspai.com": SiteRule((".article-body",)),
    "csdn.net": SiteRule(("#content_views",), author=("a.follow-nickName",)),
    "cnblogs.com": SiteRule(("#cnblogs_post_body",), title=("#cb_post_title_url",)),
    "zhihu.com": SiteRule((".Post-RichTextContainer .RichText", "div.RichContent-inner .RichText")),
    "juejin.cn": SiteRule(("#article-root", ".article-viewer")),
    "toutiao.com": SiteRule((".syl-article-base",)),
    "zaobao.com.sg": SiteRule((".article-content-rawhtml",)),
    "udn.com": SiteRule((".article-content__editor",)),
    "cna.com.tw": SiteRule((".centralContent .paragraph",)),
    "mydrivers.com": SiteRule((".news_info",)),
    "cnbeta.com.tw": SiteRule((".cnbeta-article-body",)),
    "solidot.org": SiteRule((".p_mainnew",), sufficient=20),
}

_STEP = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<marks>(?:[#.][\w-]+\*?)*)")
_MARK = re.compile(r"([#.])([\w-]+)(\*?)")


def rule_for(host: str) -> SiteRule | None:
    """Find the rule of a host, or of a domain it lies in."""
    parts = host.lower().split(".")
    return next((rule for n in range(len(parts) - 1) if (rule := _RULES.get(".".join(parts[n:])))), None)


def select(tree: HtmlElement, selectors: tuple[str, ...]) -> list[HtmlElement]:
    """Return the elements of each selector, in the selectors' order."""
    return [found for selector in selectors for found in tree.xpath(_xpath(selector))]


@cache
def _xpath(selector: str) -> str:
    """Write a selector as XPath 1.0."""
    path = ""
    for step in selector.split():
        match = _STEP.fullmatch(step)
        assert match is not None, selector
        path += "//" + (match["tag"] or "*")
        for kind, name, open_ended in _MARK.findall(match["marks"]):
            if kind == "#":
                path += f"[@id='{name}']"
            else:
                end = "" if open_ended else " "
                path += f"[contains(concat(' ', normalize-space(@class), ' '), ' {name}{end}')]"
    return "." + path
