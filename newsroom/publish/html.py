"""An issue as a web page: one file, nothing loaded from outside, no program in it."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from msgspec import Struct

from newsroom.issues import measures
from newsroom.model import FORMS, Entry, Issue, Publication, dated
from newsroom.publish import documents
from newsroom.publish.markup import blocks, link_of, running, text_of, value_of, written
from newsroom.text.addresses import site


class Frame(Struct, frozen=True, kw_only=True):
    """Where the page of an issue stands, and what a site puts around it, as lines of HTML."""

    address: str = ""
    """Its permanent address; '' where it has none."""
    head: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    """Above its title."""
    after: tuple[str, ...] = ()
    """Below its text."""


def web_page(issue: Issue, publication: Publication, css: str, frame: Frame | None = None) -> str:
    """Write an issue as a web page; parts not written yet are left out.

    Args:
        issue: The issue.
        publication: Its publication, whose `feed` the page names as its own.
        css: The content of a style (`styles.read_style`).
        frame: Where it stands, and what a site puts around it.
    """
    frame = frame or Frame()
    return shell(
        [*_head(issue, publication, frame.address), *frame.head],
        css,
        [
            *frame.before,
            *_header(issue, publication),
            '<main id="main">',
            content_html(issue),
            "</main>",
            *frame.after,
            *_footer(publication),
        ],
    )


def shell(head: Iterable[str], css: str, body: Iterable[str]) -> str:
    """Put a page together of lines of its head, a style, and lines of its body, which has a ``#main``."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="zh-Hans">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            *head,
            f"<style>\n{css.strip()}\n</style>",
            "</head>",
            "<body>",
            '<a class="skip" href="#main">跳到正文</a>',
            *body,
            "</body>",
            "</html>",
            "",
        ]
    )


def _head(issue: Issue, publication: Publication, address: str) -> Iterator[str]:
    title, about = issue.title, description(issue)
    data = _linked_data(issue, publication, address)
    address = link_of(address)
    yield f"<title>{text_of(title)}</title>"
    if about:
        yield _meta("name", "description", about)
    yield _meta("property", "og:type", "article")
    yield _meta("property", "og:locale", "zh_CN")
    yield _meta("property", "og:title", title)
    yield _meta("property", "og:site_name", publication.name)
    if about:
        yield _meta("property", "og:description", about)
    if issue.published:
        yield _meta("property", "article:published_time", issue.published.isoformat())
    if address:
        yield f'<meta property="og:url" content="{address}">'
        yield f'<link rel="canonical" href="{address}">'
    if feed := link_of(publication.feed):
        name = value_of(publication.name)
        yield f'<link rel="alternate" type="application/atom+xml" title="{name}" href="{feed}">'
    yield f'<script type="application/ld+json">{data}</script>'


# Pages and feeds of a site have the same content, and it is planned, shown and then written.
@lru_cache(maxsize=2048)
def content_html(issue: Issue) -> str:
    """Write what an issue says, without a page around it, as feeds have it."""
    return "\n".join(_main(issue))


def description(issue: Issue, most: int = measures.DESCRIPTION) -> str:
    """Say in one line of at most so many characters what an issue is about.

    That is its lead, else its headlines; of a deep dive or review its summary.
    """
    if issue.form == "daily":
        return measures.description(issue, most)
    about = " ".join(documents.about(issue).split())
    return about if len(about) <= most else about[: most - 1] + "…"


def _meta(key: str, name: str, content: str) -> str:
    return f'<meta {key}="{name}" content="{value_of(content)}">'


def _linked_data(issue: Issue, publication: Publication, address: str) -> str:
    """Write what search engines read (schema.org NewsArticle) so that nothing in it ends its element."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": issue.title,
        "inLanguage": "zh-Hans",
        "publisher": {"@type": "Organization", "name": publication.name},
    }
    if about := description(issue):
        data["description"] = about
    if issue.published:
        data["datePublished"] = issue.published.isoformat()
    elif issue.date and FORMS[issue.form].period == "day":
        data["datePublished"] = issue.date.isoformat()
    if address:
        data["url"] = data["mainEntityOfPage"] = address
    if issue.categories:
        data["articleSection"] = list(issue.categories)
    made = json.dumps(data, ensure_ascii=False)
    return made.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _header(issue: Issue, publication: Publication) -> Iterator[str]:
    yield "<header>"
    yield f'<p class="publication">{text_of(publication.name)}</p>'
    yield f"<h1>{text_of(issue.title)}</h1>"
    if issue.date:
        # The month or the year alone, where that is what a review is about.
        machine = dated(issue.date, FORMS[issue.form].period)
        yield f'<p class="day"><time datetime="{machine}">{documents.day_of(issue)}</time></p>'
    yield "</header>"


def _main(issue: Issue) -> Iterator[str]:
    if read := documents.document_of(issue):
        yield '<article class="document">'
        yield from documents.sections_html(read)
        yield "</article>"
        yield from documents.sources_html(read)
        return
    if issue.lead:
        yield f'<section class="lead" aria-label="导语"><p>{written(running(issue.lead))}</p></section>'
    if issue.entries:
        yield '<ol class="entries">'
        for number, entry in enumerate(issue.entries, 1):
            yield from _entry(number, entry)
        yield "</ol>"
    if issue.commentary:
        yield '<section class="commentary" aria-labelledby="commentary">'
        yield '<h2 id="commentary">点评</h2>'
        yield written(blocks(issue.commentary))
        yield "</section>"


def _entry(number: int, entry: Entry) -> Iterator[str]:
    headline, address = text_of(entry.headline), link_of(entry.url)
    yield f'<li id="entry-{number}"><article>'
    yield f'<h2><a href="{address}">{headline}</a></h2>' if address else f"<h2>{headline}</h2>"
    if entry.summary:
        yield f"<p>{written(running(entry.summary))}</p>"
    if host := site(entry.url):
        yield f'<p class="site">{text_of(host)}</p>'
    yield "</article></li>"


def _footer(publication: Publication) -> Iterator[str]:
    yield "<footer>"
    feed = link_of(publication.feed)
    subscribe = f'<span class="subscribe"> · <a href="{feed}">订阅</a></span>' if feed else ""
    yield f"<p>{text_of(publication.name)}{subscribe}</p>"
    yield "</footer>"
