"""The site of all issues: pages that a plain file server shows, or no server at all."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape

from msgspec.structs import replace

from newsroom.model import Entry, Issue, Publication
from newsroom.publish import documents
from newsroom.publish.addresses import INDEX, SEARCH, SITEMAP, feed_paths, month_path, root_of
from newsroom.publish.feed import MOST, atom, json_feed
from newsroom.publish.html import Frame, description, shell, web_page
from newsroom.publish.markup import link_of, plain, text_of
from newsroom.publish.outlets import Outlet, months

_FIRST = 30
"""Issues that the first page has; the others are on the pages of their months."""


def site_files(outlets: Sequence[Outlet], publication: Publication, css: str) -> dict[str, bytes]:
    """Make all files of the site, by their paths from its root.

    Links between the pages are relative, so that the site works wherever it lies, in a folder too. Only
    search needs a program, which is in its page with all it looks into. The same issues give the same bytes.

    Args:
        outlets: The issues, the latest first.
        publication: Their publication; with its `address` pages say where they stand for good.
        css: The content of a style (`styles.read_style`).
    """
    return _Site(outlets, publication, css).files()


class _Site:
    def __init__(self, outlets: Sequence[Outlet], publication: Publication, css: str) -> None:
        self._outlets = outlets
        self._publication = publication
        self._css = f"{css.strip()}\n{_shipped('site.css').strip()}"
        self._months = months(outlets, publication)
        self._month_of = {each.path: month for month, some in self._months.items() for each in some}
        self._root = root_of(publication)
        self._atom, self._json_feed = feed_paths(publication)

    def files(self) -> dict[str, bytes]:
        """Make all files."""
        made = dict(self._pages())
        feeds = {self._atom: atom, self._json_feed: json_feed}
        for path, write in feeds.items():
            address = self._root + path if self._root else ""
            made[path] = write(self._outlets[:MOST], self._publication, address=address)
        if self._root:
            made[SITEMAP] = self._sitemap(made)
        return {path: text.encode("utf-8", "replace") for path, text in made.items()}

    def _pages(self) -> Iterator[tuple[str, str]]:
        for place, each in enumerate(self._outlets):
            later = self._outlets[place - 1] if place else None
            earlier = self._outlets[place + 1] if place + 1 < len(self._outlets) else None
            yield each.path, self._issue(each, earlier, later)
        for month, outlets in self._months.items():
            yield month_path(month), self._month(month, outlets)
        yield INDEX, self._index()
        yield SEARCH, self._search()

    def _issue(self, outlet: Outlet, earlier: Outlet | None, later: Outlet | None) -> str:
        here = outlet.path
        around = [("prev", "上一期", earlier), ("next", "下一期", later)]
        there = [(rel, words, each) for rel, words, each in around if each is not None]
        links = [
            f'<li><a rel="{rel}" href="{_way(here, each.path)}">{words}：{text_of(each.issue.title)}</a></li>'
            for rel, words, each in there
        ]
        after = ['<nav class="ways around" aria-label="前后各期"><ul>', *links, "</ul></nav>"]
        head = [f'<link rel="{rel}" href="{_way(here, each.path)}">' for rel, _words, each in there]
        frame = Frame(
            address=outlet.address,
            head=(*head, *self._feed_links(here)),
            before=tuple(self._ways(here, outlet)),
            after=tuple(after) if links else (),
        )
        # Feeds of the site need no address to be found; one that lies elsewhere is named as well.
        inside = bool(self._root) and self._publication.feed.startswith(self._root)
        publication = replace(self._publication, feed="") if inside else self._publication
        return web_page(outlet.issue, publication, self._css, frame)

    def _index(self) -> str:
        title = self._publication.name
        listed = [
            "<h2>各月</h2>",
            '<ul class="months">',
            *(
                f'<li><a href="{_way(INDEX, month_path(month))}">{_named(month)}</a>'
                f' <span class="quiet">{len(outlets)} 期</span></li>'
                for month, outlets in self._months.items()
            ),
            "</ul>",
        ]
        body = [*self._listed(INDEX, self._outlets[:_FIRST]), *(listed if self._months else ())]
        return self._page(INDEX, title, title, body, address=self._root)

    def _month(self, month: str, outlets: Sequence[Outlet]) -> str:
        here = month_path(month)
        title = f"{_named(month)} · {self._publication.name}"
        address = self._root + here if self._root else ""
        return self._page(here, title, _named(month), self._listed(here, outlets), address=address)

    def _search(self) -> str:
        body = [
            '<form class="search" role="search" action="search.html">',
            '<input id="words" name="q" type="search" aria-label="要找的词" autocomplete="off" autofocus>',
            '<button type="submit">搜索</button>',
            "</form>",
            "<noscript><p>搜索需要浏览器运行本页中的脚本；各月的页面不需要。</p></noscript>",
            '<p id="count" class="quiet" role="status"></p>',
            '<ul id="results" class="issues"></ul>',
            f'<script type="application/json" id="issues">{self._searched()}</script>',
            f"<script>\n{_shipped('search.js').strip()}\n</script>",
        ]
        return self._page(SEARCH, f"搜索 · {self._publication.name}", "搜索", body, listed=False)

    def _searched(self) -> str:
        """Write what search looks into so that nothing in it ends its element."""
        made = json.dumps(list(map(_searchable, self._outlets)), ensure_ascii=False, separators=(",", ":"))
        return made.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")

    def _page(
        self,
        here: str,
        title: str,
        heading: str,
        body: Iterable[str],
        *,
        address: str = "",
        listed: bool = True,
    ) -> str:
        head = [f"<title>{text_of(title)}</title>"]
        if canonical := link_of(address):
            head.append(f'<link rel="canonical" href="{canonical}">')
        if not listed:
            head.append('<meta name="robots" content="noindex">')
        return shell(
            [*head, *self._feed_links(here)],
            self._css,
            [
                *self._ways(here),
                f"<header><h1>{text_of(heading)}</h1></header>",
                '<main id="main">',
                *body,
                "</main>",
                *self._footer(),
            ],
        )

    def _ways(self, here: str, outlet: Outlet | None = None) -> Iterator[str]:
        """Write the links to the first page, the month and search."""
        yield '<nav class="ways" aria-label="网站"><ul>'
        if here != INDEX:
            yield f'<li><a href="{_way(here, INDEX)}">{text_of(self._publication.name)}</a></li>'
        if outlet is not None:
            month = self._month_of[outlet.path]
            yield f'<li><a href="{_way(here, month_path(month))}">{_named(month)}</a></li>'
        if here != SEARCH:
            yield f'<li><a href="{_way(here, SEARCH)}">搜索</a></li>'
        yield f'<li><a href="{_way(here, self._atom)}">订阅</a></li>'
        yield "</ul></nav>"

    def _feed_links(self, here: str) -> Iterator[str]:
        name = text_of(self._publication.name).replace('"', "&quot;")
        for path, kind in ((self._atom, "atom+xml"), (self._json_feed, "feed+json")):
            href = _way(here, path)
            yield f'<link rel="alternate" type="application/{kind}" title="{name}" href="{href}">'

    def _footer(self) -> Iterator[str]:
        yield "<footer>"
        yield f"<p>{text_of(self._publication.name)}</p>"
        yield "</footer>"

    def _listed(self, here: str, outlets: Sequence[Outlet]) -> Iterator[str]:
        if not outlets:
            yield "<p>还没有发布过的速递。</p>"
            return
        yield '<ul class="issues">'
        for each in outlets:
            yield f'<li><h2><a href="{_way(here, each.path)}">{text_of(each.issue.title)}</a></h2>'
            day = each.issue.date or self._publication.local(each.appeared.published).date()
            count = f" · {len(each.issue.entries)} 条" if each.issue.entries else ""
            named = f"{day.year}年{day.month}月{day.day}日"
            yield f'<p class="quiet"><time datetime="{day}">{named}</time>{count}</p>'
            if about := description(each.issue):
                yield f"<p>{text_of(about)}</p>"
            yield "</li>"
        yield "</ul>"

    def _sitemap(self, files: Iterable[str]) -> str:
        """List the pages for search engines (sitemaps.org)."""
        changed = {
            each.path: (each.address, self._publication.local(each.appeared.updated))
            for each in self._outlets
        }
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        ]
        for path in files:
            if path in changed:
                address, at = changed[path]
                when = f"<lastmod>{at.isoformat(timespec='seconds')}</lastmod>"
            elif path == INDEX or path.startswith("month/"):
                address, when = self._root + path.removesuffix(INDEX), ""
            else:
                continue
            lines.append(f"<url><loc>{escape(address)}</loc>{when}</url>")
        return "\n".join([*lines, "</urlset>", ""])


def _searchable(outlet: Outlet) -> dict[str, Any]:
    issue = outlet.issue
    return {"title": _line(issue.title), "path": quote(outlet.path), "parts": _parts(issue)}


@lru_cache(maxsize=2048)
def _parts(issue: Issue) -> tuple[dict[str, str], ...]:
    """Return what of an issue is searched, each part with what leads to it; no one changes it."""
    parts = [_part("", plain(issue.lead, lines=False))] if issue.lead else []
    parts += [_entry_part(number, entry) for number, entry in enumerate(issue.entries, 1)]
    if issue.commentary:
        parts.append(_part("点评", plain(issue.commentary), "commentary"))
    if read := documents.document_of(issue):
        parts += [
            _part(_line(documents.title_text(each, read)), documents.section_text(each, read))
            for each in read.parts
        ]
    return tuple(parts)


def _entry_part(number: int, entry: Entry) -> dict[str, str]:
    return _part(_line(entry.headline), plain(entry.summary, lines=False), f"entry-{number}")


def _part(head: str, text: str, anchor: str = "") -> dict[str, str]:
    return {"head": head, "text": text, "anchor": anchor}


def _line(words: str) -> str:
    """Return a line of plain text that is clean for any screen."""
    from newsroom.text.clean import one_line

    return one_line(words)


def _named(month: str) -> str:
    return f"{int(month[:4])}年{int(month[5:])}月"


def _way(here: str, there: str) -> str:
    """Return the relative address of one page on another, as an attribute's value."""
    return quote(posixpath.relpath(there, posixpath.dirname(here) or "."))


def _shipped(name: str) -> str:
    return resources.files("newsroom.publish").joinpath(name).read_text("utf-8")
