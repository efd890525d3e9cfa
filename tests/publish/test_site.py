"""The site of all issues: its pages, and the same in a browser."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import unquote

import html5lib
import pytest
from lxml import etree
from msgspec.structs import replace

from newsroom.model import Entry, Issue, Publication
from newsroom.publish.addresses import feed_paths
from newsroom.publish.outlets import Appeared, outlets
from newsroom.publish.site import site_files
from newsroom.publish.styles import read_style
from tests.chromium import browsing, needs_chromium
from tests.publish.test_forms import HOSTILE, ISSUE, PUBLICATION, Elements

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def site(publication: Publication = PUBLICATION, *issues: Issue) -> dict[str, bytes]:
    shown = [
        Appeared(id=number, issue=issue, first=at, published=at, updated=at)
        for number, issue in enumerate(issues or (of(9), of(10), of(1, month=4)), 1)
        for at in [datetime(2031, issue.date.month, issue.date.day, tzinfo=UTC)]  # type: ignore[union-attr]
    ]
    return site_files(outlets(shown, publication), publication, read_style("paper"))


def of(day: int, month: int = 3) -> Issue:
    entry = Entry(
        uid="d", headline=f"第{day}日的港口智能调度", url="https://a.example/", summary="万吨轮靠泊。"
    )
    return replace(
        ISSUE,
        date=date(2031, month, day),
        title=f"2031.{month:02}.{day:02} 速递",
        entries=(*ISSUE.entries, entry),
    )


def pages(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: content.decode() for path, content in files.items() if path.endswith(".html")}


def test_there_is_a_page_for_everything() -> None:
    assert set(site()) == {
        "index.html",
        "month/2031-03.html",
        "month/2031-04.html",
        "2031/03/09/index.html",
        "2031/03/10/index.html",
        "2031/04/01/index.html",
        "search.html",
        "feed.xml",
        "feed.json",
        "sitemap.xml",
    }


@pytest.mark.parametrize("publication", [PUBLICATION, Publication()])
def test_every_page_is_valid_and_every_link_within_leads_to_a_file(publication: Publication) -> None:
    files = site(publication)
    for path, page in pages(files).items():
        html5lib.HTMLParser(strict=True).parse(page)
        elements = Elements(page)
        assert not any("src" in attributes for _tag, attributes in elements.found)
        links = [str(each["href"]) for tag in ("a", "link") for each in elements.all(tag)]
        for link in links:
            if not link.startswith(("https://", "#")):
                there = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link)))
                assert there in files, (path, link)


def test_programs_are_in_the_search_page_alone() -> None:
    for path, page in pages(site()).items():
        kinds = [each.get("type") for each in Elements(page).all("script")]
        wanted = ["application/json", None] if path == "search.html" else ["application/ld+json"]
        assert kinds == (wanted if "/index" in path or path == "search.html" else [])


def test_the_first_page_has_the_latest_first_and_each_leads_to_its_neighbours() -> None:
    files = pages(site())
    first = files["index.html"]
    assert first.index("2031.04.01 速递") < first.index("2031.03.10") < first.index("2031.03.09")
    assert "2031年3月</a>" in first and "2 期" in first
    page = files["2031/03/10/index.html"]
    around = {each["rel"]: each["href"] for each in Elements(page).all("a") if "rel" in each}
    assert around == {"prev": "../09/index.html", "next": "../../04/01/index.html"}
    assert "2031.03.10" in files["month/2031-03.html"] and "04.01" not in files["month/2031-03.html"]


def test_each_page_says_where_it_stands_for_good() -> None:
    files = site()
    assert (
        'rel="canonical" href="https://digest.example/2031/03/09/"' in pages(files)["2031/03/09/index.html"]
    )
    listed = [each.text for each in etree.fromstring(files["sitemap.xml"]).iter(LOC)]
    assert "https://digest.example/2031/04/01/" in listed and "https://digest.example/" in listed
    assert len(listed) == 6
    bare = site(Publication())
    assert "sitemap.xml" not in bare and b"canonical" not in bare["index.html"]


def test_the_feed_lies_where_the_publication_says() -> None:
    assert feed_paths(PUBLICATION) == ("feed.xml", "feed.json")
    assert feed_paths(replace(PUBLICATION, feed="https://digest.example/rss/atom.xml"))[0] == "rss/atom.xml"
    for elsewhere in ("https://feeds.example/x", "https://digest.example/../x", "https://digest.example/?f"):
        assert feed_paths(replace(PUBLICATION, feed=elsewhere))[0] == "feed.xml"


def test_a_site_of_nothing_is_a_site() -> None:
    files = site_files([], PUBLICATION, "")
    assert set(files) == {"index.html", "search.html", "feed.xml", "feed.json", "sitemap.xml"}
    html5lib.HTMLParser(strict=True).parse(files["index.html"].decode())


def test_what_issues_hold_stays_text() -> None:
    words = f"{HOSTILE}</script>\u2028"
    entry = Entry(uid="a", headline=words, url="https://a.example/", summary=words)
    hostile = replace(ISSUE, title=words, lead=words, entries=(entry,), commentary=words)
    for page in pages(site(PUBLICATION, hostile)).values():
        html5lib.HTMLParser(strict=True).parse(page)
        assert not Elements(page).all("img") and "\x1b" not in page


def test_a_deep_dive_has_its_page_and_is_searched() -> None:
    text = "---\ntitle: 港口之夜\ndate: 2031-03-09\nmain_topics: [港口]\n---\n\n"
    text += "TL;DR：摘要。\n\n## 潮汐\n\n涨潮了[^1]。\n\n## 引用\n\n"
    text += "[^1]: [潮汐表](https://a.example/)·海事局·2031/3/1·检索日期2031/3/2\n"
    deep = Issue(date=date(2031, 3, 9), title="港口之夜", source=text, form="deep")
    files = pages(site(PUBLICATION, of(9), deep))
    assert "涨潮了" in files["deep/2031-03-09/index.html"]
    assert 'canonical" href="https://digest.example/deep/2031-03-09/"' in files["deep/2031-03-09/index.html"]
    assert "涨潮了[1]。" in files["search.html"] and "港口之夜" in files["index.html"]


@needs_chromium
def test_in_a_browser_nothing_overflows_and_search_finds(tmp_path: Path) -> None:
    files = site(Publication())
    for path, content in files.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_bytes(content)
    with browsing(tmp_path) as page:
        for path in pages(files):
            for width in (390, 1280):
                page.open(tmp_path / "site" / path, width)
                assert page.value("document.documentElement.scrollWidth <= innerWidth"), (path, width)

        def found(words: str) -> list[str]:
            page.value(f"words.value = '{words}'; words.form.requestSubmit()")
            taken = page.value("[...document.querySelectorAll('#results h2')].map(each => each.textContent)")
            assert isinstance(taken, list)
            return taken

        page.open(tmp_path / "site" / "search.html")
        assert found("能调") == ["2031.04.01 速递", "2031.03.10 速递", "2031.03.09 速递"]
        marked = page.value("[...document.querySelectorAll('mark')].map(each => each.textContent)")
        assert set(marked) == {"能调"}
        assert page.value("document.querySelector('#results p a').getAttribute('href')").endswith("#entry-4")
        assert found("第10日 万吨") == ["2031.03.10 速递"]
        assert found("ＡＩ４ｓ") == found("ai4S") and len(found("ai4S")) == 3
        assert found("没有的词") == [] and page.value("count.textContent") == "没有找到"
        page.value("words.value = ''; words.dispatchEvent(new Event('input'))")
        assert page.value("results.children.length") == 0
        assert page.complaints == []
