"""The web page of an issue in a real browser: a phone and a desk, by day, by night and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.color import Color

from newsroom.publish.email import mail_html
from newsroom.publish.html import web_page
from newsroom.publish.styles import read_style, style_names
from tests.chromium import Page, browsing, needs_chromium
from tests.publish.test_forms import ADDRESS, FRAME, ISSUE, PUBLICATION
from tests.tui.contrast import AA, contrast

LONG = "https://a.example/" + "very-long-path-without-any-break/" * 12
WIDE = replace(
    ISSUE,
    lead=f"导语里有一个很长的地址 {LONG} 和 `{'code' * 40}`。",
    commentary=(
        f"第一段。\n\n> 引文。\n\n1. 其一\n   - {'Donaudampfschifffahrtsgesellschaft' * 4}\n\n"
        + f"```\n{'x = 1; ' * 40}\n```\n\n"
        + "| 公司 | 数字 | 说明 |\n| --- | --- | --- |\n"
        + f"| 甲 | 244 | {'unbreakable' * 10} |\n\n[一个链接](https://a.example/2)"
    ),
)
_UNREADABLE = """
(() => {
  const rgb = text => (text.match(/[0-9.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(p => p / 255)
    .map(p => p <= 0.04045 ? p / 12.92 : ((p + 0.055) / 1.055) ** 2.4)
    .reduce((sum, p, n) => sum + p * [0.2126, 0.7152, 0.0722][n], 0);
  const under = element => {
    for (let each = element; each; each = each.parentElement) {
      const ground = rgb(getComputedStyle(each).backgroundColor);
      if (ground.length === 3 || ground[3] === 1) return ground;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!own || !element.getClientRects().length || element.closest(".skip")) continue;
    const both = [light(rgb(getComputedStyle(element).color)), light(under(element))];
    const [low, high] = both.sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) found.push(`${element.tagName} ${ratio.toFixed(2)} ${element.textContent.slice(0, 20)}`);
  }
  return found;
})()
"""
"""The elements with text of less contrast than WCAG 2.2 AA asks (1.4.3)."""


_ROWS_OF_A_NUMBER = """
(() => {
  const cell = [...document.querySelectorAll("td")].find(each => each.textContent === "244");
  const range = document.createRange();
  range.selectNodeContents(cell);
  return range.getClientRects().length;
})()
"""
_CUT_OFF = """
[...document.querySelectorAll("pre, table")].filter(each => each.scrollWidth > each.clientWidth + 2)
  .map(each => each.tagName)
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browsing(tmp_path_factory.mktemp("browser")) as page:
        yield page


def shown(page: Page, html: str, folder: Path, width: int) -> None:
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    page.complaints.clear()
    page.open(file, width)


@needs_chromium
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("style", ["paper", "screen"])
def test_a_page_fits_is_readable_and_complains_of_nothing(
    browser: Page, tmp_path: Path, style: str, width: int
) -> None:
    html = web_page(WIDE, PUBLICATION, read_style(style))
    for scheme, media in (("light", "screen"), ("dark", "screen"), ("light", "print"), ("dark", "print")):
        browser.like(scheme=scheme, media=media)
        shown(browser, html, tmp_path, width)
        assert browser.value("document.documentElement.scrollWidth") <= width, (scheme, media)
        assert browser.value(_UNREADABLE) == [], (scheme, media)
        # A number in a table is not broken, and nothing that could be scrolled is cut off on paper.
        if media == "screen":
            assert browser.value(_ROWS_OF_A_NUMBER) == 1
        else:
            assert browser.value(_CUT_OFF) == []
        assert browser.complaints == []


@needs_chromium
@pytest.mark.parametrize("style", ["paper", "screen"])
def test_night_and_paper_are_what_they_should_be(browser: Page, tmp_path: Path, style: str) -> None:
    html = web_page(WIDE, PUBLICATION, read_style(style))
    ground = "getComputedStyle(document.body).backgroundColor"
    seen = {}
    for scheme, media in (("light", "screen"), ("dark", "screen"), ("dark", "print")):
        browser.like(scheme=scheme, media=media)
        shown(browser, html, tmp_path, 800)
        seen[scheme, media] = Color.parse(browser.value(ground)).brightness
    assert seen["light", "screen"] > 0.9 and seen["dark", "screen"] < 0.15
    assert seen["dark", "print"] == 1.0  # no night on paper


@needs_chromium
def test_the_keyboard_comes_to_the_text_first(browser: Page, tmp_path: Path) -> None:
    browser.like()
    shown(browser, web_page(ISSUE, PUBLICATION, read_style("paper")), tmp_path, 800)
    first = browser.value("document.querySelector('a, button, input').getAttribute('href')")
    assert first == "#main" and browser.value("document.querySelector('main').id") == "main"


@needs_chromium
@pytest.mark.parametrize("width", [390, 1280])
def test_the_mail_fits_and_is_readable(browser: Page, tmp_path: Path, width: int) -> None:
    browser.like()
    shown(browser, mail_html(ISSUE, ADDRESS), tmp_path, width)
    assert browser.value("document.documentElement.scrollWidth") <= width
    assert browser.value(_UNREADABLE) == [] and browser.complaints == []


@pytest.mark.parametrize("style", style_names())
def test_the_colours_of_a_style_meet_aa(style: str) -> None:
    css = read_style(style)
    palettes = [
        dict(re.findall(r"--(\w+): (#\w+)", found)) for found in re.findall(r":root \{([^}]*)\}", css)
    ]
    assert len(palettes) == 3  # day, night, paper
    for palette in palettes:
        for ground in {"ground", "card"} & set(palette):
            for text in ("ink", "quiet", "link"):
                ratio = contrast(Color.parse(palette[text]), Color.parse(palette[ground]))
                assert ratio >= AA, (text, ground, palette)


def test_a_page_without_an_address_names_none() -> None:
    bare = web_page(ISSUE, replace(PUBLICATION, feed=""), "")
    assert "canonical" not in bare and "og:url" not in bare and "alternate" not in bare
    page = web_page(ISSUE, PUBLICATION, "", FRAME)
    for words in (
        'og:title" content="2031',
        'og:url" content="https://digest.example/2031/03/09/"',
        "og:description",
    ):
        assert words in page
    assert '"mainEntityOfPage": "https://digest.example/2031/03/09/"' in page
    assert 'rel="alternate" type="application/atom+xml"' in page
