"""The page with a copy button, in a browser."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

from newsroom.publish.copypage import Field, Measure, copy_page
from newsroom.publish.wechat import wechat_html
from tests.chromium import browsing, needs_chromium
from tests.publish.test_forms import ISSUE

FIELDS = (Field("Title", ISSUE.title, 64), Field("摘要", "字" * 121, 120))
PAGE = copy_page("港口", wechat_html(ISSUE), "一\n二", FIELDS, Measure(20_000, 20_000))


def test_the_page_is_valid_and_tells_what_is_too_long() -> None:
    html5lib.HTMLParser(strict=True).parse(PAGE)
    assert f"<span>{len(ISSUE.title)}/64</span>" in PAGE
    assert '<span class="over">121/120</span>' in PAGE
    assert '<p class="over">20000 characters' in PAGE


def test_a_hostile_name_stays_text() -> None:
    page = copy_page("</title><script>x</script>\x1b[2J", "<p>一</p>", "</div><script>y</script>")
    html5lib.HTMLParser(strict=True).parse(page)
    assert page.count("<script>") == 1 and "\x1b" not in page


@needs_chromium
@pytest.mark.parametrize("width", [390, 1280])
def test_its_button_copies_rich_text_and_nothing_overflows(tmp_path: Path, width: int) -> None:
    file = tmp_path / "copy.html"
    file.write_text(PAGE, encoding="utf-8")
    with browsing(tmp_path) as page:
        page.open(file, width)
        assert page.value("document.documentElement.scrollWidth <= innerWidth")
        page.value("document.getElementById('copy-body').click()")
        assert "clipboard" in page.value("document.getElementById('said').textContent")
        taken = page.clipboard()
        assert taken["text/plain"] == "一\n二"
        assert 'style="' in taken["text/html"] and "<sup" in taken["text/html"]
        page.value("document.getElementById('copy-field-0').click()")
        assert page.clipboard() == {"text/plain": ISSUE.title}
        assert page.complaints == []
